"""How short questions look on the wire."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.foundation.schema import Day, Line, Schema, View
from api.policy.surveys.models import QuestionKind

MOST_QUESTIONS, MOST_CHOICES = 5, 6
Question = Annotated[Line, Field(min_length=3, max_length=200)]
Choice = Annotated[Line, Field(min_length=1, max_length=80)]


class QuestionDraft(Schema):
    """`choices`: of a question with choices, two to six."""

    text: Question
    kind: QuestionKind
    choices: Annotated[list[Choice], Field(max_length=MOST_CHOICES)] = []


class SurveyDraft(Schema):
    """Up to five questions, from a day to a day, both included."""

    title: Annotated[Line, Field(min_length=3, max_length=120)]
    opens_on: Day
    closes_on: Day
    questions: Annotated[list[QuestionDraft], Field(min_length=1, max_length=MOST_QUESTIONS)]


class AnswersDraft(Schema):
    """One number a question, in their order: 1 to 5, yes 1 and no 0, a choice from 0; null leaves one out."""

    answers: Annotated[
        list[Annotated[int, Field(ge=0, le=MOST_CHOICES)] | None],
        Field(min_length=1, max_length=MOST_QUESTIONS),
    ]


class SurveyQuestion(View):
    text: str
    kind: QuestionKind
    choices: list[str]


class GroupResult(View):
    """`counts`: a list a question, a number for each answer from the least."""

    names: list[str]
    people: int
    counts: list[list[int]]


class SurveyView(View):
    """Results come when it is over and enough have answered. `groups`: agencies, the small ones together."""

    id: UUID
    title: str
    opens_on: date
    closes_on: date
    open: bool
    questions: list[SurveyQuestion]
    mine: list[int | None] | None
    small_group: int
    results: GroupResult | None
    groups: list[GroupResult]


class SurveyList(View):
    items: list[SurveyView]
