"""What signals are found in, and what a signal is."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypedDict
from uuid import UUID

from api.achievements.progress import Track
from api.evaluations.models import Predikat, Rating
from api.evaluations.unit_achievements.models import UnitGrade


class SignalKind(StrEnum):
    """What there is to ask about; the last one is about a unit, the others about a rater."""

    SAME_PREDIKAT = "same_predikat"
    AGAINST_FIGURES = "against_figures"
    ONE_IMPRESSION = "one_impression"
    HURRIED = "hurried"
    COPIED_REASONS = "copied_reasons"
    OFF_PATTERN = "off_pattern"


class RatedRow(TypedDict):
    """A signed evaluation with what was reported by then; `rated_at` is the last rating before."""

    rater_id: UUID
    employee_id: UUID
    results_rating: Rating
    results_reason: str | None
    behaviour_rating: Rating
    behaviour_reason: str | None
    predikat: Predikat
    rated_at: datetime | None
    signed_at: datetime
    due_on: date
    gaps: list[int] | None
    reported: int | None
    track: str | None


class SpreadRow(TypedDict):
    """How many in a unit with an achievement got one predikat."""

    unit_id: UUID
    agency_id: int
    grade: UnitGrade
    predikat: Predikat
    people: int


@dataclass(frozen=True)
class Judgement:
    """A signed evaluation as signals look at it.

    `contradicts`: 1 where the rating is better than the figures, -1 where it is worse, 0 where neither.
    """

    rater_id: UUID
    track: Track
    contradicts: int
    results: Rating
    behaviour: Rating
    predikat: Predikat
    reasons: frozenset[str]
    rated_at: datetime
    signed_at: datetime
    is_near_deadline: bool


@dataclass(frozen=True)
class Borders:
    """From when on something is asked about (the setting `rating_signals`)."""

    people: int
    """Fewer say nothing."""
    chance: float
    """How seldom it would happen by chance."""
    minutes: int
    days_before_due: int
    copies: int
    letters: int
    stock_raters: int
    """A text of so many other raters is a stock phrase."""


@dataclass(frozen=True, kw_only=True)
class Signal:
    """A question, with the numbers that it follows from.

    `found` of `people`, where `expected` would be usual; `chance` that it came about by itself, where it is
    a matter of chance. `predikat` are those that it is about.
    """

    kind: SignalKind
    people: int
    found: int
    expected: float | None = None
    chance: float | None = None
    predikat: tuple[Predikat, ...] = ()
    above: int | None = None
    below: int | None = None
    grade: UnitGrade | None = None
