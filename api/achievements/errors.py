"""What can be refused about achievements and evidence."""

from api.foundation.errors import Conflict


class PeriodNotOpen(Conflict):
    title = "The period takes no reports in this state"


class PlanNotInForce(Conflict):
    title = "Only an agreed plan is reported on"


class AchievementFrozen(Conflict):
    title = "The evaluation has been signed, so this no longer changes"


class FigureContested(Conflict):
    title = "The figure is contested, so nobody changes it before that is answered"


class EvidenceSettled(Conflict):
    title = "The evidence has been judged or frozen already"
