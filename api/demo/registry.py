"""Makes the rows of people: users, employees, numbers, positions, assignments, assessors, roles."""

from collections.abc import Iterable
from uuid import UUID

from api.demo.keys import NEW_YEAR, Keys, moment
from api.demo.people import LEFT_ON, Person
from api.demo.personas import HASH
from api.demo.places import BEGUN, Place
from api.demo.tables import Row, Tables, registry
from api.foundation.database import FOREVER
from api.identity.models import Language, Role, RoleGrant, User, UserState
from api.organization import names
from api.organization.models import (
    Assessor,
    AssessorKind,
    Assignment,
    AssignmentKind,
    Employee,
    EmployeeKind,
    EmployeeNumber,
    NumberKind,
    Position,
    Source,
)

WHEN = moment(NEW_YEAR, 7)
_CLASSES = {
    "jpt_pratama": 14, "administrator": 11, "pengawas": 9, "ahli_madya": 11, "ahli_muda": 9,
    "ahli_pertama": 8, "penyelia": 8, "mahir": 7, "terampil": 6, "pemula": 5, "pelaksana": 6,
}  # fmt: skip


def keep_people(tables: Tables, keys: Keys, people: list[Person]) -> None:
    """Make the rows of everybody."""
    positions = Positions(tables, keys)
    for person in people:
        person.position_id = positions.of(person.place, person.title, person)
    for person in people:
        _user(tables, person)
        _employee(tables, person)
        _assignments(tables, keys, positions, person)
        _assessors(tables, keys, person)
    _roles(tables, keys, people)


class Positions:
    """Finds or makes the post of a unit; counts its seats."""

    def __init__(self, tables: Tables, keys: Keys) -> None:
        self.tables, self.keys = tables, keys
        self.known: dict[tuple[str, str], Row] = {}

    def of(self, place: Place, title: str, person: Person) -> UUID:
        row = self.known.get((place.code, title))
        if row is None:
            row = self.known[place.code, title] = self._make(place, title, person)
            self.tables.add(Position, row)
        else:
            row["seats"] += 1
        key: UUID = row["id"]
        return key

    def head_of(self, place: Place) -> UUID:
        key: UUID = self.known[place.code, place.head_title]["id"]
        return key

    def _make(self, place: Place, title: str, person: Person) -> Row:
        return {
            **registry(self.keys.registry(), WHEN),
            "agency_id": place.agency_id,
            "unit_id": place.id,
            "title": title,
            "kind": person.kind,
            "is_head": person.is_head,
            "job_class": _CLASSES.get(person.kind),
            "seats": 1,
            "valid_from": BEGUN,
            "valid_until": FOREVER,
        }


def _user(tables: Tables, person: Person) -> None:
    row = {
        **registry(person.id, WHEN),
        "login_key": person.login or person.number,
        "email": None,
        "email_key": None,
        "password_hash": HASH,
        "password_changed_at": WHEN,
        "must_change": False,
        "state": UserState.CLOSED if person.left_on else UserState.ACTIVE,
        "language": Language.INDONESIAN,
        "last_sign_in_on": None,
        "is_demo": True,
        "agency_id": person.agency_id,
        "leads": _leads(person),
    }
    tables.add(User, row)


def _leads(person: Person) -> list[str]:
    led = [person.place] if person.is_head and not person.left_on else []
    return [place.path for place in (*led, person.acts_at) if place]


def _employee(tables: Tables, person: Person) -> None:
    row = {
        **registry(person.id, WHEN),
        "nip": person.number or None,
        "kind": person.employee_kind,
        "name": person.name,
        "front_title": person.front or None,
        "back_title": person.back or None,
        "nickname": person.nickname,
        "sort_name": names.sort_name(person.name),
        "search_name": names.search_name(person.name),
        "birth_date": person.born,
        "sex": person.sex,
        "grade": person.grade or None,
        "state": person.state,
        "phone": None,
        "agency_id": person.agency_id,
        "unit_id": person.place.id,
        "position_id": person.position_id,
        "version": 1,
    }
    tables.add(Employee, row)
    if person.number:
        pppk = person.employee_kind is EmployeeKind.PPPK
        number = {
            "number": person.number,
            "employee_id": person.id,
            "kind": NumberKind.NI_PPPK if pppk else NumberKind.NIP,
            "valid_from": BEGUN,
        }
        tables.add(EmployeeNumber, number)


