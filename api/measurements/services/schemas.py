"""How services look on the wire, and the cases that are delivered to them."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field, field_validator

from api.foundation.schema import Day, Line, Moment, Named, Schema, View
from api.goals.schemas import filled
from api.measurements.services.models import ServiceState

MOST_CASES = 10_000
"""Cases of one delivery."""
MOST_STEPS = 30
MOST_STAYS = 60
Code = Annotated[Line, Field(min_length=1, max_length=40)]
ExternalKey = Annotated[Line, Field(min_length=1, max_length=80)]
Words = Annotated[Line, Field(min_length=1, max_length=200)]
Noun = Annotated[Line, Field(min_length=1, max_length=40)]
WorkingDays = Annotated[int, Field(ge=1, le=365)]
CaseUrl = Annotated[Line, Field(pattern=r"^https://[^\s{}]+\{key\}[^\s{}]*$", max_length=300)]
"""An address in which `{key}` stands for the case's key."""


class StepDraft(Schema):
    """A step of the work; `unit_id`: who holds a case meanwhile, where that is not the officer's team."""

    code: Code
    name: Words
    unit_id: UUID | None = None


Steps = Annotated[list[StepDraft], Field(max_length=MOST_STEPS)]


class StandardDraft(Schema):
    """In how many working days a service is done, from a day on."""

    working_days: WorkingDays
    valid_from: Day
    legal_basis: Words


class ServiceDraft(Schema):
    unit_id: UUID
    code: Code
    name: Words
    noun: Noun
    is_six_day: bool = False
    source_name: Words
    case_url: CaseUrl | None = None
    service_account_id: UUID | None = None
    standard: StandardDraft
    steps: Steps = []


class ServiceChange(Schema):
    """What is left out stays; null empties. Steps that are there stay in their order; new ones follow."""

    name: Words | None = None
    noun: Noun | None = None
    is_six_day: bool | None = None
    source_name: Words | None = None
    case_url: CaseUrl | None = None
    service_account_id: UUID | None = None
    state: ServiceState | None = None
    steps: Steps | None = None
    _filled = field_validator(
        "name", "noun", "is_six_day", "source_name", "state", "steps", mode="before"
    )(filled)


class StandardView(View):
    working_days: int
    valid_from: date
    valid_until: date
    legal_basis: str


class StepView(View):
    """A step; `holder` is empty where the officer's own team does it."""

    position: int
    code: str
    name: str
    holder: Named | None


class ServiceHead(View):
    """A service as every page names it; `standard_days` holds today."""

    id: UUID
    code: str
    name: str
    noun: str
    unit: Named
    agency_id: int
    state: ServiceState
    standard_days: int | None
    source_name: str
    case_url: str | None
    last_received_at: datetime | None


class ServiceLine(ServiceHead):
    """A service with what the caller has to do with it.

    `mine`: cases of the caller's own that are under way; `done`: own ones of the year. `has_team`: may the
    caller look at the page of the team; `due`: cases that the caller sees and that reach or passed their
    last day.
    """

    has_team: bool
    mine: int
    done: int
    due: int


class ServiceList(View):
    """`may`: "register" where the caller may register a service."""

    items: list[ServiceLine]
    may: list[str]


class ServiceView(ServiceHead):
    """A service whole. `may`: "change", "deliver", "team"."""

    is_six_day: bool
    service_account_id: UUID | None
    standards: list[StandardView]
    steps: list[StepView]
    version: int
    may: list[str]


class StayDraft(Schema):
    """How long a case was in a step; without `left_on` it is there."""

    step: Code
    entered_on: Day
    left_on: Day | None = None


class SuspensionDraft(Schema):
    """From the first day that does not count to the first that counts again."""

    reason: Words
    suspended_on: Day
    resumed_on: Day | None = None


class CaseDraft(Schema):
    """A case as it stands in the other system; each delivery says all of it.

    `changed_at`: when it changed there; an older delivery that arrives later changes nothing. Without it
    the last to arrive counts. `unit_code`: the team, where that is not the officer's own.
    """

    external_key: ExternalKey
    kind: Words | None = None
    officer_nip: Annotated[Line, Field(max_length=18)] | None = None
    unit_code: Code | None = None
    requested_on: Day | None = None
    complete_on: Day | None = None
    issued_on: Day | None = None
    withdrawn: bool = False
    changed_at: Moment | None = None
    steps: Annotated[list[StayDraft], Field(max_length=MOST_STAYS)] = []
    suspensions: Annotated[list[SuspensionDraft], Field(max_length=MOST_STAYS)] = []


class CaseDelivery(Schema):
    """Cases of one service, in any order and as often as one likes."""

    cases: Annotated[list[CaseDraft], Field(min_length=1, max_length=MOST_CASES)]


class DeliveryOutcome(StrEnum):
    ACCEPTED = "accepted"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class CaseOutcome(View):
    """What became of one case; `row` is its place in the delivery from 0, or its line in the file."""

    row: int
    external_key: str | None
    outcome: DeliveryOutcome
    field: str | None
    code: str | None


class DeliveryResult(View):
    """What became of a delivery, case by case."""

    accepted: int
    unchanged: int
    refused: int
    dry_run: bool
    rows: list[CaseOutcome]


class FileWanted(Schema):
    """`dry_run`: only say what would become of the file."""

    dry_run: bool = False
