"""How disagreement looks on the wire."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from api.evaluations.models import Predikat
from api.evaluations.schemas import RatingsDraft
from api.foundation.schema import Named, Paragraph, Schema, View


class AnswerDraft(Schema):
    """What the assessor answers, in at least 20 letters."""

    text: Paragraph


class CorrectionDraft(RatingsDraft):
    """Other ratings, and in at least 20 letters what made the assessor change them."""

    note: Paragraph


class SaidView(View):
    """`old_predikat` and `new_predikat` for a correction, else null."""

    step: Literal["disagreed", "answered", "corrected"]
    text: str | None
    by: Named | None
    at: datetime
    old_predikat: Predikat | None
    new_predikat: Predikat | None


class SuperiorView(View):
    id: UUID
    name: str
    position: str | None


class ObjectionView(View):
    """V.B: the way to an objection. `final` says why there is none (IV.A.11–12), `to` who decides."""

    final: Literal["rated_by_head_of_region", "rated_by_superior"] | None
    to: SuperiorView | None
    due_on: date
    decided_within_days: int


class HearingView(View):
    """What was said about a signed evaluation; before the signature there is nothing to say.

    `is_late`: confirmed after `acknowledge_due_on`, or would be now. `answer_due_on` and the
    objection's day count from the confirmation; before it, as if it were given today.
    """

    evaluation_id: UUID
    said: list[SaidView]
    acknowledge_due_on: date | None
    is_late: bool
    answer_due_on: date | None
    may: list[Literal["answer", "correct"]]
    objection: ObjectionView | None
