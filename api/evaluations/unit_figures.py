"""Which achievement of an organization an evaluation rests on (R35, R41, IV.B.1)."""

from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, or_, select
from sqlalchemy.orm import Session

from api.evaluations.models import EvaluationKind, UnitAchievement, UnitGrade
from api.evaluations.scoring import UnitFigure, rating_of_head, unit_figure_in_force
from api.foundation import rows
from api.foundation.clock import WITA, today
from api.organization.models import Assignment, Position, Unit

LED = (
    select(Unit.id, Unit.name, Unit.path)
    .join(Position, Position.unit_id == Unit.id)
    .join(Assignment, Assignment.position_id == Position.id)
    .where(
        Position.is_head.is_(True),
        Assignment.employee_id == bindparam("employee_id"),
        Assignment.valid_from <= bindparam("day"),
        Assignment.valid_until > bindparam("day"),
    )
    .order_by(Unit.path.desc())
)
FIGURES = (
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
    )
)
A_YEAR = 10_000
"""Period ids begin with the year: this much lower is the same period a year earlier."""


def led_units(session: Session, employee_id: UUID) -> list[rows.Row]:
    """List the units that somebody leads today, deepest first."""
    return rows.fetch(session, LED, employee_id=employee_id, day=today())


def unit_of_rater(session: Session, head: rows.Row, rater_id: UUID) -> rows.Row:
    """IV.B.1.g: the unit that the rater leads and that the plan's unit is in; else the plan's."""
    for unit in led_units(session, rater_id):
        if head["unit_path"].startswith(unit["path"]):
            return unit
    return {"id": head["unit_id"], "name": head["unit_name"], "path": head["unit_path"]}


def figure_for(session: Session, head: rows.Row, rater_id: UUID) -> dict[str, Any]:
    """Find the achievement that an evaluation rests on; its grade is None until it is set."""
    unit = unit_of_rater(session, head, rater_id)
    used = _used(session, unit["id"], head)
    period_id = used["period_id"] if used else head["period_id"]
    return {
        "id": used["id"] if used else None,
        "unit_id": unit["id"],
        "unit_name": unit["name"],
        "period_id": period_id,
        "grade": used["grade"] if used else None,
        "basis": used["basis"] if used else None,
        "stands_in": period_id != head["period_id"],
    }


def _used(session: Session, unit_id: UUID, head: rows.Row) -> rows.Row | None:
    period_id = head["period_id"]
    found = rows.fetch(
        session, FIGURES, unit_id=unit_id, period_id=period_id, last_period_id=period_id - A_YEAR
    )
    figures = {row["period_id"]: row for row in found}
    if head["kind"] is not EvaluationKind.TAHUNAN:
        return figures.get(period_id)
    own, last = _dated(figures.get(period_id)), _dated(figures.get(period_id - A_YEAR))
    used = unit_figure_in_force(head["ends_on"], own, last, today())
    return figures[used.period_id] if used else None


def _dated(row: rows.Row | None) -> UnitFigure | None:
    if row is None:
        return None
    return UnitFigure(row["period_id"], row["set_at"].astimezone(WITA).date())


def hint_for_head(session: Session, head: rows.Row) -> dict[str, Any] | None:
    """R41: suggest the results rating of somebody who leads an organization."""
    led = any(u["id"] == head["unit_id"] for u in led_units(session, head["employee_id"]))
    used = _used(session, head["unit_id"], head) if led else None
    if used is None:
        return None
    return {
        "rule": "R41",
        "unit_id": head["unit_id"],
        "unit_name": head["unit_name"],
        "grade": used["grade"],
        "rating": rating_of_head(UnitGrade(used["grade"])),
        "inferred": True,
    }
