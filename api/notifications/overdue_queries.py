"""Which evaluations wait for a signature: of a period, or past their day."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import and_, bindparam, exists, or_, select
from sqlalchemy.orm import Session

from api.cycles.models import CyclePeriod, PeriodState
from api.evaluations.models import UNSIGNED, Evaluation
from api.foundation import rows
from api.foundation.daily import Days
from api.goals.models import Plan
from api.notifications.models import Task, TaskKind
from api.notifications.records import LateEvaluation

_WAITING = rows.TypedSelect(
    LateEvaluation,
    select(
        Evaluation.id,
        Evaluation.employee_id,
        Evaluation.assessor_id,
        Evaluation.period_id,
        Evaluation.due_on,
    )
    .join(Plan, and_(Plan.id == Evaluation.plan_id, Plan.agency_id == Evaluation.agency_id))
    .join(
        CyclePeriod,
        and_(CyclePeriod.cycle_id == Plan.cycle_id, CyclePeriod.period_id == Evaluation.period_id),
    )
    .where(or_(*(Evaluation.state == state for state in sorted(UNSIGNED))))
    .order_by(Evaluation.id),
)
OF_PERIOD = _WAITING.where(
    Plan.cycle_id == bindparam("cycle_id"), Evaluation.period_id == bindparam("period_id")
)
UNASKED = OF_PERIOD.where(
    ~exists(
        select(Task.id).where(
            Task.subject_id == Evaluation.id,
            Task.kind == TaskKind.RATE,
            Task.closed_at.is_(None),
        )
    )
)
_BY_ASSESSOR = and_(
    Evaluation.taken_over_from_id.is_(None),
    or_(CyclePeriod.state == PeriodState.EVALUATING, CyclePeriod.state == PeriodState.CLOSED),
)
LATE = _WAITING.where(
    _BY_ASSESSOR,
    Evaluation.due_on >= bindparam("first"),
    Evaluation.due_on < bindparam("day"),
)


def unsigned_of_period(session: Session, cycle_id: int, period_id: int) -> list[LateEvaluation]:
    return rows.fetch(session, OF_PERIOD, cycle_id=cycle_id, period_id=period_id)


def unasked_of_period(session: Session, cycle_id: int, period_id: int) -> list[LateEvaluation]:
    """List what waits for a signature without anybody having it among their tasks."""
    return rows.fetch(session, UNASKED, cycle_id=cycle_id, period_id=period_id)


def late_since(session: Session, days: Days) -> list[LateEvaluation]:
    """List what became late in some days: its own day was the one before."""
    return rows.fetch(session, LATE, first=days.after, day=days.until)


def late_among(session: Session, keys: Collection[UUID], day: date) -> list[LateEvaluation]:
    """List which of some evaluations are late."""
    wanted = _WAITING.where(_BY_ASSESSOR, Evaluation.due_on < day, Evaluation.id.in_(keys))
    return rows.read(session, wanted)
