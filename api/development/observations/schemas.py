"""How class observations look on the wire."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from api.development.observations.models import ObservationStage, Shown
from api.foundation.paging import PageRequest
from api.foundation.schema import Day, Line, Named, Paragraph, Schema, View

Time = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
"""A time of day as clocks show it: "08:00"."""
Code = Annotated[Line, Field(min_length=1, max_length=60)]
Words = Annotated[Paragraph, Field(min_length=1, max_length=4000)]


class Appointment(Schema):
    """When, in which class, and which of the practice's behaviours are looked at."""

    planned_on: Day
    class_name: Annotated[Line, Field(min_length=1, max_length=60)]
    subject: Annotated[Line, Field(min_length=1, max_length=120)]
    from_time: Time
    until_time: Time
    focus: Annotated[list[Code], Field(min_length=1, max_length=3)]

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> "Appointment":
        if self.until_time <= self.from_time:
            raise PydanticCustomError("ends_before", "a lesson ends after it begins")
        return self


class ObservationDraft(Appointment):
    """`corrects_id`: the finished observation in whose place this one stands."""

    plan_id: UUID
    corrects_id: UUID | None = None


class Notes(Schema):
    """What was seen: an answer for each behaviour so far, words, and words about other practices."""

    answers: Annotated[dict[Code, Shown], Field(max_length=3)] = {}
    notes: Paragraph = ""
    others: Annotated[dict[Code, Paragraph], Field(max_length=7)] = {}


class Reflection(Schema):
    """What this side thinks of it, in words."""

    text: Words


class FollowUp(Schema):
    """What both agreed to do next."""

    follow_up: Words


class CancelDraft(Schema):
    reason: Annotated[Paragraph, Field(min_length=3, max_length=1000)]


class ObservationFilter(PageRequest):
    """`mine`: only those in which the caller teaches or observes."""

    plan_id: UUID | None = None
    employee_id: UUID | None = None
    stage: ObservationStage | None = None
    mine: bool = False


class ObservationView(View):
    """An observation. `reads`: "all" for teacher and observer; "outcome" for leaders and HR, to whom notes,
    reflections and follow-up are null, and answers too until it is done.

    The teacher reads answers and notes once it was made; `notes_version` counts their changes. `may`: "agree",
    "move", "cancel", "note", "observe", "reflect", "finish", "correct".
    """

    id: UUID
    plan_id: UUID
    goal_id: UUID
    employee: Named
    observer: Named
    practice_code: str
    planned_on: date
    class_name: str
    subject: str
    from_time: str
    until_time: str
    focus: list[str]
    agreed_by_teacher_at: datetime | None
    agreed_by_observer_at: datetime | None
    stage: ObservationStage
    answers: dict[str, Shown] | None
    notes: str | None
    others: dict[str, str] | None
    notes_version: int
    observed_at: datetime | None
    reflect_due_on: date | None
    reflection: str | None
    response: str | None
    follow_up: str | None
    closed_at: datetime | None
    cancel_reason: str | None
    corrects_id: UUID | None
    corrected_by_id: UUID | None
    reads: Literal["all", "outcome"]
    may: list[str]
    version: int


class OpenObservation(View):
    id: UUID
    stage: ObservationStage
    planned_on: date


class ObservablePlanView(View):
    """A plan in force that names a practice; `is_own`: the caller's own."""

    plan_id: UUID
    goal_id: UUID
    employee: Named
    position: str
    unit_name: str
    practice_code: str
    finished: int
    last_finished_at: datetime | None
    open: OpenObservation | None
    is_own: bool


class ObservablePlanList(View):
    items: list[ObservablePlanView]
