"""What is read of performance agreements: rows and what is put together of them."""

from decimal import Decimal
from typing import TypedDict
from uuid import UUID

from api.goals.models import Direction
from api.organization.models import AssignmentKind, UnitKind


class AgreementHead(TypedDict):
    """An agreement without its lines."""

    id: UUID
    unit_id: UUID
    year: int
    document_no: str | None


class LineFields(TypedDict):
    """What is said of a line."""

    code: str
    objective: str
    text: str
    unit_of_measure: str | None
    direction: Direction
    target: Decimal | None
    target_text: str | None
    version: int


class AgreementLineRow(AgreementHead, LineFields):
    """An agreement and one of its lines; all of the line is empty where `indicator_id` is."""

    agreement_version: int
    indicator_id: UUID | None


class AgreementIndicatorRow(LineFields):
    """A line of an agreement."""

    id: UUID


class Programme(TypedDict):
    """A programme of an agreement."""

    id: UUID
    name: str
    budget: Decimal | None
    version: int


class ProgrammeRow(Programme):
    """A programme, and the agreement that it is of."""

    agreement_id: UUID


class Agreement(AgreementHead):
    """An agreement with its lines and programmes."""

    version: int
    indicators: list[AgreementIndicatorRow]
    programmes: list[Programme]


class AgreementUnit(TypedDict):
    """The unit that promises, and the one it lies in."""

    id: UUID
    name: str
    kind: UnitKind
    agency_id: int
    parent_id: UUID | None
    parent_name: str | None


class AgreementUnitRow(AgreementUnit):
    """The same with its place in the tree."""

    path: str


class Signer(TypedDict):
    """Who leads a unit."""

    name: str
    front_title: str | None
    back_title: str | None
    title: str
    kind: AssignmentKind
    unit_name: str


class AgreementsOfUnit(TypedDict):
    """The agreement of a unit and year, if there is one, and who promises it to whom."""

    items: list[Agreement]
    unit: AgreementUnit
    promised_by: Signer | None
    promised_to: Signer | None
    may: list[str]
