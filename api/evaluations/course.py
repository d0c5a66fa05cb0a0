"""How an indicator came to where it stands: period by period what was reached and what should have been.

Worked out when it is shown and never signed: it follows from the values and targets that are. Pure.
"""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from api.achievements.progress import WHOLE, Measure, Reported, standing, track
from api.evaluations.context_records import JudgedGoal, JudgedIndicator, ValueFields
from api.evaluations.records import Course, EvaluationHead, Point
from api.goals.models import Direction

TENTH = Decimal("0.1")


def courses_of(
    goals: Sequence[JudgedGoal], head: EvaluationHead, borders: dict[str, int]
) -> list[Course]:
    """Follow each indicator of an evaluation, as it stands or as it was signed."""
    return [_course(one, head, borders) for goal in goals for one in goal["indicators"]]


def _course(one: JudgedIndicator, head: EvaluationHead, borders: dict[str, int]) -> Course:
    """Follow an indicator through the periods that were reported, up to the one that is evaluated."""
    measure, mine = _measure(one), _reported(one["values"])
    ends = {row["period_id"]: end_of(row["period_id"]) for row in one["values"]}
    if head["ends_on"] not in ends.values():
        ends[head["period_id"]] = head["ends_on"]
    in_order = sorted(ends.items(), key=lambda end: end[1])
    stands = standing(measure, mine, head["plan_starts_on"], head["ends_on"])
    return {
        "indicator_id": one["id"],
        "track": track(stands.progress_bp, stands.expected_bp, borders, is_reported=bool(mine)),
        "points": [_point(key, day, measure, mine, head) for key, day in in_order],
    }


def _point(
    period_id: int, day: date, measure: Measure, mine: Sequence[Reported], head: EvaluationHead
) -> Point:
    stands = standing(measure, mine, head["plan_starts_on"], day)
    is_reported = any(row["ends_on"] == day for row in mine)
    return {
        "period_id": period_id,
        "ends_on": day,
        "value": stands.year_value if is_reported else None,
        "expected": _expected(measure, stands.expected_bp),
    }


def _expected(measure: Measure, share_bp: int) -> Decimal | None:
    """Say what a figure should be, to a tenth; between two figures there is not one."""
    target = measure["target"]
    if target is None or measure["direction"] == Direction.RANGE:
        return None
    return target if share_bp == WHOLE else (target * share_bp / WHOLE).quantize(TENTH)


def _measure(one: JudgedIndicator) -> Measure:
    """Read a measure; of a signed evaluation figures are kept as text."""
    return {
        "direction": one["direction"],
        "accumulation": one["accumulation"],
        "target": _figure(one["target"]),
        "target_low": _figure(one["target_low"]),
        "target_high": _figure(one["target_high"]),
    }


def _reported(values: Sequence[ValueFields]) -> list[Reported]:
    return [
        {
            "value": _figure(row["value"]),
            "nothing_happened": row["nothing_happened"],
            "ends_on": end_of(row["period_id"]),
        }
        for row in values
        if not row["contested"]
    ]


def _figure(value: Decimal | str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def end_of(period_id: int) -> date:
    """Give the last day of a period out of its id: 20260709 ends with September 2026."""
    year, month = period_id // 10_000, period_id % 100
    return date(year, month, monthrange(year, month)[1])
