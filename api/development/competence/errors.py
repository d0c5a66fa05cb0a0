"""What can be refused about competences, needs and plans."""

from api.foundation.errors import Conflict, Problem


class NeedDecided(Conflict):
    title = "The need has been answered or rejected already"


class DevelopmentStepRefused(Conflict):
    title = "The development plan or action cannot take this step from where it stands"


class NothingAdvised(Conflict):
    title = "The evaluation is not signed, or holds no advice"


class ModelFileNotUndone(Conflict):
    """`why`: undone, too_late, changed_since, in_use; the last two with the competence."""

    title = "The file cannot be taken back any more"


class ModelFileUnreadable(Problem):
    status = 422
    title = "The file is neither CSV nor XLSX, or lacks columns of the competence model"
