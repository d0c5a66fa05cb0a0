"""What measuring needs to know of plans, a few statements for any number of them."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from uuid import UUID

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from api.achievements.models import (
    MEASURED,
    Achievement,
    AchievementRevision,
    AchievementSource,
    FrozenPeriod,
)
from api.achievements.records import (
    IndicatorsOfPlan,
    KeptLine,
    MeasuredPeriod,
    MeasuredPlan,
    SaidBefore,
)
from api.cycles.models import CyclePeriod, Period
from api.foundation import rows
from api.goals.models import Indicator, Plan

PlanPeriod = tuple[UUID, int]
_BY_PEOPLE = or_(
    *(AchievementRevision.source == one for one in AchievementSource if one not in MEASURED)
)


def lock_plans(session: Session, plan_ids: Sequence[UUID]) -> list[MeasuredPlan]:
    """Read plans, locked in one order; reports on them wait until the transaction ends."""
    return rows.fetch_among(session, _locked, sorted(plan_ids))


def read_plans(session: Session, plan_ids: Sequence[UUID]) -> list[MeasuredPlan]:
    """Read plans as they stand."""
    return rows.fetch_among(session, _plans, sorted(plan_ids))


@cache
def _locked(size: int) -> rows.TypedSelect[MeasuredPlan]:
    locked = _plans(size).statement.with_for_update(of=Plan, key_share=True)
    return rows.TypedSelect(MeasuredPlan, locked)


@cache
def _plans(size: int) -> rows.TypedSelect[MeasuredPlan]:
    return rows.TypedSelect(
        MeasuredPlan,
        select(
            Plan.id,
            Plan.agency_id,
            Plan.employee_id,
            Plan.assessor_id,
            Plan.state,
            Plan.starts_on,
            Plan.ends_on,
        )
        .where(rows.among(Plan.id, size))
        .order_by(Plan.id),
    )


def periods_of(session: Session, plan_ids: Sequence[UUID]) -> dict[PlanPeriod, MeasuredPeriod]:
    """Read how the periods of plans' years stand for them."""
    found = rows.fetch_among(session, _periods, plan_ids)
    return {(row["plan_id"], row["period_id"]): row for row in found}


@cache
def _periods(size: int) -> rows.TypedSelect[MeasuredPeriod]:
    return rows.TypedSelect(
        MeasuredPeriod,
        select(
            Plan.id.label("plan_id"),
            CyclePeriod.period_id,
            CyclePeriod.report_due_on,
            CyclePeriod.state,
            CyclePeriod.is_reported,
            Period.starts_on,
            Period.ends_on,
            FrozenPeriod.frozen_at,
        )
        .join(CyclePeriod, CyclePeriod.cycle_id == Plan.cycle_id)
        .join(Period, Period.id == CyclePeriod.period_id)
        .outerjoin(
            FrozenPeriod,
            and_(
                FrozenPeriod.plan_id == Plan.id,
                FrozenPeriod.period_id == CyclePeriod.period_id,
                FrozenPeriod.agency_id == Plan.agency_id,
            ),
        )
        .where(rows.among(Plan.id, size))
        .order_by(Plan.id, Period.id),
    )


def lines_of(session: Session, plan_ids: Sequence[UUID]) -> dict[PlanPeriod, dict[UUID, KeptLine]]:
    """Read what is kept of plans, by plan and period and then by indicator."""
    found: dict[PlanPeriod, dict[UUID, KeptLine]] = defaultdict(dict)
    for row in rows.fetch_among(session, _lines, plan_ids):
        found[row["plan_id"], row["period_id"]][row["indicator_id"]] = row
    return found


@cache
def _lines(size: int) -> rows.TypedSelect[KeptLine]:
    return rows.TypedSelect(
        KeptLine,
        select(*(getattr(Achievement, name) for name in KeptLine.__annotations__)).where(
            rows.among(Achievement.plan_id, size)
        ),
    )


def indicators_of(session: Session, plan_ids: Sequence[UUID]) -> dict[UUID, int]:
    """Count the indicators of plans."""
    found = rows.fetch_among(session, _indicators, plan_ids)
    return {row["plan_id"]: row["indicators"] for row in found}


@cache
def _indicators(size: int) -> rows.TypedSelect[IndicatorsOfPlan]:
    return rows.TypedSelect(
        IndicatorsOfPlan,
        select(Indicator.plan_id, func.count(Indicator.id).label("indicators"))
        .where(rows.among(Indicator.plan_id, size))
        .group_by(Indicator.plan_id),
    )


def said_before(session: Session, achievement_ids: Sequence[UUID]) -> dict[UUID, SaidBefore]:
    """Read what owners of lines said last, of what was corrected or measured since."""
    found = rows.fetch_among(session, _before, achievement_ids)
    return {row["achievement_id"]: row for row in found}


@cache
def _before(size: int) -> rows.TypedSelect[SaidBefore]:
    return rows.TypedSelect(
        SaidBefore,
        select(*(getattr(AchievementRevision, name) for name in SaidBefore.__annotations__))
        .where(rows.among(AchievementRevision.achievement_id, size), _BY_PEOPLE)
        .order_by(AchievementRevision.revision),
    )
