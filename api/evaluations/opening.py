"""Which plans are to be evaluated in which period; reads that reactions need."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, exists, select
from sqlalchemy.orm import Session

from api.cycles.models import CyclePeriod, Period, PeriodKind, PeriodState
from api.evaluations.models import UNSIGNED, Evaluation, EvaluationKind
from api.foundation import rows
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
OF_PERIOD = _TO_OPEN.where(
    Plan.cycle_id == bindparam("cycle_id"), CyclePeriod.period_id == bindparam("period_id")
)
UNDER_WAY = _TO_OPEN.where(CyclePeriod.state == PeriodState.EVALUATING)


def plans_of_period(session: Session, cycle_id: int, period_id: int) -> list[rows.Row]:
    """List agreed plans of a cycle that have no evaluation in a period yet."""
    found = rows.fetch(session, OF_PERIOD, cycle_id=cycle_id, period_id=period_id)
    return [_with_kind(row) for row in found]


def periods_of_plans(session: Session, plan_ids: Sequence[UUID]) -> list[rows.Row]:
    """List what is being evaluated and these plans are not part of yet."""
    wanted = UNDER_WAY.where(Plan.id.in_(plan_ids))
    return [_with_kind(dict(row)) for row in session.execute(wanted).mappings()]


def _with_kind(row: dict[str, Any]) -> dict[str, Any]:
    yearly = row.pop("period_kind") is PeriodKind.TAHUNAN
    return {**row, "kind": EvaluationKind.TAHUNAN if yearly else EvaluationKind.PERIODIK}


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
