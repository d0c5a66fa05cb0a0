"""What can be done with years and periods: made from the rules, opened, evaluated, closed."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from api.cycles import events, queries
from api.cycles.errors import PeriodStepRefused, PeriodTooEarly
from api.cycles.models import Cycle, CyclePeriod, CycleState, Period, PeriodKind, PeriodState
from api.cycles.timing import evaluated_from
from api.foundation.clock import today
from api.foundation.events import publish
from api.foundation.ids import new_id
from api.identity.actor import Actor, permit
from api.rules.queries import setting

FIRST_YEAR, LAST_YEAR = 2024, 2045
LAST_MONTH = 12
NEXT_STEPS = {
    PeriodState.PLANNED: {PeriodState.OPEN},
    PeriodState.OPEN: {PeriodState.EVALUATING},
    PeriodState.EVALUATING: {PeriodState.CLOSED},
    PeriodState.CLOSED: set[PeriodState](),
}
PREVIOUS_STEPS = {
    PeriodState.OPEN: PeriodState.PLANNED,
    PeriodState.EVALUATING: PeriodState.OPEN,
    PeriodState.CLOSED: PeriodState.EVALUATING,
}
EVENTS = {
    PeriodState.OPEN: events.PeriodOpened,
    PeriodState.EVALUATING: events.PeriodEvaluationBegun,
    PeriodState.CLOSED: events.PeriodClosed,
}


def period_id(year: int, first_month: int, last_month: int) -> int:
    """Name a stretch of months: 2026, 1, 3 → 20260103."""
    return year * 10_000 + first_month * 100 + last_month


def _last_day(year: int, month: int) -> date:
    return (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def calendar_periods(year: int) -> Iterator[dict[str, Any]]:
    """Give the months, quarters and the year."""
    kinds = ((PeriodKind.BULANAN, 1), (PeriodKind.TRIWULANAN, 3), (PeriodKind.TAHUNAN, 12))
    for kind, months in kinds:
        for first in range(1, LAST_MONTH + 1, months):
            last = first + months - 1
            yield {
                "id": period_id(year, first, last),
                "kind": kind,
                "starts_on": date(year, first, 1),
                "ends_on": _last_day(year, last),
            }


def seed_cycles(session: Session) -> None:
    """Write the calendar, and the year 2026 with its periods as they stand today."""
    known = set(session.scalars(select(Period.id)))
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    fresh = [p for year in years for p in calendar_periods(year) if p["id"] not in known]
    if fresh:
        session.execute(insert(Period), fresh)
    if session.get(Cycle, 20261) is None:
        make_cycle(session, 2026)


def make_cycle(session: Session, year: int) -> Cycle:
    """Make a year by the settings that hold at its beginning (R20, R34)."""
    begin = date(year, 1, 1)
    due = setting(session, "planning_due", begin)
    cycle = Cycle(
        id=year * 10 + 1,
        year=year,
        period_kind=PeriodKind(setting(session, "period_kind", begin)),
        planning_due_on=date(year, due["month"], due["day"]),
        state=CycleState.OPEN,
    )
    session.add(cycle)
    session.flush()
    _add_periods(session, cycle)
    return cycle


def _add_periods(session: Session, cycle: Cycle) -> None:
    begin = date(cycle.year, 1, 1)
    report = timedelta(days=setting(session, "report_due_days", begin))
    evaluate = timedelta(days=setting(session, "evaluate_due_days", begin))
    by_law = setting(session, "evaluate_year_due", begin)
    found = [
        CyclePeriod(
            cycle_id=cycle.id,
            period_id=period["id"],
            report_due_on=period["ends_on"] + report,
            evaluate_due_on=date(cycle.year + 1, by_law["month"], by_law["day"])
            if period["kind"] is PeriodKind.TAHUNAN
            else period["ends_on"] + evaluate,
        )
        for period in calendar_periods(cycle.year)
        if period["kind"] in (cycle.period_kind, PeriodKind.TAHUNAN)
    ]
    states = states_on(found, today())
    for period in found:
        period.state = states[period.period_id]
    session.add_all(found)
    session.flush()


def states_on(periods: Sequence[CyclePeriod], day: date) -> dict[int, PeriodState]:
    """Say how a year's periods stand on a day when nobody has moved them.

    Past its last day of evaluation a period is closed. The first of the others is open once it has
    begun, so the next waits while the one before is still reported; the year itself is only evaluated.
    """
    states = {
        p.period_id: PeriodState.CLOSED if p.evaluate_due_on < day else PeriodState.PLANNED
        for p in periods
    }
    shorter = [p for p in periods if not _is_year(p.period_id)]
    running = next((p for p in shorter if states[p.period_id] is PeriodState.PLANNED), None)
    if running is not None and _begins(running.period_id) <= day:
        states[running.period_id] = PeriodState.OPEN
    return states


def _begins(key: int) -> date:
    return date(key // 10_000, key // 100 % 100, 1)


def _is_year(key: int) -> bool:
    return key % 10_000 == period_id(0, 1, LAST_MONTH)


def move_period(
    session: Session, actor: Actor, place: tuple[int, int], state: PeriodState
) -> dict[str, Any]:
    """Open, evaluate or close a period; for city HR."""
    permit(actor.is_hr_city, "Only city HR moves periods on")
    period = queries.load_cycle_period(session, *place)
    if state not in NEXT_STEPS[period.state]:
        raise PeriodStepRefused(period_id=place[1], state=period.state, wanted=state)
    if state is PeriodState.EVALUATING:
        _check_begun(session, place[1])
    period.state = state
    period.version += 1
    session.flush()
    publish(
        session,
        EVENTS[state](
            actor=actor,
            subject_id=new_id(),
            cycle_id=place[0],
            period_id=place[1],
            report_due_on=period.report_due_on,
            evaluate_due_on=period.evaluate_due_on,
        ),
    )
    return queries.get_cycle(session, actor, place[0])


def _check_begun(session: Session, key: int) -> None:
    """IV.A.8b, IV.A.14: what is evaluated has all but ended."""
    period = session.get_one(Period, key)
    begins = evaluated_from(session, period.kind, period.ends_on)
    if today() < begins:
        raise PeriodTooEarly(f"It is evaluated from {begins}", period_id=key, evaluated_from=begins)


def open_period(session: Session, actor: Actor, place: tuple[int, int]) -> dict[str, Any]:
    """Let achievements of a period be reported."""
    return move_period(session, actor, place, PeriodState.OPEN)


def begin_evaluation(session: Session, actor: Actor, place: tuple[int, int]) -> dict[str, Any]:
    """Let assessors evaluate a period."""
    return move_period(session, actor, place, PeriodState.EVALUATING)


def close_period(session: Session, actor: Actor, place: tuple[int, int]) -> dict[str, Any]:
    """Close a period for good."""
    return move_period(session, actor, place, PeriodState.CLOSED)


def step_back(session: Session, actor: Actor, period: CyclePeriod, reason: str) -> None:
    """Let a period be where it was before its last step; whoever calls has seen that nothing is signed."""
    before = period.state
    if before not in PREVIOUS_STEPS:
        raise PeriodStepRefused(period_id=period.period_id, state=before, wanted="step_back")
    period.state = PREVIOUS_STEPS[before]
    period.version += 1
    session.flush()
    publish(
        session,
        events.PeriodSteppedBack(
            actor=actor,
            subject_id=new_id(),
            reason=reason,
            cycle_id=period.cycle_id,
            period_id=period.period_id,
            report_due_on=period.report_due_on,
            evaluate_due_on=period.evaluate_due_on,
            previous=before.value,
            state=period.state.value,
        ),
    )
