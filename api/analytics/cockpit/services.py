"""Services with their standard beside the goals that they serve, as they stand in a place and below it.

The figures of a service are those of the cases of the place's own teams or, in a team, of its officers. It
serves the goals whose indicators it measures (`measurements/figures`) in the plans of the place's people; the
plan of whoever leads most comes first.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, case, func, or_, select
from sqlalchemy.orm import Session

from api.analytics.cockpit.looking import look
from api.analytics.cockpit.records import GoalServedRow, RunningRow, ServiceDaysRow
from api.analytics.cockpit.schemas import ServicesFilter
from api.analytics.places import Place, bounds_of, is_team, people_of
from api.analytics.staff import of_my_people
from api.evaluations.course import end_of
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.paging import Slice
from api.goals.models import Goal, Indicator, Plan, PlanState
from api.identity.actor import Actor
from api.measurements.figures.models import MappingState, MetricMapping
from api.measurements.services.figures import figures_from
from api.measurements.services.models import CaseState, Service, ServiceCase, ServiceState
from api.measurements.services.queries import DAYS, RUNNING, SERVICES
from api.measurements.services.records import ServiceRow
from api.organization.models import Unit

MOST_GOALS = 3
"""Of one service; plans of people with the same work have the same words."""


def list_services(session: Session, actor: Actor, wanted: ServicesFilter) -> Slice:
    """List the services of a place with their standard, the most late cases first."""
    place, looked, _every = look(session, actor, wanted, today())
    days = {"first": looked["period"]["starts_on"], "last": end_of(looked["period"]["id"])}
    bounds = bounds_of(place)
    team = is_team(place)
    done: dict[UUID, list[ServiceDaysRow]] = defaultdict(list)
    for row in rows.fetch(session, _days(team=team), **days, **bounds):
        done[row["service_id"]].append(row)
    running = {
        row["service_id"]: row
        for row in rows.fetch(session, _running(team=team), day=today(), **bounds)
    }
    found = _services(session, place, {*done, *running})
    goals = _goals(session, place, [service["id"] for service in found])
    lines = [_line(one, done[one["id"]], running.get(one["id"]), goals[one["id"]]) for one in found]
    lines.sort(key=lambda line: (-line["figures"]["late"], line["service"]["name"]))
    page = lines[wanted.offset : wanted.offset + wanted.size]
    return Slice(page, len(lines), wanted.page, wanted.size)


def _services(session: Session, place: Place, known: Iterable[UUID]) -> list[ServiceRow]:
    """Read the services that the place's people work on, and those that its units offer."""
    found = {one["id"]: one for one in rows.fetch_among(session, _named, list(known), day=today())}
    if not is_team(place):
        for one in rows.fetch(session, _OFFERED, day=today(), **bounds_of(place)):
            found.setdefault(one["id"], one)
    return list(found.values())


def _goals(
    session: Session, place: Place, services: Sequence[UUID]
) -> dict[UUID, list[dict[str, Any]]]:
    """Say which goals of the place's people services measure; the same words once."""
    said: dict[UUID, dict[tuple[Any, ...], dict[str, Any]]] = defaultdict(dict)
    made = _served_by_team if is_team(place) else _served
    for row in rows.fetch_among(session, made, services, **bounds_of(place)):
        key = (row["goal"], row["indicator"], row["metric"], row["target"])
        goal = said[row["service_id"]].setdefault(key, {**_goal(row), "people": 0})
        goal["people"] += 1
    return defaultdict(
        list, {key: list(goals.values())[:MOST_GOALS] for key, goals in said.items()}
    )


def _goal(row: GoalServedRow) -> dict[str, Any]:
    return rows.pick(row, ("goal", "indicator", "metric", "target", "direction", "unit_of_measure"))


def _line(
    service: ServiceRow,
    done: Sequence[ServiceDaysRow],
    running: RunningRow | None,
    goals: Sequence[dict[str, Any]],
) -> dict[str, Any]:
    return {
        "service": {"id": service["id"], "name": service["name"]},
        "noun": service["noun"],
        "unit": {"id": service["unit_id"], "name": service["unit_name"]},
        "standard_days": service["standard_days"],
        "figures": asdict(figures_from(done)),
        "running": running["running"] if running else 0,
        "overdue": running["overdue"] if running else 0,
        "goals": goals,
    }


def _cases_of(*, team: bool) -> ColumnElement[bool]:
    """Condition: cases, whose unit is joined, are of a place."""
    mine: ColumnElement[bool] = of_my_people(ServiceCase.officer_id)
    return mine if team else people_of(ServiceCase, team=False)


@cache
def _days(*, team: bool) -> rows.TypedSelect[ServiceDaysRow]:
    return rows.TypedSelect(
        ServiceDaysRow,
        select(ServiceCase.service_id, *DAYS)
        .join(Unit, Unit.id == ServiceCase.unit_id)
        .where(
            _cases_of(team=team),
            ServiceCase.state == CaseState.DONE,
            ServiceCase.issued_on >= bindparam("first"),
            ServiceCase.issued_on <= bindparam("last"),
        )
        .group_by(ServiceCase.service_id, ServiceCase.working_days),
    )


@cache
def _running(*, team: bool) -> rows.TypedSelect[RunningRow]:
    is_over = ServiceCase.due_on < bindparam("day")
    return rows.TypedSelect(
        RunningRow,
        select(
            ServiceCase.service_id,
            func.count().label("running"),
            func.sum(case((is_over, 1), else_=0)).label("overdue"),
        )
        .join(Unit, Unit.id == ServiceCase.unit_id)
        .where(_cases_of(team=team), or_(*(ServiceCase.state == state for state in RUNNING)))
        .group_by(ServiceCase.service_id),
    )


_OFFERED = SERVICES.where(people_of(Service, team=False), Service.state != ServiceState.ENDED)


@cache
def _named(size: int) -> rows.TypedSelect[ServiceRow]:
    return SERVICES.where(rows.among(Service.id, size))


_SERVED = (
    select(
        MetricMapping.service_id,
        MetricMapping.metric,
        Goal.text.label("goal"),
        Indicator.text.label("indicator"),
        Indicator.target,
        Indicator.direction,
        Indicator.unit_of_measure,
    )
    .join(Plan, and_(Plan.id == MetricMapping.plan_id, Plan.agency_id == MetricMapping.agency_id))
    .join(
        Indicator,
        and_(
            Indicator.id == MetricMapping.indicator_id,
            Indicator.agency_id == MetricMapping.agency_id,
        ),
    )
    .join(Goal, and_(Goal.id == Indicator.goal_id, Goal.agency_id == Indicator.agency_id))
    .join(Unit, Unit.id == Plan.unit_id)
    .where(MetricMapping.state == MappingState.COUNTING, Plan.state != PlanState.CANCELLED)
    .order_by(Unit.depth, Plan.id, Indicator.id)
)


@cache
def _served(size: int) -> rows.TypedSelect[GoalServedRow]:
    of_place = _SERVED.where(people_of(Plan, team=False))
    return rows.TypedSelect(
        GoalServedRow, of_place.where(rows.among(MetricMapping.service_id, size))
    )


@cache
def _served_by_team(size: int) -> rows.TypedSelect[GoalServedRow]:
    of_team = _SERVED.where(of_my_people(Plan.employee_id))
    return rows.TypedSelect(
        GoalServedRow, of_team.where(rows.among(MetricMapping.service_id, size))
    )
