"""Enters the city as its offices would: units and people by import, the mayor by hand, then roles.

The one thing that no page does comes last: everybody gets the password that is known to all, the mark
of the demonstration, and some a name to sign in with.
"""

import csv
import io
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api import administration
from api.foundation import clock, daily, jobs, uploads
from api.foundation.work import Database
from api.identity import roles, service
from api.identity.actor import Actor
from api.identity.models import Role, User
from api.identity.queries import find_roles, find_user
from api.identity.schemas import RoleGrantDraft
from api.imports import jobs as import_jobs
from api.imports import service as imports
from api.imports.models import ImportKind
from api.imports.schemas import ImportApplication, ImportWanted
from api.organization.models import AssignmentKind, Employee, EmployeeKind, Unit
from api.organization.people import service as people
from api.organization.people.queries import get_employee
from api.organization.people.schemas import EmployeeChange, EmployeeDraft
from api.organization.posts.schemas import AssignmentDraft
from demo.acts import CODE_SECRET, actor_of
from demo.content import STORY
from demo.days import BEGUN, ENTERED, TODAY, moment
from demo.ledgers import earlier_lines
from demo.people import NEW, Cast, Person
from demo.personas import HASH
from demo.places import INDEPENDENT, Place, known

INSTALLER = "pemasang"
"""Who begins: the account that `simkinerja admin create` makes; it is closed again at the end."""
Lines = Iterable[dict[str, str]]


async def enter(database: Database, cast: Cast) -> None:
    """Enter units and people on the day on which the system is introduced."""
    with clock.moved_to(moment(ENTERED, 8)):
        await database.write(administration.create_admin, INSTALLER, CODE_SECRET)
        await work_off(database)
        await enter_units(database, cast, INSTALLER)
        await database.write(_as, INSTALLER, _add_mayor, cast)
        lines = (_person_line(person) for person in cast.people if person.number)
        key = await _read_in(database, INSTALLER, ImportKind.EMPLOYEES, "employees.csv", lines)
        await _take(database, INSTALLER, key, "apply")
        await database.write(find_people, cast)
        await bring_ledgers(database, cast)
        await database.write(_as, INSTALLER, _settle, cast)
        await database.write(_open_doors, cast)


async def bring_ledgers(database: Database, cast: Cast) -> None:
    """Enter the angka kredit that people bring with them."""
    lines = await database.read(earlier_lines, cast)
    kind = ImportKind.ANGKA_KREDIT
    key = await _read_in(database, INSTALLER, kind, "Angka kredit sampai 2025.csv", lines)
    await _take(database, INSTALLER, key, "apply")


async def enter_units(database: Database, cast: Cast, login: str) -> None:
    """Enter the units that are not there yet, on somebody's behalf, and learn their keys."""
    units = (_unit_line(place) for place in cast.places.values())
    key = await _read_in(database, login, ImportKind.UNITS, "units.csv", units)
    await _take(database, login, key, "apply")
    await database.write(_find_units, cast)


async def bring_files(database: Database, cast: Cast, folder: Path) -> None:
    """Let HR bring in files of people; today's at this hour, so that one can still be undone."""
    login = cast.of_role("hr_agency").login
    for one in sorted(STORY.imports, key=lambda file: file.day):
        with clock.moved_to(clock.now() if one.day == TODAY else moment(one.day, 9)):
            key = await _read_in(database, login, ImportKind.EMPLOYEES, one.file, one.rows)
            for step in one.steps:
                await _take(database, login, key, step)
    await import_jobs.forget(database, folder)


async def work_off(database: Database) -> None:
    """Do what a server does beside requests: the work of the day, and the jobs that wait."""
    await daily.plan(database)
    while await jobs.run_next(database):
        pass


async def _read_in(
    database: Database, login: str, kind: ImportKind, name: str, lines: Lines
) -> Any:
    """Upload a file and let it be read; give the key of the import."""
    content = _csv(list(lines))
    with tempfile.TemporaryDirectory(prefix="simkinerja-demo-") as folder:
        wanted = ImportWanted(kind=kind, file_name=name)
        part = uploads.written(Path(folder), content)
        begun = await database.write(_as, login, imports.start_import, wanted, part)
        await work_off(database)
    return begun["id"]


