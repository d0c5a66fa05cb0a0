"""What can be asked about proposals and decisions."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any, TypedDict
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session, aliased

from api.development.promotion.models import (
    Path,
    PromotionDecision,
    PromotionProposal,
    ProposalState,
)
from api.development.promotion.records import DecisionRow, ProposalLine, StateCount
from api.development.promotion.scope import ListScope
from api.foundation import rows
from api.foundation.ids import agency_of
from api.organization.models import Employee, Position, Unit


class BriefRow(TypedDict):
    """Where a proposal stands."""

    id: UUID
    employee_id: UUID
    path: Path
    state: ProposalState
    version: int


_proposer, _decider = aliased(Employee), aliased(Employee)
_NUMBER = (
    select(PromotionDecision.number)
    .where(
        PromotionDecision.proposal_id == PromotionProposal.id,
        PromotionDecision.agency_id == PromotionProposal.agency_id,
    )
    .order_by(PromotionDecision.created_at.desc(), PromotionDecision.id.desc())
    .limit(1)
    .scalar_subquery()
)
LINES = (
    select(
        PromotionProposal.id,
        PromotionProposal.version,
        PromotionProposal.employee_id,
        Employee.name,
        Employee.nip,
        PromotionProposal.agency_id,
        Employee.unit_id,
        Unit.name.label("unit_name"),
        Position.title.label("position"),
        PromotionProposal.window_on,
        PromotionProposal.path,
        PromotionProposal.from_value,
        PromotionProposal.to_value,
        PromotionProposal.state,
        PromotionProposal.created_at,
        _proposer.name.label("proposed_by_name"),
        PromotionProposal.surplus,
        PromotionProposal.effective_on,
        PromotionProposal.carried_out_on,
        _NUMBER.label("number"),
    )
    .join(Employee, Employee.id == PromotionProposal.employee_id)
    .join(Unit, Unit.id == Employee.unit_id)
    .outerjoin(Position, Position.id == Employee.position_id)
    .outerjoin(_proposer, _proposer.id == PromotionProposal.proposed_by)
)
_LINE = rows.TypedSelect(
    ProposalLine,
    LINES.where(
        PromotionProposal.id == bindparam("proposal_id"),
        PromotionProposal.agency_id == bindparam("agency_id"),
    ),
)
_DECISIONS = rows.TypedSelect(
    DecisionRow,
    select(
        PromotionDecision.id,
        PromotionDecision.created_at,
        PromotionDecision.outcome,
        PromotionDecision.number,
        PromotionDecision.decided_on,
        PromotionDecision.effective_on,
        PromotionDecision.reason,
        _decider.name.label("decided_by_name"),
    )
    .outerjoin(_decider, _decider.id == PromotionDecision.decided_by)
    .where(
        PromotionDecision.proposal_id == bindparam("proposal_id"),
        PromotionDecision.agency_id == bindparam("agency_id"),
    )
    .order_by(PromotionDecision.created_at, PromotionDecision.id),
)
_BRIEFS = (
    select(
        PromotionProposal.id,
        PromotionProposal.employee_id,
        PromotionProposal.path,
        PromotionProposal.state,
        PromotionProposal.version,
    )
    .where(PromotionProposal.window_on == bindparam("window_on"))
    .order_by(PromotionProposal.created_at, PromotionProposal.id)
)


@cache
def _briefs(size: int) -> rows.TypedSelect[BriefRow]:
    return rows.TypedSelect(
        BriefRow, _BRIEFS.where(rows.among(PromotionProposal.employee_id, size))
    )


def line(session: Session, proposal_id: UUID) -> ProposalLine | None:
    """Read a proposal with whom it is about."""
    agency_id = agency_of(proposal_id)
    return rows.fetch_one(session, _LINE, proposal_id=proposal_id, agency_id=agency_id)


def decisions_of(session: Session, proposal_id: UUID) -> list[DecisionRow]:
    """Read what was decided of a proposal, the first decision first."""
    agency_id = agency_of(proposal_id)
    return rows.fetch(session, _DECISIONS, proposal_id=proposal_id, agency_id=agency_id)


def latest(
    session: Session, people: Sequence[UUID], window: date
) -> dict[tuple[UUID, Path], dict[str, Any]]:
    """Read where the last proposals of some people for a window stand."""
    found = rows.fetch_among(session, _briefs, people, window_on=window)
    return {
        (row["employee_id"], row["path"]): rows.pick(row, ("id", "state", "version"))
        for row in found
    }


def of_person(session: Session, employee_id: UUID, window: date) -> dict[Path, dict[str, Any]]:
    """Read where somebody's last proposals for a window stand, by path."""
    found = latest(session, [employee_id], window)
    return {path: brief for (_, path), brief in found.items()}


def count_states(
    session: Session, scope: ListScope, window: date, path: Path
) -> dict[ProposalState, int]:
    """Count the proposals of a window and path by where they stand."""
    counted = (
        select(PromotionProposal.state, func.count().label("proposals"))
        .join(Employee, Employee.id == PromotionProposal.employee_id)
        .join(Unit, Unit.id == Employee.unit_id)
        .where(
            PromotionProposal.window_on == window,
            PromotionProposal.path == path,
            *scope.conditions(),
        )
        .group_by(PromotionProposal.state)
    )
    found: list[StateCount] = [
        {"state": row.state, "proposals": row.proposals} for row in session.execute(counted)
    ]
    return {row["state"]: row["proposals"] for row in found}
