"""Which achievement of an organization an evaluation rests on (R35, R41, IV.B.1)."""

from datetime import date
from uuid import UUID

from sqlalchemy import and_, bindparam, or_, select
from sqlalchemy.orm import Session

from api.cycles.models import PeriodKind
from api.evaluations.unit_achievements.models import UnitAchievement
from api.evaluations.unit_achievements.records import (
    AchievementRow,
    LedUnit,
    UnitFigureRow,
    UnitOfPeriod,
)
from api.foundation import rows
from api.foundation.clock import WITA, today
from api.organization.models import Assignment, Position, Unit

LED = rows.TypedSelect(
    LedUnit,
    select(Unit.id, Unit.name, Unit.path)
    .join(Position, Position.unit_id == Unit.id)
    .join(Assignment, Assignment.position_id == Position.id)
    .where(
        Position.is_head.is_(True),
        Assignment.employee_id == bindparam("employee_id"),
        Assignment.valid_from <= bindparam("day"),
        Assignment.valid_until > bindparam("day"),
    )
    .order_by(Unit.path.desc()),
)
FIGURES = rows.TypedSelect(
    AchievementRow,
    select(
        UnitAchievement.id,
        UnitAchievement.period_id,
        UnitAchievement.grade,
        UnitAchievement.basis,
        UnitAchievement.set_at,
    )
    .join(
        Unit,
        and_(Unit.id == UnitAchievement.unit_id, Unit.agency_id == UnitAchievement.agency_id),
    )
    .where(
        Unit.id == bindparam("unit_id"),
        or_(
            UnitAchievement.period_id == bindparam("period_id"),
            UnitAchievement.period_id == bindparam("last_period_id"),
        ),
    ),
)
A_YEAR = 10_000
"""Period ids begin with the year: this much lower is the same period a year earlier."""


def leads(session: Session, employee_id: UUID, unit_id: UUID) -> bool:
    """Say whether somebody leads a unit today."""
    return any(unit["id"] == unit_id for unit in _led_units(session, employee_id))


def _led_units(session: Session, employee_id: UUID) -> list[LedUnit]:
    """List the units that somebody leads today, deepest first."""
    return rows.fetch(session, LED, employee_id=employee_id, day=today())


def _unit_of_rater(session: Session, judged: UnitOfPeriod, rater_id: UUID) -> LedUnit:
    """IV.B.1.g: the unit that the rater leads and that the plan's unit is in; else the plan's."""
    for unit in _led_units(session, rater_id):
        if judged["unit_path"].startswith(unit["path"]):
            return unit
    return {"id": judged["unit_id"], "name": judged["unit_name"], "path": judged["unit_path"]}


def figure_for(session: Session, judged: UnitOfPeriod, rater_id: UUID) -> UnitFigureRow:
    """Find the achievement that an evaluation rests on; its grade is None until it is set."""
    unit = _unit_of_rater(session, judged, rater_id)
    used = figure_of(session, unit["id"], judged)
    period_id = used["period_id"] if used else judged["period_id"]
    return {
        "id": used["id"] if used else None,
        "unit_id": unit["id"],
        "unit_name": unit["name"],
        "period_id": period_id,
        "grade": used["grade"] if used else None,
        "basis": used["basis"] if used else None,
        "stands_in": period_id != judged["period_id"],
    }


def figure_of(session: Session, unit_id: UUID, judged: UnitOfPeriod) -> AchievementRow | None:
    """Find what a unit's achievement is for a period, if there is one to rest on yet."""
    period_id = judged["period_id"]
    found = rows.fetch(
        session, FIGURES, unit_id=unit_id, period_id=period_id, last_period_id=period_id - A_YEAR
    )
    figures = {row["period_id"]: row for row in found}
    own, last = figures.get(period_id), figures.get(period_id - A_YEAR)
    if judged["period_kind"] is not PeriodKind.TAHUNAN:
        return own
    return in_force(judged["ends_on"], own, last, today())


def in_force(
    year_ends_on: date, own: AchievementRow | None, last_years: AchievementRow | None, day: date
) -> AchievementRow | None:
    """IV.B.1.f: when the year's figure comes after January, last year's is used."""
    january = date(year_ends_on.year + 1, 1, 31)
    if own is not None and (_set_on(own) <= january or last_years is None):
        return own
    return last_years if day > january else None


def _set_on(row: AchievementRow) -> date:
    return row["set_at"].astimezone(WITA).date()
