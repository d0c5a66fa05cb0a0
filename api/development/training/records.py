"""What rows of programmes and seats are."""

from datetime import date
from decimal import Decimal
from typing import Any, TypedDict
from uuid import UUID

from api.development.training.models import Mode, ProgrammeState, SeatState, Used
from api.goals.models import Accumulation, Direction
from api.organization.models import PositionKind


class ProgrammeRow(TypedDict):
    """A programme; `root_path`: the unit that its agency begins with, whose head decides."""

    id: UUID
    agency_id: int
    unit_id: UUID
    unit_name: str
    unit_path: str
    root_path: str
    title: str
    description: str | None
    provider: str
    place: str | None
    mode: Mode
    competences: Any
    sessions: Any
    hours_tenths: int
    seats: int
    budget: Decimal
    from_on: date
    until_on: date
    state: ProgrammeState
    proposed_by: UUID
    decided_by: UUID | None
    decided_on: date | None
    decision_reason: str | None
    asked_on: date | None
    version: int


class SeatRow(TypedDict):
    """A seat with whose it is; `unit_path` and `home_agency_id` are where the person serves now."""

    id: UUID
    agency_id: int
    programme_id: UUID
    employee_id: UUID
    employee_name: str
    position: str | None
    unit_id: UUID
    unit_name: str
    unit_path: str
    home_agency_id: int
    state: SeatState
    place: int
    passed: int
    reasons: Any
    answer_until: date | None
    approver_id: UUID | None
    approver_name: str | None
    refusal: str | None
    passed_over_reason: str | None
    answered_on: date | None
    version: int
    title: str
    from_on: date
    until_on: date
    sessions: Any
    hours_tenths: int
    programme_place: str | None
    programme_state: ProgrammeState
    asked_on: date | None


class SeatCount(TypedDict):
    programme_id: UUID
    state: SeatState
    people: int


class PastSeat(TypedDict):
    """What became of somebody's seat in a programme; a cancelled one counts as nothing."""

    employee_id: UUID
    programme_id: UUID
    state: SeatState
    until_on: date
    competences: Any
    passed_over_reason: str | None


class AwaySeat(TypedDict):
    """A seat that takes somebody away on the days of another programme."""

    employee_id: UUID
    unit_id: UUID
    sessions: Any


class ColleagueRow(TypedDict):
    """Somebody of a unit with a seat about the same time."""

    id: UUID
    name: str
    position: str | None
    title: str
    state: SeatState
    sessions: Any


class UnitPeople(TypedDict):
    unit_id: UUID
    people: int


class Servant(TypedDict):
    """Somebody on duty who may be sent."""

    employee_id: UUID
    unit_id: UUID


class AnswerCount(TypedDict):
    used: Used
    worth: int
    people: int


class Attended(TypedDict):
    seat_id: UUID
    session: int


class CeilingRow(TypedDict):
    amount: Decimal
    version: int


class PeriodDays(TypedDict):
    id: int
    starts_on: date
    ends_on: date


class FigureRow(TypedDict):
    """What somebody said of an indicator in a period, with how the indicator is measured."""

    employee_id: UUID
    position_kind: PositionKind | None
    plan_starts_on: date
    indicator_id: UUID
    direction: Direction
    accumulation: Accumulation
    target: Decimal | None
    target_low: Decimal | None
    target_high: Decimal | None
    value: Decimal | None
    nothing_happened: bool
    period_id: int
    ends_on: date


class PlannedSeat(TypedDict):
    programme_id: UUID
    employee_id: UUID
    state: SeatState
    passed_over_reason: str | None


class Trained(TypedDict):
    employee_id: UUID


class PastProgramme(TypedDict):
    """A programme that is over."""

    id: UUID
    agency_id: int
    title: str
    competences: Any
    until_on: date


class UnitPlace(TypedDict):
    id: UUID
    name: str
    path: str
