"""Lets years that run follow the rules: on the day on which a rule begins to hold, and not before.

A period is made by the settings that hold on its first day. What has begun by then stays as it is: its
dates, and that it is reported.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.cycles.events import PeriodsReplaced
from api.cycles.models import Cycle, CyclePeriod, CycleState, Period, PeriodKind, PeriodState
from api.cycles.proposing import propose
from api.cycles.records import ProposedPeriod
from api.foundation.clock import today
from api.foundation.daily import Days
from api.foundation.events import SYSTEM, publish
from api.foundation.ids import new_id


@dataclass(frozen=True)
class Followed:
    """The periods of a year that go and those that come, by their keys; or that get other dates."""

    gone: list[int]
    come: list[int]
    moved: list[int]


def follow_rules(session: Session, days: Days) -> int:
    """Let every year that runs follow what has come to hold; say how many that changed."""
    open_ones = (
        select(Cycle)
        .where(Cycle.state == CycleState.OPEN, Cycle.year <= today().year)
        .order_by(Cycle.id)
    )
    found = session.scalars(open_ones.with_for_update()).all()
    return sum(follow(session, cycle, days.after) for cycle in found)


def follow(session: Session, cycle: Cycle, after: date) -> bool:
    """Make the periods of a year that begin after a day as the rules have them today."""
    wanted = propose(session, cycle.year, cycle.population, today())
    there = _there(session, cycle)
    kept, taken = _not_begun(there, after), _taken_until(there, after)
    periods = {one["id"]: one for one in wanted["periods"] if one["starts_on"] > after}
    kind = wanted["period_kind"]
    done = Followed(
        gone=[key for key in kept if key not in periods],
        come=[key for key, one in periods.items() if key not in there and one["starts_on"] > taken],
        moved=[key for key in kept if key in periods and _differs(kept[key], periods[key])],
    )
    if not (done.gone or done.come or done.moved):
        return False
    _write(session, cycle, done, (kept, periods), kind)
    publish(session, _told(cycle, done, kind))
    return True


def _there(session: Session, cycle: Cycle) -> dict[int, tuple[CyclePeriod, Period]]:
    found = (
        select(CyclePeriod, Period)
        .join(Period, Period.id == CyclePeriod.period_id)
        .where(CyclePeriod.cycle_id == cycle.id)
        .order_by(CyclePeriod.period_id)
    )
    return {one.period_id: (one, days) for one, days in session.execute(found)}


def _is_to_begin(one: CyclePeriod, days: Period, after: date) -> bool:
    return one.state is PeriodState.PLANNED and days.starts_on > after


def _not_begun(there: dict[int, tuple[CyclePeriod, Period]], after: date) -> dict[int, CyclePeriod]:
    return {key: one for key, (one, days) in there.items() if _is_to_begin(one, days, after)}


def _taken_until(there: dict[int, tuple[CyclePeriod, Period]], after: date) -> date:
    """Until which day what has begun is reported: no day is reported twice."""
    begun = [
        days.ends_on
        for one, days in there.values()
        if one.is_reported and not _is_to_begin(one, days, after)
    ]
    return max(begun, default=date.min)


def _differs(kept: CyclePeriod, wanted: ProposedPeriod) -> bool:
    dates = (wanted["report_due_on"], wanted["evaluate_due_on"])
    return (kept.report_due_on, kept.evaluate_due_on) != dates


def _write(
    session: Session,
    cycle: Cycle,
    done: Followed,
    periods: tuple[dict[int, CyclePeriod], dict[int, ProposedPeriod]],
    kind: PeriodKind,
) -> None:
    kept, wanted = periods
    for key in done.gone:
        session.delete(kept[key])
    for key in done.moved:
        kept[key].report_due_on = wanted[key]["report_due_on"]
        kept[key].evaluate_due_on = wanted[key]["evaluate_due_on"]
        kept[key].version += 1
    session.add_all(_new(cycle, wanted[key]) for key in done.come)
    if cycle.period_kind is not kind:
        cycle.period_kind = kind
        cycle.version += 1
    session.flush()


def _new(cycle: Cycle, period: ProposedPeriod) -> CyclePeriod:
    return CyclePeriod(
        cycle_id=cycle.id,
        period_id=period["id"],
        report_due_on=period["report_due_on"],
        evaluate_due_on=period["evaluate_due_on"],
        is_reported=True,
    )


def _told(cycle: Cycle, done: Followed, kind: PeriodKind) -> PeriodsReplaced:
    return PeriodsReplaced(
        actor=SYSTEM,
        subject_id=new_id(),
        cycle_id=cycle.id,
        year=cycle.year,
        period_kind=kind.value,
        gone=done.gone,
        come=done.come,
        moved=done.moved,
    )


def periods_to_replace(
    session: Session, cycle: Cycle, kind: PeriodKind, day: date
) -> tuple[list[int], list[int]]:
    """Foretell which periods of a year go and come when it is reported otherwise from a day on."""
    wanted = propose(session, cycle.year, cycle.population, today(), kind)
    come = [one["id"] for one in wanted["periods"] if one["starts_on"] >= day]
    gone = [key for key, (_, days) in _there(session, cycle).items() if days.starts_on >= day]
    return [key for key in gone if key not in come], [key for key in come if key not in gone]
