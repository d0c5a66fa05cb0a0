"""What every day brings to policies, and what is done and told when something happens to them."""

from api.analytics.insights.adoption.queries import minutes_a_month
from api.foundation.daily import every_day
from api.foundation.events import subscribe
from api.notifications import policy_reactions as policies
from api.policy.adoption.answering import asked_before_adoption
from api.policy.adoption.events import PolicyAdopted
from api.policy.consultation.events import PolicyAnswersRead, PolicyTalkAnswered
from api.policy.consultation.queries import unanswered
from api.policy.drafting.service import close_due
from api.policy.simulation.burden import minutes_measured_by


def connect_policy() -> None:
    """Join them; as often as one likes."""
    every_day("policy.close_due", close_due)
    asked_before_adoption(unanswered)
    subscribe(PolicyTalkAnswered, policies.tell_of_answers)
    subscribe(PolicyAdopted, policies.tell_of_adoption)
    subscribe(PolicyAnswersRead, policies.settle_read)
    minutes_measured_by(minutes_a_month)
