"""What can be asked about improvements: somebody's, for those few who may know."""

from collections import defaultdict
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.orm import Session

from api.development.guidance.circle import Circle, circle_of, side_of
from api.development.guidance.queries import coachings_since
from api.development.improvement import permissions
from api.development.improvement.clocks import clocks, months_between, talks_of
from api.development.improvement.grounds import ground_of
from api.development.improvement.models import (
    OPEN,
    Improvement,
    ImprovementState,
    ImprovementStep,
    ImprovementStepKind,
)
from api.development.improvement.records import ImprovementRow, SignedResult, StepRow
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import NotFound
from api.foundation.ids import agency_of
from api.identity.actor import Actor
from api.organization.models import Employee
from api.rules.queries import add_working_days

_ROWS = rows.TypedSelect(
    ImprovementRow,
    select(
        Improvement.id,
        Improvement.agency_id,
        Improvement.employee_id,
        Improvement.evaluation_id,
        Improvement.begun_on,
        Improvement.ends_on,
        Improvement.goals,
        Improvement.help,
        Improvement.state,
        Improvement.due_on,
        Improvement.closed_on,
        Improvement.version,
    ).order_by(Improvement.id.desc()),
)
ONE = _ROWS.where(
    Improvement.id == bindparam("improvement_id"), Improvement.agency_id == bindparam("agency_id")
)
OF_PERSON = _ROWS.where(Improvement.employee_id == bindparam("employee_id"))
UNDER_WAY = _ROWS.where(Improvement.closed_on.is_(None))
STEPS_OF = rows.TypedSelect(
    StepRow,
    select(
        ImprovementStep.id,
        ImprovementStep.improvement_id,
        ImprovementStep.kind,
        ImprovementStep.happened_on,
        ImprovementStep.by_id,
        Employee.name.label("by_name"),
        ImprovementStep.text,
        ImprovementStep.document_no,
        ImprovementStep.post_title,
        ImprovementStep.until_on,
        ImprovementStep.read_by_on,
        ImprovementStep.read_at,
        ImprovementStep.own_word,
    )
    .join(Employee, Employee.id == ImprovementStep.by_id)
    .join(Improvement, Improvement.id == ImprovementStep.improvement_id)
    .where(Improvement.employee_id == bindparam("employee_id"))
    .order_by(ImprovementStep.id),
)
NAMES = select(Employee.id, Employee.name).where(
    or_(Employee.id == bindparam("assessor"), Employee.id == bindparam("superior"))
)


def of_person(session: Session, employee_id: UUID) -> list[ImprovementRow]:
    return rows.fetch(session, OF_PERSON, employee_id=employee_id)


def under_way(session: Session) -> list[ImprovementRow]:
    """List every improvement that is open."""
    return rows.fetch(session, UNDER_WAY)


def read_row(session: Session, improvement_id: UUID) -> ImprovementRow:
    """Read an improvement, whoever asks."""
    given = {"improvement_id": improvement_id, "agency_id": agency_of(improvement_id)}
    found = rows.fetch_one(session, ONE, **given)
    if found is None:
        raise NotFound(improvement_id=improvement_id)
    return found


def find_improvement(
    session: Session, actor: Actor, improvement_id: UUID
) -> tuple[ImprovementRow, Circle]:
    """Read an improvement that somebody sees, or refuse."""
    found = read_row(session, improvement_id)
    circle = circle_of(session, found["employee_id"])
    if not permissions.sees(actor, circle):
        raise NotFound(improvement_id=improvement_id)
    return found, circle


def load_improvement(session: Session, improvement_id: UUID) -> Improvement:
    """Load an improvement in order to change it."""
    wanted = select(Improvement).where(Improvement.at(improvement_id))
    return session.scalars(wanted.with_for_update()).one()


def load_step(session: Session, improvement_id: UUID, step_id: UUID) -> ImprovementStep:
    """Load a step of an improvement in order to note that it was read."""
    wanted = select(ImprovementStep).where(
        ImprovementStep.at(step_id), ImprovementStep.improvement_id == improvement_id
    )
    found = session.scalars(wanted.with_for_update()).one_or_none()
    if found is None:
        raise NotFound(step_id=step_id)
    return found


