"""Earlier angka kredit by file (R85, R74): what each row would write, is refused for, or says again.

A conversion is computed from its months and its predikat; other points than those refuse the row.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.credit import queries
from api.development.credit.conversion import converted, in_points, months_from
from api.development.credit.file_rows import Said, read_row
from api.development.credit.models import CreditKind
from api.development.credit.records import Line
from api.development.credit.service import R_CONVERSION, Rules, keep, take_back
from api.foundation import rows
from api.foundation.clock import now, today
from api.foundation.events import EventActor
from api.foundation.ids import new_id
from api.imports.matching.keepers import Keeper
from api.imports.matching.power import Asker
from api.imports.matching.rows import FileRow, RowMatch
from api.imports.models import RowAction
from api.organization.people.numbered import Numbered, numbered
from api.rules.queries import setting

UNDONE = "Impor dibatalkan"
PLACES = "credit_decimals"
CONVERSION = ("first_month", "last_month", "months", "percent", "coefficient", "predikat")


@dataclass
class CreditMatch(RowMatch):
    """What a row of angka kredit would write."""

    line: rows.Row | None = None
    unit: str | None = None

    @property
    def unit_name(self) -> str | None:
        return self.unit


class _City:
    """What is known of the people whom a file names."""

    def __init__(self, session: Session, asker: Asker, said: Sequence[Said | None]) -> None:
        self.asker = asker
        self.rules = Rules(session)
        self.places: int = setting(session, PLACES, today())
        numbers = sorted({one.number for one in said if one})
        self.people = {row["number"]: row for row in numbered(session, numbers)}
        keys = [person["employee_id"] for person in self.people.values()]
        self.counted = queries.counted_months(session, keys)
        self.lines: dict[UUID, list[Line]] = defaultdict(list)
        for line in queries.lines_of_people(session, keys):
            if line["reverses_id"] is None and line["reversed_by"] is None:
                self.lines[line["employee_id"]].append(line)
        self.seen: dict[tuple[object, ...], int] = {}
        self.months_of_file: dict[tuple[UUID, int], int] = {}


def match(session: Session, asker: Asker, given: Sequence[FileRow]) -> list[RowMatch]:
    """Say what each row would do to the ledgers as they stand."""
    rules, day = Rules(session), today()
    said = [read_row(row, rules.levels.keys(), day) for row in given]
    city = _City(session, asker, said)
    return [_match(city, row, one) for row, one in zip(given, said, strict=True)]


def _match(city: _City, row: FileRow, said: Said | None) -> CreditMatch:
    match = CreditMatch(row)
    person = city.people.get(said.number) if said else None
    if said and person is None:
        row.refuse("number", "number_unknown")
    if said and person:
        _fill(city, match, said, person)
    if row.problems:
        match.line = None
        match.refuse()
    return match


def _fill(city: _City, match: CreditMatch, said: Said, person: Numbered) -> None:
    match.unit = person["unit_name"]
    match.row.clean |= {"name": person["name"], "number": said.number}
    if city.asker.only not in (None, person["agency_id"]):
        match.row.refuse("number", "other_agency")
    if city.asker.id == person["employee_id"]:
        match.row.refuse("number", "own_ledger")
    if match.row.problems:
        return
    line = _line(city, match.row, said, person)
    if match.row.problems or _is_known(city, line, person):
        return
    _check_free(city, match.row, said, person)
    match.line, match.action = line, RowAction.ADD
    match.changes = {
        "level": [None, said.level],
        "kind": [None, said.kind.value],
        "points": [None, f"{in_points(line['units'], city.places)}"],
    }


def _line(city: _City, row: FileRow, said: Said, person: Numbered) -> rows.Row:
    units, rule_id = _worth(city, row, said)
    line: rows.Row = {
        "id": new_id(person["agency_id"]),
        "agency_id": person["agency_id"],
        "created_at": now(),
        "employee_id": person["employee_id"],
        "kind": CreditKind.LAMA if said.kind is CreditKind.KONVERSI else said.kind,
        "level": said.level,
        "units": units,
        "rule_id": rule_id,
        "document_no": said.document_no,
        "decided_on": said.decided_on,
        "reason": said.reason,
        **dict.fromkeys(CONVERSION),
    }
    if said.months and said.predikat:
        line |= {
            "first_month": said.months[0],
            "last_month": said.months[1],
            "months": said.how_many,
            "percent": city.rules.shares[said.predikat],
            "coefficient": city.rules.levels[said.level].coefficient,
            "predikat": said.predikat.value,
        }
    return line


def _worth(city: _City, row: FileRow, said: Said) -> tuple[int, str]:
    """Compute what a conversion is worth, and hold against it what is written; the rest is as written."""
    if said.predikat is None:
        return said.units or 0, "R79" if said.kind is CreditKind.DASAR else "R85"
    level = city.rules.levels[said.level]
    units = converted(said.how_many, city.rules.shares[said.predikat], level.coefficient)
    shown = in_points(units, city.places)
    if said.units is not None and in_points(said.units, city.places) != shown:
        row.refuse(
            "points",
            "points_differ",
            written=_said(in_points(said.units, city.places)),
            computed=_said(shown),
        )
    return units, R_CONVERSION


def _said(points: object) -> str:
    return str(points).replace(".", ",")


def _is_known(city: _City, line: rows.Row, person: Numbered) -> bool:
    """Say whether the ledger has the line already: then the row says nothing new."""
    same = ("kind", "level", "units", "document_no", "first_month", "last_month")
    return any(
        all(old.get(name) == line.get(name) for name in same)
        for old in city.lines[person["employee_id"]]
    )


def _check_free(city: _City, row: FileRow, said: Said, person: Numbered) -> None:
    """Refuse what counts already, in the ledger or in an earlier row of the file."""
    who = person["employee_id"]
    if said.kind is CreditKind.DASAR:
        bases = [line for line in city.lines[who] if line["kind"] is CreditKind.DASAR]
        if any(line["level"] == said.level for line in bases):
            row.refuse("kind", "once")
    key = (who, said.level, said.kind, said.document_no, said.units, said.months)
    earlier = city.seen.setdefault(key, row.line)
    if earlier != row.line:
        row.refuse("document_no", "duplicate", lines=str(earlier))
    months = list(months_from(*said.months)) if said.months else []
    taken = [month for month in months if month in city.counted[who]]
    taken += [
        month
        for month in months
        if city.months_of_file.setdefault((who, month), row.line) != row.line
    ]
    if taken:
        row.refuse(
            "first_month", "month_counted", months=", ".join(map(_month, sorted(set(taken))))
        )


def _month(month: int) -> str:
    return f"{month % 100:02}-{month // 100}"


def keep_rows(session: Session, actor: EventActor, found: Sequence[RowMatch]) -> list[UUID]:
    """Write the lines of rows that bring something new."""
    lines = [
        {**one.line, "entered_by": actor.id}
        for one in found
        if isinstance(one, CreditMatch) and one.line
    ]
    keep(session, actor, lines)
    return [line["id"] for line in lines]


def take_back_rows(session: Session, actor: EventActor, entry_ids: Sequence[UUID]) -> None:
    """Reverse what an import wrote, but for what somebody has reversed since."""
    lines = [
        line
        for line in queries.lines_by_id(session, entry_ids)
        if line["reversed_by"] is None and line["reverses_id"] is None
    ]
    take_back(session, actor, lines, UNDONE)


KEEPER = Keeper(match, keep_rows, take_back_rows)
