"""Who may say what, when, and who moderates; pure."""

from datetime import date
from uuid import UUID

from api.identity.actor import Actor
from api.policy.drafting.models import PolicyState
from api.policy.drafting.records import PolicyHead

ANSWERED_IN = frozenset({PolicyState.CONSULTATION, PolicyState.ANSWERING})


def is_open(head: PolicyHead, day: date) -> bool:
    """Say whether things can be said on a day: from the first to the last, both included."""
    opens, closes = head["opens_on"], head["closes_on"]
    dated = opens is not None and closes is not None and opens <= day <= closes
    return head["state"] is PolicyState.CONSULTATION and dated


def may_answer(actor: Actor, head: PolicyHead) -> bool:
    return actor.is_hr_city and head["state"] in ANSWERED_IN


def reads_hidden(actor: Actor, author_id: UUID | None) -> bool:
    """The author sees what was hidden and why, and so do those who moderate."""
    return actor.is_hr_city or actor.id == author_id


def steps_with(
    actor: Actor, head: PolicyHead, *, hidden: bool, supportable: bool = False
) -> list[str]:
    """List what the reader may do with something that was said."""
    steps = ["support"] if supportable else []
    if actor.is_hr_city:
        steps.append("show" if hidden else "hide")
    if may_answer(actor, head):
        steps.append("answer")
    return steps
