"""Shows reminders where what they are about is done. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from api.foundation.clock import monday_of
from api.notifications.nudges.models import OF_YEAR, TASKS, NudgeSubject
from api.notifications.nudges.records import NudgeShown

Place = tuple[NudgeSubject, int]
UNASKED = frozenset({NudgeSubject.PLAN_MISSING, NudgeSubject.FEEDBACK_MISSING})
"""What somebody may have to do without having it among their tasks; the rest is done when its task is."""


def mark(
    tasks: Sequence[Mapping[str, Any]], nudges: Sequence[NudgeShown], day: date
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Put each reminder on the soonest task that it is about, and such tasks first.

    The second list has what is about no task.
    """
    waiting = _by_subject(nudges, day)
    marked: list[dict[str, Any]] = []
    for task in tasks:
        place = next((one for one in waiting if _is_about(one, task)), None)
        marked.append({**task, "nudge": waiting.pop(place) if place else None})
    return sorted(marked, key=lambda task: task["nudge"] is None), [
        {"subject": subject, "period_id": period_id, "nudge": nudge}
        for (subject, period_id), nudge in waiting.items()
        if subject in UNASKED
    ]


def _is_about(place: Place, task: Mapping[str, Any]) -> bool:
    subject, period_id = place
    same_period = subject in OF_YEAR or task["period_id"] == period_id
    return task["kind"] is TASKS.get(subject) and same_period


def _by_subject(nudges: Sequence[NudgeShown], day: date) -> dict[Place, dict[str, Any]]:
    """Put together what is about the same; the latest comes first."""
    found: dict[Place, dict[str, Any]] = {}
    for row in nudges:
        if row["is_answered"]:
            continue
        place = row["subject"], row["period_id"]
        latest = {"by": [], "on": row["on_day"], "people": row["people"], "this_week": 0}
        nudge = found.setdefault(place, latest)
        by = {"id": row["from_id"], "name": row["from_name"]}
        if row["from_name"] is not None and by not in nudge["by"]:
            nudge["by"].append(by)
        nudge["this_week"] += row["week"] == monday_of(day)
    return found
