"""What can be refused about an evaluation."""

from api.foundation.errors import Conflict


class EvaluationStepRefused(Conflict):
    title = "The evaluation cannot take this step from where it stands"


class PlanNotAgreed(Conflict):
    title = "There is no agreed plan to evaluate"


class PeriodNotEvaluated(Conflict):
    title = "The period is not being evaluated now"


class NotAllReported(Conflict):
    title = "Not everything is reported yet, and reports are not due before the day named"


class PeriodHasSigned(Conflict):
    title = "Evaluations of the period are signed, so it does not step back"


class NotOverdue(Conflict):
    title = "The assessor has still time to evaluate"


class NothingToAnswer(Conflict):
    """Nobody disagrees, it is answered, or its days have passed."""

    title = "No disagreement waits for an answer, or the days for it have passed"
