"""Makes people, units and a year for tests; a test names only what it is about."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.foundation.clock import now
from api.foundation.ids import new_id
from api.identity.keys import Claims
from api.identity.models import Role, RoleGrant, User, UserSession
from api.organization.models import (
    Agency,
    Assessor,
    AssessorKind,
    Assignment,
    AssignmentKind,
    Employee,
    EmployeeKind,
    Position,
    PositionKind,
    Unit,
    UnitKind,
)

NEW_YEAR = date(2026, 1, 1)


def sign_in_row(
    session: Session, user_id: UUID, lasting: timedelta = timedelta(hours=12)
) -> Claims:
    """Open a session without a password."""
    key = new_id()
    moment = now()
    session.add(
        UserSession(
            id=key,
            user_id=user_id,
            token_hash=b"-",
            renewed_at=moment,
            device="test",
            last_seen_at=moment,
            expires_at=moment + lasting,
        )
    )
    return Claims(str(user_id), str(key))


def make_user(session: Session, login: str | None = None, **columns: Any) -> UUID:
    key = new_id()
    session.add(User(id=key, login_key=login or key.hex, leads=[], **columns))
    session.flush()
    return key


def grant(session: Session, user_id: UUID, role: Role, agency_id: int | None = None) -> None:
    session.add(
        RoleGrant(
            id=new_id(),
            user_id=user_id,
            role=role,
            for_agency_id=agency_id,
            for_agency_key=-1 if agency_id is None else agency_id,
            valid_from=NEW_YEAR,
            reason="test",
            created_at=datetime(2026, 1, 1, tzinfo=UTC),
        )
    )
    session.flush()


@dataclass
class Person:
    """Somebody in a test."""

    id: UUID
    assignment_id: UUID
    unit_id: UUID
    agency_id: int
    name: str


@dataclass
class Town:
    """A small city: two agencies, a unit each, a head each, staff below them."""

    kota: UUID
    dinkes: UUID
    puskesmas: UUID
    disdik: UUID
    mayor: Person
    head: Person
    """Kepala Dinas Kesehatan; assessed by the mayor."""
    chief: Person
    """Kepala Puskesmas; assessed by the head."""
    wayan: Person
    """Staff of the puskesmas; assessed by the chief."""
    made: Person
    """Colleague of Wayan."""
    stranger: Person
    """Staff of the other agency."""
    hr_agency: Person
    hr_city: Person
    auditor: Person
    admin: Person
    extra: dict[str, Any] = field(default_factory=dict)


_counter = iter(range(1, 10**9))


def make_agency(session: Session, agency_id: int, code: str, name: str) -> None:
    session.add(Agency(id=agency_id, code=code, name=name, kind="dinas", valid_from=NEW_YEAR))
    session.flush()


def make_unit(
    session: Session, agency_id: int, name: str, path: str, parent_id: UUID | None, kind: UnitKind
) -> UUID:
    key = new_id()
    session.add(
        Unit(
            id=key,
            agency_id=agency_id,
            parent_id=parent_id,
            kind=kind,
            name=name,
            name_key=name.casefold(),
            path=path,
            depth=path.count("/") - 1,
            valid_from=NEW_YEAR,
        )
    )
    session.flush()
    return key


def _nip(number: int) -> str:
    """Make the NIP of the process's n-th person: born a day later with every thousand."""
    born = date(1980, 1, 1) + timedelta(days=number // 1000)
    return f"{born:%Y%m%d}2005011{number % 1000:03d}"


def make_employee(
    session: Session,
    unit_id: UUID,
    name: str = "I Wayan Sudarma",
    *,
    assessor_id: UUID | None = None,
    head_of: str | None = None,
    kind: PositionKind = PositionKind.PELAKSANA,
) -> Person:
    """Make a person with post, assignment and, when given, assessor; `head_of` is a unit's path."""
    unit = session.get_one(Unit, unit_id)
    number = next(_counter)
    nip = _nip(number)
    user_id = make_user(session, login=nip)
    user = session.get_one(User, user_id)
    user.agency_id = unit.agency_id
    user.leads = [head_of] if head_of else []
    position = Position(
        id=new_id(),
        agency_id=unit.agency_id,
        unit_id=unit_id,
        title=f"Jabatan {number}",
        kind=kind,
        is_head=bool(head_of),
        valid_from=NEW_YEAR,
    )
    session.add(position)
    session.flush()
    session.add(
        Employee(
            id=user_id,
            nip=nip,
            kind=EmployeeKind.PNS,
            name=name,
            sort_name=name.casefold(),
            search_name=name.casefold(),
            grade="III/c",
            agency_id=unit.agency_id,
            unit_id=unit_id,
            position_id=position.id,
        )
    )
    session.flush()
    assignment = Assignment(
        id=new_id(),
        agency_id=unit.agency_id,
        employee_id=user_id,
        unit_id=unit_id,
        position_id=position.id,
        title=position.title,
        kind=AssignmentKind.DEFINITIF,
        valid_from=NEW_YEAR,
    )
    session.add(assignment)
    session.flush()
    if assessor_id:
        session.add(
            Assessor(
                id=new_id(),
                agency_id=unit.agency_id,
                employee_id=user_id,
                assignment_id=assignment.id,
                assessor_id=assessor_id,
                kind=AssessorKind.DEFINITIF,
                valid_from=NEW_YEAR,
            )
        )
        session.flush()
    return Person(user_id, assignment.id, unit_id, unit.agency_id, name)


def make_town(session: Session) -> Town:
    """Make the small city that most tests need."""
    make_agency(session, 0, "KOTA", "Pemerintah Kota Denpasar")
    make_agency(session, 1, "DINKES", "Dinas Kesehatan")
    make_agency(session, 2, "DISDIK", "Dinas Pendidikan")
    kota = make_unit(session, 0, "Pemerintah Kota Denpasar", "000G/", None, UnitKind.KOTA)
    dinkes = make_unit(session, 1, "Dinas Kesehatan", "000G/000G/", kota, UnitKind.OPD)
    puskesmas = make_unit(session, 1, "Puskesmas I", "000G/000G/000G/", dinkes, UnitKind.PUSKESMAS)
    disdik = make_unit(session, 2, "Dinas Pendidikan", "000G/000W/", kota, UnitKind.OPD)
    mayor = make_employee(
        session, kota, "I Gusti Ngurah Wali", head_of="000G/", kind=PositionKind.PEJABAT_NEGARA
    )
    head = make_employee(
        session,
        dinkes,
        "Ida Ayu Kepala",
        assessor_id=mayor.id,
        head_of="000G/000G/",
        kind=PositionKind.JPT_PRATAMA,
    )
    chief = make_employee(
        session,
        puskesmas,
        "I Made Wirawan",
        assessor_id=head.id,
        head_of="000G/000G/000G/",
        kind=PositionKind.AHLI_MADYA,
    )
    town = Town(
        kota,
        dinkes,
        puskesmas,
        disdik,
        mayor,
        head,
        chief,
        wayan=make_employee(session, puskesmas, "Ni Wayan Sukerti", assessor_id=chief.id),
        made=make_employee(session, puskesmas, "I Made Astawa", assessor_id=chief.id),
        stranger=make_employee(session, disdik, "I Ketut Orang Lain", assessor_id=mayor.id),
        hr_agency=make_employee(session, dinkes, "Ni Luh Pengelola", assessor_id=head.id),
        hr_city=make_employee(session, disdik, "I Komang Kota", assessor_id=mayor.id),
        auditor=make_employee(session, disdik, "I Nyoman Inspektur", assessor_id=mayor.id),
        admin=make_employee(session, disdik, "I Gede Admin", assessor_id=mayor.id),
    )
    grant(session, town.hr_agency.id, Role.HR_AGENCY, 1)
    grant(session, town.hr_city.id, Role.HR_CITY)
    grant(session, town.auditor.id, Role.AUDITOR)
    grant(session, town.admin.id, Role.ADMIN)
    return town


def promote(session: Session, person: Person, kind: PositionKind = PositionKind.PENGAWAS) -> None:
    """Let somebody's post be of another kind: one that assesses, if nothing else is said."""
    post = session.get_one(Assignment, person.assignment_id)
    session.get_one(Position, post.position_id).kind = kind
    session.flush()
