"""Programmes and seats on the wire; hours (JP) and rupiah are decimal text."""

from datetime import date, time
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field, PlainSerializer, model_validator
from pydantic_core import PydanticCustomError

from api.development.training.models import Mode, ProgrammeState, SeatState, Used
from api.foundation.paging import PageRequest
from api.foundation.schema import Amount, Day, Line, Named, Paragraph, Schema, View

MOST_HOURS = 1_000
MOST_SEATS = 2_000
MOST_SESSIONS = 60
MOST_COMPETENCES = 10


def _hours(hours: Decimal) -> Decimal:
    if not 0 < hours <= MOST_HOURS or hours * 10 != int(hours * 10):
        raise PydanticCustomError(
            "out_of_range", f"more than 0, up to {MOST_HOURS}, tenths of a JP"
        )
    return hours


def _rupiah(amount: Decimal) -> Decimal:
    if amount < 0 or amount != int(amount):
        raise PydanticCustomError("out_of_range", "whole rupiah, not less than 0")
    return amount


def _minute(moment: time) -> str:
    return f"{moment:%H:%M}"


Hours = Annotated[Amount, AfterValidator(_hours)]
Rupiah = Annotated[Amount, AfterValidator(_rupiah)]
Clock = Annotated[time, PlainSerializer(_minute, return_type=str)]
Reason = Annotated[Paragraph, Field(min_length=10, max_length=1000)]
Code = Annotated[Line, Field(min_length=1, max_length=40)]
Year = Annotated[int, Field(ge=2020, le=2100)]


class TrainingSession(Schema):
    """A day with its times (WITA)."""

    on: Day
    starts: Clock
    ends: Clock

    @model_validator(mode="after")
    def _in_order(self) -> "TrainingSession":
        if self.starts >= self.ends:
            raise PydanticCustomError("out_of_order", "ends before it starts")
        return self


class ProgrammeDraft(Schema):
    """A programme for the people below a unit; its days are those of its sessions."""

    unit_id: UUID
    title: Annotated[Line, Field(min_length=3, max_length=200)]
    description: Paragraph | None = None
    provider: Annotated[Line, Field(min_length=2, max_length=200)]
    place: Annotated[Line, Field(max_length=200)] | None = None
    mode: Mode
    competences: Annotated[list[Code], Field(min_length=1, max_length=MOST_COMPETENCES)]
    sessions: Annotated[list[TrainingSession], Field(min_length=1, max_length=MOST_SESSIONS)]
    hours: Hours
    seats: Annotated[int, Field(ge=1, le=MOST_SEATS)]
    budget: Rupiah


class TrainingDecision(Schema):
    """The head's word; a rejection says why."""

    approves: bool
    reason: Reason | None = None


class Because(Schema):
    reason: Reason


class SeatAnswer(Schema):
    accepts: bool


class AttendanceList(Schema):
    """Who was there in one session, counted from 1; whoever is not named was not."""

    session: Annotated[int, Field(ge=1, le=MOST_SESSIONS)]
    present: Annotated[list[UUID], Field(max_length=MOST_SEATS)]


class Correction(Schema):
    """Whether somebody was there, as it was found after the end; and how one knows."""

    attended: bool
    reason: Reason


class GivenCode(Schema):
    code: Annotated[Line, Field(min_length=1, max_length=20)]


class Impression(Schema):
    """Two short answers: is it used, and was it worth the time (1 to 5)?"""

    used: Used
    worth: Annotated[int, Field(ge=1, le=5)]


class ProgrammeFilter(PageRequest):
    """`state` empty: what is in the catalogue, and what the caller may see beside it."""

    year: Year | None = None
    state: ProgrammeState | None = None
    unit_id: UUID | None = None
    competence: Code | None = None
    from_on: Day | None = None
    until_on: Day | None = None


class SeatsView(View):
    """How many seats stand how; `free` are those that nobody has or is asked about."""

    total: int
    free: int
    suggested: int
    waiting: int
    offered: int
    accepted: int
    approved: int
    declined: int
    attended: int
    missed: int
    passed_over: int


class AnswersView(View):
    """What participants said a month later; hidden where fewer than `small_group` answered."""

    people: int
    often: int
    sometimes: int
    not_yet: int
    worth: Amount


class ProgrammeView(View):
    """A programme. `is_running`: approved, and today is among its days. `answers` come when all had their
    time. `may`: "change", "propose", "decide", "cancel", "queue", "offer", "attend", "finish".
    """

    id: UUID
    agency_id: int
    unit: Named
    title: str
    description: str | None
    provider: str
    place: str | None
    mode: Mode
    competences: list[str]
    sessions: list[TrainingSession]
    hours: Amount
    budget: Amount
    cost_per_seat: Amount
    from_on: date
    until_on: date
    state: ProgrammeState
    is_running: bool
    decided_on: date | None
    decision_reason: str | None
    version: int
    seats: SeatsView
    answers: AnswersView | None
    may: list[str]


class NeedReason(View):
    """A need that the programme answers, with the kinds of facts that speak for it."""

    competence: str
    origins: list[str]
    strength: int
    since: date


class ReasonsView(View):
    """Why somebody stands where they stand. `room`: how many of the unit might be away at once;
    `away`: how many are already. `held`: why there was no seat: "full" or "unit_away".
    """

    needs: list[NeedReason]
    last_trained: date | None
    passed: int
    unit_people: int
    unit_away: int
    unit_room: int
    seats: int
    candidates: int
    held: str | None


class SeatView(View):
    """A seat. `may`: "answer", "approve", "note_attendance", "say", "pass_over", "correct"."""

    id: UUID
    programme_id: UUID
    title: str
    from_on: date
    until_on: date
    sessions: list[TrainingSession]
    hours: Amount
    programme_place: str | None
    programme_state: ProgrammeState
    employee: Named
    position: str | None
    unit: Named
    state: SeatState
    place: int
    reasons: ReasonsView
    answer_until: date | None
    approver: Named | None
    refusal: str | None
    passed_over_reason: str | None
    needs_reason: bool
    """Without a written reason this would be passing over once too often."""
    version: int
    may: list[str]


class SeatList(View):
    items: list[SeatView]


class SessionCodeView(View):
    """What is shown as QR in the room; it holds on that day alone."""

    session: int
    on: date
    code: str
    holds_today: bool
