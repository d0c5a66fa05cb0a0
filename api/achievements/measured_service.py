"""What measuring does with achievements: keeps figures, and holds a contested line until it is answered.

Called by what lies above, for many plans at once; nobody's request waits for it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import bindparam, delete, insert, update
from sqlalchemy.orm import Session

from api.achievements import measured_queries as queries
from api.achievements.events import AchievementsMeasured
from api.achievements.measured_queries import PlanPeriod
from api.achievements.measuring import CHANGED, MeasuredFigure, Measuring, Outcome
from api.achievements.models import Achievement, AchievementRevision, AchievementState
from api.achievements.permissions import takes_reports
from api.achievements.records import KeptLine, MeasuredPeriod, MeasuredPlan, SaidBefore
from api.foundation import rows
from api.foundation.clock import now
from api.foundation.events import EventActor, publish_many
from api.foundation.ids import agency_of
from api.foundation.types import MICROSECOND
from api.goals.models import PlanState

_OF_LINE = (
    Achievement.id == bindparam("of_id"),
    Achievement.agency_id == bindparam("of_agency"),
)
_CHANGE = update(Achievement).where(*_OF_LINE).values({name: bindparam(name) for name in CHANGED})
_DROP = delete(Achievement).where(*_OF_LINE)


def write_measured(session: Session, actor: EventActor, figures: Sequence[MeasuredFigure]) -> int:
    """Keep figures of open periods that nobody has signed; say how many lines that changed.

    Leaves one event for each plan and period in which something changed.
    """
    plan_ids = _plan_ids(figures)
    plans = {plan["id"]: plan for plan in queries.lock_plans(session, plan_ids)}
    kept = queries.lines_of(session, plan_ids)
    changed = _changes(session, plans, kept, figures)
    _write(session, list(changed.values()))
    counts = queries.indicators_of(session, plan_ids)
    events = [
        _event(actor, plans[place[0]], (place[1], outcome), len(kept[place]), counts[place[0]])
        for place, outcome in changed.items()
    ]
    publish_many(session, events)
    return sum(outcome.lines for outcome in changed.values())


def find_differing(session: Session, figures: Sequence[MeasuredFigure]) -> list[PlanPeriod]:
    """Say in which plans and periods something else is kept than what is measured."""
    plan_ids = _plan_ids(figures)
    plans = {plan["id"]: plan for plan in queries.read_plans(session, plan_ids)}
    return list(_changes(session, plans, queries.lines_of(session, plan_ids), figures))


def _plan_ids(figures: Sequence[MeasuredFigure]) -> list[UUID]:
    return list({figure.plan_id for figure in figures})


def _changes(
    session: Session,
    plans: Mapping[UUID, MeasuredPlan],
    kept: Mapping[PlanPeriod, Mapping[UUID, KeptLine]],
    figures: Sequence[MeasuredFigure],
) -> dict[PlanPeriod, Outcome]:
    """Work out what figures change, by plan and period; what changes nothing is left out."""
    by_place: dict[PlanPeriod, list[MeasuredFigure]] = defaultdict(list)
    for figure in figures:
        by_place[figure.plan_id, figure.period_id].append(figure)
    periods = queries.periods_of(session, list(plans))
    before = _before(session, kept, figures)
    found = {
        place: _sort(plans[place[0]], kept.get(place, {}), before, theirs)
        for place, theirs in sorted(by_place.items())
        if is_measurable(plans[place[0]], periods[place])
    }
    return {place: outcome for place, outcome in found.items() if outcome.lines}


def is_measurable(plan: MeasuredPlan, period: MeasuredPeriod) -> bool:
    """Say whether figures of a period still change: it is reported on, and nobody has signed."""
    takes = takes_reports(period, plan["starts_on"], plan["ends_on"])
    return plan["state"] is PlanState.AGREED and takes and period["frozen_at"] is None


def _before(
    session: Session,
    kept: Mapping[PlanPeriod, Mapping[UUID, KeptLine]],
    figures: Sequence[MeasuredFigure],
) -> Mapping[UUID, SaidBefore]:
    """Read what owners said before of lines that nothing measures any more."""
    lines = (
        kept.get((one.plan_id, one.period_id), {}).get(one.indicator_id)
        for one in figures
        if one.value is None
    )
    return queries.said_before(session, [line["id"] for line in lines if line is not None])


def _sort(
    plan: MeasuredPlan,
    kept: Mapping[UUID, KeptLine],
    before: Mapping[UUID, SaidBefore],
    figures: Sequence[MeasuredFigure],
) -> Outcome:
    moment = max([now(), *(line["reported_at"] + MICROSECOND for line in kept.values())])
    measuring = Measuring(plan["agency_id"], moment, kept, before)
    for figure in figures:
        measuring.sort(figure)
    return measuring.found


def _write(session: Session, found: Sequence[Outcome]) -> None:
    rows.add(session, Achievement, [row for one in found for row in one.fresh])
    rows.change_each(session, _CHANGE, [row for one in found for row in one.changed])
    rows.change_each(session, _DROP, [row for one in found for row in one.gone])
    if revisions := [row for one in found for row in one.revisions]:
        session.execute(insert(AchievementRevision), revisions)


def _event(
    actor: EventActor,
    plan: MeasuredPlan,
    place: tuple[int, Outcome],
    lines: int,
    indicators: int,
) -> AchievementsMeasured:
    period_id, outcome = place
    reported = lines + len(outcome.fresh) - len(outcome.gone)
    return AchievementsMeasured(
        actor=actor,
        subject_id=plan["id"],
        about_id=plan["employee_id"],
        counterpart_id=plan["assessor_id"],
        period_id=period_id,
        lines=outcome.lines,
        taken_back=outcome.taken_back,
        is_complete=reported >= indicators,
    )


_HOLD = (
    update(Achievement)
    .where(
        Achievement.plan_id == bindparam("of_plan"),
        Achievement.agency_id == bindparam("of_agency"),
        Achievement.indicator_id == bindparam("of_indicator"),
        Achievement.period_id == bindparam("of_period"),
        Achievement.state == bindparam("known"),
    )
    .values(state=bindparam("then"), version=Achievement.version + 1, updated_at=bindparam("at"))
)


def hold_line(session: Session, plan_id: UUID, period_id: int, indicator_id: UUID) -> None:
    """Let nobody change a line, and let it count nowhere: it is contested."""
    _turn(session, (plan_id, period_id, indicator_id), AchievementState.CONTESTED)


def release_line(
    session: Session, plan_id: UUID, period_id: int, indicator_id: UUID, *, is_frozen: bool
) -> None:
    """Let a line go on after its contest; in a period that was signed meanwhile it is frozen as all are."""
    then = AchievementState.FROZEN if is_frozen else AchievementState.REPORTED
    _turn(session, (plan_id, period_id, indicator_id), then)


def _turn(session: Session, line: tuple[UUID, int, UUID], then: AchievementState) -> None:
    plan_id, period_id, indicator_id = line
    held = then is AchievementState.CONTESTED
    rows.change(
        session,
        _HOLD,
        of_plan=plan_id,
        of_agency=agency_of(plan_id),
        of_indicator=indicator_id,
        of_period=period_id,
        known=AchievementState.REPORTED if held else AchievementState.CONTESTED,
        then=then,
        at=now(),
    )
