"""What lists of candidates ask: everybody of a scope beside what is kept of their checks."""

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import and_, case, exists, func, or_, select
from sqlalchemy.orm import Session

from api.development.promotion.models import (
    PromotionCheck,
    PromotionOutcome,
    PromotionProposal,
    ProposalState,
)
from api.development.promotion.records import CandidateRow, OutcomeCount
from api.development.promotion.schemas import CandidateChoice
from api.development.promotion.scope import ListScope
from api.development.promotion.wording import BITS
from api.foundation.search import contains
from api.organization.models import Employee, Position, Unit
from api.organization.names import search_name

ORDER = (
    PromotionOutcome.READY,
    PromotionOutcome.ONE_MISSING,
    PromotionOutcome.MORE_MISSING,
    PromotionOutcome.UNKNOWN,
    PromotionOutcome.TOO_EARLY,
)
"""Who is nearest comes first; to whom the path does not apply comes last."""
STANDING = (ProposalState.PROPOSED, ProposalState.ACCEPTED, ProposalState.REFUSED)


@dataclass(frozen=True)
class Wanted:
    """Which list."""

    scope: ListScope
    window: date
    choice: CandidateChoice

    def joined(self) -> Any:
        """Condition: a check is somebody's, of this window and path."""
        return and_(
            PromotionCheck.employee_id == Employee.id,
            PromotionCheck.agency_id == Employee.agency_id,
            PromotionCheck.window_on == self.window,
            PromotionCheck.path == self.choice.path,
        )


def count_outcomes(session: Session, wanted: Wanted) -> list[OutcomeCount]:
    """Count people by outcome and by what they lack."""
    counted = (
        select(PromotionCheck.outcome, PromotionCheck.missing, func.count().label("people"))
        .join(Employee, wanted.joined())
        .join(Unit, Unit.id == Employee.unit_id)
        .where(*wanted.scope.conditions())
        .group_by(PromotionCheck.outcome, PromotionCheck.missing)
    )
    return [
        {"outcome": row.outcome, "missing": row.missing, "people": row.people}
        for row in session.execute(counted)
    ]


def count_everybody(session: Session, wanted: Wanted) -> int:
    """Count who is in service in a scope."""
    counted = (
        select(func.count())
        .select_from(Employee)
        .join(Unit, Unit.id == Employee.unit_id)
        .where(*wanted.scope.conditions())
    )
    return session.scalar(counted) or 0


def count_matching(session: Session, wanted: Wanted) -> int:
    """Count whom the filters leave."""
    counted = (
        select(func.count())
        .select_from(Employee)
        .join(Unit, Unit.id == Employee.unit_id)
        .outerjoin(PromotionCheck, wanted.joined())
        .where(*wanted.scope.conditions(), *_filters(wanted))
    )
    return session.scalar(counted) or 0


def candidates(
    session: Session, wanted: Wanted, size: int | None = None, offset: int = 0
) -> list[CandidateRow]:
    """Read people with what is kept of their check, the nearest first."""
    found = (
        select(
            Employee.id,
            Employee.name,
            Employee.front_title,
            Employee.back_title,
            Employee.nip,
            Employee.kind,
            Employee.state,
            Employee.agency_id,
            Employee.unit_id,
            Unit.name.label("unit_name"),
            Position.title.label("position"),
            Employee.grade,
            PromotionCheck.outcome,
            PromotionCheck.nearest_on,
            PromotionCheck.from_value,
            PromotionCheck.to_value,
            PromotionCheck.conditions,
        )
        .join(Unit, Unit.id == Employee.unit_id)
        .outerjoin(Position, Position.id == Employee.position_id)
        .outerjoin(PromotionCheck, wanted.joined())
        .where(*wanted.scope.conditions(), *_filters(wanted))
        .order_by(*_nearest_first())
    )
    if size is not None:
        found = found.limit(size).offset(offset)
    return [cast(CandidateRow, dict(row)) for row in session.execute(found).mappings()]


def _nearest_first() -> tuple[Any, ...]:
    place = case(
        *((PromotionCheck.outcome == one, at) for at, one in enumerate(ORDER)), else_=len(ORDER)
    )
    unforeseen = case((PromotionCheck.nearest_on.is_(None), 1), else_=0)
    return place, unforeseen, PromotionCheck.nearest_on, Employee.sort_name, Employee.id


def _filters(wanted: Wanted) -> list[Any]:
    choice = wanted.choice
    found: list[Any] = []
    if choice.outcome is PromotionOutcome.NOT_APPLICABLE:
        found.append(PromotionCheck.outcome.is_(None))
    elif choice.outcome is not None:
        found.append(PromotionCheck.outcome == choice.outcome)
    if choice.missing is not None:
        found.append(PromotionCheck.missing.bitwise_and(BITS[choice.missing]) != 0)
    if choice.proposal is not None:
        found.append(_is_proposed(wanted))
    if choice.q:
        digits = "".join(sign for sign in choice.q if sign.isdecimal())
        named = contains(Employee.search_name, search_name(choice.q))
        found.append(or_(named, contains(Employee.nip, digits)) if len(digits) > 5 else named)
    return found


def _is_proposed(wanted: Wanted) -> Any:
    """Condition: how somebody's last proposal stands; what was given back counts until proposed anew."""

    def one_of(*states: ProposalState) -> Any:
        return exists().where(
            PromotionProposal.employee_id == Employee.id,
            PromotionProposal.window_on == wanted.window,
            PromotionProposal.path == wanted.choice.path,
            or_(*(PromotionProposal.state == state for state in states)),
        )

    if wanted.choice.proposal == "none":
        return ~one_of(*STANDING)
    state = ProposalState(str(wanted.choice.proposal))
    if state is ProposalState.RETURNED:
        return and_(one_of(state), ~one_of(*STANDING))
    return one_of(state)
