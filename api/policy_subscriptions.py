"""What is noticed of what happens to policies."""

from api.foundation.events import subscribe
from api.notifications import policy_reactions as policies
from api.policy.consultation.events import PolicyAnswersRead, PolicyTalkAnswered


def connect_policy() -> None:
    """Join events to reactions; as often as one likes."""
    subscribe(PolicyTalkAnswered, policies.tell_of_answers)
    subscribe(PolicyAnswersRead, policies.settle_read)
