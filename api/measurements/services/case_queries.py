"""Shows the cases of a service that somebody sees: a list by what is asked for, and one whole."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, case, func, or_, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.clock import today
from api.foundation.database import FOREVER
from api.foundation.errors import NotFound
from api.foundation.paging import Slice
from api.identity.actor import Actor, permit
from api.measurements.services.case_lines import (
    Lines,
    cases_seen,
    lines_of,
    named,
    read_cases,
    turn_of,
)
from api.measurements.services.listing import head_of, holder_of
from api.measurements.services.models import CaseState, CaseStep, CaseSuspension, ServiceCase
from api.measurements.services.page_schemas import CaseFilter, Turn
from api.measurements.services.periods import chosen
from api.measurements.services.queries import IS_LATE, find_seen
from api.measurements.services.records import (
    CaseRow,
    PersonRow,
    StayRow,
    StepRow,
    SuspensionRow,
)
from api.measurements.services.working_time import Calendar, suspended_within
from api.organization.models import Assignment, Employee, Position
from api.organization.posts.queries import valid_on

NO_SYSTEM = "Other systems deliver cases and read none"
STAYS = rows.TypedSelect(
    StayRow,
    select(
        CaseStep.position,
        CaseStep.entered_on,
        CaseStep.left_on,
        CaseStep.working_days,
    )
    .where(CaseStep.case_id == bindparam("case_id"))
    .order_by(CaseStep.number),
)
SUSPENSIONS = rows.TypedSelect(
    SuspensionRow,
    select(
        CaseSuspension.reason,
        CaseSuspension.valid_from,
        CaseSuspension.valid_until,
    )
    .where(CaseSuspension.case_id == bindparam("case_id"))
    .order_by(CaseSuspension.valid_from),
)


def list_cases(session: Session, actor: Actor, service_id: UUID, wanted: CaseFilter) -> Slice:
    """List cases: under way first, the soonest limit on top; then those done, the latest on top."""
    permit(actor.kind == "person", NO_SYSTEM)
    service, steps, sight = find_seen(session, actor, service_id)
    found = cases_seen(service, sight).where(*_conditions(wanted, steps))
    keys = found.with_only_columns(ServiceCase.id).order_by(None)
    total = session.scalar(select(func.count()).select_from(keys.subquery())) or 0
    running = case((ServiceCase.issued_on.is_(None), 0), else_=1)
    ordered = found.order_by(
        running,
        case((ServiceCase.due_on.is_(None), 1), else_=0),
        case((ServiceCase.issued_on.is_(None), ServiceCase.due_on)),
        ServiceCase.issued_on.desc(),
        ServiceCase.external_key,
    )
    page = read_cases(session, ordered.limit(wanted.size).offset(wanted.offset))
    lines = lines_of(session, actor, service, steps).lines(page)
    return Slice(lines, total, wanted.page, wanted.size)


def _conditions(wanted: CaseFilter, steps: list[StepRow]) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.officer_id is not None:
        found.append(ServiceCase.officer_id == wanted.officer_id)
    if wanted.step is not None:
        places = [step["position"] for step in steps if step["code"] == wanted.step]
        found.append(ServiceCase.step.in_(places))
    if wanted.state is not None:
        found.append(ServiceCase.state == wanted.state)
    if wanted.period_id is not None:
        period = chosen(wanted.period_id, today())
        found.append(ServiceCase.issued_on.between(period["starts_on"], period["ends_on"]))
    if wanted.late is not None:
        late = _late()
        found.append(late if wanted.late else ~late)
    return found


def _late() -> ColumnElement[bool]:
    limit = func.coalesce(ServiceCase.due_on, FOREVER)
    over = and_(ServiceCase.state == CaseState.OPEN, limit < today())
    done = and_(ServiceCase.working_days.is_not(None), func.coalesce(IS_LATE, False))
    return or_(over, done)


def find_case(
    session: Session, actor: Actor, service_id: UUID, case_id: UUID
) -> tuple[CaseRow, Lines]:
    """Read a case that somebody sees; 404 for one that is not there, 403 for a colleague's."""
    permit(actor.kind == "person", NO_SYSTEM)
    service, steps, sight = find_seen(session, actor, service_id)
    found = read_cases(session, cases_seen(service, sight).where(ServiceCase.id == case_id))
    if not found:
        there = select(ServiceCase.id).where(
            ServiceCase.id == case_id, ServiceCase.service_id == service_id
        )
        permit(session.scalar(there) is None, "This case is a colleague's")
        raise NotFound(case_id=case_id)
    return found[0], lines_of(session, actor, service, steps)


def get_case(session: Session, actor: Actor, service_id: UUID, case_id: UUID) -> dict[str, Any]:
    """Show a case with its way through the steps."""
    found, lines = find_case(session, actor, service_id, case_id)
    stays = rows.fetch(session, STAYS, case_id=case_id)
    spans = rows.fetch(session, SUSPENSIONS, case_id=case_id)
    return {
        **lines.line(found),
        "service": head_of(lines.service),
        "received_at": found["received_at"],
        "turn_people": people_of_turn(session, lines, found),
        "steps": [_stay(stay, lines.steps) for stay in stays],
        "suspensions": [_suspension(span, found, lines.calendar) for span in spans],
    }


def _stay(stay: StayRow, steps: Mapping[int, StepRow]) -> dict[str, Any]:
    step = steps[stay["position"]]
    times = rows.pick(stay, ("entered_on", "left_on", "working_days"))
    return {"step": step["name"], "holder": holder_of(step), **times}


def _suspension(span: SuspensionRow, case: CaseRow, calendar: Calendar) -> dict[str, Any]:
    """Show a suspension with the working days that it took off; before the complete file none counts."""
    is_over = span["valid_until"] != FOREVER
    begins, ends = case["complete_on"] or span["valid_until"], case["issued_on"] or today()
    days = (span["valid_from"], span["valid_until"])
    return {
        "reason": span["reason"],
        "suspended_on": span["valid_from"],
        "resumed_on": span["valid_until"] if is_over else None,
        "working_days": suspended_within(calendar, begins, ends, [days]),
    }


def people_of_turn(session: Session, lines: Lines, case: CaseRow) -> list[dict[str, Any]]:
    """Name who has to act: the officer, or who leads the unit that holds the step or the team."""
    step = lines.step_of(case)
    turn = turn_of(case, step)
    if turn is Turn.OFFICER:
        return [named(case["officer_id"], case["officer_name"]) or {}]
    if turn is Turn.HOLDER and step is not None and step["holder_id"] is not None:
        return heads_of_unit(session, step["holder_id"])
    return heads_of_unit(session, case["unit_id"]) if turn is Turn.LEADER else []


def heads_of_unit(session: Session, unit_id: UUID) -> list[dict[str, Any]]:
    """Name who leads a unit today, acting ones too."""
    found = (
        select(Employee.id, Employee.name)
        .join(Assignment, Assignment.employee_id == Employee.id)
        .join(Position, Position.id == Assignment.position_id)
        .where(
            Assignment.unit_id == unit_id, Position.is_head.is_(True), valid_on(Assignment, today())
        )
        .order_by(Employee.sort_name, Employee.id)
    )
    return [dict(row) for row in rows.read(session, rows.TypedSelect(PersonRow, found))]
