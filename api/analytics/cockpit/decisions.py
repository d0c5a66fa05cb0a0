"""What waits for a leader's decision: at most five things, the weightiest first. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from api.analytics.cockpit.schemas import DecisionKind
from api.analytics.pace import is_behind
from api.analytics.records import PeriodShown
from api.analytics.tallies import Tally
from api.cycles.models import PeriodState
from api.evaluations.models import Predikat

MOST = 5
MOST_UNITS = 2
"""So many units that are behind; the table has them all."""
SOON = timedelta(days=3)
"""From so many days before its date something missing is the leader's business."""
Line = Mapping[str, Any]


@dataclass(frozen=True)
class Standing:
    """What decisions follow from; `below` are the lines of the units right below."""

    unit: Mapping[str, Any]
    figures: Mapping[str, Any]
    below: Sequence[Line]
    periods_behind: Mapping[Any, int]
    """For how many periods in a row, of the units that are behind."""
    guideline: Mapping[str, Any] | None


def decisions_of(stands: Standing, period: PeriodShown, day: date) -> list[dict[str, Any]]:
    """List them; each says of how many of how many it is, and which list stands behind it.

    About a period that is closed nobody decides any more.
    """
    if period["state"] is PeriodState.CLOSED:
        return []
    return [*_units_behind(stands), *_of_everybody(stands, period, day)][:MOST]


def _units_behind(stands: Standing) -> list[dict[str, Any]]:
    behind = [line for line in stands.below if is_behind(line["figures"]["track"])]
    return [
        {
            "kind": DecisionKind.UNIT_BEHIND,
            "unit": line["unit"],
            "tally": None,
            "count": line["figures"]["slightly_behind"] + line["figures"]["far_behind"],
            "of": line["figures"]["posts"],
            "due_on": None,
            "periods": stands.periods_behind[line["unit"]["id"]],
        }
        for line in behind[:MOST_UNITS]
    ]


def _of_everybody(stands: Standing, period: PeriodShown, day: date) -> list[dict[str, Any]]:
    now = stands.figures
    is_over = period["state"] is PeriodState.EVALUATING
    reports = period["is_reported"] and day >= period["report_due_on"] - SOON
    ungraded = sum(line["grade"] is None for line in stands.below)
    differs = stands.guideline is not None and stands.guideline["fits"] is False
    judged = sum(now[word] for word in Predikat)
    kinds = DecisionKind
    found: tuple[tuple[DecisionKind, bool, Tally | None, int, int, date | None], ...] = (
        (
            kinds.EVALUATIONS_DUE,
            is_over,
            Tally.UNSIGNED,
            now["unsigned"],
            now["on_duty"],
            period["evaluate_due_on"],
        ),
        (kinds.PATTERN_DIFFERS, differs, None, judged, now["on_duty"], None),
        (kinds.ACHIEVEMENT_MISSING, is_over, None, ungraded, len(stands.below), None),
        (
            kinds.PLANS_MISSING,
            day >= period["planning_due_on"] - SOON,
            Tally.PLAN_MISSING,
            now["plan_missing"],
            now["on_duty"],
            period["planning_due_on"],
        ),
        (
            kinds.REPORTS_MISSING,
            reports and period["state"] in (PeriodState.OPEN, PeriodState.EVALUATING),
            Tally.UNREPORTED,
            now["unreported"],
            now["on_duty"],
            period["report_due_on"],
        ),
        (
            kinds.EVIDENCE_WAITING,
            True,
            Tally.EVIDENCE_WAITING,
            now["evidence_waiting"],
            now["posts"],
            None,
        ),
    )
    return [
        {
            "kind": kind,
            "unit": stands.unit,
            "tally": tally,
            "count": count,
            "of": whole,
            "due_on": due_on,
            "periods": None,
        }
        for kind, holds, tally, count, whole, due_on in found
        if holds and count
    ]
