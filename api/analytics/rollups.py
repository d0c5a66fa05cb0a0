"""Keeps units' figures: their own people and the units right below, recomputed and never added to (D10)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, delete, exists, func, select
from sqlalchemy.orm import Session

from api.analytics import tallies
from api.analytics.models import PersonPeriodFacts, UnitPeriodFacts
from api.cycles.models import CyclePeriod, PeriodState
from api.foundation import rows
from api.foundation.clock import now
from api.foundation.upsert import chunks, upsert
from api.organization.models import Unit
from api.organization.units.paths import above

KEYS = ("unit_id", "period_id", "agency_id")
Figures = dict[str, Any]
_OF_CYCLE = select(CyclePeriod.period_id).where(
    CyclePeriod.cycle_id == bindparam("cycle_id"), CyclePeriod.state != PeriodState.PLANNED
)
_GONE = ~exists(select(Unit.id).where(Unit.id == UnitPeriodFacts.unit_id))
_NOTHING = dict.fromkeys(tallies.NAMES, 0)


def recount_units(session: Session, unit_ids: Collection[UUID], cycle_id: int) -> int:
    """Make the figures of units and of all above them right, the deepest first; say how many were not."""
    return sum(
        _write(session, _differing(session, level, cycle_id))
        for level in _levels(_with_those_above(session, unit_ids))
    )


def recount_every_unit(session: Session, cycle_id: int) -> int:
    """Make the figures of the whole city right; say how many were not."""
    return drop_vanished(session) + sum(
        _write(session, _differing(session, level, cycle_id))
        for level in _levels(rows.fetch(session, _EVERY_UNIT))
    )


def wrong_units(session: Session, cycle_id: int) -> list[str]:
    """Compute every unit's figures anew and name those that are kept otherwise; changes nothing.

    A unit is right where it is the sum of its people and of what is kept of the units right below.
    """
    return [
        f"{row['period_id']} {row['unit_id']}"
        for level in _levels(rows.fetch(session, _EVERY_UNIT))
        for row in _differing(session, level, cycle_id)
    ]


def drop_vanished(session: Session) -> int:
    """Drop the figures of units that are there no more, whose import was undone; say how many."""
    return rows.change(session, delete(UnitPeriodFacts).where(_GONE))


def _levels(units: Iterable[rows.Row]) -> Iterable[list[rows.Row]]:
    """Put units into parts of one depth each, the deepest first."""
    by_depth: dict[int, list[rows.Row]] = defaultdict(list)
    for unit in units:
        by_depth[unit["depth"]].append(unit)
    for depth in sorted(by_depth, reverse=True):
        yield from chunks(by_depth[depth], rows.MOST_KEYS)


def _differing(session: Session, units: Sequence[rows.Row], cycle_id: int) -> list[Figures]:
    """Compute the figures of units and give those that are not kept so; of nobody nothing is kept."""
    keys = [unit["id"] for unit in units]
    agencies = {unit["id"]: unit["agency_id"] for unit in units}
    found: dict[tuple[UUID, int], Figures] = {}
    for made in (_own, _below):
        for row in rows.fetch_among(session, made, keys, cycle_id=cycle_id):
            place = row["unit_id"], row["period_id"]
            known = found.setdefault(place, dict(_NOTHING))
            for name in tallies.NAMES:
                known[name] += int(row[name])
    kept = {
        (row["unit_id"], row["period_id"]): rows.pick(row, tallies.NAMES)
        for row in rows.fetch_among(session, _kept, keys, cycle_id=cycle_id)
    }
    return [
        {"unit_id": place[0], "period_id": place[1], "agency_id": agencies[place[0]], **right}
        for place in dict.fromkeys((*found, *kept))
        if (right := found.get(place, _NOTHING)) != kept.get(place, _NOTHING)
    ]


def _write(session: Session, wrong: Sequence[Figures]) -> int:
    moment = now()
    new = [{**row, "updated_at": moment} for row in wrong]
    upsert(session, UnitPeriodFacts, new, KEYS, (*tallies.NAMES, "updated_at"))
    return len(new)


def _with_those_above(session: Session, unit_ids: Collection[UUID]) -> list[rows.Row]:
    touched = rows.fetch_among(session, _units, list(unit_ids))
    known = {unit["path"]: unit for unit in touched}
    missing = {path for unit in touched for path in above(unit["path"])} - known.keys()
    return touched + rows.fetch_among(session, _at, sorted(missing))


_UNITS = select(Unit.id, Unit.agency_id, Unit.path, Unit.depth)
_EVERY_UNIT = _UNITS.order_by(Unit.path)


@cache
def _units(size: int) -> Any:
    return _UNITS.where(rows.among(Unit.id, size))


@cache
def _at(size: int) -> Any:
    return _UNITS.where(rows.among(Unit.path, size))


@cache
def _own(size: int) -> Any:
    """Count the people who stand in units themselves."""
    return (
        select(PersonPeriodFacts.unit_id, PersonPeriodFacts.period_id, *tallies.counted())
        .where(
            rows.among(PersonPeriodFacts.unit_id, size), PersonPeriodFacts.period_id.in_(_OF_CYCLE)
        )
        .group_by(PersonPeriodFacts.unit_id, PersonPeriodFacts.period_id)
    )


@cache
def _below(size: int) -> Any:
    """Add up what is kept of the units right below."""
    sums = [func.sum(getattr(UnitPeriodFacts, name)).label(name) for name in tallies.NAMES]
    return (
        select(Unit.parent_id.label("unit_id"), UnitPeriodFacts.period_id, *sums)
        .join(UnitPeriodFacts, UnitPeriodFacts.unit_id == Unit.id)
        .where(rows.among(Unit.parent_id, size), UnitPeriodFacts.period_id.in_(_OF_CYCLE))
        .group_by(Unit.parent_id, UnitPeriodFacts.period_id)
    )


@cache
def _kept(size: int) -> Any:
    columns = [getattr(UnitPeriodFacts, name) for name in tallies.NAMES]
    return select(UnitPeriodFacts.unit_id, UnitPeriodFacts.period_id, *columns).where(
        and_(rows.among(UnitPeriodFacts.unit_id, size), UnitPeriodFacts.period_id.in_(_OF_CYCLE))
    )
