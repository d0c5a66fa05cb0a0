"""How many units would be asked about the spread of their predikats, under other shares (R42)."""

from collections import Counter
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.cycles.models import Period
from api.evaluations.guideline import guideline_of
from api.evaluations.models import UNSIGNED, Evaluation
from api.evaluations.unit_achievements.models import UnitAchievement
from api.foundation import rows
from api.organization.models import Unit
from api.policy.drafting.changeable import DISTRIBUTION
from api.policy.simulation.span import Fact, Tried
from api.rules.queries import table

Place = tuple[UUID, int]
_IN_SPAN = (Period.ends_on >= bindparam("since"), Period.ends_on <= bindparam("until"))
_GRADES = (
    select(UnitAchievement.unit_id, UnitAchievement.period_id, UnitAchievement.grade, Unit.path)
    .join(Unit, Unit.id == UnitAchievement.unit_id)
    .join(Period, Period.id == UnitAchievement.period_id)
    .where(*_IN_SPAN)
)
_GIVEN = (
    select(Evaluation.period_id, Evaluation.predikat, Unit.path)
    .join(Unit, Unit.id == Evaluation.unit_id)
    .join(Period, Period.id == Evaluation.period_id)
    .where(
        *_IN_SPAN,
        Evaluation.predikat.is_not(None),
        Evaluation.voided_at.is_(None),
        *(Evaluation.state != state for state in UNSIGNED),
    )
)


def how_many_warn(session: Session, tried: Tried) -> list[Fact]:
    """Count the units of the grade whose predikats do not fit its pattern, in their periods."""
    row_key = tried.key.partition("/")[2]
    cells = table(session, DISTRIBUTION, tried.until)[row_key]
    judged = [row for row in rows.fetch(session, _GRADES, **tried.days) if row["grade"] == row_key]
    figures = _figures(session, tried, judged)
    return [
        {"name": "units", "before": len(judged), "after": len(judged)},
        {
            "name": "units_that_warn",
            "before": _warn(judged, figures, cells),
            "after": _warn(judged, figures, {**cells, **tried.after}),
        },
    ]


def _figures(session: Session, tried: Tried, judged: list[rows.Row]) -> dict[Place, Counter[str]]:
    """Count predikats by judged unit and period, its whole subtree."""
    found: dict[Place, Counter[str]] = {
        (row["unit_id"], row["period_id"]): Counter() for row in judged
    }
    for given in rows.fetch(session, _GIVEN, **tried.days):
        for row in judged:
            if row["period_id"] == given["period_id"] and given["path"].startswith(row["path"]):
                found[row["unit_id"], row["period_id"]][given["predikat"]] += 1
    return found


def _warn(judged: list[rows.Row], figures: dict[Place, Counter[str]], cells: dict[str, Any]) -> int:
    return sum(
        guideline_of(row["grade"], cells, figures[row["unit_id"], row["period_id"]])["fits"]
        is False
        for row in judged
    )
