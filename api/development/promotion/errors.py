"""Refusals about promotion."""

from api.foundation.errors import Conflict


class NoSuchWindow(Conflict):
    title = "Nothing is computed for that window"


class ProposalsClosed(Conflict):
    title = "The last day to propose for that window has passed"


class AlreadyDecided(Conflict):
    title = "This proposal is not waiting for a decision"


class RankChangedMeanwhile(Conflict):
    title = "Rank or post are not what they were when this was proposed"


class NotDecidedYet(Conflict):
    title = "Nothing has been decided of this proposal yet"
