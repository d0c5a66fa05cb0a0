"""What can be asked about taking over an earlier result."""

from datetime import date
from uuid import UUID

from sqlalchemy import and_, bindparam, case, select
from sqlalchemy.orm import Session, aliased

from api.cycles.models import Period
from api.evaluations import queries as evaluations
from api.evaluations.carry_overs.models import CarryOver
from api.evaluations.carry_overs.permissions import is_side, steps_of
from api.evaluations.carry_overs.records import CarryOverRow, EarlierRow, ShownCarryOver
from api.evaluations.models import UNSIGNED, Evaluation, EvaluationKind
from api.evaluations.records import EvaluationHead
from api.foundation import rows
from api.foundation.ids import agency_of
from api.goals.models import Plan
from api.identity.actor import Actor
from api.organization.models import Assignment, AssignmentKind, Employee, Unit
from api.organization.posts.queries import get_assignment

_agreed_by = aliased(Employee)
_RESULT = (
    select(
        Evaluation.id,
        Evaluation.period_id,
        Evaluation.kind,
        Evaluation.predikat,
        Unit.name.label("unit_name"),
        Employee.name.label("assessor_name"),
        Evaluation.signed_at,
    )
    .join(Plan, and_(Plan.id == Evaluation.plan_id, Plan.agency_id == Evaluation.agency_id))
    .join(Assignment, Assignment.id == Plan.assignment_id)
    .join(Period, Period.id == Evaluation.period_id)
    .join(Unit, Unit.id == Evaluation.unit_id)
    .join(Employee, Employee.id == Evaluation.assessor_id)
    .where(*(Evaluation.state != state for state in UNSIGNED))
)
RESULT = rows.TypedSelect(EarlierRow, _RESULT.where(Evaluation.id == bindparam("id")))
EARLIER = rows.TypedSelect(
    EarlierRow,
    _RESULT.where(
        Evaluation.employee_id == bindparam("employee_id"),
        Plan.assignment_id != bindparam("assignment_id"),
        Assignment.kind == AssignmentKind.DEFINITIF,
        Period.ends_on < bindparam("starts_on"),
        Period.ends_on >= bindparam("not_before"),
    )
    .order_by(
        Period.ends_on.desc(),
        case((Evaluation.kind == EvaluationKind.TAHUNAN, 0), else_=1),
        Evaluation.id.desc(),
    )
    .limit(1),
)
"""The last one before the period, at most a year old; early in a year the year's comes first (Sari)."""
CARRY_OVER = rows.TypedSelect(
    CarryOverRow,
    select(
        CarryOver.earlier_id,
        CarryOver.proposed_by,
        Employee.name.label("proposed_by_name"),
        CarryOver.proposed_at,
        _agreed_by.name.label("agreed_by_name"),
        CarryOver.agreed_at,
    )
    .join(Employee, Employee.id == CarryOver.proposed_by)
    .outerjoin(_agreed_by, _agreed_by.id == CarryOver.agreed_by)
    .where(
        CarryOver.evaluation_id == bindparam("evaluation_id"),
        CarryOver.agency_id == bindparam("agency_id"),
    ),
)


def get_carry_over(session: Session, actor: Actor, evaluation_id: UUID) -> ShownCarryOver:
    """Show what could be taken over, to the two sides; what was, to whoever sees the evaluation."""
    head = evaluations.find(session, actor, evaluation_id)
    row = find_carry_over(session, evaluation_id)
    if head["state"] not in UNSIGNED:
        return _carried_over(session, head, row)
    earlier = find_earlier(session, head) if is_side(actor, head) else None
    proposed = row if row is not None and earlier is not None and row["agreed_at"] is None else None
    by = proposed["proposed_by"] if proposed else None
    return {
        "evaluation_id": head["id"],
        "earlier": earlier,
        "proposed": {"name": proposed["proposed_by_name"], "at": proposed["proposed_at"]}
        if proposed
        else None,
        "agreed": None,
        "may": steps_of(actor, head, by, can_be=earlier is not None),
    }


def _carried_over(
    session: Session, head: EvaluationHead, row: CarryOverRow | None
) -> ShownCarryOver:
    nothing: ShownCarryOver = {
        "evaluation_id": head["id"],
        "earlier": None,
        "proposed": None,
        "agreed": None,
        "may": [],
    }
    if row is None or row["agreed_at"] is None or row["agreed_by_name"] is None:
        return nothing
    return {
        **nothing,
        "earlier": rows.fetch_one(session, RESULT, id=row["earlier_id"]),
        "proposed": {"name": row["proposed_by_name"], "at": row["proposed_at"]},
        "agreed": {"name": row["agreed_by_name"], "at": row["agreed_at"]},
    }


def find_carry_over(session: Session, evaluation_id: UUID) -> CarryOverRow | None:
    """Read the proposal of an evaluation."""
    agency_id = agency_of(evaluation_id)
    return rows.fetch_one(session, CARRY_OVER, evaluation_id=evaluation_id, agency_id=agency_id)


def find_earlier(session: Session, head: EvaluationHead) -> EarlierRow | None:
    """Find what may stand for a period in which the person moved: the last result of the former place."""
    if head["kind"] is not EvaluationKind.PERIODIK:
        return None
    post = get_assignment(session, head["assignment_id"])
    moved = head["starts_on"] <= post["valid_from"] <= head["ends_on"]
    if post["kind"] is not AssignmentKind.DEFINITIF or not moved:
        return None
    return rows.fetch_one(
        session,
        EARLIER,
        employee_id=head["employee_id"],
        assignment_id=head["assignment_id"],
        starts_on=head["starts_on"],
        not_before=date(head["starts_on"].year - 1, 1, 1),
    )


def load_carry_over(session: Session, evaluation_id: UUID) -> CarryOver | None:
    """Load the proposal of an evaluation, to change it."""
    return session.get(CarryOver, (evaluation_id, agency_of(evaluation_id)))


def open_carry_overs(session: Session, evaluation_ids: list[UUID]) -> list[CarryOver]:
    """Load the proposals that nobody has agreed to yet of some evaluations."""
    wanted = select(CarryOver).where(
        CarryOver.evaluation_id.in_(evaluation_ids), CarryOver.agreed_at.is_(None)
    )
    return list(session.scalars(wanted))
