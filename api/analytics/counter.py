"""Counts right after the commit: follows the sealed events and recounts the posts that they touch.

Many events of one post are counted once. Any process may do it, one at a time; after a kill the same
posts are counted again, which does no harm. `team_queries` counts for itself what is still to come.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.analytics import post_queries, rollups
from api.analytics.records import PostOfCycle
from api.analytics.recounting import NAME
from api.analytics.rollups import recount_every_unit, recount_units
from api.analytics.service import AT_ONCE, drop_vanished, recount, wrong_facts
from api.foundation import following
from api.foundation.breath import Breath
from api.foundation.rows import Row
from api.foundation.upsert import chunks
from api.foundation.work import Database
from api.imports.changes.change_set import ImportUndone
from api.measurements.figures import follower

LOCK = 7_305_120
"""The advisory lock of PostgreSQL that makes the counter one."""
BREATH = 0.25
"""Seconds from one count to the next at least: under load many posts, and units once for all of them."""
OF_PLAN = ("evidence", "feedback", "evaluation", "contest")
"""Subjects whose events name the plan that they belong to."""
IDLE = ("AssessorChanged", "PlanCommented")
"""Events of those subjects that change no figure."""
Part = tuple[int, list[UUID]]
"""Posts of one cycle that are counted in one transaction."""


async def keep_counting(database: Database, pause: float = 0.5) -> None:
    """Count as events come, until cancelled; woken by what this process has sealed."""
    breath = Breath(BREATH)
    while True:
        heard = database.sealed.next()
        await breath.taken()
        if await count_next(database):
            database.news.set()
        else:
            try:
                async with asyncio.timeout(pause):
                    await heard.wait()
            except TimeoutError:
                continue


async def count_all(database: Database) -> None:
    """Put all events in order, measure and count by them; where no server runs beside."""
    await follower.measure_all(database)
    while await count_next(database):
        pass


async def find_wrong(database: Database) -> list[str]:
    """Compute all facts anew and name those that are kept otherwise; also while people work.

    What changed between two statements looks wrong once and not twice.
    """
    wrong: set[str] | None = None
    for _look in range(2):
        await count_all(database)
        found = set(await database.read(wrong_facts))
        wrong = found if wrong is None else wrong & found
    return sorted(wrong or ())


async def repair(database: Database) -> int:
    """Make all facts right, a few posts at a time; say how many were not."""
    await count_all(database)
    wrong = int(await database.write(drop_all_vanished))
    for cycle_id, posts in await database.read(every_part):
        wrong += await database.write(repair_part, cycle_id, posts)
    return wrong + await repair_all_units(database)


async def repair_all_units(database: Database) -> int:
    """Make the figures of all units right; say how many were not."""
    wrong = 0
    for cycle_id in await database.read(post_queries.begun_cycles):
        wrong += await database.write(repair_units, cycle_id)
    return wrong


def drop_all_vanished(session: Session) -> int:
    """Drop what had been counted of posts and units whose import was undone; say how many rows."""
    following.lock(session, LOCK)
    dropped = drop_vanished(session)
    for cycle_id in post_queries.begun_cycles(session) if dropped else ():
        recount_every_unit(session, cycle_id)
    return dropped + rollups.drop_vanished(session)


def every_part(session: Session) -> list[Part]:
    """Say which posts all facts are of, in parts of a bearable size."""
    return [
        (cycle_id, chunk)
        for cycle_id in post_queries.begun_cycles(session)
        for chunk in chunks(post_queries.posts_of_cycle(session, cycle_id), AT_ONCE)
    ]


def repair_part(session: Session, cycle_id: int, posts: Sequence[UUID]) -> int:
    """Recount some posts, the only one to do so; say how many rows were wrong."""
    following.lock(session, LOCK)
    found = recount(session, posts, cycle_id)
    return len(found.write) + len(found.drop)


def repair_units(session: Session, cycle_id: int) -> int:
    """Recount the units of a year, the only one to do so; say how many rows were wrong."""
    following.lock(session, LOCK)
    return recount_every_unit(session, cycle_id)


async def count_next(database: Database) -> int:
    """Count what the next events touch; say how many events, none also when another counts."""
    position, events = await database.read(following.news, NAME)
    if not events:
        return 0
    if any(event["name"] == ImportUndone.__name__ for event in events):
        await database.write(drop_all_vanished)
    for part in (parts := await database.read(parts_of, events))[:-1]:
        if not await database.write(count_part, position, [part], position):
            return 0
    reached = events[-1]["position"]
    counted = await database.write(count_part, position, parts[-1:], reached)
    return len(events) if counted else 0


def count_part(session: Session, position: int, parts: Sequence[Part], reached: int) -> bool:
    """Recount some posts and move on; refuse where another has counted meanwhile."""
    following.lock(session, LOCK)
    if not following.stands_at(session, NAME, position):
        return False
    for cycle_id, posts in parts:
        recount_units(session, recount(session, posts, cycle_id).units, cycle_id)
    if reached != position:
        following.move(session, NAME, position, reached)
    return True


def parts_of(session: Session, events: Sequence[Row]) -> list[Part]:
    """Say which posts events touch, in parts of a bearable size."""
    touched: dict[int, dict[UUID, None]] = defaultdict(dict)
    for post in _touched(session, events):
        touched[post["cycle_id"]][post["assignment_id"]] = None
    for event in _of(events, "period"):
        cycle_id = event["data"]["cycle_id"]
        touched[cycle_id] |= dict.fromkeys(post_queries.posts_of_cycle(session, cycle_id))
    return [
        (cycle_id, chunk)
        for cycle_id, posts in sorted(touched.items())
        for chunk in chunks(posts, AT_ONCE)
    ]


def _touched(session: Session, events: Sequence[Row]) -> Iterable[PostOfCycle]:
    plans = [event["subject_id"] for event in _of(events, "plan")]
    plans += [following.plan_of(event) for event in _of(events, *OF_PLAN)]
    yield from post_queries.posts_with_plans(session, _once(plans))
    posts = [event["subject_id"] for event in _of(events, "assignment")]
    yield from post_queries.posts_in_cycles(session, _once(posts))
    people = [event["subject_id"] for event in _of(events, "employee")]
    yield from post_queries.posts_of_people(session, _once(people))


def _of(events: Sequence[Row], *kinds: str) -> Iterable[Row]:
    return (
        event
        for event in events
        if event["subject_kind"] in kinds and event["name"] not in IDLE and event["data"]
    )


def _once(keys: Sequence[Any]) -> list[Any]:
    return list(dict.fromkeys(keys))
