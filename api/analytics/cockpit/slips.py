"""Whose word got worse or better since a week: conditions over people's facts and what was kept."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, case, or_
from sqlalchemy.orm import aliased

from api.achievements.progress import Track
from api.analytics.models import PersonPeriodFacts, PersonWeek
from api.foundation.clock import monday_of

MEASURED = (Track.AHEAD, Track.ON_TRACK, Track.SLIGHTLY_BEHIND, Track.FAR_BEHIND)
A_WEEK = timedelta(days=7)
OF_WEEK = and_(
    PersonWeek.employee_id == PersonPeriodFacts.employee_id,
    PersonWeek.period_id == PersonPeriodFacts.period_id,
    PersonWeek.assignment_id == PersonPeriodFacts.assignment_id,
    PersonWeek.agency_id == PersonPeriodFacts.agency_id,
    PersonWeek.week == bindparam("week"),
)


EARLIER = aliased(PersonPeriodFacts)
OF_LAST_PERIOD = and_(
    EARLIER.employee_id == PersonPeriodFacts.employee_id,
    EARLIER.period_id == bindparam("last_period"),
    EARLIER.assignment_id == PersonPeriodFacts.assignment_id,
    EARLIER.agency_id == PersonPeriodFacts.agency_id,
)
_is_measured = or_(*(PersonWeek.track == word for word in MEASURED))
WAS: ColumnElement[str] = case((_is_measured, PersonWeek.track), else_=EARLIER.track)
"""The word a week ago; of whom nothing was measured yet, that of the last period."""


def _rank(column: Any) -> Any:
    """Order words; who had no word was not behind."""
    worse = {Track.SLIGHTLY_BEHIND: 1, Track.FAR_BEHIND: 2}
    return case(*((column == word, place) for word, place in worse.items()), else_=0)


_WAS, _IS = _rank(WAS), _rank(PersonPeriodFacts.track)
_on_duty = PersonPeriodFacts.on_duty.is_(True)
SLIPPED: ColumnElement[bool] = and_(_on_duty, _IS > _WAS)
"""Behind, and a week ago not so far behind or not at all."""
RECOVERED: ColumnElement[bool] = and_(_on_duty, _IS < _WAS)


def week_before(day: date) -> date:
    """Give the Monday against which a day is held: that of last week."""
    return monday_of(day - A_WEEK)
