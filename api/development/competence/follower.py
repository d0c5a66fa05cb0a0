"""Finds needs right after the facts change: follows the sealed events, for the people they are about.

Any process may do it, one at a time; after a kill the same people are looked at again, which does no harm.
"""

import asyncio
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.orm import Session

from api.achievements.events import AchievementsMeasured, AchievementsReported
from api.development.competence.recounting import recount, recount_everybody
from api.evaluations.events import (
    EvaluationCarriedOver,
    EvaluationCorrected,
    EvaluationReopened,
    EvaluationSigned,
)
from api.feedback.events import FeedbackGiven
from api.foundation import following, rows, sealer
from api.foundation.breath import Breath
from api.foundation.event_tables import EventLink
from api.foundation.upsert import chunks
from api.foundation.work import Database
from api.measurements.figures.events import ContestAnswered, ContestRaised, ContestWithdrawn

NAME = "needs"
"""Under which the position in the chain of events is kept."""
LOCK = 7_305_122
"""The advisory lock of PostgreSQL that makes the follower one."""
BREATH = 1.0
"""Seconds from one look to the next at least: under load many people at once."""
AT_ONCE = 100
"""People who are looked at in one transaction."""
TELLING = (
    AchievementsReported,
    AchievementsMeasured,
    FeedbackGiven,
    EvaluationSigned,
    EvaluationCarriedOver,
    EvaluationCorrected,
    EvaluationReopened,
    ContestRaised,
    ContestAnswered,
    ContestWithdrawn,
)
"""What changes facts that may speak for needs; what people write of themselves counts at once."""
_ABOUT = (
    select(EventLink.about_id)
    .where(
        EventLink.position > bindparam("after"),
        EventLink.position <= bindparam("until"),
        or_(*(EventLink.name == kind.__name__ for kind in TELLING)),
    )
    .distinct()
)

_NEWEST = select(func.max(EventLink.position).label("position"))


async def keep_finding(database: Database, pause: float = 0.5) -> None:
    """Find as events come, until cancelled; woken by what this process has sealed."""
    breath = Breath(BREATH)
    while True:
        heard = database.sealed.next()
        await breath.taken()
        if not await find_next(database):
            try:
                async with asyncio.timeout(pause):
                    await heard.wait()
            except TimeoutError:
                continue


async def find_all(database: Database) -> None:
    """Put all events in order and find by them; where no server runs beside."""
    while await database.write(sealer.seal) or await find_next(database):
        pass


async def find_next(database: Database) -> int:
    """Find for those whom the next events are about; say how many events, none also when another does."""
    position, events = await database.read(following.news, NAME)
    if not events:
        return 0
    newest = await database.read(newest_position)
    if newest - position > following.FAR_BEHIND:
        return int(await database.write(catch_up, position, newest))
    reached = events[-1]["position"]
    parts = list(chunks(await database.read(touched, position, reached), AT_ONCE))
    for part in parts[:-1]:
        if not await database.write(find_part, position, part, position):
            return 0
    last = parts[-1] if parts else []
    return len(events) if await database.write(find_part, position, last, reached) else 0


def newest_position(session: Session) -> int:
    """Tell the position of the last event that has its place."""
    found = rows.fetch(session, _NEWEST)
    return int(found[0]["position"] or 0)


def catch_up(session: Session, position: int, newest: int) -> bool:
    """Look at everybody instead of at all that has happened; so a city of long ago begins too."""
    following.lock(session, LOCK)
    if not following.stands_at(session, NAME, position):
        return False
    recount_everybody(session)
    following.move(session, NAME, position, newest)
    return True


def touched(session: Session, after: int, until: int) -> list[UUID]:
    """List the people whose facts events may have changed, each once."""
    found = rows.fetch(session, _ABOUT, after=after, until=until)
    return sorted(row["about_id"] for row in found if row["about_id"] is not None)


def find_part(session: Session, position: int, part: Sequence[UUID], reached: int) -> bool:
    """Find for some people and move on; refuse where another has meanwhile."""
    following.lock(session, LOCK)
    if not following.stands_at(session, NAME, position):
        return False
    if part:
        recount(session, part)
    if reached != position:
        following.move(session, NAME, position, reached)
    return True
