"""How evaluations look on the wire."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.evaluations.models import (
    EvaluationKind,
    EvaluationState,
    Predikat,
    Rating,
    Receipt,
)
from api.evaluations.unit_achievements.models import UnitGrade
from api.foundation.paging import PageRequest
from api.foundation.schema import Moment, Named, Number, Paragraph, Schema, View


class RatingsDraft(Schema):
    """Two words of judgement; above and below want a reason of at least 20 letters."""

    results_rating: Rating
    results_reason: Paragraph | None = None
    behaviour_rating: Rating
    behaviour_reason: Paragraph | None = None
    recommendation: Paragraph | None = None


class Signature(Schema):
    """`early_reason`: why it is signed before everything is reported, though reports are not due yet."""

    early_reason: Paragraph | None = None


class Reopening(Schema):
    """Why a signed evaluation is judged again: the assessor and the person read it."""

    reason: Annotated[Paragraph, Field(min_length=20)]


class Acknowledgement(Schema):
    receipt: Receipt
    note: Paragraph | None = None


class EvaluationFilter(PageRequest):
    """`mine`: those that I rate, or those about me; else all that I may see."""

    period_id: Number | None = None
    state: EvaluationState | None = None
    unit_id: UUID | None = None
    mine: Literal["assessor", "employee"] | None = None
    updated_since: Moment | None = None
    sort: Literal["name", "due_on", "-period_id"] = "name"


class PersonOfList(View):
    id: UUID
    name: str
    nip: str | None


class EvaluationItem(View):
    """A line of a list; ratings and predikat are null for whoever may not see them yet."""

    id: UUID
    plan_id: UUID
    period_id: int
    kind: EvaluationKind
    state: EvaluationState
    employee: PersonOfList
    unit: Named
    assessor: Named
    due_on: date
    results_rating: Rating | None
    behaviour_rating: Rating | None
    predikat: Predikat | None
    receipt: Receipt | None
    signed_at: datetime | None
    version: int
    updated_at: datetime
    voided_at: datetime | None
    """R45: another post counts since; listed only with `updated_since`."""


class WhyRule(View):
    id: str
    law: str
    article: str | None
    title: str
    effective_from: date


class WhyUnit(View):
    """R35: the organization's achievement that came first; `stands_in`: last year's (IV.B.1.f)."""

    rule: str
    unit_id: UUID
    unit_name: str
    period_id: int
    grade: UnitGrade
    stands_in: bool


class WhyRating(View):
    rating: Rating
    reason: str | None


class Decider(View):
    id: UUID
    name: str
    position: str | None
    at: datetime


class Sentence(View):
    """One plain sentence: the SPA has the words, `facts` fill them."""

    code: str
    facts: dict[str, str]


class OtherCell(View):
    """What one step of one rating would have led to."""

    axis: Literal["results", "behaviour"]
    rating: Rating
    predikat: Predikat


class Why(View):
    """Everything that the predikat follows from."""

    rule: WhyRule
    unit: WhyUnit
    results: WhyRating
    behaviour: WhyRating
    predikat: Predikat
    decided: Decider
    sentences: list[Sentence]
    change: list[OtherCell]
    notes: list[str]


class WhyView(View):
    """`why` is null before there are ratings, and before the signature for all but the assessor."""

    evaluation_id: UUID
    period_id: int
    kind: EvaluationKind
    state: EvaluationState
    predikat: Predikat | None
    why: Why | None