def steps_by_improvement(session: Session, employee_id: UUID) -> dict[UUID, list[StepRow]]:
    found: dict[UUID, list[StepRow]] = defaultdict(list)
    for row in rows.fetch(session, STEPS_OF, employee_id=employee_id):
        found[row["improvement_id"]].append(row)
    return found


def get_improvement(session: Session, actor: Actor, employee_id: UUID) -> dict[str, Any]:
    """Show somebody's improvements and what comes before one."""
    circle = circle_of(session, employee_id)
    if not permissions.sees(actor, circle):
        raise NotFound(employee_id=employee_id)
    found, known = of_person(session, employee_id), clocks(session)
    ground = open_ground(session, circle, found)
    coached_on = coached_since(session, employee_id, ground)
    is_free = all(row["state"] not in OPEN for row in found)
    begins = permissions.BEGINS & side_of(actor, circle)
    steps = steps_by_improvement(session, employee_id)
    names = _names(session, circle)
    may = {row["id"]: permissions.steps_of(actor, circle, row, today()) for row in found}
    return {
        "employee": {"id": employee_id, "name": circle.employee_name},
        "assessor": names.get(circle.assessor_id),
        "superior": names.get(circle.superior_id),
        "ground": None if ground is None else _ground(ground),
        "coached_on": coached_on,
        "months": known.months,
        "placement_months": known.placement_months,
        "items": [_shown(session, row, steps[row["id"]], may[row["id"]]) for row in found],
        "may": ["begin"] if begins and is_free and ground and coached_on else [],
    }


def open_ground(
    session: Session, circle: Circle, begun: list[ImprovementRow]
) -> SignedResult | None:
    """Find the weak result that none of the improvements that count has begun on."""
    stopped = ImprovementState.DIHENTIKAN
    used = [row["evaluation_id"] for row in begun if row["state"] is not stopped]
    return ground_of(session, circle, used)


def coached_since(session: Session, employee_id: UUID, ground: SignedResult | None) -> date | None:
    """Say when the last coaching was: since the period of the weak result began, if there is one (R51)."""
    held = coachings_since(session, employee_id, ground["starts_on"] if ground else date.min)
    return held[0]["held_on"] if held else None


def _names(session: Session, circle: Circle) -> dict[UUID | None, dict[str, Any]]:
    given = {"assessor": circle.assessor_id, "superior": circle.superior_id}
    return {row["id"]: row for row in rows.fetch(session, NAMES, **given)}


def _ground(ground: SignedResult) -> dict[str, Any]:
    return {
        "evaluation_id": ground["id"],
        **rows.pick(ground, ("kind", "predikat", "period_id")),
    }


_SHOWN = (
    *("id", "state", "begun_on", "ends_on", "due_on", "closed_on", "goals", "help", "version"),
)
_STEP = (
    *("id", "kind", "happened_on", "text", "document_no", "post_title", "until_on"),
    *("read_by_on", "read_at", "own_word"),
)


def _shown(
    session: Session, row: ImprovementRow, steps: list[StepRow], may: list[ImprovementStepKind]
) -> dict[str, Any]:
    held = [step["happened_on"] for step in steps if step["kind"] is ImprovementStepKind.BICARA]
    dates = talks_of(row["begun_on"], months_between(row["begun_on"], row["ends_on"]))
    return {
        **rows.pick(row, _SHOWN),
        "decide_by": add_working_days(session, row["ends_on"], clocks(session).decide),
        "talks": [
            {"due_on": due_on, "held_on": held[place] if place < len(held) else None}
            for place, due_on in enumerate(dates)
        ],
        "steps": [
            {**rows.pick(step, _STEP), "by": {"id": step["by_id"], "name": step["by_name"]}}
            for step in steps
        ],
        "may": may,
    }


def last_step_on(session: Session, improvement_id: UUID) -> date:
    """Say on which day the last step happened: nothing is put on record before it."""
    wanted = select(func.max(ImprovementStep.happened_on)).where(
        ImprovementStep.improvement_id == improvement_id
    )
    return session.scalars(wanted).one()
