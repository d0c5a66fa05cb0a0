"""What happens to policies that are decided on."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from api.policy.drafting.events import PolicyEvent


@dataclass(frozen=True, kw_only=True)
class PolicyAdopted(PolicyEvent):
    """It was decided; its rules hold each from its own day."""

    number: int
    decision_no: str
    decided_on: date
    effective_from: date
    supersedes_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class PolicyWithdrawn(PolicyEvent):
    """It will not hold; what it had written and had not begun is undone."""

    rules_undone: int


@dataclass(frozen=True, kw_only=True)
class PolicySuperseded(PolicyEvent):
    """Another one stands in its place; what of it had begun is changed by that one alone."""

    by_id: UUID
    rules_undone: int
