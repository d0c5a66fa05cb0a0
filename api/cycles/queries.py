"""What can be asked about years and periods; open to everyone signed in."""

from datetime import date
from typing import Any

from sqlalchemy import String, bindparam, func, select
from sqlalchemy.orm import Session

from api.cycles.models import Cycle, CyclePeriod, CycleState, Period, PeriodKind, PeriodState
from api.cycles.records import CycleRecord, PeriodRecord, PlanningRecord, Whose
from api.cycles.timing import evaluated_from
from api.cycles.whose import is_of
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import NotFound
from api.identity.actor import Actor
from api.organization.models import Employee, Position
from api.organization.posts.populations import EVERYBODY

_CYCLE = (
    Cycle.id,
    Cycle.year,
    Cycle.population,
    Cycle.period_kind,
    Cycle.planning_due_on,
    Cycle.state,
)
CYCLES = rows.TypedSelect(CycleRecord, select(*_CYCLE).order_by(Cycle.id.desc()))
CYCLE = CYCLES.where(Cycle.id == bindparam("cycle_id"))
MY_POPULATION = func.coalesce(
    select(Position.population)
    .join(Employee, Employee.position_id == Position.id)
    .where(Employee.id == bindparam("me"))
    .scalar_subquery(),
    EVERYBODY,
)
"""Of the post that somebody holds; everybody's of whoever holds none, as accounts."""
_WHOSE = func.coalesce(bindparam("population", type_=String), MY_POPULATION)
OPEN_CYCLES = rows.TypedSelect(
    CycleRecord,
    select(*_CYCLE)
    .where(
        Cycle.state == CycleState.OPEN,
        Cycle.year >= bindparam("year"),
        is_of(_WHOSE),
    )
    .order_by(Cycle.year, Cycle.id),
)
NEWEST_CYCLE = rows.TypedSelect(
    CycleRecord,
    select(*_CYCLE)
    .where(Cycle.year <= bindparam("year"), is_of(_WHOSE))
    .order_by(Cycle.year.desc(), Cycle.id.desc())
    .limit(1),
)
PERIODS = rows.TypedSelect(
    PeriodRecord,
    select(
        Period.id,
        Period.kind,
        Period.starts_on,
        Period.ends_on,
        CyclePeriod.report_due_on,
        CyclePeriod.evaluate_due_on,
        CyclePeriod.is_reported,
        CyclePeriod.state,
        CyclePeriod.version,
    )
    .join(CyclePeriod, CyclePeriod.period_id == Period.id)
    .where(CyclePeriod.cycle_id == bindparam("cycle_id"))
    .order_by(Period.id),
)

_EVALUATED = (
    select(CyclePeriod.period_id)
    .where(CyclePeriod.state == PeriodState.EVALUATING)
    .distinct()
    .order_by(CyclePeriod.period_id)
)


def list_cycles(session: Session, _actor: Actor) -> dict[str, Any]:
    """List the years, newest first."""
    return {"items": rows.fetch(session, CYCLES)}


def get_cycle(session: Session, _actor: Actor, cycle_id: int) -> dict[str, Any]:
    """Show a year with its periods, their deadlines, and from when they are evaluated (IV.A.8b)."""
    found = find_cycle(session, cycle_id)
    periods = [
        {**one, "evaluated_from": evaluated_from(session, one["kind"], one["ends_on"])}
        for one in list_periods(session, cycle_id)
    ]
    return {**found, "periods": periods}


def find_cycle(session: Session, cycle_id: int) -> CycleRecord:
    """Read a year, or refuse."""
    found = rows.fetch_one(session, CYCLE, cycle_id=cycle_id)
    if found is None:
        raise NotFound(cycle_id=cycle_id)
    return found


def is_there(session: Session, year: int) -> bool:
    """Say whether a year was made."""
    return session.scalars(select(Cycle.id).where(Cycle.year == year)).first() is not None


def populations_of_year(session: Session, year: int) -> list[str]:
    """List whose cycles of a year there are."""
    return list(session.scalars(select(Cycle.population).where(Cycle.year == year)))


def lives_in(session: Session, cycle: CycleRecord, population: str) -> bool:
    """Say whether people of a population live in a cycle: their own of its year, else everybody's."""
    theirs = population if population in populations_of_year(session, cycle["year"]) else EVERYBODY
    return cycle["population"] == theirs


def open_years(session: Session) -> list[int]:
    """List the years of which a cycle is open."""
    return sorted(set(session.scalars(select(Cycle.year).where(Cycle.state == CycleState.OPEN))))


def list_periods(session: Session, cycle_id: int) -> list[PeriodRecord]:
    """Read the periods of a year, in order."""
    return rows.fetch(session, PERIODS, cycle_id=cycle_id)


def get_current_period(session: Session, actor: Actor) -> dict[str, Any]:
    """Show the period that whoever asks works in today: the one being reported, or the one that runs."""
    return current_period_of(session, {"me": actor.id, "population": None})


def current_period_of(session: Session, whose: Whose) -> dict[str, Any]:
    """Show the period that a population works in today, or that of somebody."""
    year = today().year
    open_ones = rows.fetch(session, OPEN_CYCLES, year=year - 1, **whose)
    cycle, periods = _year_of_work(session, whose, open_ones, year)
    reported = [p for p in periods if p["is_reported"]]
    [yearly] = (p for p in periods if p["kind"] == PeriodKind.TAHUNAN)
    return {
        "cycle_id": cycle["id"],
        "year": cycle["year"],
        "population": cycle["population"],
        "planning_due_on": cycle["planning_due_on"],
        "period": _current(reported, today()),
        "year_period_id": yearly["id"],
        "periods": reported,
        "planning": [_planning(one) for one in open_ones if one["year"] >= year],
        "evaluating": list(session.scalars(_EVALUATED)),
    }


def _planning(cycle: CycleRecord) -> PlanningRecord:
    return {
        "cycle_id": cycle["id"],
        "year": cycle["year"],
        "planning_due_on": cycle["planning_due_on"],
    }


def _year_of_work(
    session: Session, whose: Whose, open_ones: list[CycleRecord], year: int
) -> tuple[CycleRecord, list[PeriodRecord]]:
    """Last year's as long as its last period is reported and evaluated in time, then this year's."""
    last = next((one for one in open_ones if one["year"] == year - 1), None)
    if last is not None:
        periods = list_periods(session, last["id"])
        if any(_is_under_way(period, today()) for period in periods):
            return last, periods
    this = next((one for one in open_ones if one["year"] == year), None) or last
    newest = this or rows.fetch_one(session, NEWEST_CYCLE, year=year, **whose)
    if newest is None:
        raise NotFound(cycle="none")
    return newest, list_periods(session, newest["id"])


def _is_under_way(period: PeriodRecord, day: date) -> bool:
    working = period["state"] in (PeriodState.OPEN, PeriodState.EVALUATING)
    return period["is_reported"] and working and day <= period["evaluate_due_on"]


def _current(periods: list[PeriodRecord], day: date) -> PeriodRecord:
    open_ones = [p for p in periods if p["state"] in ("open", "evaluating")]
    if open_ones:
        return open_ones[0]
    begun = [p for p in periods if p["starts_on"] <= day]
    return begun[-1] if begun else periods[0]


def load_cycle_period(session: Session, cycle_id: int, period_id: int) -> CyclePeriod:
    """Load a period of a year in order to move it on."""
    found = session.get(CyclePeriod, (cycle_id, period_id), with_for_update=True)
    if found is None:
        raise NotFound(cycle_id=cycle_id, period_id=period_id)
    return found
