"""What can be asked about careers and needed posts."""

from collections.abc import Sequence
from functools import cache
from uuid import UUID

from sqlalchemy import bindparam, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from api.development.career.models import CareerRecord, PositionNeed
from api.development.career.records import FilledRow, HoldingRecord, NeedRow, RecordRow
from api.foundation import rows
from api.foundation.ids import agency_of
from api.organization.models import ENDED, FUNCTIONAL, Employee, Position

_back = aliased(CareerRecord)
_BACK = (_back.reverses_id == CareerRecord.id, _back.agency_id == CareerRecord.agency_id)
_RECORDS = select(
    CareerRecord.id,
    CareerRecord.agency_id,
    CareerRecord.employee_id,
    CareerRecord.created_at,
    CareerRecord.kind,
    CareerRecord.value,
    CareerRecord.year,
    CareerRecord.from_on,
    CareerRecord.until_on,
    CareerRecord.document_no,
    CareerRecord.reason,
    CareerRecord.reverses_id,
    select(_back.id).where(*_BACK).scalar_subquery().label("reversed_by"),
).order_by(CareerRecord.from_on.desc(), CareerRecord.created_at.desc(), CareerRecord.id)
_OF_PERSON = rows.TypedSelect(
    RecordRow, _RECORDS.where(CareerRecord.employee_id == bindparam("employee_id"))
)
_ONE = rows.TypedSelect(
    RecordRow,
    _RECORDS.where(
        CareerRecord.id == bindparam("record_id"),
        CareerRecord.agency_id == bindparam("agency_id"),
    ),
)
HOLDING = rows.TypedSelect(
    HoldingRecord,
    select(
        CareerRecord.id,
        CareerRecord.employee_id,
        CareerRecord.kind,
        CareerRecord.value,
        CareerRecord.year,
        CareerRecord.from_on,
        CareerRecord.until_on,
        CareerRecord.document_no,
    )
    .where(CareerRecord.reverses_id.is_(None), ~exists().where(*_BACK))
    .order_by(CareerRecord.from_on, CareerRecord.id),
)
"""What is on record and has not been taken back, the oldest first."""
_setter = aliased(Employee)
NEEDS = rows.TypedSelect(
    NeedRow,
    select(
        PositionNeed.id,
        PositionNeed.agency_id,
        PositionNeed.family,
        PositionNeed.family_key,
        PositionNeed.level,
        PositionNeed.valid_from,
        PositionNeed.seats,
        PositionNeed.document_no,
        _setter.name.label("set_by_name"),
    )
    .outerjoin(_setter, _setter.id == PositionNeed.set_by)
    .order_by(PositionNeed.valid_from, PositionNeed.id),
)
NEEDS_OF_AGENCY = NEEDS.where(PositionNeed.agency_id == bindparam("agency_id"))
FILLED = rows.TypedSelect(
    FilledRow,
    select(
        Position.agency_id,
        Position.kind,
        Position.title,
        func.count(Employee.id).label("people"),
    )
    .join(Employee, Employee.position_id == Position.id)
    .where(
        *(Employee.state != state for state in sorted(ENDED)),
        or_(*(Position.kind == kind for kind in FUNCTIONAL)),
    )
    .group_by(Position.agency_id, Position.kind, Position.title)
    .order_by(Position.agency_id, Position.title),
)
"""How many people hold functional posts today."""
FILLED_OF_AGENCY = FILLED.where(Position.agency_id == bindparam("agency_id"))


def records_of(session: Session, employee_id: UUID) -> list[RecordRow]:
    """Read all that is on record of somebody, the newest first."""
    return rows.fetch(session, _OF_PERSON, employee_id=employee_id)


@cache
def _of_people(size: int) -> rows.TypedSelect[RecordRow]:
    return rows.TypedSelect(RecordRow, _RECORDS.where(rows.among(CareerRecord.employee_id, size)))


def records_of_people(session: Session, people: Sequence[UUID]) -> list[RecordRow]:
    """Read all that is on record of some people."""
    return rows.fetch_among(session, _of_people, people)


@cache
def _by_id(size: int) -> rows.TypedSelect[RecordRow]:
    return rows.TypedSelect(RecordRow, _RECORDS.where(rows.among(CareerRecord.id, size)))


def records_by_id(session: Session, record_ids: Sequence[UUID]) -> list[RecordRow]:
    """Read some records."""
    return rows.fetch_among(session, _by_id, record_ids)


def record(session: Session, record_id: UUID) -> RecordRow | None:
    """Read one record."""
    return rows.fetch_one(session, _ONE, record_id=record_id, agency_id=agency_of(record_id))


@cache
def holding_of(size: int) -> rows.TypedSelect[HoldingRecord]:
    """Select what is on record of some people."""
    return HOLDING.where(rows.among(CareerRecord.employee_id, size))
