"""What stands in the lines that mappings write, and in which periods they may."""

from collections.abc import Sequence
from functools import cache
from uuid import UUID

from sqlalchemy import and_, bindparam, or_, select
from sqlalchemy.orm import Session

from api.achievements.models import Achievement, AchievementSource, FrozenPeriod
from api.achievements.permissions import REPORTABLE
from api.cycles.models import CyclePeriod, Period
from api.foundation import rows
from api.foundation.ids import agency_of
from api.goals.models import Plan, PlanState
from api.measurements.figures.records import LineRow, MappingPeriod

LINES = rows.TypedSelect(
    LineRow,
    select(
        Achievement.indicator_id,
        Achievement.period_id,
        Achievement.value,
        Achievement.source,
        Achievement.state,
        Achievement.override_reason,
        Achievement.measured_value,
        Achievement.measured_at,
        Achievement.mapping_id,
    ).where(
        Achievement.plan_id == bindparam("plan_id"),
        Achievement.agency_id == bindparam("agency_id"),
        Achievement.measured_value.is_not(None),
    ),
)
_is_open = or_(*(CyclePeriod.state == state for state in REPORTABLE))


def source_of(service_id: UUID | None) -> AchievementSource:
    """Name the source of a mapping's figures."""
    if service_id is None:
        return AchievementSource.MEASUREMENT
    return AchievementSource.SERVICE_STANDARD


def measured_lines(session: Session, plan_id: UUID) -> list[LineRow]:
    """Read the lines of a plan in which something is measured."""
    return rows.fetch(session, LINES, plan_id=plan_id, agency_id=agency_of(plan_id))


def lines_of_mapping(session: Session, plan_id: UUID, mapping_id: UUID) -> list[LineRow]:
    """Read the lines that a mapping measures."""
    found = measured_lines(session, plan_id)
    return [line for line in found if line["mapping_id"] == mapping_id]


def open_periods(session: Session, plan_ids: Sequence[UUID]) -> list[MappingPeriod]:
    """List the periods of plans in which figures may still change, cut to the days of the plan."""
    return [
        {
            **period,
            "starts_on": max(period["starts_on"], period["plan_starts_on"]),
            "ends_on": min(period["ends_on"], period["plan_ends_on"]),
        }
        for period in rows.fetch_among(session, _periods, plan_ids)
    ]


@cache
def _periods(size: int) -> rows.TypedSelect[MappingPeriod]:
    return rows.TypedSelect(
        MappingPeriod,
        select(
            Plan.id.label("plan_id"),
            Plan.starts_on.label("plan_starts_on"),
            Plan.ends_on.label("plan_ends_on"),
            CyclePeriod.period_id,
            Period.starts_on,
            Period.ends_on,
        )
        .join(CyclePeriod, CyclePeriod.cycle_id == Plan.cycle_id)
        .join(
            Period,
            and_(
                Period.id == CyclePeriod.period_id,
                CyclePeriod.is_reported,
                Period.starts_on <= Plan.ends_on,
                Period.ends_on >= Plan.starts_on,
            ),
        )
        .outerjoin(
            FrozenPeriod,
            and_(
                FrozenPeriod.plan_id == Plan.id,
                FrozenPeriod.period_id == CyclePeriod.period_id,
                FrozenPeriod.agency_id == Plan.agency_id,
            ),
        )
        .where(
            rows.among(Plan.id, size),
            Plan.state == PlanState.AGREED,
            _is_open,
            FrozenPeriod.frozen_at.is_(None),
        ),
    )
