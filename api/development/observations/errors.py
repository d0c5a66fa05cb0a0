"""What can be refused about class observations."""

from api.foundation.errors import Conflict


class ObservationStepRefused(Conflict):
    title = "The observation is not in a stage in which this is done"


class NotAgreedYet(Conflict):
    title = "Both sides agree on the observation before it is made"


class NotReflectedYet(Conflict):
    title = "Both sides reflect on the observation before it is finished"


class NoPractice(Conflict):
    title = "The plan names no practice that could be observed"
