"""Does the work of an import beside the requests: reads, matches, applies, takes back.

Only reading pages and writing slices happens on the loop; what takes long in between has a thread.
"""

import asyncio
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from api.foundation.clock import today
from api.foundation.database import FOREVER
from api.foundation.errors import AlreadyThere, Busy
from api.foundation.jobs import JobFunction, Progress, job
from api.foundation.upsert import chunks
from api.foundation.work import Database
from api.organization import import_carrying as carrying
from api.organization import import_knowing as knowing
from api.organization import import_service
from api.organization import import_staging as staging
from api.organization.deriving import Span
from api.organization.import_carrying import Plan
from api.organization.import_checked import Checked
from api.organization.import_checking import check_employee
from api.organization.import_following import (
    acting_heads_followed,
    new_heads_followed,
    paths_concerned,
)
from api.organization.import_matching import emails_of, match_people, numbers_of
from api.organization.import_models import ImportKind, ImportState, RowAction
from api.organization.import_payload import origin_of, requester_of
from api.organization.import_queries import STEPS
from api.organization.import_quiet import no_collections
from api.organization.import_reading import Sheet, Unreadable, read_sheet
from api.organization.import_relations import DEFINITIVE
from api.organization.import_telling import News
from api.organization.import_unit_checking import check_unit
from api.organization.import_unit_matching import match_units
from api.organization.import_verdicts import Outcome

STEP = 1_000
"""Rows between two reports of progress."""
ROUNDS = 3
"""How often a plan is made anew because the city has changed under it."""
Task = dict[str, Any]


def quietly(function: JobFunction) -> JobFunction:
    """Let the collector rest while a job has a whole file in memory."""

    async def run(database: Database, payload: Any, progress: Progress) -> None:
        with no_collections():
            await function(database, payload, progress)

    return run


@dataclass
class Progressing:
    """Tells of rows that go through the three steps."""

    progress: Progress
    rows: int

    async def tell(self, step: int, done: int) -> None:
        await self.progress.tell(step * self.rows + done, len(STEPS) * self.rows)


@dataclass
class Known:
    """What a file would do to the city as it was read."""

    matched: Any
    counts: dict[str, int]
    plan: Any
    """Makes the writes; takes nothing."""


@job(import_service.READ)
@quietly
async def read_import(database: Database, payload: Any, progress: Progress) -> None:
    """Stage a file; again from the start when it was interrupted."""
    import_id, path = UUID(payload["import_id"]), Path(payload["path"])
    task = await database.read(staging.find_task, import_id, ImportState.READING)
    if task is not None:
        try:
            sheet = await asyncio.to_thread(_read, path, task["kind"])
        except Unreadable as error:
            await database.write(staging.fail, import_id, error.code)
        else:
            task["mapping"] = {f: {"column": c, "title": t} for f, (c, t) in sheet.columns.items()}
            lines = [(line.number, line.cells) for line in sheet.lines]
            await _preview(database, import_id, task, (lines, Progressing(progress, len(lines))))
    await asyncio.to_thread(path.unlink, True)


def _read(path: Path, kind: ImportKind) -> Sheet:
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise Unreadable("lost") from error
    sheet = read_sheet(content, kind)
    if not sheet.lines:
        raise Unreadable("no_rows")
    return sheet


@job(import_service.MATCH)
@quietly
async def match_import(database: Database, payload: Any, progress: Progress) -> None:
    """Match a file anew with what somebody has chosen."""
    import_id = UUID(payload["import_id"])
    task = await database.read(staging.find_task, import_id, ImportState.MATCHING)
    if task is not None:
        telling = Progressing(progress, sum(task["counts"][action] for action in RowAction))
        staged = await _staged(database, import_id, telling)
        lines = [(row["line"], row["raw"]) for row in staged]
        await _preview(database, import_id, task, (lines, telling))


async def _staged(database: Database, import_id: UUID, telling: Progressing) -> list[Any]:
    staged: list[Any] = []
    while page := await database.read(
        knowing.staged_page, import_id, staged[-1]["line"] if staged else 0
    ):
        staged += page
        if len(staged) % STEP == 0:
            await telling.tell(0, len(staged))
    return staged


async def _preview(
    database: Database, import_id: UUID, task: Task, given: tuple[Any, Progressing]
) -> None:
    lines, telling = given
    await telling.tell(1, 0)
    known = await _know(database, task, lines)
    await _show(database, import_id, (task, known, None), telling)


async def _show(
    database: Database, import_id: UUID, shown: tuple[Task, Known, str | None], telling: Progressing
) -> None:
    """Stage what each row would do, then say that it can be looked at."""
    task, known, problem = shown
    await database.write(staging.clear, import_id)
    staged = await asyncio.to_thread(staging.as_staged, import_id, known.matched)
    done = 0
    for chunk in chunks(staged, STEP):
        await database.write(staging.stage, chunk)
        done += len(chunk)
        await telling.tell(2, done)
    questions = await asyncio.to_thread(staging.questions_of, known.matched)
    view = {"mapping": task["mapping"], "counts": known.counts, "questions": questions}
    await database.write(staging.preview, import_id, {**view, "problem": problem})


