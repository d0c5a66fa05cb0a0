"""What every day brings to policies, and who tells them what they do not keep themselves."""

from api.analytics.insights.adoption.queries import minutes_a_month
from api.foundation.daily import every_day
from api.policy.drafting.service import close_due
from api.policy.simulation.burden import minutes_measured_by


def connect_policy() -> None:
    """Join them; as often as one likes."""
    every_day("policy.close_due", close_due)
    minutes_measured_by(minutes_a_month)
