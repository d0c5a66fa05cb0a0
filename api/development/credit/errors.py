"""Refusals about angka kredit."""

from api.foundation.errors import Conflict


class NothingToConvert(Conflict):
    title = "No month of it is left to convert"


class AlreadyReversed(Conflict):
    title = "This line has been reversed"


class NoCreditSheet(Conflict):
    title = "There is no angka kredit of that time to set on this sheet"
