"""Keeps how people stood as each week began: what slipped is seen against it."""

from sqlalchemy import func, literal, select
from sqlalchemy.orm import Session

from api.analytics.models import PersonPeriodFacts, PersonWeek
from api.cycles.models import CyclePeriod, PeriodState
from api.foundation.clock import monday_of, today
from api.foundation.daily import Days
from api.foundation.upsert import insert_from

_UNDER_WAY = select(CyclePeriod.period_id).where(
    CyclePeriod.state.in_((PeriodState.OPEN, PeriodState.EVALUATING))
)
SAME = (
    *("employee_id", "period_id", "assignment_id", "agency_id", "unit_id", "track"),
    *("indicators", "reported", "behind", "evidence_returned"),
)


def keep_week(session: Session, _days: Days) -> int:
    """Keep how everybody stands in the periods under way, once a week; say of how many posts."""
    week = monday_of(today())
    if session.scalar(select(PersonWeek.week).where(PersonWeek.week == week).limit(1)):
        return 0
    columns = [getattr(PersonPeriodFacts, name) for name in SAME]
    kept = select(*columns, literal(week).label("week"))
    insert_from(session, PersonWeek, kept.where(PersonPeriodFacts.period_id.in_(_UNDER_WAY)))
    counted = select(func.count()).select_from(PersonWeek).where(PersonWeek.week == week)
    return session.scalar(counted) or 0
