"""How ready a period is to be evaluated: whose report, plan or assessor is missing, before anybody begins.

Of people by their definitive post, the one that they hold at the period's end (R45). Each leader and each
HR sees those whom they see anyway.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, func, or_, select, true
from sqlalchemy.orm import Session

from api.analytics.models import PersonPeriodFacts
from api.analytics.records import ReadyRow
from api.analytics.schemas import ReadinessFilter, ReadinessKind
from api.cycles.models import Period
from api.cycles.queries import find_cycle, list_periods
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import NotFound
from api.foundation.paging import Slice
from api.foundation.rows import pick
from api.goals.models import PlanState
from api.identity.actor import Actor, permit
from api.organization.models import Assessor, Assignment, AssignmentKind, Employee, Unit
from api.organization.units import viewers

_agreed = or_(
    PersonPeriodFacts.plan_state == PlanState.AGREED,
    PersonPeriodFacts.plan_state == PlanState.CLOSED,
)
_complete = and_(
    PersonPeriodFacts.indicators > 0, PersonPeriodFacts.reported >= PersonPeriodFacts.indicators
)
_assessed = exists(
    select(Assessor.id).where(
        Assessor.employee_id == PersonPeriodFacts.employee_id,
        Assessor.assignment_id == PersonPeriodFacts.assignment_id,
        Assessor.valid_from <= bindparam("today"),
        Assessor.valid_until > bindparam("today"),
    )
)
KINDS: Mapping[ReadinessKind, ColumnElement[bool]] = {
    ReadinessKind.REPORTED: and_(_agreed, _complete),
    ReadinessKind.NOT_REPORTED: and_(_agreed, ~_complete),
    ReadinessKind.WITHOUT_PLAN: or_(PersonPeriodFacts.plan_state.is_(None), ~_agreed),
    ReadinessKind.WITHOUT_ASSESSOR: ~_assessed,
}
"""The first three are everybody, each once; an assessor may be missing beside any of them."""
Place = tuple[int, int]


def get_readiness(session: Session, actor: Actor, place: Place) -> dict[str, Any]:
    """Count how ready a period is, among those whom the actor sees."""
    kind, places, given = _viewer(session, actor, place)
    counted = rows.fetch_one(
        session, _counts(kind, places), today=today(), period_id=place[1], **given
    )
    found: dict[str, Any] = {name: value or 0 for name, value in (counted or {}).items()}
    return {"cycle_id": place[0], "period_id": place[1], **found}


def list_unready(session: Session, actor: Actor, place: Place, wanted: ReadinessFilter) -> Slice:
    """List the people of one count, by name."""
    kind, places, given = _viewer(session, actor, place)
    given |= {"today": today(), "period_id": place[1]}
    total = rows.fetch(session, _total(kind, places, wanted.kind), **given)[0]["total"]
    page = {"size": wanted.size, "skipped": wanted.offset}
    found = rows.fetch(session, _people(kind, places, wanted.kind), **given, **page)
    return Slice([_item(row) for row in found], total, wanted.page, wanted.size)


def _viewer(session: Session, actor: Actor, place: Place) -> viewers.Viewer:
    cycle_id, period_id = place
    find_cycle(session, cycle_id)
    if period_id not in {period["id"] for period in list_periods(session, cycle_id)}:
        raise NotFound(period_id=period_id)
    found = viewers.viewer_of(actor)
    permit(found[0] != viewers.OWN, "Only leaders and HR see how ready others are")
    return found


def _of_viewer(kind: str, places: int) -> ColumnElement[bool]:
    if kind == viewers.AGENCIES:
        return viewers.in_agencies(PersonPeriodFacts.agency_id, places)
    return viewers.below_led(places) if kind == viewers.LED else true()


def _from_posts(
    wanted: Select[*tuple[Any, ...]], kind: str, places: int
) -> Select[*tuple[Any, ...]]:
    return (
        wanted.select_from(PersonPeriodFacts)
        .join(Assignment, Assignment.id == PersonPeriodFacts.assignment_id)
        .join(Period, Period.id == PersonPeriodFacts.period_id)
        .join(Unit, Unit.id == PersonPeriodFacts.unit_id)
        .where(
            PersonPeriodFacts.period_id == bindparam("period_id"),
            Assignment.kind == AssignmentKind.DEFINITIF,
            Assignment.valid_from <= Period.ends_on,
            Assignment.valid_until > Period.ends_on,
            _of_viewer(kind, places),
        )
    )


@cache
def _counts(kind: str, places: int) -> Select[*tuple[Any, ...]]:
    """Count over what is read once: a condition of a condition cannot be summed on every engine."""
    read = [condition.label(str(name)) for name, condition in KINDS.items()]
    people = _from_posts(select(*read), kind, places).subquery()
    counted = [func.count().filter(people.c[str(name)]).label(str(name)) for name in KINDS]
    return select(func.count().label("people"), *counted).select_from(people)


@cache
def _total(kind: str, places: int, which: ReadinessKind) -> Select[*tuple[Any, ...]]:
    return _from_posts(select(func.count().label("total")), kind, places).where(KINDS[which])


@cache
def _people(kind: str, places: int, which: ReadinessKind) -> rows.TypedSelect[ReadyRow]:
    found = _from_posts(
        select(
            Employee.id,
            Employee.name,
            Employee.nip,
            Assignment.title.label("position"),
            Unit.id.label("unit_id"),
            Unit.name.label("unit_name"),
            PersonPeriodFacts.plan_id,
            PersonPeriodFacts.plan_state,
            PersonPeriodFacts.indicators,
            PersonPeriodFacts.reported,
        ),
        kind,
        places,
    )
    return rows.TypedSelect(
        ReadyRow,
        found.join(Employee, Employee.id == PersonPeriodFacts.employee_id)
        .where(KINDS[which])
        .order_by(Employee.sort_name, Employee.id)
        .limit(bindparam("size"))
        .offset(bindparam("skipped")),
    )


def _item(row: ReadyRow) -> dict[str, Any]:
    return {
        "employee": pick(row, ("id", "name", "nip", "position")),
        "unit": {"id": row["unit_id"], "name": row["unit_name"]},
        **pick(row, ("plan_id", "plan_state", "indicators", "reported")),
    }
