"""What can be refused about a plan."""

from api.foundation.errors import Conflict


class PlanStepRefused(Conflict):
    title = "The plan cannot take this step from where it stands"


class PlanNotEditable(Conflict):
    title = "The plan cannot be edited in this state"


class PlanIncomplete(Conflict):
    """`missing` lists what is still needed, each with a JSON pointer into the plan."""

    title = "The plan is not complete enough to be submitted"


class NoPlanOwed(Conflict):
    """II.C.8: who rests from duty has none; neither has who is not an ASN (R1)."""

    title = "Whoever rests from duty makes no plan"


class YearOfOthers(Conflict):
    """R101: `population` of the post has a cycle of its own."""

    title = "The post has its plan in the year of another population"


class YearOver(Conflict):
    """The year is closed, or the post ends before it begins (R22)."""

    title = "There is nothing left of this year to plan"


class NoAssessor(Conflict):
    title = "Nobody is named as assessor on this day"
