"""What is counted of posts, each by one condition over their facts: for figures, and for the list behind each.

Whoever holds two posts is counted in each of them: what is missing is missing in each.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, true

from api.achievements.progress import Track
from api.analytics.models import PersonPeriodFacts as Facts
from api.evaluations.models import Predikat
from api.goals.models import PlanState


class Tally(StrEnum):
    """A count of posts; the named ones can be listed."""

    POSTS = "posts"
    ON_DUTY = "on_duty"
    PLAN_MISSING = "plan_missing"
    PLAN_TO_AGREE = "plan_to_agree"
    UNREPORTED = "unreported"
    COMPLETE = "complete"
    EVIDENCE_WAITING = "evidence_waiting"
    EVIDENCE_RETURNED = "evidence_returned"
    FEEDBACK_MISSING = "feedback_missing"
    UNSIGNED = "unsigned"
    SANGAT_BAIK = "sangat_baik"
    BAIK = "baik"
    BUTUH_PERBAIKAN = "butuh_perbaikan"
    KURANG = "kurang"
    SANGAT_KURANG = "sangat_kurang"
    AHEAD = "ahead"
    ON_TRACK = "on_track"
    SLIGHTLY_BEHIND = "slightly_behind"
    FAR_BEHIND = "far_behind"


_agreed = or_(Facts.plan_state == PlanState.AGREED, Facts.plan_state == PlanState.CLOSED)
_unsent = or_(
    Facts.plan_state.is_(None),
    Facts.plan_state == PlanState.DRAFT,
    Facts.plan_state == PlanState.RETURNED,
)
_on_duty = Facts.on_duty.is_(True)
CONDITIONS: Mapping[Tally, ColumnElement[bool]] = {
    Tally.POSTS: true(),
    Tally.ON_DUTY: _on_duty,
    Tally.PLAN_MISSING: and_(_on_duty, _unsent),
    Tally.PLAN_TO_AGREE: Facts.plan_state == PlanState.SUBMITTED,
    Tally.UNREPORTED: and_(_on_duty, _agreed, Facts.reported < Facts.indicators),
    Tally.COMPLETE: and_(_agreed, Facts.indicators > 0, Facts.reported >= Facts.indicators),
    Tally.EVIDENCE_WAITING: Facts.evidence_waiting > 0,
    Tally.EVIDENCE_RETURNED: Facts.evidence_returned > 0,
    Tally.FEEDBACK_MISSING: and_(_on_duty, _agreed, Facts.feedback_given == 0),
    Tally.UNSIGNED: and_(_on_duty, _agreed, Facts.predikat.is_(None)),
    **{Tally(word): Facts.predikat == word for word in Predikat},
    **{
        Tally(word): and_(_on_duty, Facts.track == word)
        for word in (Track.AHEAD, Track.ON_TRACK, Track.SLIGHTLY_BEHIND, Track.FAR_BEHIND)
    },
}
SUMS = (
    Facts.indicators,
    Facts.reported,
    Facts.measured,
    Facts.behind,
    Facts.progress_sum,
    Facts.expected_sum,
    Facts.goals,
    Facts.goals_linked,
)
NAMES = (*(str(tally) for tally in Tally), *(column.key for column in SUMS))
"""The columns of a unit's figures."""


def counted() -> list[Any]:
    """Select all of them over some people's facts."""
    counts = [func.sum(case((one, 1), else_=0)).label(name) for name, one in CONDITIONS.items()]
    return counts + [func.sum(column).label(column.key) for column in SUMS]