async def _take(database: Database, login: str, key: Any, step: str) -> None:
    """Apply an import, or undo it."""
    if step == "apply":
        await database.write(_as, login, imports.apply_import, key, ImportApplication())
    else:
        await database.write(_as, login, imports.undo_import, key)
    await work_off(database)


def _as(session: Session, login: str, do: Any, *given: Any) -> Any:
    found = find_user(session, login)
    if found is None:
        raise LookupError(login)
    return do(session, actor_of(session, found["id"]), *given)


def _csv(lines: list[dict[str, str]]) -> bytes:
    written = io.StringIO()
    names = dict.fromkeys(name for line in lines for name in line)
    writer = csv.DictWriter(written, list(names), delimiter=";")
    writer.writeheader()
    writer.writerows(lines)
    return written.getvalue().encode()


def _unit_line(place: Place) -> dict[str, str]:
    return {
        "KODE": place.code,
        "NAMA": place.name,
        "JENIS": place.kind,
        "KODE INDUK": place.above.code if place.above else "",
        "MANDIRI": _yes(place.kind in INDEPENDENT),
    }


def _person_line(person: Person) -> dict[str, str]:
    chief = person.assessor if person.is_referenced else None
    return {
        "NIP": person.number,
        "NAMA": person.name,
        "GELAR DEPAN": person.front,
        "GELAR BELAKANG": person.back,
        "GOLONGAN": person.grade,
        "KEDUDUKAN HUKUM": person.state,
        "STATUS CPNS PNS": NEW if person.service == NEW else "",
        "JENIS JABATAN": person.kind.replace("_", " "),
        "JABATAN": person.title,
        "TMT JABATAN": BEGUN.isoformat(),
        "PIMPINAN UNIT": _yes(person.is_head),
        "KODE UNOR": person.place.code,
        "NIP ATASAN": chief.number if chief else "",
    }


def _yes(is_so: bool) -> str:
    return "ya" if is_so else "tidak"


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
    [mayor] = (person for person in cast.people if not person.number)
    draft = EmployeeDraft(
        login=mayor.login,
        name=f"{mayor.front} {mayor.name}, {mayor.back}",
        kind=EmployeeKind.PEJABAT_NEGARA,
        unit_id=mayor.place.id,
        title=mayor.title,
        position_kind=mayor.kind,
        is_head=True,
        valid_from=BEGUN,
    )
    mayor.id = people.add_employee(session, actor, draft)["id"]


def _settle(session: Session, actor: Actor, cast: Cast) -> None:
    """Give roles and nicknames, post the one who serves twice, let the installer go."""
    for person in cast.people:
        key = known(person.id)
        if person.role:
            grant(session, actor, person, Role(person.role))
        if person.nickname:
            version = get_employee(session, actor, key)["version"]
            change = EmployeeChange(nickname=person.nickname)
            people.change_employee(session, actor, key, change, version)
        if person.also_at:
            also = AssignmentDraft(
                unit_id=person.also_at.id,
                title=person.title,
                position_kind=person.kind,
                kind=AssignmentKind.RANGKAP,
                valid_from=ENTERED,
            )
            people.begin_assignment(session, actor, key, also)
    for held in find_roles(session, actor.id):
        roles.end_role(session, actor, held.id)
    service.close_user(session, actor.id, "set-up is done")


def grant(session: Session, actor: Actor, person: Person, role: Role) -> None:
    """Give somebody a role on the first day; HR of an agency serves the agency of its post."""
    draft = RoleGrantDraft(
        user_id=person.id,
        role=role,
        for_agency_id=person.place.agency_id if role is Role.HR_AGENCY else None,
        valid_from=ENTERED,
        reason="Penetapan awal",
    )
    roles.grant_role(session, actor, draft)


def _open_doors(session: Session, cast: Cast) -> None:
    """Let in whoever is not new, with the one password; the only rows that no service writes."""
    session.execute(update(User).values(is_demo=True))
    password = {"password_hash": HASH, "password_changed_at": clock.now()}
    for person in cast.people:
        name = {"login_key": person.login} if person.login else {}
        if person.service != NEW:
            mine = update(User).where(User.id == person.id)
            session.execute(mine.values(password | name))
