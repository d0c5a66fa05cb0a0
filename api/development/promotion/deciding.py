"""Decides proposals with number and date, or gives them back with a reason; decisions are never changed."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from api.development.career import service as career
from api.development.career.models import RecordKind
from api.development.promotion import carrying_out
from api.development.promotion.errors import AlreadyDecided
from api.development.promotion.events import PromotionDecided, PromotionReturned
from api.development.promotion.models import (
    DecisionOutcome,
    Path,
    PromotionDecision,
    PromotionProposal,
    ProposalState,
)
from api.development.promotion.permissions import may_decide, may_propose
from api.development.promotion.proposal_schemas import (
    Accepted,
    DecidedOutcome,
    DecidedTogether,
    Refused,
    Returned,
)
from api.development.promotion.proposals import get_proposal, names_of, seen_line
from api.foundation import rows
from api.foundation.clock import now, today
from api.foundation.errors import Conflict, EditedMeanwhile, Invalid
from api.foundation.events import publish
from api.foundation.ids import agency_of, new_id
from api.identity.actor import Actor, permit
from api.organization.models import Employee

REFUSAL = "Only the city's HR decides promotions"


def give_back(
    session: Session, actor: Actor, proposal_id: UUID, given: Returned, version: int
) -> dict[str, Any]:
    """Give a proposal back to the agency with a reason; its HR may also take it back itself."""
    line = seen_line(session, actor, proposal_id)
    may = may_decide(actor) or may_propose(actor, line["agency_id"])
    permit(may, "Only HR gives proposals back")
    proposal = _waiting(session, proposal_id, version)
    proposal.state = ProposalState.RETURNED
    proposal.version += 1
    _keep(session, actor, proposal, DecisionOutcome.RETURNED, reason=given.reason)
    publish(
        session,
        PromotionReturned(
            actor=actor,
            subject_id=proposal.id,
            about_id=proposal.employee_id,
            reason=given.reason,
            path=proposal.path.value,
            window_on=proposal.window_on,
            to_value=proposal.to_value,
        ),
    )
    return get_proposal(session, actor, proposal_id)


def decide(
    session: Session, actor: Actor, proposal_id: UUID, given: Accepted | Refused, version: int
) -> dict[str, Any]:
    """Decide one proposal."""
    seen_line(session, actor, proposal_id)
    permit(may_decide(actor), REFUSAL)
    proposal = _waiting(session, proposal_id, version)
    _check(session, proposal, given)
    _decide(session, actor, proposal, given)
    return get_proposal(session, actor, proposal_id)


def decide_together(session: Session, actor: Actor, given: DecidedTogether) -> dict[str, Any]:
    """Decide many proposals by one number and date; what cannot be decided is named, the rest is."""
    permit(may_decide(actor), REFUSAL)
    if getattr(given.decision, "position_id", None) is not None:
        raise Invalid(("/decision/position_id", "for_one", "a post is named for one alone"))
    wanted = list(dict.fromkeys(given.proposal_ids))
    found = {one.id: one for one in _load(session, wanted)}
    names = names_of(session, [one.employee_id for one in found.values()])
    items = list(_each(session, actor, given.decision, wanted, found))
    for item in items:
        one = found.get(item["proposal_id"])
        item["name"] = names.get(one.employee_id) if one else None
    decided = sum(item["outcome"] is DecidedOutcome.DECIDED for item in items)
    return {"items": items, "decided": decided}


def _load(session: Session, wanted: list[UUID]) -> list[PromotionProposal]:
    """Load proposals in the order of their keys, so that two who decide do not wait for each other."""
    keys = or_(*(PromotionProposal.at(one) for one in sorted(wanted)))
    found = select(PromotionProposal).where(keys).order_by(PromotionProposal.id)
    return list(session.scalars(found.with_for_update()))


def _each(
    session: Session,
    actor: Actor,
    given: Accepted | Refused,
    wanted: list[UUID],
    found: dict[UUID, PromotionProposal],
) -> Iterator[dict[str, Any]]:
    for key in wanted:
        one = found.get(key)
        outcome, problem = DecidedOutcome.NOT_THERE, None
        if one is not None:
            outcome, problem = _try(session, actor, one, given)
        yield {"proposal_id": key, "outcome": outcome, "problem": problem}


def _try(
    session: Session, actor: Actor, proposal: PromotionProposal, given: Accepted | Refused
) -> tuple[DecidedOutcome, str | None]:
    """Decide what can be: a refusal is told before anything is changed."""
    if proposal.state is not ProposalState.PROPOSED:
        return DecidedOutcome.NOT_PROPOSED, AlreadyDecided.kind()
    try:
        _check(session, proposal, given)
    except Conflict as refused:
        return DecidedOutcome.NOT_POSSIBLE, refused.kind()
    _decide(session, actor, proposal, given)
    return DecidedOutcome.DECIDED, None


def _waiting(session: Session, proposal_id: UUID, version: int) -> PromotionProposal:
    key = (proposal_id, agency_of(proposal_id))
    proposal = session.get_one(PromotionProposal, key, with_for_update=True)
    if proposal.state is not ProposalState.PROPOSED:
        raise AlreadyDecided(state=proposal.state)
    if proposal.version != version:
        raise EditedMeanwhile
    return proposal


def _check(session: Session, proposal: PromotionProposal, given: Accepted | Refused) -> None:
    if given.decided_on > today():
        raise Invalid(("/decided_on", "in_future", "not after today"))
    if isinstance(given, Accepted):
        if given.effective_on < proposal.window_on:
            raise Invalid(("/effective_on", "before_window", "not before the window"))
        employee = session.get_one(Employee, proposal.employee_id, with_for_update=True)
        carrying_out.check_unchanged(session, proposal, employee, given)


def _decide(
    session: Session, actor: Actor, proposal: PromotionProposal, given: Accepted | Refused
) -> None:
    accepted = given if isinstance(given, Accepted) else None
    proposal.state = ProposalState(given.outcome)
    proposal.effective_on = accepted.effective_on if accepted else None
    proposal.version += 1
    _keep(
        session,
        actor,
        proposal,
        DecisionOutcome(given.outcome),
        number=given.number,
        decided_on=given.decided_on,
        effective_on=proposal.effective_on,
        reason=given.reason,
    )
    publish(session, _told(actor, proposal, given))
    if accepted is not None:
        _accept(session, actor, proposal, accepted)


def _accept(session: Session, actor: Actor, proposal: PromotionProposal, given: Accepted) -> None:
    """Put the golongan on record from its day, or begin the post; what is due today is true at once."""
    employee = session.get_one(Employee, proposal.employee_id)
    if proposal.path is Path.JENJANG:
        carrying_out.begin_level(session, actor, proposal, employee, given)
    else:
        record = {
            **career.of_person(employee),
            "kind": RecordKind.PANGKAT,
            "value": proposal.to_value,
            "year": None,
            "from_on": given.effective_on,
            "until_on": None,
            "document_no": given.number,
            "reason": given.reason,
            "reverses_id": None,
            "entered_by": actor.id,
        }
        career.keep(session, actor, [record])
    carrying_out.carry_out(session, actor, proposal)


def _keep(
    session: Session,
    actor: Actor,
    proposal: PromotionProposal,
    outcome: DecisionOutcome,
    **more: Any,
) -> None:
    empty = dict.fromkeys(("number", "decided_on", "effective_on", "reason"))
    line = {
        **empty,
        **more,
        "id": new_id(proposal.agency_id),
        "agency_id": proposal.agency_id,
        "created_at": now(),
        "proposal_id": proposal.id,
        "outcome": outcome,
        "decided_by": actor.id,
    }
    rows.add(session, PromotionDecision, [line])


def _told(actor: Actor, proposal: PromotionProposal, given: Accepted | Refused) -> PromotionDecided:
    return PromotionDecided(
        actor=actor,
        subject_id=proposal.id,
        about_id=proposal.employee_id,
        reason=given.reason,
        path=proposal.path.value,
        window_on=proposal.window_on,
        to_value=proposal.to_value,
        outcome=given.outcome.value,
        number=given.number,
        decided_on=given.decided_on,
        effective_on=proposal.effective_on,
    )
