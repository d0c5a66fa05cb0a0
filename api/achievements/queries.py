"""What can be asked about achievements; `evidence_queries` has what proves them."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, select
from sqlalchemy.orm import Session, aliased

from api.achievements import permissions
from api.achievements.evidence_queries import evidence_by_indicator
from api.achievements.models import Achievement, AchievementState, FrozenPeriod, Receipt
from api.achievements.progress import expected_by, standing, track
from api.achievements.records import LineToReport, PeriodOfPlan, ReceiptRecord, ReportedLine
from api.cycles.models import CyclePeriod, Period
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import NotFound
from api.goals.models import Goal, Indicator
from api.goals.queries import at, card, see_plan
from api.identity.actor import Actor
from api.rules.queries import setting

PERIOD = rows.TypedSelect(
    PeriodOfPlan,
    select(
        CyclePeriod.period_id,
        CyclePeriod.report_due_on,
        CyclePeriod.state,
        CyclePeriod.is_reported,
        Period.starts_on,
        Period.ends_on,
        FrozenPeriod.frozen_at,
    )
    .join(Period, Period.id == CyclePeriod.period_id)
    .outerjoin(
        FrozenPeriod,
        and_(
            FrozenPeriod.plan_id == bindparam("plan_id"),
            FrozenPeriod.period_id == CyclePeriod.period_id,
            FrozenPeriod.agency_id == bindparam("agency_id"),
        ),
    )
    .where(
        CyclePeriod.cycle_id == bindparam("cycle_id"),
        CyclePeriod.period_id == bindparam("period_id"),
    ),
)
_whole = aliased(Period)
WITHIN = (
    select(CyclePeriod.period_id)
    .join(Period, Period.id == CyclePeriod.period_id)
    .join(
        _whole,
        and_(
            _whole.id == bindparam("period_id"),
            Period.starts_on >= _whole.starts_on,
            Period.ends_on <= _whole.ends_on,
        ),
    )
    .where(CyclePeriod.cycle_id == bindparam("cycle_id"))
)
TO_REPORT = rows.TypedSelect(
    LineToReport,
    select(
        Indicator.id,
        Indicator.unit_of_measure,
        Indicator.target,
        Indicator.target_low,
        Indicator.target_high,
        Achievement.id.label("achievement_id"),
        Achievement.value,
        Achievement.narrative,
        Achievement.nothing_happened,
        Achievement.revision,
        Achievement.version,
        Achievement.reported_by,
        Achievement.reported_at,
        Achievement.source,
        Achievement.state,
        Achievement.override_reason,
        Achievement.measured_source,
        Achievement.measured_value,
        Achievement.mapping_id,
        Achievement.created_at,
    )
    .outerjoin(
        Achievement,
        and_(
            Achievement.plan_id == Indicator.plan_id,
            Achievement.indicator_id == Indicator.id,
            Achievement.agency_id == Indicator.agency_id,
            Achievement.period_id == bindparam("period_id"),
        ),
    )
    .where(
        Indicator.plan_id == bindparam("plan_id"), Indicator.agency_id == bindparam("agency_id")
    ),
)
LINES = rows.TypedSelect(
    ReportedLine,
    select(
        Indicator.id,
        Indicator.goal_id,
        Goal.text.label("goal_text"),
        Goal.kind.label("goal_kind"),
        Indicator.text,
        Indicator.unit_of_measure,
        Indicator.direction,
        Indicator.accumulation,
        Indicator.target,
        Indicator.target_low,
        Indicator.target_high,
        Indicator.target_text,
        Achievement.id.label("achievement_id"),
        Achievement.period_id,
        Achievement.value,
        Achievement.narrative,
        Achievement.nothing_happened,
        Achievement.source,
        Achievement.override_reason,
        Achievement.measured_value,
        Achievement.measured_at,
        Achievement.measured_cases,
        Achievement.mapping_id,
        Achievement.state,
        Achievement.revision,
        Achievement.reported_at,
        Achievement.version,
        Period.ends_on,
    )
    .join(Goal, (Goal.id == Indicator.goal_id) & (Goal.agency_id == Indicator.agency_id))
    .outerjoin(
        Achievement,
        (Achievement.plan_id == Indicator.plan_id)
        & (Achievement.indicator_id == Indicator.id)
        & (Achievement.agency_id == Indicator.agency_id),
    )
    .outerjoin(Period, Period.id == Achievement.period_id)
    .where(Indicator.plan_id == bindparam("plan_id"), Indicator.agency_id == bindparam("agency_id"))
    .order_by(Goal.position, Indicator.position, Indicator.id, Period.ends_on, Period.id),
)
RECEIPTS = rows.TypedSelect(
    ReceiptRecord,
    select(
        Receipt.number,
        Receipt.plan_id,
        Receipt.period_id,
        Receipt.created_at,
        Receipt.is_on_time,
        Receipt.lines,
    )
    .where(Receipt.plan_id == bindparam("plan_id"), Receipt.agency_id == bindparam("agency_id"))
    .order_by(Receipt.id.desc()),
)


def period_of(session: Session, plan_id: UUID, cycle_id: int, period_id: int) -> PeriodOfPlan:
    """Read how a period of a year stands for a plan, or refuse."""
    found = rows.fetch_one(session, PERIOD, **at(plan_id), cycle_id=cycle_id, period_id=period_id)
    if found is None:
        raise NotFound(period_id=period_id)
    return found


def periods_within(session: Session, cycle_id: int, period_id: int) -> list[int]:
    """List a period and, of a year, the periods that it is made of."""
    found = rows.fetch(session, WITHIN, cycle_id=cycle_id, period_id=period_id)
    return [row["period_id"] for row in found]


def lines_to_report(session: Session, plan_id: UUID, period_id: int) -> dict[UUID, LineToReport]:
    """Read a plan's indicators, each with what was reported in a period where there is something."""
    found = rows.fetch(session, TO_REPORT, **at(plan_id), period_id=period_id)
    return {row["id"]: row for row in found}


