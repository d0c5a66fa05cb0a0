"""What can be refused about sources."""

from api.foundation.errors import Conflict


class SourcePaused(Conflict):
    title = "The source is paused, so nothing is taken from it"
