"""Who writes policies, and who reads how much of them; pure."""

from api.identity.actor import Actor
from api.policy.drafting.models import PolicyState
from api.policy.drafting.records import PolicyHead

STEPS = {
    PolicyState.DRAFT: ("edit", "open", "simulate", "withdraw"),
    PolicyState.CONSULTATION: ("edit", "publish", "close", "simulate", "withdraw"),
    PolicyState.ANSWERING: ("edit", "publish", "adopt", "simulate", "withdraw"),
    PolicyState.ADOPTED: ("withdraw",),
    PolicyState.SUPERSEDED: (),
    PolicyState.WITHDRAWN: (),
}
EDITED = frozenset({PolicyState.DRAFT, PolicyState.CONSULTATION, PolicyState.ANSWERING})


def sees(actor: Actor, head: PolicyHead) -> bool:
    """City HR sees drafts; everybody what can be read."""
    return actor.is_hr_city or head["newest_published"] is not None


def writes(actor: Actor) -> bool:
    """Policies are city HR's to write."""
    return actor.is_hr_city


def newest_for(actor: Actor, head: PolicyHead) -> int:
    """Say which version this reader reads first."""
    if writes(actor) or head["newest_published"] is None:
        return head["newest"]
    return head["newest_published"]


def steps_of(actor: Actor, head: PolicyHead) -> list[str]:
    """List what this reader may do now."""
    if not writes(actor):
        return []
    unread = head["newest"] != head["newest_published"]
    return [step for step in STEPS[head["state"]] if step != "publish" or unread]
