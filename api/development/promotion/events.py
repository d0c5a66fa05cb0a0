"""What happens to promotions."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from api.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class PromotionEvent(Event):
    """About a proposal, which is the subject; `about_id` is who is promoted."""

    subject_kind: ClassVar[str] = "promotion"
    path: str
    window_on: date
    to_value: str


@dataclass(frozen=True, kw_only=True)
class PromotionProposed(PromotionEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class PromotionReturned(PromotionEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class PromotionDecided(PromotionEvent):
    """`outcome`: accepted or refused."""

    outcome: str
    number: str
    decided_on: date
    effective_on: date | None


@dataclass(frozen=True, kw_only=True)
class PromotionCarriedOut(PromotionEvent):
    """Golongan or post are from now on what was decided."""

    effective_on: date


@dataclass(frozen=True, kw_only=True)
class PromotionRead(PromotionEvent):
    """The person has read what was decided."""
