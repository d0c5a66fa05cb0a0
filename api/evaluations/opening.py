"""Which plans are to be evaluated in which period; reads that reactions need."""

from collections.abc import Sequence
from functools import cache
from uuid import UUID

from sqlalchemy import and_, bindparam, exists, or_, select
from sqlalchemy.orm import Session, aliased

from api.cycles.models import CyclePeriod, Period, PeriodKind, PeriodState
from api.evaluations import raters
from api.evaluations.models import UNSIGNED, Evaluation, EvaluationKind
from api.evaluations.records import NewEvaluation, PlanToEvaluate
from api.foundation import rows
from api.foundation.ids import new_id
from api.foundation.upsert import chunks
from api.goals.models import Plan, PlanState
from api.organization.models import Assignment, AssignmentKind

_WITHOUT_EVALUATION = ~exists(
    select(Evaluation.id).where(
        Evaluation.plan_id == Plan.id,
        Evaluation.period_id == Period.id,
        Evaluation.agency_id == Plan.agency_id,
    )
)
_post, _next_post = aliased(Assignment), aliased(Assignment)
_acting_plan, _acting_post = aliased(Plan), aliased(Assignment)
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
    .where(
        _acting_plan.employee_id == Plan.employee_id,
        _acting_plan.cycle_id == Plan.cycle_id,
        _acting_plan.agency_id == Plan.agency_id,
        _acting_plan.state == PlanState.AGREED,
        _acting_plan.starts_on <= Period.ends_on,
        _acting_plan.ends_on >= Period.ends_on,
        _acting_post.kind == AssignmentKind.PLT,
    )
)
_COUNTS = or_(
    and_(_post.kind == AssignmentKind.DEFINITIF, ~_HAS_MOVED_ON, ~_ACTS),
    and_(_post.kind == AssignmentKind.PLT, Plan.ends_on >= Period.ends_on),
    and_(_post.kind == AssignmentKind.RANGKAP, Period.kind != PeriodKind.TAHUNAN),
)
"""R45, IV.A.5–6, IV.A.13: one result for a person and period, on the post held at the period's end:
the one that they act in where it has a plan, else the definitive one, of which the last counts."""
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
    .join(
        Period,
        and_(
            Period.id == CyclePeriod.period_id,
            Period.starts_on <= Plan.ends_on,
            Period.ends_on >= Plan.starts_on,
        ),
    )
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


@cache
def _under_way(size: int) -> rows.TypedSelect[PlanToEvaluate]:
    evaluated_now = CyclePeriod.state == PeriodState.EVALUATING
    return rows.TypedSelect(
        PlanToEvaluate, _TO_OPEN.where(evaluated_now, rows.among(Plan.id, size))
    )


def plans_of_period(session: Session, cycle_id: int, period_id: int) -> list[NewEvaluation]:
    """Make what agreed plans of a cycle lack in a period: an evaluation of their own each."""
    found = rows.fetch(session, OF_PERIOD, cycle_id=cycle_id, period_id=period_id)
    return _opened(session, found)


def periods_of_plans(session: Session, plan_ids: Sequence[UUID]) -> list[NewEvaluation]:
    """Make the evaluations that are under way and that these plans are not part of yet."""
    return _opened(session, rows.fetch_among(session, _under_way, plan_ids))


def _opened(session: Session, found: Sequence[PlanToEvaluate]) -> list[NewEvaluation]:
    named = raters.raters_of(session, found)
    return [_new(row, named.get(row["plan_id"], row["assessor_id"])) for row in found]


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
        wanted = (
            select(Evaluation)
            .where(Evaluation.plan_id.in_(chunk), Evaluation.state.in_(UNSIGNED))
            .order_by(Evaluation.id)
            .with_for_update()
        )
        found += session.scalars(wanted)
    return found


def unsigned_by(session: Session, assessor_id: UUID) -> list[tuple[Evaluation, UUID]]:
    """Load what somebody has still to sign, each with who assesses its plan now."""
    wanted = (
        select(Evaluation, Plan.assessor_id)
        .join(Plan, and_(Plan.id == Evaluation.plan_id, Plan.agency_id == Evaluation.agency_id))
        .where(Evaluation.assessor_id == assessor_id, Evaluation.state.in_(UNSIGNED))
        .order_by(Evaluation.id)
    )
    return [(row[0], row[1]) for row in session.execute(wanted)]
