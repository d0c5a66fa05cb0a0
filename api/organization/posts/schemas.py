"""How posts and assessors look on the wire."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.foundation.schema import Day, Line, Named, Schema, View
from api.organization.models import AssessorKind, AssignmentKind, PositionKind


class AssignmentView(View):
    """`population`: whose year of performance the post is in (R101)."""

    id: UUID
    unit_id: UUID
    agency_id: int
    kind: AssignmentKind
    title: str
    valid_from: date
    valid_until: date
    position_kind: PositionKind | None
    is_head: bool | None
    population: str
    unit_name: str


class AssessorView(View):
    """`instead_of`: in whose place somebody acts or was delegated to assess."""

    id: UUID
    assignment_id: UUID
    assessor_id: UUID
    assessor_name: str
    kind: AssessorKind
    instead_of: Named | None
    reason: str | None
    valid_from: date
    valid_until: date


class AssignmentDraft(Schema):
    unit_id: UUID
    title: Annotated[Line, Field(min_length=3, max_length=200)]
    position_kind: PositionKind
    is_head: bool = False
    kind: AssignmentKind
    valid_from: Day
    valid_until: Day | None = None
    document_no: Annotated[Line | None, Field(max_length=80)] = None


class AssessorDraft(Schema):
    assignment_id: UUID
    assessor_id: UUID
    kind: AssessorKind
    valid_from: Day
    valid_until: Day | None = None
    reason: Annotated[Line | None, Field(max_length=300)] = None


class DelegationDraft(Schema):
    """Who assesses a post in the superior's place, until the day before `valid_until` (art. 1 no. 9)."""

    assignment_id: UUID
    assessor_id: UUID
    valid_from: Day
    valid_until: Day
    reason: Annotated[Line, Field(min_length=10, max_length=300)]
