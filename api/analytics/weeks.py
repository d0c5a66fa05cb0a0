"""Keeps how people stood as each week began: what slipped is seen against it."""

from typing import Any

from sqlalchemy import ColumnElement, and_, case, delete, func, literal, or_, select
from sqlalchemy.orm import Session

from api.achievements.progress import Track
from api.analytics.models import PersonPeriodFacts, PersonWeek, UnitWeek
from api.cycles.models import CyclePeriod, PeriodState
from api.foundation.clock import monday_of, today
from api.foundation.daily import Days
from api.foundation.upsert import insert_from

_UNDER_WAY = select(CyclePeriod.period_id).where(
    or_(CyclePeriod.state == PeriodState.OPEN, CyclePeriod.state == PeriodState.EVALUATING)
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
    insert_from(session, UnitWeek, _UNITS.where(PersonWeek.week == week))
    counted = select(func.count()).select_from(PersonWeek).where(PersonWeek.week == week)
    return session.scalar(counted) or 0


def keep_units_anew(session: Session) -> None:
    """Count all kept weeks of units from what is kept of people."""
    session.execute(delete(UnitWeek))
    insert_from(session, UnitWeek, _UNITS)


def _times(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _is(*words: Track) -> ColumnElement[bool]:
    return or_(*(PersonWeek.track == word for word in words))


_complete = and_(PersonWeek.indicators > 0, PersonWeek.reported >= PersonWeek.indicators)
OF_WEEKS = (
    func.count(PersonWeek.employee_id).label("posts"),
    _times(_complete).label("complete"),
    _times(_is(Track.AHEAD, Track.ON_TRACK)).label("on_track"),
    _times(_is(Track.SLIGHTLY_BEHIND, Track.FAR_BEHIND)).label("behind"),
)
"""What is counted of some people's weeks."""
_UNITS: Any = select(
    PersonWeek.unit_id,
    PersonWeek.period_id,
    PersonWeek.week,
    PersonWeek.agency_id,
    *OF_WEEKS,
).group_by(PersonWeek.unit_id, PersonWeek.period_id, PersonWeek.week, PersonWeek.agency_id)
