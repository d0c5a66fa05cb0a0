"""People by their numbers, as files of modules above name them."""

from collections.abc import Sequence
from functools import cache
from typing import TypedDict
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.organization.models import Employee, EmployeeNumber, Unit


class Numbered(TypedDict):
    """Somebody, by a number that was ever theirs."""

    number: str
    employee_id: UUID
    agency_id: int
    name: str
    unit_name: str


_PERSON = (
    Employee.id.label("employee_id"),
    Employee.agency_id,
    Employee.name,
    Unit.name.label("unit_name"),
)


@cache
def _of_nip(size: int) -> rows.TypedSelect[Numbered]:
    return rows.TypedSelect(
        Numbered,
        select(Employee.nip.label("number"), *_PERSON)
        .join(Unit, Unit.id == Employee.unit_id)
        .where(rows.among(Employee.nip, size)),
    )


@cache
def _of_number(size: int) -> rows.TypedSelect[Numbered]:
    return rows.TypedSelect(
        Numbered,
        select(EmployeeNumber.number, *_PERSON)
        .join(Employee, Employee.id == EmployeeNumber.employee_id)
        .join(Unit, Unit.id == Employee.unit_id)
        .where(rows.among(EmployeeNumber.number, size)),
    )


def numbered(session: Session, numbers: Sequence[str]) -> list[Numbered]:
    """Find people by their numbers, those of before too."""
    return [
        one for made in (_of_nip, _of_number) for one in rows.fetch_among(session, made, numbers)
    ]
