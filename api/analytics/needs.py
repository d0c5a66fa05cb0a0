"""Says why somebody needs their assessor, and for how long: pure, over what was read."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from api.analytics.schemas import Need
from api.cycles.models import PeriodKind, PeriodState
from api.evaluations.models import UNSIGNED
from api.foundation.clock import WITA
from api.foundation.rows import Row
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


def lines_of(found: Sequence[Row], period: Row, day: date) -> list[dict[str, Any]]:
    """Turn what was read into lines."""
    return [_line(row, period, day) for row in found]


def in_order(lines: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put who needs something first; within a need who has waited longest."""
    return sorted(
        lines, key=lambda line: (ORDER.get(line["need"], len(ORDER)), -(line["waits_days"] or 0))
    )


def _line(row: Row, period: Row, day: date) -> dict[str, Any]:
    line: dict[str, Any] = {name: row[name] or 0 for name in COUNTS}
    line |= {name: row[name] for name in SAME}
    line["employee"] = {
        "id": row["employee_id"],
        "name": row["name"],
        "nip": row["nip"],
        "position": row["title"],
    }
    line["acting"] = row["assessor_kind"] is not AssessorKind.DEFINITIF
    line["predikat"] = row["signed_predikat"] or row["rated_predikat"]
    on_duty = is_obliged(row["employee_state"], row["employee_kind"])
    facts = {**row, **line, "on_duty": on_duty}
    line["need"], line["waits_days"] = need_of(facts, period, day)
    return line


def need_of(row: Row, period: Row, day: date) -> tuple[Need | None, int | None]:
    """Find the first reason, in the order of `Need`, and since when it waits.

    R24: of who rests from duty nothing is missing; what they sent before is still looked at.
    """
    reasons = (
        (Need.PLAN_TO_AGREE, row["plan_state"] == PlanState.SUBMITTED, row["submitted_at"]),
        (Need.NO_PLAN, _has_no_plan(row, period, day), period["planning_due_on"]),
        (Need.EVIDENCE_TO_JUDGE, row["evidence_waiting"] > 0, row["evidence_waiting_since"]),
        (Need.TO_RATE, row["evaluation_state"] in UNSIGNED, row["opened_at"]),
        (Need.NOT_REPORTED, _has_not_reported(row, period, day), period["report_due_on"]),
        (Need.BEHIND, _is_behind(row, period), None),
    )
    for need, holds, since in reasons:
        if holds:
            return need, _days(since, day)
    return None, None


def _has_no_plan(row: Row, period: Row, day: date) -> bool:
    written = row["plan_state"] in (PlanState.SUBMITTED, PlanState.AGREED, PlanState.CLOSED)
    return row["on_duty"] and not written and day >= period["planning_due_on"] - SOON


def _has_not_reported(row: Row, period: Row, day: date) -> bool:
    under_way = period["state"] in (PeriodState.OPEN, PeriodState.EVALUATING)
    due = period["kind"] is not PeriodKind.TAHUNAN and day >= period["report_due_on"] - SOON
    missing = row["plan_state"] == PlanState.AGREED and row["reported"] < row["indicators"]
    return row["on_duty"] and under_way and due and missing


def _is_behind(row: Row, period: Row) -> bool:
    borders = period["borders"] or {"far_behind": -1000}
    behind = row["progress_bp"] - row["expected_bp"] < borders["far_behind"]
    return bool(row["on_duty"] and behind)


def _days(since: datetime | date | None, day: date) -> int | None:
    if since is None:
        return None
    begun = since.astimezone(WITA).date() if isinstance(since, datetime) else since
    return max((day - begun).days, 0)
