"""What can be refused about programmes and seats."""

from api.foundation.errors import Conflict


class ProgrammeStepRefused(Conflict):
    title = "The programme is not in a state from which it takes this step"


class SeatStepRefused(Conflict):
    title = "The seat is not in a state from which it takes this step"


class NobodyNeedsIt(Conflict):
    title = "Nobody in reach has a need that the programme answers"


class SeatsAlreadyOffered(Conflict):
    title = "Seats have been offered, so the queue is not made anew"


class PassedOverWithoutReason(Conflict):
    """`people`: those for whom a reason has to be written."""

    title = "Somebody would be passed over once too often without a written reason"


class SessionCodeRefused(Conflict):
    title = "The code is not that of a session of this day"


class NotOverYet(Conflict):
    title = "The programme is not over yet"


class NothingAsked(Conflict):
    title = "The participants are not asked, or you have answered"
