"""Of whom something is missing in a place, and who has to act."""

from functools import cache
from typing import Any

from sqlalchemy import and_, bindparam, func, select
from sqlalchemy.orm import Session

from api.analytics.models import PersonPeriodFacts
from api.analytics.nudges.records import Listed, Shown
from api.analytics.nudges.schemas import ChaseFilter
from api.analytics.nudges.turns import turns_of, what_of
from api.analytics.places import Place, bounds_of, find_place, is_team, people_of
from api.analytics.records import PeriodShown
from api.analytics.tallies import CONDITIONS, Tally
from api.analytics.team_queries import find_period
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.paging import Slice
from api.identity.actor import Actor
from api.notifications.nudges import queries as nudges
from api.notifications.nudges.limits import SENT, Foreseen, Outcome
from api.notifications.nudges.models import NudgeSubject
from api.organization.models import Assignment, Employee, Unit

_FOUND = (
    PersonPeriodFacts.employee_id,
    PersonPeriodFacts.assignment_id,
    PersonPeriodFacts.plan_id,
    PersonPeriodFacts.evaluation_id,
    Unit.path.label("unit_path"),
)
_SHOWN = (
    Employee.name,
    Employee.nip,
    Assignment.title,
    Unit.id.label("unit_id"),
    Unit.name.label("unit_name"),
    PersonPeriodFacts.reported,
    PersonPeriodFacts.indicators,
)


def _missing(tally: NudgeSubject, team: bool) -> Any:
    return and_(
        PersonPeriodFacts.period_id == bindparam("period_id"),
        people_of(PersonPeriodFacts, team=team),
        CONDITIONS[Tally(tally)],
    )


_of_unit = Unit.id == PersonPeriodFacts.unit_id


@cache
def _everybody(tally: NudgeSubject, team: bool) -> rows.TypedSelect[Listed]:
    found = select(*_FOUND).join(Unit, _of_unit).where(_missing(tally, team))
    return rows.TypedSelect(Listed, found)


@cache
def _page(tally: NudgeSubject, team: bool) -> rows.TypedSelect[Shown]:
    return rows.TypedSelect(
        Shown,
        select(*_FOUND, *_SHOWN)
        .join(Unit, _of_unit)
        .join(Employee, Employee.id == PersonPeriodFacts.employee_id)
        .join(Assignment, Assignment.id == PersonPeriodFacts.assignment_id)
        .where(_missing(tally, team))
        .order_by(Employee.sort_name, Employee.id, Assignment.id)
        .limit(bindparam("size"))
        .offset(bindparam("skipped")),
    )


@cache
def _count(tally: NudgeSubject, team: bool) -> Any:
    wanted = select(func.count().label("total")).select_from(PersonPeriodFacts)
    return wanted.join(Unit, _of_unit).where(_missing(tally, team))


def everybody_missing(
    session: Session, place: Place, period: PeriodShown, tally: NudgeSubject
) -> list[Listed]:
    """List everybody of a place of whom something is missing."""
    wanted = _everybody(tally, is_team(place))
    return rows.fetch(session, wanted, period_id=period["id"], **bounds_of(place))


def list_missing(session: Session, actor: Actor, wanted: ChaseFilter) -> Slice:
    """List of whom something is missing in a place, whose turn it is, and what a reminder would do."""
    place = find_place(session, actor, wanted.unit_id)
    period = find_period(session, actor, wanted, today())
    kind = (wanted.tally, is_team(place))
    bounds = {"period_id": period["id"], **bounds_of(place)}
    total = rows.fetch(session, _count(*kind), **bounds)[0]["total"]
    page = {"size": wanted.size, "skipped": wanted.offset}
    found = rows.fetch(session, _page(*kind), **page, **bounds)
    what = what_of(wanted.tally, period)
    turns = turns_of(session, what, period, found)
    sender = nudges.sender_of(session, actor)
    foreseen = {
        one.to["id"]: one
        for one in nudges.foresee_all(session, sender, what, list(turns.about(found)))
    }
    lines = [_line(row, *turns.outcome(row, foreseen)) for row in found]
    return Slice(lines, total, wanted.page, wanted.size)


def _line(row: Shown, outcome: Outcome, foreseen: Foreseen | None) -> dict[str, Any]:
    held = foreseen.held if foreseen else ()
    return {
        **rows.pick(row, ("assignment_id", "reported", "indicators")),
        "employee": {
            "id": row["employee_id"],
            "name": row["name"],
            "nip": row["nip"],
            "position": row["title"],
        },
        "unit": {"id": row["unit_id"], "name": row["unit_name"]},
        "turn": rows.pick(foreseen.to, ("id", "name")) if foreseen else None,
        "outcome": outcome,
        "arrives_at": foreseen.arrives_at if foreseen and outcome in SENT else None,
        "last": {"by": held[0]["from_name"], "on": held[0]["on_day"]} if held else None,
        "this_week": foreseen.this_week if foreseen else 0,
    }
