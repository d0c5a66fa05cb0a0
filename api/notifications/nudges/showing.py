"""Shows reminders where what they are about is done. Pure."""

from collections import defaultdict
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
    tasks: Sequence[Mapping[str, Any]],
    opened: Sequence[str],
    nudges: Sequence[NudgeShown],
    day: date,
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Put each reminder on the soonest task that it is about, and such tasks first.

    Nobody was reminded of a task that was opened later. The second list has what is about no task.
    """
    waiting = _by_subject(nudges)
    marked: list[dict[str, Any]] = []
    for task, opened_at in zip(tasks, opened, strict=True):
        about = (one for one, rows in waiting.items() if _is_about(one, task, opened_at, rows[0]))
        place = next(about, None)
        marked.append({**task, "nudge": _view(waiting.pop(place), day) if place else None})
    return sorted(marked, key=lambda task: task["nudge"] is None), [
        {"subject": subject, "period_id": period_id, "nudge": _view(rows, day)}
        for (subject, period_id), rows in waiting.items()
        if subject in UNASKED
    ]


def _is_about(place: Place, task: Mapping[str, Any], opened_at: str, latest: NudgeShown) -> bool:
    subject, period_id = place
    same_period = subject in OF_YEAR or task["period_id"] == period_id
    same = task["kind"] == TASKS.get(subject) and same_period
    return same and opened_at <= latest["created_at"]


def _by_subject(nudges: Sequence[NudgeShown]) -> dict[Place, list[NudgeShown]]:
    found: dict[Place, list[NudgeShown]] = defaultdict(list)
    for row in nudges:
        found[NudgeSubject(row["subject"]), row["period_id"]].append(row)
    return found


def _view(rows: Sequence[NudgeShown], day: date) -> dict[str, Any]:
    """Put together what is about the same; the latest comes first."""
    names = {row["from_id"]: row["from_name"] for row in rows if row["from_name"] is not None}
    return {
        "by": [{"id": key, "name": name} for key, name in names.items()],
        "on": rows[0]["on_day"],
        "people": rows[0]["people"],
        "this_week": sum(row["week"] == monday_of(day).isoformat() for row in rows),
    }
