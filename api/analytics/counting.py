"""Counts how one person stands in one period, out of what was read: pure, no session."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from api.cycles.models import PeriodKind
from api.evaluations.figures import standing
from api.evaluations.models import UNSIGNED

Row = Mapping[str, Any]
YEAR = 10_000
"""Period ids begin with the year."""


@dataclass(frozen=True)
class Material:
    """What was read of a handful of plans, by plan."""

    indicators: Mapping[UUID, Sequence[Row]]
    values: Mapping[UUID, Sequence[Row]]
    evidence: Mapping[UUID, Sequence[Row]]
    feedback: Mapping[UUID, Sequence[Row]]
    evaluations: Mapping[UUID, Sequence[Row]]


def counts(post: Row, material: Material) -> dict[str, Any]:
    """Count one post in one period; a year takes in its periods."""
    plan_id = post["plan_id"]
    indicators = material.indicators.get(plan_id, ())
    values = material.values.get(plan_id, ())
    evidence = _in_period(post, material.evidence)
    return {
        "unit_id": post["plan_unit_id"] or post["unit_id"],
        "plan_id": plan_id,
        "plan_state": post["plan_state"],
        "indicators": len(indicators),
        "reported": len({row["indicator_id"] for row in values if _covers(post, row)}),
        "evidence_waiting": sum(int(row["waiting"]) for row in evidence),
        "evidence_waiting_since": min((r["since"] for r in evidence if r["since"]), default=None),
        "evidence_returned": sum(int(row["returned"]) for row in evidence),
        "feedback_given": sum(int(row["given"]) for row in _in_period(post, material.feedback)),
        **_evaluated(post, material.evaluations.get(plan_id, ())),
        **_progress(post, indicators, values),
    }


def _covers(post: Row, row: Row) -> bool:
    if post["period_kind"] is PeriodKind.TAHUNAN:
        return bool(row["period_id"] // YEAR == post["period_id"] // YEAR)
    return bool(row["period_id"] == post["period_id"])


def _in_period(post: Row, found: Mapping[UUID, Sequence[Row]]) -> list[Row]:
    return [row for row in found.get(post["plan_id"], ()) if _covers(post, row)]


def _evaluated(post: Row, found: Sequence[Row]) -> dict[str, Any]:
    evaluation = next((row for row in found if row["period_id"] == post["period_id"]), None)
    if evaluation is None:
        return {"evaluation_id": None, "evaluation_state": None, "predikat": None}
    hidden = evaluation["state"] in UNSIGNED
    return {
        "evaluation_id": evaluation["id"],
        "evaluation_state": evaluation["state"],
        "predikat": None if hidden else evaluation["predikat"],
    }


def _progress(post: Row, indicators: Sequence[Row], values: Sequence[Row]) -> dict[str, int]:
    """Take the mean of the quantitative indicators that have a figure."""
    reached, expected = [], []
    for indicator in indicators:
        mine = [row for row in values if row["indicator_id"] == indicator["id"]]
        stands = standing(indicator, mine, post["period_id"], post["ends_on"])
        if stands.progress_bp is not None and stands.expected_bp is not None:
            reached.append(stands.progress_bp)
            expected.append(stands.expected_bp)
    return {"progress_bp": _mean(reached), "expected_bp": _mean(expected)}


def _mean(numbers: Sequence[int]) -> int:
    return sum(numbers) // len(numbers) if numbers else 0
