"""What the statements on feedback give."""

from datetime import date, datetime
from typing import TypedDict
from uuid import UUID

from api.feedback.models import Audience, FeedbackSymbol, GiverRole


class FeedbackRecord(TypedDict):
    """Something that was said about a goal or a value, with the names of both sides."""

    id: UUID
    plan_id: UUID
    period_id: int
    receiver_id: UUID
    receiver_name: str
    giver_id: UUID
    giver_name: str | None
    giver_role: GiverRole
    giver_agency: str | None
    source_note: str | None
    goal_id: UUID | None
    goal_text: str | None
    value_code: int | None
    text: str
    symbol: FeedbackSymbol | None
    evidence_url: str | None
    audience: Audience
    given_at: datetime


class RequestRecord(TypedDict):
    """Somebody was asked for feedback."""

    id: UUID
    plan_id: UUID
    asked_id: UUID
    note: str | None
    due_on: date


class Addressee(TypedDict):
    """Somebody whose work one may speak about, by an agreed plan."""

    employee_id: UUID
    assessor_id: UUID
    agency_id: int
    unit_path: str
    population: str
    plan_id: UUID
    name: str
    front_title: str | None
    back_title: str | None
    position: str
    unit_name: str
