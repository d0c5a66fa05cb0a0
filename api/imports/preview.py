"""A file beside the city: what each row would do, what it leaves open, and what it takes to write it all.

All but the last is kept and shown before anything is applied. Only reading pages holds the loop; what
takes long in between has a thread.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.foundation.bulk import insert_many
from api.foundation.clock import today
from api.foundation.rows import Row
from api.foundation.types import plain
from api.foundation.work import Database
from api.imports.changes.change_set import Writes
from api.imports.changes.notices import Notices
from api.imports.changes.people import people_writes
from api.imports.changes.units import unit_writes
from api.imports.matching.checks import check_employee, check_unit
from api.imports.matching.city import (
    City,
    positions_of,
    posts_below,
    read_agencies,
    read_city,
    read_units,
)
from api.imports.matching.followers import followers_of, paths_concerned
from api.imports.matching.keepers import KEEPERS
from api.imports.matching.people import PeopleMatched, emails_of, match_people, numbers_of
from api.imports.matching.power import Asker
from api.imports.matching.rows import FileRow, RowMatch
from api.imports.matching.units import match_units
from api.imports.models import Import, ImportKind, ImportRow, ImportState, RowAction

PAGE = 500


@dataclass(frozen=True)
class Task:
    """What a job is to do with a file."""

    kind: ImportKind
    requested_by: UUID
    agency_id: int | None
    mapping: Mapping[str, Mapping[str, str]]
    choices: Mapping[str, str]
    rows: int
    """As many as were counted when it was last shown."""


def find_task(session: Session, import_id: UUID, state: ImportState) -> Task | None:
    """Tell a job what to do; nothing when it has been done already."""
    found = session.get(Import, import_id)
    if found is None or found.state is not state:
        return None
    rows = sum(found.counts.get(action, 0) for action in RowAction)
    asked = found.kind, found.requested_by, found.agency_id
    return Task(*asked, found.mapping, found.choices, rows)


def fail(session: Session, import_id: UUID, problem: str) -> None:
    """Keep why a file could not be read."""
    found = session.get_one(Import, import_id)
    found.state, found.problem = ImportState.FAILED, problem
    found.version += 1


def clear_rows(session: Session, import_id: UUID) -> None:
    """Forget rows that an earlier reading has kept."""
    session.execute(delete(ImportRow).where(ImportRow.import_id == import_id))


def add_rows(session: Session, rows: list[Row]) -> None:
    """Keep some rows with what they would do."""
    insert_many(session, ImportRow, rows)


def show(session: Session, import_id: UUID, shown: Mapping[str, Any]) -> None:
    """Say that the whole file is kept and can be applied."""
    found = session.get_one(Import, import_id)
    found.state = ImportState.PREVIEWED
    for name, value in shown.items():
        setattr(found, name, value)
    found.version += 1


def rows_after(session: Session, import_id: UUID, line: int) -> list[Row]:
    """Read some rows of a file as they were kept, in the order of the file."""
    kept = (
        select(ImportRow.line, ImportRow.raw, ImportRow.action, ImportRow.changes)
        .where(ImportRow.import_id == import_id, ImportRow.line > line)
        .order_by(ImportRow.line)
        .limit(PAGE)
    )
    return [dict(row) for row in session.execute(kept).mappings()]


def counts_of(matches: Sequence[RowMatch], others: int = 0) -> dict[str, int]:
    """Count rows by what they would do, and people outside the file who get another assessor."""
    found = Counter(match.action.value for match in matches)
    return {**{action.value: found[action.value] for action in RowAction}, "others": others}


def as_rows(import_id: UUID, matches: Sequence[RowMatch]) -> list[Row]:
    """Turn matches into the rows that are kept."""
    return [_row(import_id, match) for match in matches]


def _row(import_id: UUID, match: RowMatch) -> Row:
    row, known = match.row, match.known
    shown = {"number": row.text("number") or None, "name": row.text("name") or None}
    return {
        "import_id": import_id,
        "line": row.line,
        "raw": dict(row.cells),
        "clean": {**shown, **row.clean, "unit": match.unit_name},
        "matched_id": known["id"] if known else None,
        "action": match.action,
        "changes": match.changes or None,
        "problems": [*row.problems, *row.hints],
    }


def differs(kept: list[Row], matches: Sequence[RowMatch]) -> bool:
    """Say whether a file would do something else now than what somebody has been shown."""
    fresh = {match.row.line: match for match in matches}
    return any(
        row["action"] != fresh[row["line"]].action
        or (row["changes"] or {}) != plain(fresh[row["line"]].changes)
        for row in kept
    )


Lines = Sequence[tuple[int, Mapping[str, str]]]
"""Number of a row in the file, and its cells."""


@dataclass(frozen=True)
class MatchedFile:
    """What a file would do to the city as it was read."""

    matches: Sequence[RowMatch]
    counts: dict[str, int]
    changes: Callable[[], tuple[Writes, Notices]]
    """Works out what to write; takes a while."""


async def match_file(database: Database, task: Task, lines: Lines) -> MatchedFile:
    """Read of the city what the rows name, and say what each would do."""
    rows = await asyncio.to_thread(check_rows, task, lines)
    if task.kind in KEEPERS:
        return await _match_kept(database, task, rows)
    if task.kind is ImportKind.UNITS:
        return await _match_units(database, task, rows)
    return await _match_people(database, task, rows)


def check_rows(task: Task, lines: Lines) -> list[FileRow]:
    """Read rows as their kind of file has them; those of a module above it reads itself."""
    places = {name: column["column"] for name, column in task.mapping.items()}
    rows = [FileRow(number, cells, places) for number, cells in lines]
    if task.kind in KEEPERS:
        return rows
    if task.kind is ImportKind.UNITS:
        return [check_unit(row) for row in rows]
    day = today()
    return [check_employee(row, day, task.choices) for row in rows]


async def _match_kept(database: Database, task: Task, rows: list[FileRow]) -> MatchedFile:
    asker = Asker(task.requested_by, task.agency_id)
    matches = await database.read(KEEPERS[task.kind].match, asker, rows)
    return MatchedFile(matches, counts_of(matches), lambda: (Writes(), Notices()))


async def _match_units(database: Database, task: Task, rows: list[FileRow]) -> MatchedFile:
    units = await database.read(read_units)
    agencies = await database.read(read_agencies)
    matches = await asyncio.to_thread(match_units, rows, units, task.agency_id, task.choices)
    writes = partial(unit_writes, matches, units, agencies, today())
    return MatchedFile(matches, counts_of(matches), lambda: (writes(), Notices()))


async def _match_people(database: Database, task: Task, rows: list[FileRow]) -> MatchedFile:
    numbers, emails = await asyncio.to_thread(lambda: (numbers_of(rows), emails_of(rows)))
    day = today()
    city = await database.read(read_city, numbers, emails, day)
    asker = Asker(task.requested_by, task.agency_id)
    matched = await asyncio.to_thread(match_people, rows, city, asker, task.choices)
    paths, inside, units = await asyncio.to_thread(_concerned, matched)
    others = await database.read(posts_below, paths, inside, day)
    posts = await database.read(positions_of, units, day)
    counts = await asyncio.to_thread(_count, matched, city, others)
    changes = partial(people_writes, matched, city, others, posts, day)
    return MatchedFile(matched.matches, counts, changes)


def _concerned(matched: PeopleMatched) -> tuple[list[str], set[UUID], set[UUID]]:
    """Give the units whose people may follow somebody else, the file's people, and their units."""
    mains = matched.mains
    units = {match.unit_id for match in (*mains, *matched.acting)}
    return paths_concerned(matched), {match.person_id for match in mains}, units


def _count(matched: PeopleMatched, city: City, others: list[Row]) -> dict[str, int]:
    inside = {match.person_id for match in matched.mains}
    following = {one.post.employee_id for one in followers_of(matched, city, others, today())}
    return counts_of(matched.matches, len(following - inside))
