"""How performance agreements look on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.foundation.schema import Amount, Line, Schema, View
from api.goals.models import Direction
from api.goals.schemas import Sentence


class AgreementDraft(Schema):
    unit_id: UUID
    year: Annotated[int, Field(ge=2022, le=2045)]
    document_no: Annotated[Line | None, Field(max_length=80)] = None


class AgreementIndicatorDraft(Schema):
    code: Annotated[Line, Field(min_length=1, max_length=40)]
    objective: Sentence
    text: Sentence
    unit_of_measure: Annotated[Line | None, Field(max_length=60)] = None
    direction: Direction = Direction.HIGHER
    target: Amount | None = None
    target_text: Annotated[Line | None, Field(max_length=200)] = None


class AgreementProgrammeDraft(Schema):
    """A programme or activity; its budget in rupiah."""

    name: Sentence
    budget: Annotated[Amount | None, Field(ge=0)] = None


class AgreementIndicatorView(View):
    id: UUID
    code: str
    objective: str
    text: str
    unit_of_measure: str | None
    direction: Direction
    target: str | None
    target_text: str | None


class AgreementProgrammeView(View):
    id: UUID
    name: str
    budget: str | None


class AgreementView(View):
    id: UUID
    unit_id: UUID
    year: int
    document_no: str | None
    indicators: list[AgreementIndicatorView]
    programmes: list[AgreementProgrammeView]


class AgreementList(View):
    items: list[AgreementView]
