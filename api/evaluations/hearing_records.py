"""What is read of disagreement: what was said, and the way to an objection."""

from datetime import date, datetime
from typing import Any, TypedDict
from uuid import UUID

from api.evaluations.models import Predikat
from api.evaluations.unit_achievements.records import NamedRow


class ContentRow(TypedDict):
    """What was frozen at the signature, as JSON."""

    content: Any


class Said(TypedDict):
    """A disagreement, an answer or a correction."""

    step: str
    text: str | None
    by: NamedRow | None
    at: datetime
    old_predikat: Predikat | None
    new_predikat: Predikat | None


class Superior(TypedDict):
    """Who decides an objection."""

    id: UUID
    name: str
    position: str | None


class Objection(TypedDict):
    final: str | None
    to: Superior | None
    due_on: date
    decided_within_days: int


class Hearing(TypedDict):
    evaluation_id: UUID
    said: list[Said]
    acknowledge_due_on: date | None
    is_late: bool
    answer_due_on: date | None
    may: list[str]
    objection: Objection | None
