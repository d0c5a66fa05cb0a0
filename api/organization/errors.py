"""What can be refused about units and people."""

from api.foundation.errors import Conflict


class DatesOverlap(Conflict):
    title = "The dates overlap with an earlier entry"


class ServiceAlreadyEnded(Conflict):
    title = "The person's service has ended already"


class AssessorUnfit(Conflict):
    title = "Somebody assesses here who may not"


class NobodyDelegates(Conflict):
    title = "Only a superior who assesses in their own right delegates it"
