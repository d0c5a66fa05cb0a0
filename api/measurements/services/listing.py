"""Shows the services that somebody has to do with, and how each is set up."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypedDict
from uuid import UUID

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.clock import today
from api.identity.actor import Actor
from api.identity.models import Role
from api.measurements.services.models import CaseState, ServiceCase
from api.measurements.services.permissions import (
    Sight,
    delivers,
    keeps,
    sees_team,
    sight_of,
)
from api.measurements.services.queries import (
    ALL_STEPS,
    RUNNING,
    SERVICES,
    STANDARDS,
    find_seen,
    seen_by,
    steps_of,
)
from api.measurements.services.records import ServiceRow, StepRow
from api.organization.models import Unit

HEAD = (
    *("id", "code", "name", "noun", "agency_id", "state", "standard_days", "source_name"),
    *("case_url", "last_received_at"),
)


class OwnRow(TypedDict):
    """Somebody's own cases of a service: under way, and done in the year."""

    service_id: UUID
    mine: int
    done: int


def list_services(session: Session, actor: Actor) -> dict[str, Any]:
    """List the services that somebody has to do with, each with what there is to do."""
    day = today()
    own = {row["service_id"]: row for row in _own(session, actor, day)}
    steps = _steps_by_service(session)
    found: list[tuple[ServiceRow, Sight]] = []
    for service in rows.fetch(session, SERVICES, day=day):
        sight = sight_of(actor, service, steps.get(service["id"], ()))
        concerned = sees_team(actor, service) or delivers(actor, service)
        if service["id"] in own or sight.steps or concerned:
            found.append((service, sight))
    due = _due(session, {service["id"]: sight for service, sight in found})
    return {
        "items": [_line(actor, one, own.get(one["id"]), due.get(one["id"], 0)) for one, _ in found],
        "may": ["register"] if _registers(actor) else [],
    }


def _line(actor: Actor, service: ServiceRow, own: OwnRow | None, due: int) -> dict[str, Any]:
    return {
        **head_of(service),
        "has_team": sees_team(actor, service),
        "mine": own["mine"] if own else 0,
        "done": own["done"] if own else 0,
        "due": due,
    }


def _own(session: Session, actor: Actor, day: date) -> list[OwnRow]:
    running = func.sum(case((ServiceCase.state.in_(RUNNING), 1), else_=0))
    done = func.sum(case((ServiceCase.issued_on >= date(day.year, 1, 1), 1), else_=0))
    counted = (
        select(ServiceCase.service_id, running.label("mine"), done.label("done"))
        .where(ServiceCase.officer_id == actor.id)
        .group_by(ServiceCase.service_id)
    )
    return rows.read(session, rows.TypedSelect(OwnRow, counted))


def _due(session: Session, sights: Mapping[UUID, Sight]) -> dict[UUID, int]:
    """Count the cases of each service that somebody sees and that reach or passed their last day."""
    seen = [and_(ServiceCase.service_id == key, seen_by(one)) for key, one in sights.items()]
    if not seen:
        return {}
    counted = (
        select(ServiceCase.service_id, func.count().label("cases"))
        .join(Unit, Unit.id == ServiceCase.unit_id)
        .where(
            ServiceCase.service_id.in_(sights),
            ServiceCase.state == CaseState.OPEN,
            ServiceCase.due_on <= today(),
            or_(*seen),
        )
        .group_by(ServiceCase.service_id)
    )
    return {row.service_id: row.cases for row in session.execute(counted)}


def _steps_by_service(session: Session) -> dict[UUID, list[StepRow]]:
    found: dict[UUID, list[StepRow]] = {}
    for row in rows.fetch(session, ALL_STEPS):
        found.setdefault(row["service_id"], []).append(row)
    return found


def _registers(actor: Actor) -> bool:
    return actor.kind == "person" and (actor.is_hr_city or actor.has(Role.HR_AGENCY))


def get_service(session: Session, actor: Actor, service_id: UUID) -> dict[str, Any]:
    """Show a service with its standards and steps."""
    service, _steps, _sight = find_seen(session, actor, service_id)
    return service_view(session, actor, service)


def service_view(session: Session, actor: Actor, service: ServiceRow) -> dict[str, Any]:
    """Put together how a service is set up, and what somebody may do with it."""
    may = {
        "change": keeps(actor, service["agency_id"]),
        "deliver": delivers(actor, service),
        "team": sees_team(actor, service),
    }
    return {
        **head_of(service),
        **rows.pick(service, ("is_six_day", "service_account_id", "version")),
        "standards": rows.fetch(session, STANDARDS, service_id=service["id"]),
        "steps": [step_view(step) for step in steps_of(session, service["id"])],
        "may": [what for what, allowed in may.items() if allowed],
    }


def head_of(service: ServiceRow) -> dict[str, Any]:
    """Name a service as every page does."""
    unit = {"id": service["unit_id"], "name": service["unit_name"]}
    return {**rows.pick(service, HEAD), "unit": unit}


def step_view(step: StepRow) -> dict[str, Any]:
    """Show a step with the unit that holds it, if that is not the officer's team."""
    return {**rows.pick(step, ("position", "code", "name")), "holder": holder_of(step)}


def holder_of(step: StepRow | None) -> dict[str, Any] | None:
    """Name the unit that holds a step, if that is not the officer's team."""
    if step is None or step["holder_id"] is None:
        return None
    return {"id": step["holder_id"], "name": step["holder_name"]}
