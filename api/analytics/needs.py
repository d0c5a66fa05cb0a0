"""Says why somebody needs their assessor, and for how long: pure, over what was read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from api.analytics.records import MemberFacts, PeriodShown
from api.analytics.schemas import Need
from api.cycles.models import PeriodKind, PeriodState
from api.evaluations.models import UNSIGNED
from api.foundation.clock import WITA
from api.foundation.rows import pick
from api.goals.models import PlanState
from api.organization.models import AssessorKind
from api.organization.people.obligation import is_obliged

ORDER = {need: place for place, need in enumerate(Need)}
SOON = timedelta(days=3)
"""From so many days before its date a missing report is the leader's business too."""
COUNTS = (
    "indicators",
    "reported",
    "evidence_waiting",
    "evidence_returned",
    "feedback_given",
    "progress_bp",
    "expected_bp",
)
SAME = ("plan_id", "plan_state", "evaluation_id", "evaluation_state", "assignment_id")


@dataclass(frozen=True, kw_only=True)
class Situation:
    """How somebody stands, as far as it decides whether they need their assessor."""

    on_duty: bool
    """R24: of who rests from duty nothing is missing; what they sent before is still looked at."""
    plan_state: str | None
    submitted_at: datetime | None
    evidence_waiting: int
    evidence_waiting_since: datetime | None
    evaluation_state: str | None
    opened_at: datetime | None
    indicators: int
    reported: int
    progress_bp: int
    expected_bp: int


def lines_of(found: Sequence[MemberFacts], period: PeriodShown, day: date) -> list[dict[str, Any]]:
    """Turn what was read into lines."""
    return [_line(row, period, day) for row in found]


def in_order(lines: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put who needs something first; within a need who has waited longest."""
    return sorted(
        lines, key=lambda line: (ORDER.get(line["need"], len(ORDER)), -(line["waits_days"] or 0))
    )


def _line(row: MemberFacts, period: PeriodShown, day: date) -> dict[str, Any]:
    need, waits_days = need_of(_situation(row), period, day)
    return {
        **{name: value or 0 for name, value in pick(row, COUNTS).items()},
        **pick(row, SAME),
        "employee": {
            "id": row["employee_id"],
            "name": row["name"],
            "nip": row["nip"],
            "position": row["title"],
        },
        "acting": row["assessor_kind"] is not AssessorKind.DEFINITIF,
        "predikat": row["signed_predikat"] or row["rated_predikat"],
        "need": need,
        "waits_days": waits_days,
    }


def _situation(row: MemberFacts) -> Situation:
    return Situation(
        on_duty=is_obliged(row["employee_state"], row["employee_kind"]),
        plan_state=row["plan_state"],
        submitted_at=row["submitted_at"],
        evidence_waiting=row["evidence_waiting"] or 0,
        evidence_waiting_since=row["evidence_waiting_since"],
        evaluation_state=row["evaluation_state"],
        opened_at=row["opened_at"],
        indicators=row["indicators"] or 0,
        reported=row["reported"] or 0,
        progress_bp=row["progress_bp"] or 0,
        expected_bp=row["expected_bp"] or 0,
    )


def need_of(one: Situation, period: PeriodShown, day: date) -> tuple[Need | None, int | None]:
    """Find the first reason, in the order of `Need`, and since when it waits."""
    reasons = (
        (Need.PLAN_TO_AGREE, one.plan_state == PlanState.SUBMITTED, one.submitted_at),
        (Need.NO_PLAN, _has_no_plan(one, period, day), period["planning_due_on"]),
        (Need.EVIDENCE_TO_JUDGE, one.evidence_waiting > 0, one.evidence_waiting_since),
        (Need.TO_RATE, one.evaluation_state in UNSIGNED, one.opened_at),
        (Need.NOT_REPORTED, _has_not_reported(one, period, day), period["report_due_on"]),
        (Need.BEHIND, _is_behind(one, period), None),
    )
    for need, holds, since in reasons:
        if holds:
            return need, _days(since, day)
    return None, None


def _has_no_plan(one: Situation, period: PeriodShown, day: date) -> bool:
    written = one.plan_state in (PlanState.SUBMITTED, PlanState.AGREED, PlanState.CLOSED)
    return one.on_duty and not written and day >= period["planning_due_on"] - SOON


def _has_not_reported(one: Situation, period: PeriodShown, day: date) -> bool:
    under_way = period["state"] in (PeriodState.OPEN, PeriodState.EVALUATING)
    due = period["kind"] is not PeriodKind.TAHUNAN and day >= period["report_due_on"] - SOON
    missing = one.plan_state == PlanState.AGREED and one.reported < one.indicators
    return one.on_duty and under_way and due and missing


def _is_behind(one: Situation, period: PeriodShown) -> bool:
    borders = period["borders"] or {"far_behind": -1000}
    return one.on_duty and one.progress_bp - one.expected_bp < borders["far_behind"]


def _days(since: datetime | date | None, day: date) -> int | None:
    if since is None:
        return None
    begun = since.astimezone(WITA).date() if isinstance(since, datetime) else since
    return max((day - begun).days, 0)
