"""What can be done with years and periods: made from the rules, opened, evaluated, closed."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from api.cycles import events, queries
from api.cycles.calendar import calendar_periods
from api.cycles.closing import left_open
from api.cycles.errors import EvaluationsLeftOpen, PeriodStepRefused, PeriodTooEarly, YearIsThere
from api.cycles.following import follow
from api.cycles.models import Cycle, CyclePeriod, CycleState, Period, PeriodState
from api.cycles.proposing import propose
from api.cycles.records import ProposedCycle
from api.cycles.schemas import Closing, CycleDraft
from api.cycles.timing import evaluated_from
from api.foundation.clock import today
from api.foundation.errors import Invalid
from api.foundation.events import publish
from api.foundation.ids import new_id
from api.identity.actor import Actor, permit
from api.organization.posts.populations import EVERYBODY
from api.rules.populations import populations_of_rules

FIRST_YEAR, LAST_YEAR = 2024, 2045
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


def seed_cycles(session: Session) -> None:
    """Write the calendar, and the year 2026 with its periods as they stand today.

    A population that the rules have come to know gets its year beside each that is open.
    """
    known = set(session.scalars(select(Period.id)))
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    fresh = [p for year in years for p in calendar_periods(year) if p["id"] not in known]
    if fresh:
        session.execute(insert(Period), fresh)
    if session.get(Cycle, 20261) is None:
        make_year(session, 2026)
    for year in queries.open_years(session):
        make_year(session, year)


def make_year(session: Session, year: int) -> list[Cycle]:
    """Make what a year lacks: everybody's cycle, and beside it one of each population (R101)."""
    begin = date(year, 1, 1)
    codes = [EVERYBODY, *(one.code for one in populations_of_rules(session, begin))]
    made = set(queries.populations_of_year(session, year))
    return [
        make_cycle(session, year, (number, code))
        for number, code in enumerate(codes, 1)
        if code not in made
    ]


def make_cycle(session: Session, year: int, whose: tuple[int, str] = (1, EVERYBODY)) -> Cycle:
    """Make the year of a population by the settings that hold at its beginning (R20, R34, R101)."""
    number, population = whose
    proposed = propose(session, year, population)
    cycle = Cycle(
        id=year * 10 + number,
        year=year,
        population=population,
        period_kind=proposed["period_kind"],
        planning_due_on=proposed["planning_due_on"],
        state=CycleState.OPEN,
    )
    session.add(cycle)
    session.flush()
    found = [
        CyclePeriod(
            cycle_id=cycle.id,
            period_id=period["id"],
            report_due_on=period["report_due_on"],
            evaluate_due_on=period["evaluate_due_on"],
            is_reported=period["kind"] is proposed["period_kind"],
        )
        for period in proposed["periods"]
    ]
    states = states_on(found, today())
    for period in found:
        period.state = states[period.period_id]
    session.add_all(found)
    session.flush()
    return cycle


def propose_cycle(session: Session, actor: Actor, year: int) -> ProposedCycle:
    """Show a year before it is made; for city HR."""
    permit(actor.is_hr_city, "Only city HR makes a year")
    _check_year(year)
    return propose(session, year)


def begin_cycle(session: Session, actor: Actor, draft: CycleDraft) -> dict[str, Any]:
    """Make this year or the next one, for city HR; once."""
    permit(actor.is_hr_city, "Only city HR makes a year")
    _check_year(draft.year)
    if queries.is_there(session, draft.year):
        raise YearIsThere(year=draft.year)
    cycle = make_year(session, draft.year)[0]
    publish(
        session,
        events.CycleMade(
            actor=actor,
            subject_id=new_id(),
            cycle_id=cycle.id,
            year=cycle.year,
            planning_due_on=cycle.planning_due_on,
        ),
    )
    return queries.get_cycle(session, actor, cycle.id)


def _check_year(year: int) -> None:
    """A year is made ahead by one at most: what holds later is not known yet."""
    if year not in (today().year, today().year + 1):
        raise Invalid(("/year", "out_of_range", "this year or the next one"))


def states_on(periods: Sequence[CyclePeriod], day: date) -> dict[int, PeriodState]:
    """Say how a year's periods stand on a day when nobody has moved them.

    Past its last day of evaluation a period is closed. The first of the others is open once it has
    begun, so the next waits while the one before is still reported; what is not reported is only evaluated.
    """
    states = {
        p.period_id: PeriodState.CLOSED if p.evaluate_due_on < day else PeriodState.PLANNED
        for p in periods
    }
    reported = [p for p in periods if p.is_reported]
    running = next((p for p in reported if states[p.period_id] is PeriodState.PLANNED), None)
    if running is not None and _begins(running.period_id) <= day:
        states[running.period_id] = PeriodState.OPEN
    return states


def _begins(key: int) -> date:
    return date(key // 10_000, key // 100 % 100, 1)


def move_period(
    session: Session,
    actor: Actor,
    place: tuple[int, int],
    state: PeriodState,
    reason: str | None = None,
) -> dict[str, Any]:
    """Open, evaluate or close a period; for city HR."""
    permit(actor.is_hr_city, "Only city HR moves periods on")
    period = queries.load_cycle_period(session, *place)
    if state not in NEXT_STEPS[period.state]:
        raise PeriodStepRefused(period_id=place[1], state=period.state, wanted=state)
    if _begins(place[1]) > today():
        raise PeriodStepRefused(period_id=place[1], begins_on=_begins(place[1]))
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
            reason=reason,
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
    """Let achievements of a period be reported; what begins today begins as the rules have it today."""
    permit(actor.is_hr_city, "Only city HR moves periods on")
    cycle = session.get(Cycle, place[0], with_for_update=True)
    period = session.get(Period, place[1])
    if cycle is not None and period is not None and period.starts_on == today():
        follow(session, cycle, today() - timedelta(days=1))
    return move_period(session, actor, place, PeriodState.OPEN)


def begin_evaluation(session: Session, actor: Actor, place: tuple[int, int]) -> dict[str, Any]:
    """Let assessors evaluate a period."""
    return move_period(session, actor, place, PeriodState.EVALUATING)


def close_period(
    session: Session, actor: Actor, place: tuple[int, int], draft: Closing
) -> dict[str, Any]:
    """Close a period for good; whom it leaves without a result is named first, or said why.

    With the last one the year is closed.
    """
    permit(actor.is_hr_city, "Only city HR moves periods on")
    period = queries.load_cycle_period(session, *place)
    if period.state is PeriodState.EVALUATING and not draft.reason:
        open_ones = left_open(session, place)
        if open_ones.people:
            raise EvaluationsLeftOpen(
                period_id=place[1], people=open_ones.people, names=open_ones.names
            )
    move_period(session, actor, place, PeriodState.CLOSED, draft.reason or None)
    _close_year(session, actor, place[0])
    return queries.get_cycle(session, actor, place[0])


def _close_year(session: Session, actor: Actor, cycle_id: int) -> None:
    """Close a year all of whose periods are closed."""
    cycle = session.get_one(Cycle, cycle_id, with_for_update=True)
    periods = queries.list_periods(session, cycle_id)
    if any(period["state"] is not PeriodState.CLOSED for period in periods):
        return
    cycle.state = CycleState.CLOSED
    cycle.version += 1
    session.flush()
    publish(
        session,
        events.CycleClosed(actor=actor, subject_id=new_id(), cycle_id=cycle_id, year=cycle.year),
    )


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
