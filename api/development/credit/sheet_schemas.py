"""The three official sheets on the wire (R77); points are decimal text, rounded for show only (R75)."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.development.credit.models import CreditKind
from api.evaluations.models import Predikat
from api.foundation.schema import Amount, Schema, View
from api.organization.models import Sex


class SheetKind(StrEnum):
    KONVERSI = "konversi"
    AKUMULASI = "akumulasi"
    PENETAPAN = "penetapan"


class SheetWanted(Schema):
    """Of which year: the last one with points, where none is named; or, to convert, of one evaluation."""

    year: Annotated[int | None, Field(ge=2000, le=2200)] = None
    evaluation_id: UUID | None = None


class SignerView(View):
    """Who fixes it: the assessor of today."""

    id: UUID
    name: str
    front_title: str | None
    back_title: str | None
    nip: str | None
    grade: str | None
    position: str | None


class SheetPerson(View):
    id: UUID
    name: str
    front_title: str | None
    back_title: str | None
    nip: str | None
    sex: Sex | None
    grade: str | None
    pangkat: str | None
    position: str | None
    position_since: date | None
    level: str
    unit_name: str


class SheetRow(View):
    """What months of one predikat became: months ÷ 12 × percent × coefficient."""

    first_month: int
    last_month: int
    months: int
    predikat: Predikat
    percent: int
    coefficient: Amount
    points: Amount


class FixedRow(View):
    """Points of one origin: before the year, of the year, both."""

    kind: CreditKind
    before: Amount
    new: Amount
    total: Amount


class SheetStep(View):
    """Whether it is enough for one step up; `surplus` is below nought where something is missing."""

    step: Literal["pangkat", "jenjang"]
    to: str
    pangkat: str | None
    minimum: Amount
    surplus: Amount
    reached: bool


class SheetView(View):
    """A sheet filled in. `fixed` and `steps` are of the PAK alone; `years` have points to choose from."""

    kind: SheetKind
    year: int
    years: list[int]
    person: SheetPerson
    signer: SignerView | None
    issued_on: date
    rows: list[SheetRow]
    total: Amount
    fixed: list[FixedRow]
    steps: list[SheetStep]
