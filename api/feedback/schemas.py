"""How feedback looks on the wire."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.feedback.models import Audience, FeedbackSymbol, GiverRole
from api.foundation.paging import PageRequest
from api.foundation.schema import Line, Number, Paragraph, Schema, View


class FeedbackDraft(Schema):
    """About a goal or about a value; `source_note` says from whom, when entered for the public."""

    plan_id: UUID
    period_id: Number
    goal_id: UUID | None = None
    value_code: Annotated[int | None, Field(ge=1, le=7)] = None
    text: Annotated[Paragraph, Field(min_length=3, max_length=4000)]
    symbol: FeedbackSymbol | None = None
    evidence_url: Annotated[Line | None, Field(max_length=500)] = None
    audience: Audience = Audience.RECEIVER_AND_LEADERS
    source_note: Annotated[Line, Field(min_length=3, max_length=200)] | None = None


class FeedbackFilter(PageRequest):
    """About which plan, and of that in which period (a year takes in its own) and on what."""

    plan_id: UUID
    period_id: Number | None = None
    goal_id: UUID | None = None
    value_code: Annotated[int | None, Field(ge=1, le=7)] = None


class FeedbackView(View):
    """`giver_agency` where the giver served in another agency than the receiver."""

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


class RequestDraft(Schema):
    """Whom one asks for feedback on one's own agreed plan, and what about."""

    plan_id: UUID
    asked_id: UUID
    note: Annotated[Paragraph | None, Field(max_length=500)] = None


class RequestView(View):
    id: UUID
    plan_id: UUID
    asked_id: UUID
    note: str | None
    due_on: date


class AddresseeGoal(View):
    id: UUID
    text: str


class Addressee(View):
    """Somebody whose work one may speak about: no more than is needed for it.

    `period_id`: the one that they work in, of teachers the year (R101).
    """

    plan_id: UUID
    period_id: int
    employee_id: UUID
    name: str
    front_title: str | None
    back_title: str | None
    position: str
    unit_name: str
    enters_for_others: bool
    """Whether the reader may pass on what the served public says about this person."""
    goals: list[AddresseeGoal]


class AddresseeList(View):
    items: list[Addressee]
