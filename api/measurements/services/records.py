"""What the statements on services and cases give."""

from datetime import date, datetime
from typing import TypedDict
from uuid import UUID

from api.measurements.services.models import CaseState, ServiceState


class DaysRow(TypedDict):
    """How many cases took so many working days; `late` of them longer than their standard."""

    days: int
    cases: int
    late: int


class ServiceRow(TypedDict):
    """A service and the unit that offers it."""

    id: UUID
    agency_id: int
    unit_id: UUID
    unit_name: str
    unit_path: str
    code: str
    name: str
    noun: str
    is_six_day: bool
    source_name: str
    case_url: str | None
    state: ServiceState
    service_account_id: UUID | None
    last_received_at: datetime | None
    version: int
    standard_days: int | None


class StandardRow(TypedDict):
    working_days: int
    valid_from: date
    valid_until: date
    legal_basis: str


class StepRow(TypedDict):
    """A step and the unit that holds a case meanwhile, if that is not the officer's team."""

    position: int
    code: str
    name: str
    holder_id: UUID | None
    holder_name: str | None
    holder_path: str | None


class StepOfService(StepRow):
    """A step, and the service that it is of."""

    service_id: UUID


class CaseRow(TypedDict):
    """A case with what a list says of it today."""

    id: UUID
    external_key: str
    kind: str | None
    officer_id: UUID | None
    officer_name: str | None
    unit_id: UUID
    unit_name: str
    unit_path: str
    requested_on: date | None
    complete_on: date | None
    issued_on: date | None
    standard_days: int
    due_on: date | None
    suspended_days: int
    working_days: int | None
    state: CaseState
    step: int | None
    received_at: datetime
    step_since: date | None
    suspended_on: date | None
    reason: str | None
    reminded_on: date | None


class StayRow(TypedDict):
    """A case's stay in a step."""

    position: int
    entered_on: date
    left_on: date | None
    working_days: int | None


class SuspensionRow(TypedDict):
    reason: str
    valid_from: date
    valid_until: date


class PersonRow(TypedDict):
    """Somebody by name."""

    id: UUID
    name: str


class OfficerDays(DaysRow):
    """The same of one officer."""

    officer_id: UUID | None


class ElapsedRow(TypedDict):
    """How many cases an applicant waited so many working days for; `suspended` of them were at some time."""

    days: int
    cases: int
    suspended: int


class DayOfMonth(DaysRow):
    """The same of one day of issue."""

    issued_on: date


class StepSum(TypedDict):
    """How many working days cases were in a step, and how many cases."""

    position: int
    officer_id: UUID | None
    days: int
    cases: int


class RunningRow(TypedDict):
    """How many cases somebody has under way."""

    officer_id: UUID | None
    state: CaseState
    cases: int


class DueRow(TypedDict):
    """How many open cases reach their last day on a day."""

    due_on: date
    cases: int


class LateRow(TypedDict):
    """A case that took longer than its standard."""

    id: UUID
    external_key: str
    kind: str | None
    complete_on: date
    issued_on: date
    working_days: int
    standard_days: int
    suspended_days: int


class HeldRow(TypedDict):
    """How many working days a late case was in a step."""

    case_id: UUID
    position: int
    days: int


class HeldCount(TypedDict):
    """How many late cases a step held longest."""

    position: int
    cases: int


class OfficerName(TypedDict):
    id: UUID
    name: str
    title: str | None
