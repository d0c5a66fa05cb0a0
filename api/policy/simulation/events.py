"""What happens when a policy is tried on past data."""

from dataclasses import dataclass
from datetime import date

from api.policy.drafting.events import PolicyEvent


@dataclass(frozen=True, kw_only=True)
class PolicySimulated(PolicyEvent):
    """Its rule changes were tried on the data of some days."""

    number: int
    since: date
    until: date
