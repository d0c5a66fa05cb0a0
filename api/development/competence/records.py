"""What rows of competences, needs and plans are."""

from datetime import date
from typing import Any, TypedDict
from uuid import UUID

from api.development.competence.models import (
    ActionKind,
    ActionState,
    CompetenceGroup,
    DevelopmentState,
    NeedState,
    OriginKind,
    Viewpoint,
)
from api.organization.models import PositionKind


class CompetenceRow(TypedDict):
    code: str
    competence_group: CompetenceGroup
    agency_id: int | None
    name: str
    description: str | None
    levels: list[str] | None
    valid_from: date
    valid_until: date
    version: int


class Requirement(TypedDict):
    """A level that posts of a kind and title require."""

    position_kind: PositionKind
    title_key: str
    competence_code: str
    level: int
    agency_id: int | None


class WordRow(TypedDict):
    id: UUID
    words: str
    competence_code: str


class LevelRow(TypedDict):
    employee_id: UUID
    competence_code: str
    viewpoint: Viewpoint
    level: int
    reason: str | None
    given_on: date
    document_no: str | None
    given_by: UUID
    giver_name: str | None


class OriginRow(TypedDict):
    employee_id: UUID
    agency_id: int
    competence_code: str
    kind: OriginKind
    source: str
    since: date
    facts: Any


class NeedRow(TypedDict):
    id: UUID
    employee_id: UUID
    agency_id: int
    year: int
    competence_code: str
    state: NeedState
    strength: int
    since: date
    reason: str | None
    decided_on: date | None
    version: int


class PlanRow(TypedDict):
    id: UUID
    employee_id: UUID
    year: int
    state: DevelopmentState
    agreed_on: date | None
    agreed_with: UUID | None
    agreed_name: str | None
    version: int


class ActionRow(TypedDict):
    id: UUID
    plan_id: UUID
    kind: ActionKind
    text: str
    competence_code: str | None
    hours_tenths: int
    from_on: date
    until_on: date
    state: ActionState
    evidence_url: str | None
    evidence_note: str | None
    reason: str | None
    version: int
