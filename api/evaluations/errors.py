"""What can be refused about an evaluation."""

from api.foundation.errors import Conflict


class EvaluationStepRefused(Conflict):
    title = "The evaluation cannot take this step from where it stands"


class UnitAchievementMissing(Conflict):
    """R35: the organization's achievement comes first."""

    title = "The achievement of the organization has not been set yet"


class PlanNotAgreed(Conflict):
    title = "There is no agreed plan to evaluate"
