"""What can be refused about periods."""

from api.foundation.errors import Conflict


class PeriodStepRefused(Conflict):
    title = "The period cannot take this step from where it stands"


class PeriodTooEarly(Conflict):
    title = "The period is not evaluated before it has all but ended"
