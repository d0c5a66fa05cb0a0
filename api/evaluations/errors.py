"""What can be refused about an evaluation."""

from api.foundation.errors import Conflict


class EvaluationStepRefused(Conflict):
    title = "The evaluation cannot take this step from where it stands"


class PlanNotAgreed(Conflict):
    title = "There is no agreed plan to evaluate"


class NothingToAnswer(Conflict):
    """Nobody disagrees, it is answered, or its days have passed."""

    title = "No disagreement waits for an answer, or the days for it have passed"
