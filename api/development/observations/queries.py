"""What can be asked about class observations: those one sees, and whom one may observe."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, false, func, or_, select, true
from sqlalchemy.orm import Session, aliased

from api.development.observations import permissions
from api.development.observations.models import ObservationStage, TeachingObservation
from api.development.observations.records import ObservablePlan, ObservationRow, PracticeOfPlan
from api.development.observations.schemas import ObservationFilter
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import NotFound
from api.foundation.ids import agency_of
from api.foundation.paging import Slice
from api.goals.models import Goal, Plan, PlanState
from api.identity.actor import Actor
from api.organization.models import Assignment, Employee, Unit
from api.organization.units.paths import end_of

_teacher, _observer = aliased(Employee), aliased(Employee)
_correction = aliased(TeachingObservation)
_OBSERVATIONS = (
    select(
        TeachingObservation.id,
        TeachingObservation.agency_id,
        TeachingObservation.plan_id,
        TeachingObservation.goal_id,
        TeachingObservation.employee_id,
        _teacher.name.label("employee_name"),
        TeachingObservation.observer_id,
        _observer.name.label("observer_name"),
        TeachingObservation.practice_code,
        TeachingObservation.planned_on,
        TeachingObservation.class_name,
        TeachingObservation.subject,
        TeachingObservation.from_time,
        TeachingObservation.until_time,
        TeachingObservation.focus,
        TeachingObservation.agreed_by_teacher_at,
        TeachingObservation.agreed_by_observer_at,
        TeachingObservation.stage,
        TeachingObservation.answers,
        TeachingObservation.notes,
        TeachingObservation.others,
        TeachingObservation.notes_version,
        TeachingObservation.observed_at,
        TeachingObservation.reflect_due_on,
        TeachingObservation.reflection,
        TeachingObservation.response,
        TeachingObservation.follow_up,
        TeachingObservation.closed_at,
        TeachingObservation.cancel_reason,
        TeachingObservation.corrects_id,
        _correction.id.label("corrected_by_id"),
        TeachingObservation.version,
        Plan.assessor_id,
        Plan.assignment_id,
        Unit.path.label("unit_path"),
    )
    .join(
        Plan,
        and_(
            Plan.id == TeachingObservation.plan_id, Plan.agency_id == TeachingObservation.agency_id
        ),
    )
    .join(Unit, Unit.id == Plan.unit_id)
    .join(_teacher, _teacher.id == TeachingObservation.employee_id)
    .join(_observer, _observer.id == TeachingObservation.observer_id)
    .outerjoin(
        _correction,
        and_(
            _correction.corrects_id == TeachingObservation.id,
            _correction.agency_id == TeachingObservation.agency_id,
        ),
    )
)
ONE = rows.TypedSelect(ObservationRow, _OBSERVATIONS).where(
    TeachingObservation.id == bindparam("observation_id"),
    TeachingObservation.agency_id == bindparam("agency_id"),
)
PRACTICE = rows.TypedSelect(
    PracticeOfPlan,
    select(Goal.id.label("goal_id"), Goal.practice_code)
    .where(
        Goal.plan_id == bindparam("plan_id"),
        Goal.agency_id == bindparam("agency_id"),
        Goal.practice_code.is_not(None),
    )
    .order_by(Goal.position),
)
_done = (
    select(
        TeachingObservation.plan_id,
        func.count().label("finished"),
        func.max(TeachingObservation.closed_at).label("last_finished_at"),
    )
    .where(TeachingObservation.stage == ObservationStage.SELESAI)
    .group_by(TeachingObservation.plan_id)
    .subquery()
)
_open = aliased(TeachingObservation)
OBSERVABLE = rows.TypedSelect(
    ObservablePlan,
    select(
        Plan.id.label("plan_id"),
        Goal.id.label("goal_id"),
        Plan.employee_id,
        Employee.name.label("employee_name"),
        Assignment.title.label("position"),
        Unit.name.label("unit_name"),
        Plan.state,
        Goal.practice_code,
        func.coalesce(_done.c.finished, 0).label("finished"),
        _done.c.last_finished_at,
        _open.id.label("open_id"),
        _open.stage.label("open_stage"),
        _open.planned_on.label("open_planned_on"),
    )
    .join(Goal, and_(Goal.plan_id == Plan.id, Goal.agency_id == Plan.agency_id))
    .join(Employee, Employee.id == Plan.employee_id)
    .join(Assignment, Assignment.id == Plan.assignment_id)
    .join(Unit, Unit.id == Plan.unit_id)
    .outerjoin(_done, _done.c.plan_id == Plan.id)
    .outerjoin(_open, and_(_open.plan_id == Plan.id, _open.closed_at.is_(None)))
    .where(
        Goal.practice_code.is_not(None),
        Plan.state == PlanState.AGREED,
        Plan.starts_on <= bindparam("day"),
        Plan.ends_on >= bindparam("day"),
        or_(Plan.employee_id == bindparam("me"), Plan.assessor_id == bindparam("me")),
    )
    .order_by(Employee.sort_name, Plan.id),
)


def find_observation(session: Session, actor: Actor, observation_id: UUID) -> ObservationRow:
    """Read an observation that somebody sees, or refuse."""
    given = {"observation_id": observation_id, "agency_id": agency_of(observation_id)}
    found = rows.fetch_one(session, ONE, **given)
    if found is None or not permissions.sees(actor, found):
        raise NotFound(observation_id=observation_id)
    return found


def get_observation(session: Session, actor: Actor, observation_id: UUID) -> dict[str, Any]:
    """Show an observation, as much of it as is for the reader."""
    return shown(actor, find_observation(session, actor, observation_id))


def load_observation(session: Session, observation_id: UUID) -> TeachingObservation:
    """Load an observation in order to change it."""
    wanted = select(TeachingObservation).where(TeachingObservation.at(observation_id))
    return session.scalars(wanted.with_for_update()).one()


def practice_of(session: Session, plan_id: UUID) -> PracticeOfPlan | None:
    """Read which practice a plan names."""
    return rows.fetch_one(session, PRACTICE, plan_id=plan_id, agency_id=agency_of(plan_id))


OPEN = select(TeachingObservation.id).where(
    TeachingObservation.plan_id == bindparam("plan_id"),
    TeachingObservation.agency_id == bindparam("agency_id"),
    TeachingObservation.closed_at.is_(None),
)


def open_of_plan(session: Session, plan_id: UUID) -> UUID | None:
    """Say which observation of a plan is under way."""
    found = rows.fetch_one(session, OPEN, plan_id=plan_id, agency_id=agency_of(plan_id))
    return found["id"] if found else None


def list_observations(session: Session, actor: Actor, wanted: ObservationFilter) -> Slice:
    """List observations that the caller sees, the newest day first."""
    conditions = [
        column == value
        for column, value in (
            (TeachingObservation.plan_id, wanted.plan_id),
            (TeachingObservation.employee_id, wanted.employee_id),
            (TeachingObservation.stage, wanted.stage),
        )
        if value is not None
    ]
    found = _OBSERVATIONS.where(_sides(actor) if wanted.mine else _seen_by(actor), *conditions)
    total = session.scalar(select(func.count()).select_from(found.subquery())) or 0
    newest = (TeachingObservation.planned_on.desc(), TeachingObservation.id.desc())
    page = found.order_by(*newest).limit(wanted.size).offset(wanted.offset)
    items = rows.read(session, rows.TypedSelect(ObservationRow, page))
    return Slice([shown(actor, row) for row in items], total, wanted.page, wanted.size)


def _sides(actor: Actor) -> ColumnElement[bool]:
    return or_(
        TeachingObservation.employee_id == actor.id,
        TeachingObservation.observer_id == actor.id,
        Plan.assessor_id == actor.id,
    )


def _seen_by(actor: Actor) -> ColumnElement[bool]:
    if actor.sees_everything:
        return true()
    agencies = set(actor.hr_agencies)
    if actor.kind == "service_account":
        agencies.add(actor.agency_id)
    below = (and_(Unit.path >= path, Unit.path < end_of(path)) for path in actor.leads)
    of_agencies = Plan.agency_id.in_(agencies) if agencies else false()
    return or_(_sides(actor), of_agencies, *below)


def list_observable(session: Session, actor: Actor) -> dict[str, Any]:
    """List the plans that name a practice: the caller's own, and those of whom they assess."""
    found = rows.fetch(session, OBSERVABLE, me=actor.id, day=today())
    return {"items": [_observable(actor, row) for row in found]}


