"""Keeps checks right after the commit: follows the sealed events and judges anew whom they touch.

Many events about one person are judged once. Any process may do it, one at a time; after a kill the same
people are judged again, which does no harm. What a day brings is judged by a job, some hundred at a time.
"""

import asyncio
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.promotion import checks, neighbours
from api.foundation import following, jobs, sealer
from api.foundation.breath import Breath
from api.foundation.daily import Days
from api.foundation.jobs import Lease
from api.foundation.rows import Row
from api.foundation.upsert import chunks
from api.foundation.work import Database

NAME = "promotion"
"""Under which the position in the chain of events is kept."""
RECHECK = "promotion.recheck"
LOCK = 7_305_122
"""The advisory lock of PostgreSQL that makes the follower one."""
BREATH = 0.5
"""Seconds from one judging to the next at least."""
AT_ONCE = 500
ABOUT = ("career", "credit", "evaluation", "employee")
"""Subjects whose events are about a person whose conditions may have changed."""
POSTED = ("assignment",)
"""Subjects whose events change also how many posts are filled."""
OF_EVERYBODY = ("ImportApplied", "ImportUndone")


async def keep_checking(database: Database, pause: float = 0.5) -> None:
    """Judge as events come, until cancelled; woken by what this process has sealed."""
    breath = Breath(BREATH)
    while True:
        heard = database.sealed.next()
        await breath.taken()
        if not await check_next(database):
            try:
                async with asyncio.timeout(pause):
                    await heard.wait()
            except TimeoutError:
                continue


async def check_all(database: Database) -> None:
    """Put all events in order and judge by them; where no server runs beside."""
    while await database.write(sealer.seal) or await check_next(database):
        pass


async def check_next(database: Database) -> int:
    """Judge whom the next events touch; say how many events, none also when another judges."""
    position, events = await database.read(following.news, NAME)
    if not events:
        return 0
    parts = list(chunks(await database.read(touched, events), AT_ONCE))
    for part in parts[:-1]:
        if not await database.write(check_part, position, part, position):
            return 0
    reached = events[-1]["position"]
    last = parts[-1] if parts else []
    return len(events) if await database.write(check_part, position, last, reached) else 0


def check_part(session: Session, position: int, part: Sequence[UUID], reached: int) -> bool:
    """Judge some people and move on; refuse where another has judged meanwhile."""
    following.lock(session, LOCK)
    if not following.stands_at(session, NAME, position):
        return False
    if part:
        checks.recheck(session, part)
    if reached != position:
        following.move(session, NAME, position, reached)
    return True


def touched(session: Session, events: Sequence[Row]) -> list[UUID]:
    """List the people whose conditions events may have changed, each once."""
    if any(event["name"] in OF_EVERYBODY for event in events):
        return checks.everybody(session)
    people = _about(events, (*ABOUT, *POSTED))
    posted = _about(events, POSTED) | _of(events, "ServiceEnded")
    people |= neighbours.of_posts(session, posted)
    people |= neighbours.of_needs(session, _needs(events))
    return sorted(people)


def _about(events: Iterable[Row], kinds: Sequence[str]) -> set[UUID]:
    return {
        event["about_id"]
        for event in events
        if event["subject_kind"] in kinds and event["about_id"] is not None
    }


def _of(events: Iterable[Row], name: str) -> set[UUID]:
    return {event["about_id"] for event in events if event["name"] == name}


def _needs(events: Iterable[Row]) -> list[tuple[int, str]]:
    return [
        (event["data"]["agency_id"], event["data"]["family"])
        for event in events
        if event["subject_kind"] == "position_need" and event["data"]
    ]


def recheck_part(session: Session, part: Sequence[UUID]) -> int:
    """Judge some people, the only one to do so; say how many rows differed."""
    following.lock(session, LOCK)
    return checks.recheck(session, part)


async def recheck_all(database: Database) -> int:
    """Judge everybody for the next windows; say how many rows were otherwise."""
    parts = chunks(await database.read(checks.everybody), AT_ONCE)
    return sum([await database.write(recheck_part, part) for part in parts])


async def find_wrong(database: Database) -> list[str]:
    """Judge everybody anew and name what is kept otherwise, by person, window and path."""
    await check_all(database)
    wrong: list[str] = []
    for part in chunks(await database.read(checks.everybody), AT_ONCE):
        wrong += await database.read(wrong_of, part)
    return wrong


def wrong_of(session: Session, part: Sequence[UUID]) -> list[str]:
    """Name what is kept otherwise of some people."""
    differing = checks.differing(session, part)
    return sorted(
        {f"{row['employee_id']} {row['window_on']} {row['path']}" for row in differing.rows}
    )


def recheck_daily(session: Session, _days: Days) -> int:
    """Queue the judging of everybody for today's next windows."""
    jobs.queue(session, RECHECK, {}, dedupe_key=RECHECK)
    return 1


@jobs.job(RECHECK)
async def recheck_everybody(database: Database, _payload: Any, lease: Lease) -> None:
    """Judge everybody, some hundred at a time."""
    for part in chunks(await database.read(checks.everybody), AT_ONCE):
        await lease.write(recheck_part, part)
