"""What can be refused about periods."""

from api.foundation.errors import Conflict


class PeriodStepRefused(Conflict):
    title = "The period cannot take this step from where it stands"


class EvaluationsLeftOpen(Conflict):
    """`people` counts whom nobody will evaluate, `names` has the first; a reason closes without them."""

    title = "Somebody would stay without a result"


class YearIsThere(Conflict):
    title = "The year is there already"


class PeriodTooEarly(Conflict):
    title = "The period is not evaluated before it has all but ended"
