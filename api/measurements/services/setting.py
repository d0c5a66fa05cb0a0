"""Reads what the cases of a service are held against and counted by."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import TypedDict
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.clock import now, today
from api.measurements.services.checking import EARLIEST, Officer, Post, Setting
from api.measurements.services.models import Service
from api.measurements.services.queries import STANDARDS, steps_of
from api.measurements.services.working_time import Calendar
from api.organization.models import Assignment, AssignmentKind, Employee, Unit
from api.rules.queries import days_off

YEARS_AHEAD = 4
"""A limit lies no further off than a standard of a year and the suspensions of a few."""


class OfficerRow(TypedDict):
    """Somebody of an agency by their number, and one of the posts that they held."""

    nip: str
    id: UUID
    unit_id: UUID
    post_unit_id: UUID | None
    valid_from: date | None
    valid_until: date | None


class UnitRow(TypedDict):
    code: str
    id: UUID


@cache
def _officers(numbers: int) -> rows.TypedSelect[OfficerRow]:
    return rows.TypedSelect(
        OfficerRow,
        select(
            Employee.nip,
            Employee.id,
            Employee.unit_id,
            Assignment.unit_id.label("post_unit_id"),
            Assignment.valid_from,
            Assignment.valid_until,
        )
        .select_from(Employee)
        .outerjoin(
            Assignment,
            (Assignment.employee_id == Employee.id) & (Assignment.kind == AssignmentKind.DEFINITIF),
        )
        .where(rows.among(Employee.nip, numbers))
        .where(Employee.agency_id == bindparam("agency_id"))
        .order_by(Assignment.valid_from),
    )


@cache
def _units(codes: int) -> rows.TypedSelect[UnitRow]:
    return rows.TypedSelect(
        UnitRow,
        select(Unit.code, Unit.id).where(
            rows.among(Unit.code, codes), Unit.agency_id == bindparam("agency_id")
        ),
    )


def calendar_of(session: Session, *, six_day: bool) -> Calendar:
    """Number the working days that cases can lie on, by the city's calendar."""
    last = today().replace(day=1, year=today().year + YEARS_AHEAD)
    return Calendar(EARLIEST, last, days_off(session, EARLIEST, last), six_day=six_day)


def setting_of(
    session: Session, service: Service, numbers: Iterable[str], codes: Iterable[str]
) -> Setting:
    """Read what a delivery is held against: officers and teams by their numbers and codes, of the agency."""
    units = rows.fetch_among(session, _units, sorted(set(codes)), agency_id=service.agency_id)
    return Setting(
        unit_id=service.unit_id,
        calendar=calendar_of(session, six_day=service.is_six_day),
        standards=rows.fetch(session, STANDARDS, service_id=service.id),
        steps={step["code"]: step["position"] for step in steps_of(session, service.id)},
        officers=_by_number(session, service.agency_id, sorted(set(numbers))),
        units={row["code"]: row["id"] for row in units},
        today=today(),
        now=now(),
    )


def _by_number(session: Session, agency_id: int, numbers: list[str]) -> dict[str, Officer]:
    posts: dict[str, list[Post]] = defaultdict(list)
    people: dict[str, tuple[UUID, UUID]] = {}
    for row in rows.fetch_among(session, _officers, numbers, agency_id=agency_id):
        people[row["nip"]] = row["id"], row["unit_id"]
        if row["post_unit_id"] and row["valid_from"] and row["valid_until"]:
            post = Post(row["post_unit_id"], row["valid_from"], row["valid_until"])
            posts[row["nip"]].append(post)
    return {number: Officer(*found, posts[number]) for number, found in people.items()}
