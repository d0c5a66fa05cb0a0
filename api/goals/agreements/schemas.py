"""How performance agreements look on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, field_validator

from api.foundation.schema import Amount, Line, Schema, View
from api.goals.models import Direction
from api.goals.schemas import Sentence, filled
from api.organization.models import AssignmentKind, UnitKind

Year = Annotated[int, Field(ge=2022, le=2045)]
Code = Annotated[Line, Field(min_length=1, max_length=40)]
DocumentNo = Annotated[Line, Field(max_length=80)]
Measure = Annotated[Line, Field(max_length=60)]
Words = Annotated[Line, Field(max_length=200)]
Budget = Annotated[Amount, Field(ge=0)]


class AgreementDraft(Schema):
    unit_id: UUID
    year: Year
    document_no: DocumentNo | None = None


class AgreementChange(Schema):
    """What is left out stays; null empties."""

    document_no: DocumentNo | None = None


class AgreementIndicatorDraft(Schema):
    code: Code
    objective: Sentence
    text: Sentence
    unit_of_measure: Measure | None = None
    direction: Direction = Direction.HIGHER
    target: Amount | None = None
    target_text: Words | None = None


class AgreementIndicatorChange(Schema):
    """What is left out stays; null empties. A new objective is one for all lines that share it."""

    code: Code | None = None
    objective: Sentence | None = None
    text: Sentence | None = None
    unit_of_measure: Measure | None = None
    direction: Direction | None = None
    target: Amount | None = None
    target_text: Words | None = None
    _filled = field_validator("code", "objective", "text", "direction", mode="before")(filled)


class AgreementProgrammeDraft(Schema):
    """A programme or activity; its budget in rupiah."""

    name: Sentence
    budget: Budget | None = None


class AgreementProgrammeChange(Schema):
    """What is left out stays; null empties."""

    name: Sentence | None = None
    budget: Budget | None = None
    _filled = field_validator("name", mode="before")(filled)


class AgreementIndicatorView(View):
    id: UUID
    code: str
    objective: str
    text: str
    unit_of_measure: str | None
    direction: Direction
    target: str | None
    target_text: str | None
    version: int


class AgreementProgrammeView(View):
    id: UUID
    name: str
    budget: str | None
    version: int


class AgreementView(View):
    id: UUID
    unit_id: UUID
    year: int
    document_no: str | None
    version: int
    indicators: list[AgreementIndicatorView]
    programmes: list[AgreementProgrammeView]


class Signer(View):
    """Who leads a unit: the one who promises, or the one to whom it is promised."""

    name: str
    front_title: str | None
    back_title: str | None
    title: str
    kind: AssignmentKind
    unit_name: str


class AgreementUnit(View):
    """The unit that promises, and the one it lies in."""

    id: UUID
    name: str
    kind: UnitKind
    agency_id: int
    parent_id: UUID | None
    parent_name: str | None


class AgreementList(View):
    """The agreement of a unit and year, if there is one; who signs it, whether the caller writes it."""

    items: list[AgreementView]
    unit: AgreementUnit
    promised_by: Signer | None
    promised_to: Signer | None
    may: list[str]
