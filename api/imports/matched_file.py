"""A file beside the city: what each row would do, and what it takes to write it all.

Only reading pages holds the loop; what takes long in between has a thread.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from api.foundation.clock import today
from api.foundation.rows import Row
from api.foundation.work import Database
from api.imports.changes.notices import Notices
from api.imports.changes.people import people_writes
from api.imports.changes.units import unit_writes
from api.imports.changes.writes import Writes
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
from api.imports.matching.matches import PeopleMatched, RowMatch
from api.imports.matching.people import emails_of, match_people, numbers_of
from api.imports.matching.power import Asker
from api.imports.matching.rows import FileRow
from api.imports.matching.units import match_units
from api.imports.models import ImportKind
from api.imports.preview import Task, counts_of

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
    rows = await asyncio.to_thread(_check, task, lines)
    if task.kind is ImportKind.UNITS:
        return await _match_units(database, task, rows)
    return await _match_people(database, task, rows)


def _check(task: Task, lines: Lines) -> list[FileRow]:
    places = {name: column["column"] for name, column in task.mapping.items()}
    rows = [FileRow(number, cells, places) for number, cells in lines]
    if task.kind is ImportKind.UNITS:
        return [check_unit(row) for row in rows]
    day = today()
    return [check_employee(row, day, task.choices) for row in rows]


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
