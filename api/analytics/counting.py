"""Counts how one person stands in one period, out of what was read: pure, no session."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from api.achievements.models import AchievementState
from api.achievements.progress import WHOLE, expected_by, standing
from api.analytics.pace import pace_of
from api.analytics.records import (
    EvaluationCounted,
    EvidenceCounted,
    FeedbackCounted,
    GoalsCounted,
    IndicatorCounted,
    OfPeriod,
    OfPlan,
    Post,
    ValueCounted,
)
from api.cycles.models import PeriodKind
from api.evaluations.models import UNSIGNED
from api.foundation.clock import today
from api.organization.people.obligation import is_obliged

OfPlanT = TypeVar("OfPlanT", bound=OfPlan)
OfPeriodT = TypeVar("OfPeriodT", bound=OfPeriod)
YEAR = 10_000
"""Period ids begin with the year."""


@dataclass(frozen=True)
class Material:
    """What was read of a handful of plans, by plan."""

    indicators: Mapping[UUID, Sequence[IndicatorCounted]]
    values: Mapping[UUID, Sequence[ValueCounted]]
    evidence: Mapping[UUID, Sequence[EvidenceCounted]]
    feedback: Mapping[UUID, Sequence[FeedbackCounted]]
    evaluations: Mapping[UUID, Sequence[EvaluationCounted]]
    goals: Mapping[UUID, Sequence[GoalsCounted]]


def counts(post: Post, material: Material) -> dict[str, Any]:
    """Count one post in one period; a year takes in its periods."""
    plan_id = post["plan_id"]
    indicators = _of_plan(post, material.indicators)
    values = _of_plan(post, material.values)
    evidence = list(_in_period(post, material.evidence))
    goals = _of_plan(post, material.goals)
    reported = len({row["indicator_id"] for row in values if _covers(post, row)})
    return {
        "unit_id": post["plan_unit_id"] or post["unit_id"],
        "on_duty": is_obliged(post["employee_state"], post["employee_kind"]),
        "plan_id": plan_id,
        "plan_state": post["plan_state"],
        "indicators": len(indicators),
        "reported": reported,
        "evidence_waiting": sum(int(row["waiting"]) for row in evidence),
        "evidence_waiting_since": min((r["since"] for r in evidence if r["since"]), default=None),
        "evidence_returned": sum(int(row["returned"]) for row in evidence),
        "feedback_given": sum(int(row["given"]) for row in _in_period(post, material.feedback)),
        **_evaluated(post, _of_plan(post, material.evaluations)),
        "goals": sum(int(row["goals"]) for row in goals),
        "goals_linked": sum(int(row["linked"]) for row in goals),
        **_pace(post, indicators, [row for row in values if _is_sure(row)], reported),
    }


def _is_sure(row: ValueCounted) -> bool:
    """Say whether a figure counts: what is contested is reported, and no figure before it is answered."""
    return row["state"] is not AchievementState.CONTESTED


def _covers(post: Post, row: OfPeriod) -> bool:
    if post["period_kind"] is PeriodKind.TAHUNAN:
        return row["period_id"] // YEAR == post["period_id"] // YEAR
    return row["period_id"] == post["period_id"]


def _of_plan(post: Post, found: Mapping[UUID, Sequence[OfPlanT]]) -> Sequence[OfPlanT]:
    return found.get(post["plan_id"], ()) if post["plan_id"] else ()


def _in_period(post: Post, found: Mapping[UUID, Sequence[OfPeriodT]]) -> Iterable[OfPeriodT]:
    return (row for row in _of_plan(post, found) if _covers(post, row))


def _evaluated(post: Post, found: Sequence[EvaluationCounted]) -> dict[str, Any]:
    evaluation = next((row for row in found if row["period_id"] == post["period_id"]), None)
    if evaluation is None:
        return {"evaluation_id": None, "evaluation_state": None, "predikat": None}
    hidden = evaluation["state"] in UNSIGNED
    return {
        "evaluation_id": evaluation["id"],
        "evaluation_state": evaluation["state"],
        "predikat": None if hidden else evaluation["predikat"],
    }


def _pace(
    post: Post,
    indicators: Sequence[IndicatorCounted],
    values: Sequence[ValueCounted],
    reported: int,
) -> dict[str, Any]:
    """Say how far indicators are from where they should be: of those that the period's report covers.

    So nobody who has reported nothing has figures that say otherwise.
    """
    found: list[tuple[int, str]] = []
    progress = expected = 0
    begun = post["plan_starts_on"] or post["starts_on"]
    ends_on = post["ends_on"]
    by = expected_by(post["starts_on"], ends_on, today()) if post["is_reported"] else ends_on
    reported_of: dict[UUID, list[ValueCounted]] = defaultdict(list)
    for row in values:
        reported_of[row["indicator_id"]].append(row)
    for indicator in indicators:
        if not (mine := reported_of.get(indicator["id"])):
            continue
        if not any(_covers(post, row) for row in mine):
            continue
        stands = standing(indicator, mine, begun, post["ends_on"], by)
        if stands.progress_bp is not None:
            found.append((stands.progress_bp - stands.expected_bp, indicator["text"]))
            progress += min(stands.progress_bp, WHOLE)
            expected += stands.expected_bp
    found.sort()
    gaps = [gap for gap, _ in found]
    pace = pace_of(gaps, reported, post["borders"])
    return {
        "gaps": gaps,
        "farthest": found[0][1] if pace["behind"] else None,
        "progress_sum": progress,
        "expected_sum": expected,
        **pace,
    }
