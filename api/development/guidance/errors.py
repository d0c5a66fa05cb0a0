"""What can be refused about coaching."""

from api.foundation.errors import Conflict


class GuidanceStepRefused(Conflict):
    title = "The session is not in a stage in which this is done"