async def _know(database: Database, task: Task, lines: Any) -> Known:
    places = {name: column["column"] for name, column in task["mapping"].items()}
    rows = await asyncio.to_thread(_check, task, lines, places)
    if task["kind"] is ImportKind.UNITS:
        return await _know_units(database, task, rows)
    return await _know_people(database, task, rows)


def _check(task: Task, lines: Any, places: dict[str, str]) -> list[Checked]:
    rows = [Checked(number, cells, places) for number, cells in lines]
    if task["kind"] is ImportKind.UNITS:
        return [check_unit(row) for row in rows]
    day = today()
    return [check_employee(row, day, task["choices"]) for row in rows]


async def _know_units(database: Database, task: Task, rows: list[Checked]) -> Known:
    units = await database.read(knowing.know_units)
    agencies = await database.read(knowing.know_agencies)
    only, choices = task["agency_id"], task["choices"]
    matched = await asyncio.to_thread(match_units, rows, units, only, choices)
    plan = partial(carrying.plan_units, matched, units, agencies, today())
    return Known(matched, staging.counts_of(matched), lambda: (plan(), News()))


async def _know_people(database: Database, task: Task, rows: list[Checked]) -> Known:
    numbers, emails = await asyncio.to_thread(lambda: (numbers_of(rows), emails_of(rows)))
    day = today()
    city = await database.read(knowing.know_city, numbers, emails, day)
    only, choices = task["agency_id"], task["choices"]
    outcome = await asyncio.to_thread(match_people, rows, city, only, choices)
    paths, inside, units = await asyncio.to_thread(_concerned, outcome)
    others = await database.read(knowing.posts_below, paths, inside, day)
    posts = await database.read(knowing.positions_of, units, day)
    counts = await asyncio.to_thread(_count, outcome, city, others)
    plan = partial(carrying.plan_people, outcome, (city, others, posts), day)
    return Known(outcome.verdicts, counts, plan)


def _concerned(outcome: Outcome) -> tuple[list[str], set[UUID], set[UUID]]:
    """Give the units whose people may follow somebody else, the file's people, and their units."""
    mains = outcome.mains
    units = {verdict.unit_id for verdict in (*mains, *outcome.acting)}
    return paths_concerned(outcome), {verdict.person_id for verdict in mains}, units


def _count(outcome: Outcome, city: Any, others: list[Any]) -> dict[str, int]:
    inside = {verdict.person_id for verdict in outcome.mains}
    span = Span(DEFINITIVE, today(), FOREVER)
    following = {one.post.employee_id for one in new_heads_followed(outcome, others, span)}
    for one in acting_heads_followed(outcome, city, others, today()):
        following.add(one.post.employee_id)
    return staging.counts_of(outcome.verdicts, len(following - inside))


@job(import_service.APPLY)
@quietly
async def apply_import(database: Database, payload: Any, progress: Progress) -> None:
    """Carry out what somebody has been shown, in one transaction; show it anew where it differs."""
    for _ in range(ROUNDS):
        if await _apply_once(database, payload, progress):
            return
    raise Busy


async def _apply_once(database: Database, payload: Any, progress: Progress) -> bool:
    import_id = UUID(payload["import_id"])
    task = await database.read(staging.find_task, import_id, ImportState.APPLYING)
    if task is None:
        return True
    stamp = await database.read(carrying.stamp_of)
    telling = Progressing(progress, sum(task["counts"][action] for action in RowAction))
    staged = await _staged(database, import_id, telling)
    await telling.tell(1, 0)
    known = await _know(database, task, [(row["line"], row["raw"]) for row in staged])
    if await asyncio.to_thread(staging.differs, staged, known.matched):
        await _show(database, import_id, (task, known, "changed_meanwhile"), telling)
        return True
    plan = await asyncio.to_thread(_plan, stamp, known)
    await telling.tell(2, 0)
    doer, origin = requester_of(payload), origin_of(payload)
    done = await database.write(carrying.carry_out, doer, import_id, plan, origin=origin)
    return bool(done)


def _plan(stamp: Any, known: Known) -> Plan:
    writes, news = known.plan()
    return Plan(stamp, known.counts, writes, carrying.pack(writes, news), news)


@job(import_service.UNDO)
@quietly
async def undo_import(database: Database, payload: Any, progress: Progress) -> None:
    """Put back what an import has changed, or say why it stays."""
    import_id = UUID(payload["import_id"])
    packed = await database.read(carrying.packed_undo, import_id)
    if packed is None:
        return
    back = await asyncio.to_thread(carrying.unpack, packed)
    doer, origin = requester_of(payload), origin_of(payload)
    await progress.tell(0, 0)
    try:
        await database.write(carrying.take_back, doer, import_id, back, origin=origin)
    except carrying.CannotUndo:
        await database.write(carrying.keep_applied, import_id, "changed_since")
    except AlreadyThere:
        await database.write(carrying.keep_applied, import_id, "in_use")
