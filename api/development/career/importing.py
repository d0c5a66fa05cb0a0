"""Careers by file: what each row would put on record, is refused for, or says again."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.career import queries
from api.development.career.models import RecordKind
from api.development.career.records import RecordRow
from api.development.career.schemas import Degree, Exam, Merit, Severity
from api.development.career.service import keep, take_back
from api.evaluations.models import Predikat
from api.foundation import rows
from api.foundation.clock import now, today
from api.foundation.events import EventActor
from api.foundation.ids import new_id
from api.imports.matching.dates import read_date
from api.imports.matching.keepers import Keeper
from api.imports.matching.power import Asker
from api.imports.matching.rows import FileRow, RowMatch
from api.imports.models import RowAction
from api.organization.models import FUNCTIONAL
from api.organization.names import name_key
from api.organization.people import numbers
from api.organization.people.grades import PANGKAT, normal_grade
from api.organization.people.numbered import Numbered, numbered

UNDONE = "Impor dibatalkan"
YEARS = range(1990, 2101)
WORDS: Mapping[RecordKind, tuple[StrEnum, ...]] = {
    RecordKind.PENDIDIKAN: tuple(Degree),
    RecordKind.PREDIKAT: tuple(Predikat),
    RecordKind.HUKUMAN: tuple(Severity),
    RecordKind.UJI_KOMPETENSI: FUNCTIONAL,
    RecordKind.UJIAN_DINAS: tuple(Exam),
    RecordKind.PRESTASI: tuple(Merit),
}
"""What a record of a kind may say; a golongan is read as people write it."""
SAME = ("kind", "value", "year", "from_on")


@dataclass
class CareerMatch(RowMatch):
    """What a row of a career would put on record."""

    line: rows.Row | None = None
    unit: str | None = None

    @property
    def unit_name(self) -> str | None:
        return self.unit


class _City:
    """What is known of the people whom a file names."""

    def __init__(self, session: Session, asker: Asker, found: Sequence[str]) -> None:
        self.asker = asker
        self.people = {row["number"]: row for row in numbered(session, sorted(set(found)))}
        keys = [person["employee_id"] for person in self.people.values()]
        self.records: dict[UUID, list[RecordRow]] = defaultdict(list)
        for record in queries.records_of_people(session, keys):
            if record["reverses_id"] is None and record["reversed_by"] is None:
                self.records[record["employee_id"]].append(record)
        self.seen: dict[tuple[object, ...], int] = {}


def match(session: Session, asker: Asker, given: Sequence[FileRow]) -> list[RowMatch]:
    """Say what each row would do to what is on record."""
    said = [(row, _number(row)) for row in given]
    city = _City(session, asker, [number for _, number in said if number])
    return [_match(city, row, number) for row, number in said]


def _match(city: _City, row: FileRow, number: str | None) -> CareerMatch:
    match = CareerMatch(row)
    facts = _facts(row)
    person = city.people.get(number) if number else None
    if number and person is None:
        row.refuse("number", "number_unknown")
    if person:
        match.unit = person["unit_name"]
        row.clean |= {"name": person["name"], "number": person["number"]}
        if city.asker.only not in (None, person["agency_id"]):
            row.refuse("number", "other_agency")
    if person and not row.problems:
        _fill(city, match, facts, person)
    if row.problems:
        match.line = None
        match.refuse()
    return match


def _fill(city: _City, match: CareerMatch, facts: rows.Row, person: Numbered) -> None:
    """Put the row on record, unless that is so already; twice in a file it is refused."""
    who = person["employee_id"]
    if any(rows.pick(old, SAME) == rows.pick(facts, SAME) for old in city.records[who]):
        return
    key = (who, *(facts[name] for name in SAME))
    earlier = city.seen.setdefault(key, match.row.line)
    if earlier != match.row.line:
        match.row.refuse("value", "duplicate", lines=str(earlier))
        return
    match.action = RowAction.ADD
    match.line = {
        **facts,
        "id": new_id(person["agency_id"]),
        "agency_id": person["agency_id"],
        "created_at": now(),
        "employee_id": who,
        "reverses_id": None,
    }
    match.changes = {
        "kind": [None, facts["kind"].value],
        "value": [None, facts["value"]],
        "from_on": [None, facts["from_on"].isoformat()],
    }


def _number(row: FileRow) -> str | None:
    if not row.text("number"):
        row.refuse("number", "missing")
        return None
    try:
        return numbers.read(row.text("number")).text
    except numbers.NumberRefused as error:
        row.refuse("number", error.code)
        return None


def _facts(row: FileRow) -> rows.Row:
    """Read what a row says; what is wrong is noted there."""
    kind = _word(row, "kind", tuple(RecordKind))
    facts: rows.Row = {
        "kind": None if kind is None else RecordKind(kind),
        "value": _value(row, kind),
        "year": _year(row) if kind == RecordKind.PREDIKAT else None,
        "from_on": None,
        "until_on": None,
        "document_no": row.text("document_no").strip()[:120],
        "reason": row.text("reason").strip()[:1000] or None,
    }
    if not facts["document_no"]:
        row.refuse("document_no", "missing")
    _read_days(row, facts)
    return facts


def _word(row: FileRow, column: str, known: Sequence[StrEnum]) -> str | None:
    """Read one of some words, however it is spelt."""
    words = {one.value.replace("_", " "): one.value for one in known}
    text = name_key(row.text(column).replace("_", " ").replace("-", ""))
    if not text:
        row.refuse(column, "missing")
    elif text not in words:
        row.refuse(column, "unknown", choices=", ".join(words))
    return words.get(text)


def _value(row: FileRow, kind: str | None) -> str | None:
    if kind is None:
        return None
    if kind != RecordKind.PANGKAT:
        return _word(row, "value", WORDS[RecordKind(kind)])
    grade = normal_grade(row.text("value"))
    if grade not in PANGKAT:
        row.refuse("value", "unknown", choices=", ".join(PANGKAT))
        return None
    return grade


def _year(row: FileRow) -> int | None:
    text = row.text("year").strip()
    if not text.isascii() or not text.isdecimal() or int(text) not in YEARS:
        row.refuse("year", "year")
        return None
    return int(text)


def _read_days(row: FileRow, facts: rows.Row) -> None:
    for column in ("from_on", "until_on"):
        text = row.text(column)
        day = read_date(text) if text else None
        if text and (day is None or (column == "from_on" and day > today())):
            row.refuse(column, "date")
        facts[column] = day
    if not row.text("from_on"):
        row.refuse("from_on", "missing")
    if facts["kind"] is RecordKind.HUKUMAN and not row.text("until_on"):
        row.refuse("until_on", "until_missing")
    if facts["from_on"] and facts["until_on"] and facts["until_on"] < facts["from_on"]:
        row.refuse("until_on", "until_order")


def keep_rows(session: Session, actor: EventActor, found: Sequence[RowMatch]) -> list[UUID]:
    """Put on record what rows bring that is new."""
    lines = [
        {**one.line, "entered_by": actor.id}
        for one in found
        if isinstance(one, CareerMatch) and one.line
    ]
    keep(session, actor, lines)
    return [line["id"] for line in lines]


def take_back_rows(session: Session, actor: EventActor, record_ids: Sequence[UUID]) -> None:
    """Reverse what an import put on record, but for what somebody has reversed since."""
    found = [
        record
        for record in queries.records_by_id(session, record_ids)
        if record["reversed_by"] is None and record["reverses_id"] is None
    ]
    take_back(session, actor, found, UNDONE)


KEEPER = Keeper(match, keep_rows, take_back_rows)
