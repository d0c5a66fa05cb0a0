"""Lets a city grow: unit by unit, some hundred people in one transaction."""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from api.foundation.work import Database
from demo.multiply.crowd import Coming, Crowd
from demo.multiply.ground import Ground
from demo.multiply.statements import referring_columns, write
from demo.people import Cast

PEOPLE_AT_ONCE = 500


async def grow(database: Database, cast: Cast, people: int, tell: Callable[[str], Any]) -> None:
    """Add copies until there are so many people."""
    ground = await database.read(Ground, cast)
    named = referring_columns(ground.models)
    done = 0
    for number, coming in enumerate(_batches(Crowd(cast, ground.models).fill(people)), 1):
        batch = ground.batch(coming)
        await database.write(write, batch, ground.copier, named)
        done += len(batch.copies)
        if number & (number - 1) == 0:
            await database.write(analyze)
            tell(f"{len(cast.people) + done} pegawai …")


def analyze(session: Session) -> None:
    """Let the planner know what came in; without it much that was added at once is slow to read."""
    session.execute(text("ANALYZE"))


def _batches(units: Iterator[list[Coming]]) -> Iterator[list[list[Coming]]]:
    batch: list[list[Coming]] = []
    for team in units:
        if team:
            batch.append(team)
        if sum(map(len, batch)) >= PEOPLE_AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch
