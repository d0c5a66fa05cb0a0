"""The person confirms to have read what was decided of them."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.promotion.errors import NotDecidedYet
from api.development.promotion.events import PromotionRead
from api.development.promotion.models import ProposalState
from api.development.promotion.proposals import get_proposal, seen_line
from api.foundation.events import publish
from api.identity.actor import Actor, permit

DECIDED = (ProposalState.ACCEPTED, ProposalState.REFUSED)


def read_decision(session: Session, actor: Actor, proposal_id: UUID) -> dict[str, Any]:
    """Note that the person has read the decision; nothing waits for them any more."""
    line = seen_line(session, actor, proposal_id)
    permit(actor.id == line["employee_id"], "Only the person confirms to have read it")
    if line["state"] not in DECIDED:
        raise NotDecidedYet(state=line["state"])
    publish(
        session,
        PromotionRead(
            actor=actor,
            subject_id=proposal_id,
            about_id=actor.id,
            path=line["path"].value,
            window_on=line["window_on"],
            to_value=line["to_value"],
        ),
    )
    return get_proposal(session, actor, proposal_id)
