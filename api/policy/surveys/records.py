"""What the statements on short questions give."""

from datetime import date
from typing import Any, TypedDict
from uuid import UUID


class SurveyRow(TypedDict):
    """Short questions with what the reader has answered."""

    id: UUID
    policy_id: UUID
    title: str
    opens_on: date
    closes_on: date
    questions: Any
    mine: Any


class AnswerRow(TypedDict):
    """What somebody answered, and where they serve."""

    agency_id: int
    agency: str
    answers: Any
