"""Says when a month of a reported year is over: what is expected by now has grown (R101)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.cycles.events import PeriodMonthPassed
from api.cycles.models import CyclePeriod, Period, PeriodKind, PeriodState
from api.foundation.daily import Days
from api.foundation.events import SYSTEM, publish
from api.foundation.ids import new_id


def tell_of_months(session: Session, days: Days) -> int:
    """Tell it of each year that runs and is reported whole, once in a month; say of how many."""
    first = days.until.replace(day=1)
    if days.after >= first:
        return 0
    running = (
        select(CyclePeriod)
        .join(Period, Period.id == CyclePeriod.period_id)
        .where(
            CyclePeriod.is_reported,
            CyclePeriod.state == PeriodState.OPEN,
            Period.kind == PeriodKind.TAHUNAN,
            Period.starts_on <= first,
            Period.ends_on >= first,
        )
    )
    found = session.scalars(running).all()
    for one in found:
        publish(
            session,
            PeriodMonthPassed(
                actor=SYSTEM,
                subject_id=new_id(),
                cycle_id=one.cycle_id,
                period_id=one.period_id,
                report_due_on=one.report_due_on,
                evaluate_due_on=one.evaluate_due_on,
            ),
        )
    return len(found)
