"""What rows of people, predikats, levels and assessments are."""

from datetime import date
from typing import TypedDict
from uuid import UUID

from api.development.talent.models import Band
from api.evaluations.models import Predikat
from api.organization.models import PositionKind


class PersonRow(TypedDict):
    id: UUID
    agency_id: int
    name: str
    unit_name: str
    kind: PositionKind | None
    title: str | None


class PredikatRow(TypedDict):
    """The predikat of a year; of several posts in it the last one's comes last."""

    employee_id: UUID
    starts_on: date
    predikat: Predikat | None


class SeenLevel(TypedDict):
    """A level in the assessor's view; the latest of a competence comes last."""

    employee_id: UUID
    competence_code: str
    level: int


class AssessmentRow(TypedDict):
    id: UUID
    employee_id: UUID
    potential: Band
    reason: str
    document_no: str | None
    assessed_on: date
    giver_name: str | None
