"""What every day brings to policies, and who tells them what they do not keep themselves."""

from api.foundation.daily import every_day
from api.policy.drafting.service import close_due


def connect_policy() -> None:
    """Join them; as often as one likes."""
    every_day("policy.close_due", close_due)
