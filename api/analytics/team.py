"""Puts a team together out of what was read: one line for each person, who needs help first. Pure."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from api.achievements.progress import Track
from api.analytics.needs import Situation, Urgency, group_of, needs_of, urgency
from api.analytics.pace import shortfall
from api.analytics.records import MemberFacts, PeriodShown
from api.analytics.schemas import TeamGroup
from api.foundation.rows import pick
from api.organization.models import AssessorKind
from api.organization.people.obligation import is_obliged

COUNTS = (
    "indicators", "reported", "measured", "behind",
    "evidence_waiting", "evidence_returned", "feedback_given",
)  # fmt: skip
SAME = ("plan_id", "plan_state", "evaluation_id", "evaluation_state", "assignment_id", "farthest")


def team_of(
    found: Sequence[MemberFacts], periods: Sequence[PeriodShown], day: date
) -> dict[str, Any]:
    """Turn what was read into lines in the order of need, and count whose turn it is.

    Each is measured by the period as their own population has it; the first is the one that is shown.
    """
    theirs = {period["population"]: period for period in periods}
    ranked = sorted(
        (_line(row, theirs[row["population"]], day) for row in found), key=lambda one: one[0]
    )
    lines = [line for _, line in ranked]
    groups = Counter(line["group"] for line in lines)
    return {
        "period_id": periods[0]["id"],
        "report_due_on": periods[0]["report_due_on"],
        "heading": {
            "total": len(lines),
            "need": groups[TeamGroup.HELP] + groups[TeamGroup.DECIDE],
            "help": groups[TeamGroup.HELP],
            "decide": groups[TeamGroup.DECIDE],
            "theirs": groups[TeamGroup.THEIRS],
        },
        "items": lines,
    }


def _line(row: MemberFacts, period: PeriodShown, day: date) -> tuple[Urgency, dict[str, Any]]:
    needs = needs_of(_situation(row), period, day)
    line = {
        **{name: value or 0 for name, value in pick(row, COUNTS).items()},
        **pick(row, SAME),
        "track": row["track"] or Track.NOT_REPORTED,
        "employee": {
            "id": row["employee_id"],
            "name": row["name"],
            "nip": row["nip"],
            "position": row["title"],
        },
        "acting": row["assessor_kind"] is not AssessorKind.DEFINITIF,
        "predikat": row["signed_predikat"] or row["rated_predikat"],
        "last": _last(row),
        "group": group_of(needs),
        "needs": needs,
    }
    return urgency(needs, shortfall(row["gaps"] or []), row["last_predikat"]), line


def _last(row: MemberFacts) -> dict[str, Any] | None:
    if row["last_predikat"] is None:
        return None
    return {"predikat": row["last_predikat"], "period_id": row["last_period_id"]}


def _situation(row: MemberFacts) -> Situation:
    return Situation(
        on_duty=is_obliged(row["employee_state"], row["employee_kind"]),
        plan_state=row["plan_state"],
        submitted_at=row["submitted_at"],
        evidence_waiting=row["evidence_waiting"] or 0,
        evidence_waiting_since=row["evidence_waiting_since"],
        evidence_returned=row["evidence_returned"] or 0,
        feedback_given=row["feedback_given"] or 0,
        evaluation_state=row["evaluation_state"],
        opened_at=row["opened_at"],
        indicators=row["indicators"] or 0,
        reported=row["reported"] or 0,
        track=Track(row["track"] or Track.NOT_REPORTED),
        behind=row["behind"] or 0,
    )
