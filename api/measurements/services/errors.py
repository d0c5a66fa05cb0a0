"""What can be refused about services and their cases."""

from api.foundation.errors import Conflict


class CasesNotTaken(Conflict):
    title = "The service has ended; it takes no more cases"


class StandardInThePast(Conflict):
    """A standard follows the one before it; what held earlier is not rewritten."""

    title = "A later standard is there already"


class CaseNotRunning(Conflict):
    title = "The case waits for nobody: it is done, withdrawn or waits for the applicant"


class RemindedToday(Conflict):
    title = "Somebody was reminded of this case today"


class NobodyToRemind(Conflict):
    title = "There is nobody else who has to act on this case"
