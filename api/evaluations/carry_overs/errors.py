"""What can be refused about taking over an earlier result."""

from api.foundation.errors import Conflict


class NothingToCarryOver(Conflict):
    """Only for a period in which somebody moved, and only what was signed at the former place."""

    title = "There is no earlier result that could be taken over"


class NoCarryOverProposed(Conflict):
    title = "Nobody has proposed to take over an earlier result"
