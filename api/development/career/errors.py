"""Refusals about what is on record."""

from api.foundation.errors import Conflict


class RecordReversed(Conflict):
    title = "This record has been taken back"
