"""The people of a place: those of one count, those who need help, those who slipped, or everybody."""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, case, func, or_, select
from sqlalchemy.orm import Session

from api.achievements.progress import Track
from api.analytics import tallies
from api.analytics.cockpit.looking import look
from api.analytics.cockpit.queries import last_period
from api.analytics.cockpit.records import PersonRow
from api.analytics.cockpit.schemas import PeopleFilter, PeopleList
from api.analytics.cockpit.slips import EARLIER, OF_LAST_PERIOD, OF_WEEK, SLIPPED, WAS, week_before
from api.analytics.models import PersonPeriodFacts as Facts
from api.analytics.models import PersonWeek
from api.analytics.needs import Situation, needs_of
from api.analytics.places import bounds_of, is_team, people_of
from api.analytics.records import PeriodShown
from api.analytics.tallies import Tally
from api.evaluations.models import Evaluation
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.paging import Slice
from api.goals.models import Plan
from api.identity.actor import Actor
from api.organization.models import Assignment, Employee, Unit
from api.organization.posts.queries import effective_of

_behind = or_(Facts.track == Track.SLIGHTLY_BEHIND, Facts.track == Track.FAR_BEHIND)
LISTS: dict[PeopleList, ColumnElement[bool]] = {
    PeopleList.HELP: and_(Facts.on_duty.is_(True), or_(_behind, Facts.evidence_returned > 0)),
    PeopleList.SLIPPED: SLIPPED,
    PeopleList.ALL: tallies.CONDITIONS[Tally.POSTS],
}
_FAR_FIRST = (
    case(
        (and_(Facts.on_duty.is_(True), Facts.track == Track.FAR_BEHIND), 0),
        (and_(Facts.on_duty.is_(True), Facts.track == Track.SLIGHTLY_BEHIND), 1),
        else_=2,
    ),
    case((Facts.measured > 0, (Facts.progress_sum - Facts.expected_sum) / Facts.measured), else_=0),
)
_BY_NAME = (Employee.sort_name, Employee.id, Facts.assignment_id)
_SAME = (
    *("assignment_id", "plan_id", "plan_state", "indicators", "reported", "measured", "behind"),
    *("farthest", "evidence_waiting", "evidence_returned", "feedback_given"),
    *("evaluation_id", "evaluation_state", "predikat", "track", "was"),
)
Wanted = tuple[Tally | None, PeopleList, bool]
"""Which count, which list, and whether of a team."""


def list_people(session: Session, actor: Actor, wanted: PeopleFilter) -> Slice:
    """List them with what each needs and who assesses them; 404 for a unit that one does not lead."""
    day = today()
    place, looked, _every = look(session, actor, wanted, day)
    given = {
        "period_id": looked["period"]["id"],
        "week": week_before(day),
        "last_period": last_period(looked),
        **bounds_of(place),
    }
    kind = (wanted.tally, wanted.listed, is_team(place))
    total = rows.fetch(session, _total(*kind), **given)[0]["total"]
    page = {"size": wanted.size, "skipped": wanted.offset}
    found = rows.fetch(session, _page(*kind), **given, **page)
    assessors = effective_of(session, [row["assignment_id"] for row in found], day)
    names = rows.fetch_among(session, _names, list(set(assessors.values())))
    named = {row["id"]: row for row in names}
    items = [
        _line(row, looked["period"], named.get(assessors.get(row["assignment_id"])))
        for row in found
    ]
    return Slice(items, total, wanted.page, wanted.size)


def _line(row: PersonRow, period: PeriodShown, assessor: rows.Row | None) -> dict[str, Any]:
    return {
        **rows.pick(row, _SAME),
        "employee": {
            "id": row["employee_id"],
            "name": row["name"],
            "nip": row["nip"],
            "position": row["title"],
        },
        "unit": {"id": row["unit_id"], "name": row["unit_name"]},
        "assessor": assessor,
        "needs": needs_of(_situation(row), period, today()),
    }


def _situation(row: PersonRow) -> Situation:
    return Situation(
        on_duty=row["on_duty"],
        plan_state=row["plan_state"],
        submitted_at=row["submitted_at"],
        evidence_waiting=row["evidence_waiting"],
        evidence_waiting_since=row["evidence_waiting_since"],
        evidence_returned=row["evidence_returned"],
        feedback_given=row["feedback_given"],
        evaluation_state=row["evaluation_state"],
        opened_at=row["opened_at"],
        indicators=row["indicators"],
        reported=row["reported"],
        track=Track(row["track"]),
        behind=row["behind"],
    )


def _matching(selected: Any, wanted: Wanted) -> Any:
    tally, listed, team = wanted
    found = (
        selected.select_from(Facts)
        .join(Unit, Unit.id == Facts.unit_id)
        .where(
            Facts.period_id == bindparam("period_id"),
            people_of(Facts, team=team),
            LISTS[listed],
        )
    )
    return found if tally is None else found.where(tallies.CONDITIONS[tally])


@cache
def _total(tally: Tally | None, listed: PeopleList, team: bool) -> Any:
    counted = _matching(select(func.count().label("total")), (tally, listed, team))
    return _with_last(counted) if listed is PeopleList.SLIPPED else counted


def _with_last(selected: Any) -> Any:
    """Add how somebody stood a week ago and in the last period."""
    return selected.outerjoin(PersonWeek, OF_WEEK).outerjoin(EARLIER, OF_LAST_PERIOD)


@cache
def _page(tally: Tally | None, listed: PeopleList, team: bool) -> rows.TypedSelect[PersonRow]:
    is_urgent = listed in (PeopleList.HELP, PeopleList.SLIPPED)
    order = (*_FAR_FIRST, *_BY_NAME) if is_urgent else (Unit.path, *_BY_NAME)
    return rows.TypedSelect(
        PersonRow,
        _with_last(_matching(select(*_SHOWN), (tally, listed, team)))
        .join(Employee, Employee.id == Facts.employee_id)
        .join(Assignment, Assignment.id == Facts.assignment_id)
        .outerjoin(Plan, and_(Plan.id == Facts.plan_id, Plan.agency_id == Facts.agency_id))
        .outerjoin(
            Evaluation,
            and_(Evaluation.id == Facts.evaluation_id, Evaluation.agency_id == Facts.agency_id),
        )
        .order_by(*order)
        .limit(bindparam("size"))
        .offset(bindparam("skipped")),
    )


@cache
def _names(size: int) -> Any:
    return select(Employee.id, Employee.name).where(rows.among(Employee.id, size))


_SHOWN = (
    Employee.id.label("employee_id"),
    Employee.name,
    Employee.nip,
    Assignment.title,
    Facts.assignment_id,
    Unit.id.label("unit_id"),
    Unit.name.label("unit_name"),
    Facts.plan_id,
    Facts.plan_state,
    Plan.submitted_at,
    Facts.indicators,
    Facts.reported,
    Facts.measured,
    Facts.behind,
    Facts.farthest,
    Facts.evidence_waiting,
    Facts.evidence_waiting_since,
    Facts.evidence_returned,
    Facts.feedback_given,
    Facts.evaluation_id,
    Facts.evaluation_state,
    Evaluation.created_at.label("opened_at"),
    Facts.predikat,
    Facts.track,
    Facts.on_duty,
    WAS.label("was"),
)
