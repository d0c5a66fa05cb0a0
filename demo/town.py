"""Enters the city as its offices would: units and people by import, the mayor by hand, then roles.

The one thing that no page does comes last: everybody gets the password that is known to all, the mark
of the demonstration, and some a name to sign in with.
"""

import csv
import hashlib
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api import administration
from api.foundation import clock, daily, jobs
from api.foundation.ids import new_id
from api.foundation.work import Database
from api.identity import roles, service
from api.identity.actor import Actor
from api.identity.models import Role, User
from api.identity.queries import find_roles, find_user
from api.identity.schemas import RoleGrantDraft
from api.imports import service as imports
from api.imports.models import ImportKind
from api.imports.schemas import ImportApplication, ImportWanted
from api.organization.models import AssignmentKind, Employee, EmployeeKind, PositionKind, Unit
from api.organization.people import service as people
from api.organization.people.queries import get_employee
from api.organization.people.schemas import EmployeeChange, EmployeeDraft
from api.organization.people.service import add_employee, change_employee
from api.organization.posts.schemas import AssignmentDraft
from demo.acts import actor_of
from demo.days import BEGUN, ENTERED, moment
from demo.people import Cast, Person
from demo.personas import HASH
from demo.places import INDEPENDENT, Place, known

INSTALLER = "pemasang"
"""Who begins: the account that `simkinerja admin create` makes; it is closed again at the end."""
NAMES_OF_UNITS = ("KODE", "NAMA", "JENIS", "KODE INDUK", "MANDIRI")
NAMES_OF_PEOPLE = (
    "NIP", "NAMA", "GELAR DEPAN", "GELAR BELAKANG", "GOLONGAN", "KEDUDUKAN HUKUM",
    "JENIS JABATAN", "JABATAN", "TMT JABATAN", "PIMPINAN UNIT", "KODE UNOR",
)  # fmt: skip
Lines = Iterable[Iterable[str]]


async def enter(database: Database, cast: Cast, folder: Path) -> None:
    """Enter units and people on the day on which the system is introduced."""
    with clock.moved_to(moment(ENTERED, 8)):
        await database.write(administration.create_admin, INSTALLER)
        await work_off(database)
        await enter_units(database, cast, folder, INSTALLER)
        await database.write(_as, INSTALLER, _add_mayor, cast)
        people = (_person_line(person) for person in cast.people if person.number)
        file = (ImportKind.EMPLOYEES, _table(NAMES_OF_PEOPLE, people))
        await _import(database, INSTALLER, folder, file)
        await database.write(find_people, cast)
        await database.write(_as, INSTALLER, _settle, cast)
        await database.write(_open_doors, cast)


async def enter_units(database: Database, cast: Cast, folder: Path, login: str) -> None:
    """Enter the units that are not there yet, on somebody's behalf, and learn their keys."""
    units = (_unit_line(place) for place in cast.places.values())
    await _import(database, login, folder, (ImportKind.UNITS, _table(NAMES_OF_UNITS, units)))
    await database.write(_find_units, cast)


async def work_off(database: Database) -> None:
    """Do what a server does beside requests: the work of the day, and the jobs that wait."""
    await daily.plan(database)
    while await jobs.run_next(database):
        pass


async def _import(
    database: Database, login: str, folder: Path, file: tuple[ImportKind, bytes]
) -> None:
    kind, content = file
    path = folder / str(new_id())
    path.write_bytes(content)
    wanted = ImportWanted(kind=kind, file_name=f"{kind}.csv")
    begun = await database.write(_as, login, _begin_import, wanted, (path, content))
    await work_off(database)
    whole = ImportApplication()
    await database.write(_as, login, imports.apply_import, begun["id"], whole)
    await work_off(database)


def _as(session: Session, login: str, do: Any, *given: Any) -> Any:
    found = find_user(session, login)
    if found is None:
        raise LookupError(login)
    return do(session, actor_of(session, found["id"]), *given)


def _begin_import(
    session: Session, actor: Actor, wanted: ImportWanted, file: tuple[Path, bytes]
) -> Any:
    path, content = file
    digest = hashlib.sha256(content).digest()
    return imports.start_import(session, actor, wanted, path, digest)


def _table(header: Iterable[str], lines: Lines) -> bytes:
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerows((header, *lines))
    return written.getvalue().encode()


def _unit_line(place: Place) -> tuple[str, ...]:
    above = place.parent.code if place.parent else ""
    independent = "ya" if place.kind in INDEPENDENT else "tidak"
    return place.code, place.name, place.kind, above, independent


def _person_line(person: Person) -> tuple[str, ...]:
    return (
        person.number, person.name, person.front, person.back, person.grade, person.state,
        person.kind.replace("_", " "), person.title, BEGUN.isoformat(),
        "ya" if person.is_head else "tidak", person.place.code,
    )  # fmt: skip


def _find_units(session: Session, cast: Cast) -> None:
    for row in session.execute(select(Unit.id, Unit.code, Unit.agency_id, Unit.path)):
        place = cast.places[row.code]
        place.id, place.agency_id, place.path = row.id, row.agency_id, row.path


def find_people(session: Session, cast: Cast) -> None:
    """Learn the keys of people who have been entered."""
    wanted = select(Employee.id, User.login_key, Employee.nip).join(User, User.id == Employee.id)
    known = {row.nip or row.login_key: row.id for row in session.execute(wanted)}
    for person in cast.people:
        person.id = known[person.number or person.login]


def _add_mayor(session: Session, actor: Actor, cast: Cast) -> None:
    """A state official has no NIP, so no file of people names one."""
    for person in cast.people:
        if not person.number:
            draft = EmployeeDraft(
                login=person.login,
                name=f"{person.front} {person.name}, {person.back}",
                kind=EmployeeKind.PEJABAT_NEGARA,
                unit_id=person.place.id,
                title=person.title,
                position_kind=PositionKind(person.kind),
                is_head=True,
                valid_from=BEGUN,
            )
            person.id = add_employee(session, actor, draft)["id"]


def _settle(session: Session, actor: Actor, cast: Cast) -> None:
    """Give roles and nicknames, post the one who serves twice, and let the installer go."""
    for person in cast.people:
        if person.role:
            _grant(session, actor, person)
        if person.nickname and person.id:
            version = get_employee(session, actor, person.id)["version"]
            change = EmployeeChange(nickname=person.nickname)
            change_employee(session, actor, person.id, change, version)
        if person.also_at:
            also = AssignmentDraft(
                unit_id=person.also_at.id,
                title=person.title,
                position_kind=PositionKind(person.kind),
                kind=AssignmentKind.RANGKAP,
                valid_from=ENTERED,
            )
            people.begin_assignment(session, actor, known(person.id), also)
    for grant in find_roles(session, actor.id):
        roles.end_role(session, actor, grant.id)
    service.close_user(session, actor.id, "set-up is done")


def _grant(session: Session, actor: Actor, person: Person) -> None:
    role = Role(person.role)
    agency = person.place.agency_id if role is Role.HR_AGENCY else None
    draft = RoleGrantDraft(
        user_id=person.id,
        role=role,
        for_agency_id=agency,
        valid_from=ENTERED,
        reason="Penetapan awal",
    )
    roles.grant_role(session, actor, draft)


def _open_doors(session: Session, cast: Cast) -> None:
    """Let everybody in with the one password; the only rows that no service writes."""
    known = {"password_hash": HASH, "password_changed_at": clock.now(), "is_demo": True}
    session.execute(update(User).values(known))
    for person in cast.people:
        if person.login:
            session.execute(update(User).where(User.id == person.id).values(login_key=person.login))
