"""Looks through what was signed in a period and keeps what there is to ask about; a job, once a day.

Rows are read in parts and judged in a thread, so that nobody waits for it. What was found before is
replaced: a signal whose reason is gone is gone.
"""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, delete
from sqlalchemy.orm import Session

from api.analytics.insights.integrity import pattern, questions, reading
from api.analytics.insights.integrity.judgements import judgement_of
from api.analytics.insights.integrity.models import RatingSignal, SignalSearch
from api.analytics.insights.integrity.records import Judgement, RatedRow, Signal, SpreadRow
from api.evaluations.models import Predikat
from api.evaluations.unit_achievements.models import UnitGrade
from api.foundation import jobs, rows
from api.foundation.clock import now, today
from api.foundation.daily import Days
from api.foundation.ids import new_id
from api.foundation.jobs import Lease
from api.foundation.upsert import upsert
from api.foundation.work import Database

SEARCH = "insights.search_signals"
YEARS_KEPT = 2
A_YEAR = 10_000
"""Period ids begin with the year."""
_DROP = delete(RatingSignal).where(RatingSignal.period_id == bindparam("of_period"))
_FORGET = tuple(
    delete(kept).where(kept.period_id < bindparam("since")) for kept in (RatingSignal, SignalSearch)
)


class Found(NamedTuple):
    """What a look through a period came to."""

    of_raters: list[tuple[UUID, Signal]]
    of_units: list[tuple[UUID, int, Signal]]
    evaluations: int
    raters: int


def search_daily(session: Session, _days: Days) -> int:
    """Queue a look through every period in which something was signed since; forget what is long over."""
    since = (today().year - YEARS_KEPT) * A_YEAR
    for forget in _FORGET:
        rows.change(session, forget, since=since)
    periods = reading.periods_to_search(session, since)
    for period_id in periods:
        jobs.queue(session, SEARCH, {"period_id": period_id}, dedupe_key=f"{SEARCH}.{period_id}")
    return len(periods)


@jobs.job(SEARCH)
async def search(database: Database, payload: Any, lease: Lease) -> None:
    """Look through one period."""
    period_id = int(payload["period_id"])
    begun_at = now()
    rules = await database.read(reading.rules_today)
    signed: list[RatedRow] = []
    after = reading.FIRST
    while part := await database.read(reading.rated_after, period_id, after):
        signed += part
        after = part[-1]["id"]
    spread = await database.read(reading.spread_of, period_id)
    found = await asyncio.to_thread(find, signed, spread, rules)
    await lease.write(keep, period_id, begun_at, found)


def find(signed: Sequence[RatedRow], spread: Sequence[SpreadRow], rules: reading.Rules) -> Found:
    """Find all signals of a period: pure."""
    borders = rules["borders"]
    own: dict[UUID, list[Judgement]] = defaultdict(list)
    for row in signed:
        own[row["rater_id"]].append(judgement_of(row, rules["track_borders"], borders))
    city = questions.city_of([one for judged in own.values() for one in judged])
    of_raters = [
        (rater_id, signal)
        for rater_id, judged in own.items()
        for signal in questions.ask(judged, city, borders)
    ]
    enough = sum(len(judged) >= borders.people for judged in own.values())
    return Found(of_raters, _of_units(spread, rules), len(signed), enough)


def _of_units(spread: Sequence[SpreadRow], rules: reading.Rules) -> list[tuple[UUID, int, Signal]]:
    units: dict[tuple[UUID, int, UnitGrade], dict[Predikat, int]] = defaultdict(dict)
    for row in spread:
        units[row["unit_id"], row["agency_id"], row["grade"]][row["predikat"]] = row["people"]
    found = [
        (
            unit_id,
            agency_id,
            pattern.off_pattern(grade, counts, rules["patterns"][grade], rules["borders"]),
        )
        for (unit_id, agency_id, grade), counts in units.items()
    ]
    return [(unit_id, agency_id, signal) for unit_id, agency_id, signal in found if signal]


def keep(session: Session, period_id: int, begun_at: datetime, found: Found) -> None:
    """Put what was found in the place of what was found before."""
    rows.change(session, _DROP, of_period=period_id)
    places = {rater: reading.place_of(session, rater) for rater, _ in found.of_raters}
    of_raters = [
        _row(period_id, places[rater]["unit_id"], places[rater]["agency_id"], rater, signal)
        for rater, signal in found.of_raters
    ]
    of_units = [
        _row(period_id, unit, agency, None, signal) for unit, agency, signal in found.of_units
    ]
    rows.add(session, RatingSignal, of_raters + of_units)
    search = {
        "period_id": period_id,
        "searched_at": begun_at,
        "evaluations": found.evaluations,
        "raters": found.raters,
    }
    upsert(session, SignalSearch, [search], ("period_id",), tuple(search)[1:])


def _row(
    period_id: int, unit_id: UUID, agency_id: int, rater_id: UUID | None, signal: Signal
) -> dict[str, object]:
    numbers = asdict(signal)
    return {
        "id": new_id(agency_id),
        "agency_id": agency_id,
        "period_id": period_id,
        "kind": numbers.pop("kind").value,
        "rater_id": rater_id,
        "unit_id": unit_id,
        "numbers": numbers,
    }