def get_report(session: Session, actor: Actor, plan_id: UUID, period_id: int) -> dict[str, Any]:
    """Show the report form: every indicator with last, current and expected figures, and evidence."""
    head = see_plan(session, actor, plan_id)
    period = period_of(session, plan_id, head["cycle_id"], period_id)
    indicators = report_lines(session, plan_id, head["starts_on"], period)
    evidence = evidence_by_indicator(session, plan_id, period_id)
    for indicator in indicators:
        indicator["evidence"] = evidence.get(indicator["id"], [])
    return {
        "plan_id": plan_id,
        "period_id": period_id,
        "report_due_on": period["report_due_on"],
        "state": period["state"],
        "reported": sum(one["achievement"] is not None for one in indicators),
        "assessor_name": card(session, head["assessor_id"])["name"],
        "indicators": indicators,
        "may": permissions.allowed(actor, head, period),
    }


def report_lines(
    session: Session, plan_id: UUID, plan_starts_on: date, period: PeriodOfPlan
) -> list[dict[str, Any]]:
    """Read indicators with their figures up to a period."""
    borders = setting(session, "track_borders", today())
    grouped: dict[UUID, list[ReportedLine]] = {}
    for row in rows.fetch(session, LINES, **at(plan_id)):
        grouped.setdefault(row["id"], []).append(row)
    return [_line(mine, plan_starts_on, period, borders) for mine in grouped.values()]


_SHOWN = (
    "id",
    "goal_id",
    "goal_text",
    "goal_kind",
    "text",
    "unit_of_measure",
    "direction",
    "accumulation",
    "target",
    "target_low",
    "target_high",
    "target_text",
)
_ACHIEVED = (
    "value",
    "narrative",
    "nothing_happened",
    "source",
    "override_reason",
    "measured_value",
    "measured_at",
    "measured_cases",
    "mapping_id",
    "state",
    "revision",
    "reported_at",
    "version",
)


def _line(
    mine: list[ReportedLine], plan_starts_on: date, period: PeriodOfPlan, borders: dict[str, int]
) -> dict[str, Any]:
    first = mine[0]
    current = next((row for row in mine if row["period_id"] == period["period_id"]), None)
    figures = [
        row for row in mine if row["achievement_id"] and row["state"] != AchievementState.CONTESTED
    ]
    before = standing(first, figures, plan_starts_on, period["starts_on"] - timedelta(days=1))
    by = expected_by(period["starts_on"], period["ends_on"], today())
    stands = standing(first, figures, plan_starts_on, period["ends_on"], by)
    word = track(stands.progress_bp, stands.expected_bp, borders, is_reported=current is not None)
    return {
        **rows.pick(first, _SHOWN),
        "previous_value": before.year_value,
        "year_value": stands.year_value,
        "progress_bp": stands.progress_bp,
        "expected_bp": stands.expected_bp,
        "track": word,
        "achievement": current and rows.pick(current, _ACHIEVED),
    }


def list_receipts(session: Session, actor: Actor, plan_id: UUID) -> dict[str, Any]:
    """List what the server received for a plan."""
    see_plan(session, actor, plan_id)
    return {"items": rows.fetch(session, RECEIPTS, **at(plan_id))}
