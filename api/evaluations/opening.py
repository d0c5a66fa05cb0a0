"""Which plans are to be evaluated in which period; reads that reactions need."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from uuid import UUID

from sqlalchemy import and_, bindparam, exists, or_, select
from sqlalchemy.orm import Session, aliased

from api.cycles.models import CyclePeriod, Period, PeriodKind, PeriodState
from api.evaluations import raters
from api.evaluations.models import UNSIGNED, Evaluation, EvaluationKind
from api.evaluations.records import NewEvaluation, PlanToEvaluate, VoidPlace
from api.foundation import rows
from api.foundation.ids import new_id
from api.foundation.upsert import chunks
from api.goals.models import Plan, PlanState
from api.organization.models import ENDED, Assignment, AssignmentKind, Employee

_WITHOUT_EVALUATION = ~exists(
    select(Evaluation.id).where(
        Evaluation.plan_id == Plan.id,
        Evaluation.period_id == Period.id,
        Evaluation.agency_id == Plan.agency_id,
        Evaluation.voided_at.is_(None),
    )
)
_post, _next_post = aliased(Assignment), aliased(Assignment)
_elsewhere, _other_plan, _other_post = aliased(Evaluation), aliased(Plan), aliased(Assignment)
_acting_plan, _acting_post = aliased(Plan), aliased(Assignment)
_acting_period = aliased(CyclePeriod)
_HAS_MOVED_ON = exists(
    select(_next_post.id).where(
        _next_post.employee_id == Plan.employee_id,
        _next_post.kind == AssignmentKind.DEFINITIF,
        _next_post.valid_from > _post.valid_from,
        _next_post.valid_from <= Period.ends_on,
        _next_post.valid_until > _next_post.valid_from,
    )
)
_ACTS = exists(
    select(_acting_plan.id)
    .join(_acting_post, _acting_post.id == _acting_plan.assignment_id)
    .join(_acting_period, _acting_period.cycle_id == _acting_plan.cycle_id)
    .where(
        _acting_plan.employee_id == Plan.employee_id,
        _acting_period.period_id == Period.id,
        _acting_plan.agency_id == Plan.agency_id,
        _acting_plan.state == PlanState.AGREED,
        _acting_plan.starts_on <= Period.ends_on,
        _acting_plan.ends_on >= Period.ends_on,
        _acting_post.kind == AssignmentKind.PLT,
    )
)
_HAS_LEFT = exists(
    select(Employee.id).where(
        Employee.id == Plan.employee_id,
        or_(*(Employee.state == state for state in ENDED)),
        _post.valid_until <= Period.ends_on,
    )
)
_IS_SETTLED = exists(
    select(_elsewhere.id)
    .join(
        _other_plan,
        and_(_other_plan.id == _elsewhere.plan_id, _other_plan.agency_id == _elsewhere.agency_id),
    )
    .join(_other_post, _other_post.id == _other_plan.assignment_id)
    .where(
        _elsewhere.employee_id == Plan.employee_id,
        _elsewhere.period_id == Period.id,
        _elsewhere.plan_id != Plan.id,
        and_(*(_elsewhere.state != state for state in UNSIGNED)),
        _other_post.kind != AssignmentKind.RANGKAP,
    )
)
_IN_PERIOD = and_(Period.starts_on <= Plan.ends_on, Period.ends_on >= Plan.starts_on)
_COUNTS = and_(
    _IN_PERIOD,
    ~_HAS_LEFT,
    or_(
        and_(_post.kind == AssignmentKind.DEFINITIF, ~_HAS_MOVED_ON, ~_ACTS, ~_IS_SETTLED),
        and_(_post.kind == AssignmentKind.PLT, Plan.ends_on >= Period.ends_on, ~_IS_SETTLED),
        and_(_post.kind == AssignmentKind.RANGKAP, Period.kind != PeriodKind.TAHUNAN),
    ),
)
"""R45, IV.A.5–6, IV.A.13: one result for a person and period, on the post held at the period's end:
the one that they act in where it has a plan, else the definitive one, of which the last counts. What
is signed elsewhere is that result until it is reopened; who has left before the end has none."""
_TO_OPEN = (
    select(
        Plan.id.label("plan_id"),
        Plan.assignment_id,
        Plan.agency_id,
        Plan.employee_id,
        Plan.unit_id,
        Plan.assessor_id,
        Period.id.label("period_id"),
        Period.kind.label("period_kind"),
        Period.ends_on,
        CyclePeriod.evaluate_due_on.label("due_on"),
    )
    .join(CyclePeriod, CyclePeriod.cycle_id == Plan.cycle_id)
    .join(Period, Period.id == CyclePeriod.period_id)
    .join(_post, _post.id == Plan.assignment_id)
    .where(Plan.state == PlanState.AGREED, _WITHOUT_EVALUATION, _COUNTS)
    .order_by(Plan.unit_id, Plan.id)
)
OF_PERIOD = rows.TypedSelect(
    PlanToEvaluate,
    _TO_OPEN.where(
        Plan.cycle_id == bindparam("cycle_id"), CyclePeriod.period_id == bindparam("period_id")
    ),
)


WAITING = and_(Evaluation.state.in_(UNSIGNED), Evaluation.voided_at.is_(None))
_NOW = CyclePeriod.state == PeriodState.EVALUATING


@cache
def _under_way(size: int) -> rows.TypedSelect[PlanToEvaluate]:
    of_people = rows.among(Plan.employee_id, size)
    return rows.TypedSelect(PlanToEvaluate, _TO_OPEN.where(_NOW, of_people))


@cache
def _void_now(size: int) -> rows.TypedSelect[VoidPlace]:
    return rows.TypedSelect(
        VoidPlace,
        select(Evaluation.id, _HAS_LEFT.label("has_left"))
        .join(Plan, and_(Plan.id == Evaluation.plan_id, Plan.agency_id == Evaluation.agency_id))
        .join(Period, Period.id == Evaluation.period_id)
        .join(_post, _post.id == Plan.assignment_id)
        .where(
            rows.among(Evaluation.employee_id, size),
            or_(*(Evaluation.state == state for state in UNSIGNED)),
            Evaluation.voided_at.is_(None),
            ~_COUNTS,
        ),
    )


def plans_of_period(session: Session, cycle_id: int, period_id: int) -> list[NewEvaluation]:
    """Make what agreed plans of a cycle lack in a period: an evaluation of their own each."""
    found = rows.fetch(session, OF_PERIOD, cycle_id=cycle_id, period_id=period_id)
    return _opened(session, found)


def periods_of_people(session: Session, people: Sequence[UUID]) -> list[NewEvaluation]:
    """Make the evaluations that are under way and that plans of these people are not part of yet."""
    return _opened(session, rows.fetch_among(session, _under_way, people))


def void_places(session: Session, people: Sequence[UUID]) -> list[VoidPlace]:
    """List what is not signed of some people and does not count any more, on posts that they left."""
    return rows.fetch_among(session, _void_now, people)


def _opened(session: Session, found: Sequence[PlanToEvaluate]) -> list[NewEvaluation]:
    named = raters.raters_of(session, found)
    places = [((row["plan_id"], row["period_id"]), row) for row in found]
    return [_new(row, named.get(place, row["assessor_id"])) for place, row in places]


def _new(row: PlanToEvaluate, assessor_id: UUID) -> NewEvaluation:
    yearly = row["period_kind"] is PeriodKind.TAHUNAN
    return {
        "id": new_id(row["agency_id"]),
        "agency_id": row["agency_id"],
        "plan_id": row["plan_id"],
        "employee_id": row["employee_id"],
        "unit_id": row["unit_id"],
        "assessor_id": assessor_id,
        "period_id": row["period_id"],
        "kind": EvaluationKind.TAHUNAN if yearly else EvaluationKind.PERIODIK,
        "due_on": row["due_on"],
    }


def unsigned_of_plans(session: Session, plan_ids: Sequence[UUID]) -> list[Evaluation]:
    """Load what is not signed yet of some plans, to change it."""
    found: list[Evaluation] = []
    for chunk in chunks(plan_ids):
        wanted = select(Evaluation).where(Evaluation.plan_id.in_(chunk), WAITING)
        found += session.scalars(wanted.order_by(Evaluation.id).with_for_update())
    return found


def unsigned_of_people(
    session: Session, people: Sequence[UUID]
) -> list[tuple[Evaluation, PlanToEvaluate]]:
    """Load what is not signed yet of some people, to change it, each with its plan."""
    wanted = (
        select(Evaluation, Plan.assignment_id, Plan.assessor_id, Period.kind, Period.ends_on)
        .join(Plan, and_(Plan.id == Evaluation.plan_id, Plan.agency_id == Evaluation.agency_id))
        .join(Period, Period.id == Evaluation.period_id)
        .where(Evaluation.employee_id.in_(people), WAITING)
        .order_by(Evaluation.id)
        .with_for_update(of=Evaluation)
    )
    return [(row[0], _as_opened(*row)) for row in session.execute(wanted)]


def _as_opened(
    row: Evaluation, assignment_id: UUID, assessor_id: UUID, kind: PeriodKind, ends_on: date
) -> PlanToEvaluate:
    return {
        "agency_id": row.agency_id,
        "plan_id": row.plan_id,
        "employee_id": row.employee_id,
        "unit_id": row.unit_id,
        "assessor_id": assessor_id,
        "assignment_id": assignment_id,
        "period_id": row.period_id,
        "period_kind": kind,
        "ends_on": ends_on,
        "due_on": row.due_on,
    }


def voided_of_plans(session: Session, plan_ids: Sequence[UUID]) -> list[Evaluation]:
    """Load what was voided of some plans: it takes the place of what would be opened again."""
    wanted = select(Evaluation).where(
        Evaluation.plan_id.in_(plan_ids), Evaluation.voided_at.is_not(None)
    )
    return list(session.scalars(wanted.order_by(Evaluation.id).with_for_update()))


def unsigned_by(session: Session, assessor_id: UUID) -> list[tuple[Evaluation, UUID]]:
    """Load what somebody has still to sign, each with who assesses its plan now."""
    wanted = (
        select(Evaluation, Plan.assessor_id)
        .join(Plan, and_(Plan.id == Evaluation.plan_id, Plan.agency_id == Evaluation.agency_id))
        .where(Evaluation.assessor_id == assessor_id, WAITING)
        .order_by(Evaluation.id)
    )
    return [(row[0], row[1]) for row in session.execute(wanted)]
