"""Which plans are to be evaluated in which period; reads that reactions need."""

from collections.abc import Sequence
from functools import cache
from uuid import UUID

from sqlalchemy import and_, bindparam, exists, select
from sqlalchemy.orm import Session

from api.cycles.models import CyclePeriod, Period, PeriodKind, PeriodState
from api.evaluations.models import UNSIGNED, Evaluation, EvaluationKind
from api.evaluations.records import NewEvaluation, PlanToEvaluate
from api.foundation import rows
from api.foundation.ids import new_id
from api.foundation.upsert import chunks
from api.goals.models import Plan, PlanState

_WITHOUT_EVALUATION = ~exists(
    select(Evaluation.id).where(
        Evaluation.plan_id == Plan.id,
        Evaluation.period_id == Period.id,
        Evaluation.agency_id == Plan.agency_id,
    )
)
_TO_OPEN = (
    select(
        Plan.id.label("plan_id"),
        Plan.agency_id,
        Plan.employee_id,
        Plan.unit_id,
        Plan.assessor_id,
        Period.id.label("period_id"),
        Period.kind.label("period_kind"),
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
    .where(Plan.state == PlanState.AGREED, _WITHOUT_EVALUATION)
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
    return [_new(row) for row in found]


def periods_of_plans(session: Session, plan_ids: Sequence[UUID]) -> list[NewEvaluation]:
    """Make the evaluations that are under way and that these plans are not part of yet."""
    return [_new(row) for row in rows.fetch_among(session, _under_way, plan_ids)]


def _new(row: PlanToEvaluate) -> NewEvaluation:
    yearly = row["period_kind"] is PeriodKind.TAHUNAN
    return {
        "id": new_id(row["agency_id"]),
        "agency_id": row["agency_id"],
        "plan_id": row["plan_id"],
        "employee_id": row["employee_id"],
        "unit_id": row["unit_id"],
        "assessor_id": row["assessor_id"],
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
