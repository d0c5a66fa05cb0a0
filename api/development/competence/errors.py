"""What can be refused about competences, needs and plans."""

from api.foundation.errors import Conflict


class NeedDecided(Conflict):
    title = "The need has been answered or rejected already"


class DevelopmentStepRefused(Conflict):
    title = "The development plan or action cannot take this step from where it stands"


class NothingAdvised(Conflict):
    title = "The evaluation is not signed, or holds no advice"
