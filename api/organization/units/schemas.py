"""How agencies and units look on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.foundation.paging import PageRequest
from api.foundation.schema import Day, Line, Moment, Number, Schema, View
from api.organization.models import UnitKind

Npsn = Annotated[str, Field(pattern=r"^[0-9A-Z][0-9]{7}$")]


class UnitName(View):
    id: UUID
    name: str


class AgencyView(View):
    id: int
    code: str
    name: str
    kind: str


class AgencyList(View):
    items: list[AgencyView]


class UnitFilter(PageRequest):
    parent_id: UUID | None = None
    agency_id: Number | None = None
    q: Annotated[Line | None, Field(max_length=80)] = None
    updated_since: Moment | None = None


class UnitView(View):
    id: UUID
    agency_id: int
    parent_id: UUID | None
    kind: UnitKind
    code: str | None
    npsn: str | None
    name: str
    depth: int
    is_independent: bool
    version: int


class UnitDraft(Schema):
    parent_id: UUID
    kind: UnitKind
    name: Annotated[Line, Field(min_length=3, max_length=200)]
    code: Annotated[Line | None, Field(max_length=40)] = None
    npsn: Npsn | None = None
    is_independent: bool = False
    valid_from: Day


class UnitChange(Schema):
    name: Annotated[Line | None, Field(min_length=3, max_length=200)] = None
    code: Annotated[Line | None, Field(max_length=40)] = None
    npsn: Npsn | None = None
    is_independent: bool | None = None
