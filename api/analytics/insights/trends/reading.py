"""Reads what units are compared by, for the whole tree: hiding one unit depends on all others."""

from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from api.analytics.insights.trends.models import UnitPeriodFigures
from api.analytics.insights.trends.records import COUNTS, GradeRow, PeriodRow, UnitRow
from api.cycles.models import CyclePeriod, Period
from api.evaluations.unit_achievements.models import UnitAchievement
from api.foundation import rows
from api.organization.models import Unit

YEARS = 2
"""So many years one looks back."""


class CountedPeriod(PeriodRow):
    counted_at: datetime
    starts_on: date


_UNITS = rows.TypedSelect(
    UnitRow,
    select(Unit.id, Unit.parent_id, Unit.kind, Unit.name, Unit.path).order_by(Unit.path),
)
_due_on = (
    select(func.max(CyclePeriod.report_due_on))
    .where(CyclePeriod.period_id == Period.id)
    .scalar_subquery()
)
_PERIODS = rows.TypedSelect(
    CountedPeriod,
    select(
        Period.id,
        Period.kind,
        Period.starts_on,
        _due_on.label("report_due_on"),
        func.min(UnitPeriodFigures.counted_at).label("counted_at"),
    )
    .join(UnitPeriodFigures, UnitPeriodFigures.period_id == Period.id)
    .where(Period.starts_on >= bindparam("since"))
    .group_by(Period.id, Period.kind, Period.starts_on)
    .order_by(Period.starts_on, Period.ends_on),
)
_GRADES = rows.TypedSelect(
    GradeRow,
    select(UnitAchievement.unit_id, UnitAchievement.grade).where(
        UnitAchievement.period_id == bindparam("period_id")
    ),
)


@cache
def _figures() -> Any:
    columns = [getattr(UnitPeriodFigures, name) for name in COUNTS]
    return select(UnitPeriodFigures.unit_id, *columns).where(
        UnitPeriodFigures.period_id == bindparam("period_id")
    )


def units(session: Session) -> list[UnitRow]:
    """Read the tree from the top down."""
    return rows.fetch(session, _UNITS)


def periods(session: Session, day: date) -> list[CountedPeriod]:
    """List the periods with figures that are not too long ago."""
    return rows.fetch(session, _PERIODS, since=date(day.year - YEARS + 1, 1, 1))


def figures_of(session: Session, period_id: int) -> dict[UUID, dict[str, int]]:
    """Read what is counted of each unit's own people."""
    found = rows.fetch(session, _figures(), period_id=period_id)
    return {row.pop("unit_id"): row for row in found}


def grades_of(session: Session, period_id: int) -> dict[UUID, Any]:
    """Read the achievements of units in a period (R39)."""
    return {
        row["unit_id"]: row["grade"] for row in rows.fetch(session, _GRADES, period_id=period_id)
    }
