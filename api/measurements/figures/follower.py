"""Measures right after the commit: follows the sealed events and writes the figures that they touch.

Many events of one mapping are measured once. Any process may do it, one at a time; after a kill the
same mappings are measured again, which does no harm. Only figures that differ are written, so that it
comes to rest although what it writes are events too.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from api.achievements.events import AchievementsMeasured
from api.achievements.measured_service import find_differing, write_measured
from api.achievements.measuring import MeasuredFigure
from api.foundation import following, sealer
from api.foundation.breath import Breath
from api.foundation.events import SYSTEM
from api.foundation.rows import Row
from api.foundation.upsert import chunks
from api.foundation.work import Database
from api.measurements.figures.computing import Figure
from api.measurements.figures.lines import open_periods, source_of
from api.measurements.figures.models import CaseScope
from api.measurements.figures.queries import counting, counting_in, counting_of
from api.measurements.figures.records import MappingCounted, MappingPeriod
from api.measurements.figures.series import series_of

NAME = "measured"
"""Under which the position in the chain of events is kept."""
LOCK = 7_305_121
"""The advisory lock of PostgreSQL that makes the follower one."""
BREATH = 0.1
"""Seconds from one measuring to the next at least: under load many mappings at once."""
AT_ONCE = 100
"""Mappings whose figures are written in one transaction."""
OF_PLAN = ("mapping", "contest", "evaluation")
"""Subjects whose events name the plan whose lines may be measured again."""


async def keep_measuring(database: Database, pause: float = 0.5) -> None:
    """Measure as events come, until cancelled; woken by what this process has sealed."""
    breath = Breath(BREATH)
    while True:
        heard = database.sealed.next()
        await breath.taken()
        if not await measure_next(database):
            try:
                async with asyncio.timeout(pause):
                    await heard.wait()
            except TimeoutError:
                continue


async def measure_all(database: Database) -> None:
    """Put all events in order and measure by them; where no server runs beside."""
    while await database.write(sealer.seal) or await measure_next(database):
        pass


async def find_wrong(database: Database) -> list[str]:
    """Measure everything anew and name the lines that are kept otherwise."""
    await measure_all(database)
    wrong: list[str] = []
    for part in chunks(await database.read(counting), AT_ONCE):
        wrong += await database.read(wrong_lines, part)
    return wrong


async def repair(database: Database) -> int:
    """Measure everything anew and keep it; say how many lines were otherwise."""
    await measure_all(database)
    wrong = 0
    for part in chunks(await database.read(counting), AT_ONCE):
        wrong += await database.write(measure_again, part)
    return wrong


def wrong_lines(session: Session, part: Sequence[MappingCounted]) -> list[str]:
    """Name the lines of some mappings that are kept otherwise, by plan and period."""
    found = find_differing(session, figures_of(session, part))
    return [f"{plan_id} {period_id}" for plan_id, period_id in found]


def measure_again(session: Session, part: Sequence[MappingCounted]) -> int:
    """Measure some mappings, the only one to do so; say how many lines changed."""
    following.lock(session, LOCK)
    return write_measured(session, SYSTEM, figures_of(session, part))


async def measure_next(database: Database) -> int:
    """Measure what the next events touch; say how many events, none also when another measures."""
    position, events = await database.read(following.news, NAME)
    if not events:
        return 0
    parts = list(chunks(await database.read(touched, events), AT_ONCE))
    for part in parts[:-1]:
        if not await database.write(measure_part, position, part, position):
            return 0
    reached = events[-1]["position"]
    last = parts[-1] if parts else []
    return len(events) if await database.write(measure_part, position, last, reached) else 0


def measure_part(
    session: Session, position: int, part: Sequence[MappingCounted], reached: int
) -> bool:
    """Measure some mappings and move on; refuse where another has measured meanwhile."""
    following.lock(session, LOCK)
    if not following.stands_at(session, NAME, position):
        return False
    write_measured(session, SYSTEM, figures_of(session, part))
    if reached != position:
        following.move(session, NAME, position, reached)
    return True


def touched(session: Session, events: Sequence[Row]) -> list[MappingCounted]:
    """List the mappings whose figures events may have changed, each once."""
    found = {one["id"]: one for one in _touched(session, events)}
    return [found[key] for key in sorted(found)]


def _touched(session: Session, events: Sequence[Row]) -> Iterable[MappingCounted]:
    services = _by_subject(events, "service", "ServiceCasesChanged")
    for one in counting_of(session, "service_id", list(services)):
        if one["service_id"] is not None and _is_of(one, services[one["service_id"]]):
            yield one
    sources = _by_subject(events, "measurement_source", "MeasurementsReceived")
    for one in counting_of(session, "source_id", list(sources)):
        if one["source_id"] is not None and _is_among(one, sources[one["source_id"]]):
            yield one
    yield from counting_of(session, "plan_id", _plans(events))
    for cycle_id in {event["data"]["cycle_id"] for event in _of(events, "period")}:
        yield from counting_in(session, cycle_id)


def _plans(events: Sequence[Row]) -> list[UUID]:
    """List the plans that events are about, but for what this follower said itself."""
    own = AchievementsMeasured.__name__
    plans = {event["subject_id"] for event in _of(events, "plan") if event["name"] != own}
    return sorted(plans | {following.plan_of(event) for event in _of(events, *OF_PLAN)})


def _by_subject(events: Sequence[Row], kind: str, name: str) -> dict[UUID, list[Row]]:
    found: dict[UUID, list[Row]] = defaultdict(list)
    for event in _of(events, kind):
        if event["name"] == name:
            found[event["subject_id"]].append(event["data"])
    return found


def _is_of(mapping: MappingCounted, said: Sequence[Row]) -> bool:
    """Say whether cases that changed may be a mapping's: its officer's, or anybody's of a unit."""
    of_unit = mapping["scope"] != CaseScope.PERSON
    return of_unit or any(str(mapping["employee_id"]) in one["officers"] for one in said)


def _is_among(mapping: MappingCounted, said: Sequence[Row]) -> bool:
    return any(mapping["metric"] in one["metrics"] for one in said)


def _of(events: Sequence[Row], *kinds: str) -> Iterable[Row]:
    return (event for event in events if event["subject_kind"] in kinds and event["data"])


def figures_of(session: Session, mappings: Sequence[MappingCounted]) -> list[MeasuredFigure]:
    """Compute the figures of mappings in the periods that are open for their plans."""
    periods: dict[UUID, list[MappingPeriod]] = defaultdict(list)
    for period in open_periods(session, sorted({one["plan_id"] for one in mappings})):
        periods[period["plan_id"]].append(period)
    spans = [period for found in periods.values() for period in found]
    if not spans:
        return []
    first = min(period["starts_on"] for period in spans)
    last = max(period["ends_on"] for period in spans)
    series = series_of(session, mappings, first, last)
    return [
        _figure(one, period, series[one["id"]].figure(period["starts_on"], period["ends_on"]))
        for one in mappings
        for period in periods[one["plan_id"]]
    ]


def _figure(one: MappingCounted, period: MappingPeriod, found: Figure) -> MeasuredFigure:
    return MeasuredFigure(
        plan_id=one["plan_id"],
        indicator_id=one["indicator_id"],
        period_id=period["period_id"],
        value=found.value,
        cases=found.cases,
        source=source_of(one["service_id"]),
        mapping_id=one["id"],
        mapped_by=one["mapped_by"],
    )
