"""How improvements look on the wire."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.development.improvement.models import ImprovementState, ImprovementStepKind
from api.evaluations.models import EvaluationKind, Predikat
from api.foundation.schema import Day, Line, Named, Paragraph, Schema, View

Words = Annotated[Paragraph, Field(min_length=1, max_length=4000)]
Goal = Annotated[Line, Field(min_length=3, max_length=500)]


class ImprovementDraft(Schema):
    """What is to be reached in the months that follow, and what the person gets for it."""

    goals: Annotated[list[Goal], Field(min_length=1, max_length=5)]
    help: Words


class ImprovementStepDraft(Schema):
    """A talk or a decision. Decisions of officials name their document; a post or placement names the post."""

    kind: ImprovementStepKind
    happened_on: Day
    text: Words
    document_no: Annotated[Line, Field(min_length=1, max_length=120)] | None = None
    post_title: Annotated[Line, Field(min_length=1, max_length=200)] | None = None
    until_on: Day | None = None


class StepReading(Schema):
    """What the person says to a step, if anything."""

    own_word: Annotated[Paragraph, Field(min_length=1, max_length=2000)] | None = None


class ImprovementStepView(View):
    id: UUID
    kind: ImprovementStepKind
    happened_on: date
    by: Named
    text: str
    document_no: str | None
    post_title: str | None
    until_on: date | None
    read_by_on: date
    read_at: datetime | None
    own_word: str | None


class ImprovementTalkView(View):
    """A month's talk: by when, and when it was held."""

    due_on: date
    held_on: date | None


class ImprovementView(View):
    """An improvement with all that happened, the oldest first.

    `due_on`: when its state ends; `decide_by`: by when it is said whether the goals are reached; `may`: the
    steps that the caller may put on record now.
    """

    id: UUID
    state: ImprovementState
    begun_on: date
    ends_on: date
    decide_by: date
    due_on: date | None
    closed_on: date | None
    goals: list[str]
    help: str
    talks: list[ImprovementTalkView]
    steps: list[ImprovementStepView]
    may: list[ImprovementStepKind]
    version: int


class ImprovementGroundView(View):
    """The result that an improvement may begin on (R51)."""

    evaluation_id: UUID
    kind: EvaluationKind
    predikat: Predikat
    period_id: int


class ImprovementFile(View):
    """A person's improvements, the latest first, and what comes before one.

    `ground`: a weak result on which none has begun; `coached_on`: the last coaching since that result's period
    began, or the last at all; `placement_months`: the longest placement; `may`: "begin".
    """

    employee: Named
    assessor: Named | None
    superior: Named | None
    ground: ImprovementGroundView | None
    coached_on: date | None
    months: int
    placement_months: int
    items: list[ImprovementView]
    may: list[str]