def _observable(actor: Actor, row: ObservablePlan) -> dict[str, Any]:
    same = ("plan_id", "goal_id", "position", "unit_name", "practice_code", "finished")
    waiting = {
        "id": row["open_id"],
        "stage": row["open_stage"],
        "planned_on": row["open_planned_on"],
    }
    return {
        **rows.pick(row, (*same, "last_finished_at")),
        "employee": {"id": row["employee_id"], "name": row["employee_name"]},
        "open": waiting if row["open_id"] else None,
        "is_own": row["employee_id"] == actor.id,
    }


_ALWAYS = (
    *("id", "plan_id", "goal_id", "practice_code", "planned_on", "class_name", "subject"),
    *("from_time", "until_time", "focus", "agreed_by_teacher_at", "agreed_by_observer_at"),
    *("stage", "observed_at", "reflect_due_on", "closed_at", "corrects_id", "corrected_by_id"),
    *("notes_version", "version"),
)
_NOTED = ("answers", "notes", "others")
_SAID = ("reflection", "response", "follow_up", "cancel_reason")


def shown(actor: Actor, row: ObservationRow) -> dict[str, Any]:
    """Show an observation, as much of it as is for the reader."""
    is_side = permissions.is_side(actor, row)
    of_notes = permissions.is_observer(actor, row) or (is_side and row["observed_at"] is not None)
    is_done = row["stage"] is ObservationStage.SELESAI
    return {
        **rows.pick(row, _ALWAYS),
        "employee": {"id": row["employee_id"], "name": row["employee_name"]},
        "observer": {"id": row["observer_id"], "name": row["observer_name"]},
        **{name: row[name] if of_notes else None for name in _NOTED},  # type: ignore[literal-required]  # columns of the row
        **{name: row[name] if is_side else None for name in _SAID},  # type: ignore[literal-required]  # columns of the row
        "answers": row["answers"] if of_notes or is_done else None,
        "reads": "all" if is_side else "outcome",
        "may": permissions.steps_of(actor, row),
    }
