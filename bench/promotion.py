"""`python -m bench.promotion`: judges everybody's promotion on both engines and tells how long it takes.

With `--url` it measures a city that is there; its kept checks are written anew.
"""

import argparse
import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from sqlalchemy import delete
from sqlalchemy.orm import Session

from api.development.promotion import checks, follower
from api.development.promotion.models import PromotionCheck
from api.foundation.clock import set_today
from api.foundation.memory import settle_memory
from api.foundation.work import Database
from bench.__main__ import ENGINES, database, tell
from bench.city import TODAY, City

PEOPLE = 11_000
LONGEST = 5.0
"""Seconds for everybody, all windows that are kept."""
Act = Callable[[Database], Awaitable[object]]


def measure(url: str) -> float:
    """Judge everybody: from nothing, then with everything kept already; tell both, give the longer."""
    set_today(TODAY)

    async def run() -> float:
        opened = Database(url, size=2)
        try:
            people = len(await opened.read(checks.everybody))
            await opened.write(_forget)
            settle_memory()  # as the processes of a server do
            first = await _timed(opened, follower.recheck_all)
            again = await _timed(opened, follower.recheck_all)
            wrong = await follower.find_wrong(opened)
        finally:
            await opened.close()
        tell(
            f"  {people} people: {first:.2f} s judged and written, {again:.2f} s judged and compared"
        )
        if wrong:
            raise SystemExit(f"{len(wrong)} kept otherwise")
        return max(first, again)

    return asyncio.run(run())


def _forget(session: Session) -> None:
    session.execute(delete(PromotionCheck))


async def _timed(opened: Database, act: Act) -> float:
    begun = time.perf_counter()
    await act(opened)
    return time.perf_counter() - begun


def measure_engine(engine: str, people: int) -> float:
    """Load a city on an engine and measure it."""
    with (
        tempfile.TemporaryDirectory(prefix="simkinerja-bench-") as place,
        database(engine, Path(place)) as url,
    ):
        tell(f"{ENGINES[engine]}: loading {people} people")
        City(url, Path(place) / "data").load(people)
        return measure(url)


def main() -> None:
    """Measure, and fail where it takes too long."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--people", type=int, default=PEOPLE)
    given.add_argument("--url", default="")
    wanted = given.parse_args()
    if wanted.url:
        slowest = measure(wanted.url)
    else:
        slowest = max(measure_engine(engine, wanted.people) for engine in ENGINES)
    if slowest > LONGEST:
        raise SystemExit(f"{slowest:.2f} s, more than {LONGEST} s")


if __name__ == "__main__":
    main()