def _assignments(tables: Tables, keys: Keys, positions: Positions, person: Person) -> None:
    own = _assignment(person, person.assignment_id, person.place, AssignmentKind.DEFINITIF)
    own.update(position_id=person.position_id, title=person.title, valid_from=BEGUN)
    own["valid_until"] = person.left_on or FOREVER
    tables.add(Assignment, own)
    if person.acts_at and person.acting_id:
        place = person.acts_at
        acting = _assignment(person, person.acting_id, place, AssignmentKind.PLT)
        acting.update(position_id=positions.head_of(place), title=f"Plt. {place.head_title}")
        acting["valid_from"] = LEFT_ON
        tables.add(Assignment, acting)
    if person.also_at:
        also = _assignment(person, keys.registry(), person.also_at, AssignmentKind.RANGKAP)
        also.update(title=f"{person.title} (rangkap)", valid_from=NEW_YEAR)
        tables.add(Assignment, also)


def _assignment(person: Person, key: UUID, place: Place, kind: AssignmentKind) -> Row:
    return {
        **registry(key, WHEN),
        "agency_id": place.agency_id,
        "employee_id": person.id,
        "unit_id": place.id,
        "position_id": None,
        "title": "",
        "kind": kind,
        "valid_from": BEGUN,
        "valid_until": FOREVER,
        "started_by": None,
        "document_no": None,
        "source": Source.IMPORT,
    }


def _assessors(tables: Tables, keys: Keys, person: Person) -> None:
    if person.assessor is None:
        return
    former = person.former_assessor
    if former:
        before = _assessor(keys, person, former, AssessorKind.DEFINITIF)
        before["valid_until"] = LEFT_ON
        tables.add(Assessor, before)
        acting = _assessor(keys, person, person.assessor, AssessorKind.PLT)
        acting.update(valid_from=LEFT_ON, instead_of_id=former.id)
        acting["reason"] = f"Plt. {person.place.head_title} sejak 1 Juli 2026"
        tables.add(Assessor, acting)
        return
    row = _assessor(keys, person, person.assessor, AssessorKind.DEFINITIF)
    row["valid_until"] = person.left_on or FOREVER
    tables.add(Assessor, row)
    if person.acting_id:
        second = _assessor(keys, person, person.assessor, AssessorKind.DEFINITIF)
        second.update(assignment_id=person.acting_id, valid_from=LEFT_ON)
        tables.add(Assessor, second)


def _assessor(keys: Keys, person: Person, assessor: Person, kind: AssessorKind) -> Row:
    return {
        **registry(keys.registry(), WHEN),
        "agency_id": person.agency_id,
        "employee_id": person.id,
        "assignment_id": person.assignment_id,
        "assessor_id": assessor.id,
        "kind": kind,
        "instead_of_id": None,
        "reason": None,
        "valid_from": BEGUN,
        "valid_until": FOREVER,
        "disputed_at": None,
        "source": Source.DERIVED,
    }


def _roles(tables: Tables, keys: Keys, people: Iterable[Person]) -> None:
    """Give the named roles, and each other agency one who administers its people."""
    served: set[int] = {0}
    everybody = list(people)
    for person in everybody:
        if person.role:
            agency = person.agency_id if person.role == Role.HR_AGENCY else None
            _role(tables, keys, person, (Role(person.role), agency))
            served.update(() if agency is None else (agency,))
    for person in everybody:
        free = not person.is_head and not person.role and person.state == "aktif"
        if free and person.agency_id not in served:
            served.add(person.agency_id)
            _role(tables, keys, person, (Role.HR_AGENCY, person.agency_id))


def _role(tables: Tables, keys: Keys, person: Person, given: tuple[Role, int | None]) -> None:
    role, agency_id = given
    row = {
        **registry(keys.registry(), WHEN),
        "user_id": person.id,
        "role": role,
        "for_agency_id": agency_id,
        "for_agency_key": -1 if agency_id is None else agency_id,
        "valid_from": NEW_YEAR,
        "valid_until": FOREVER,
        "granted_by": None,
        "reason": "Kota contoh",
    }
    tables.add(RoleGrant, row)
