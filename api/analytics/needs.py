"""Says what somebody needs, who must act and for how long it waits: pure, over what was read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypedDict

from api.achievements.progress import Track
from api.analytics.pace import is_behind
from api.analytics.records import PeriodShown
from api.analytics.schemas import ActsNext, Need, TeamGroup
from api.cycles.models import PeriodState
from api.evaluations.models import UNSIGNED, Predikat
from api.foundation.clock import WITA
from api.goals.models import PlanState

ORDER = {need: place for place, need in enumerate(Need)}
GROUPS = {group: place for place, group in enumerate(TeamGroup)}
BEST_FIRST = tuple(Predikat)
THEIRS = (Need.NO_PLAN, Need.EVIDENCE_RETURNED, Need.NOT_REPORTED)
"""What the person has to do; everything else waits for the leader."""
SOON = timedelta(days=3)
"""From so many days before its date a missing report is the leader's business too."""


@dataclass(frozen=True, kw_only=True)
class Situation:
    """How somebody stands, as far as it decides what they need."""

    on_duty: bool
    """R24: of who rests from duty nothing is missing; what they sent before is still looked at."""
    plan_state: str | None
    submitted_at: datetime | None
    evidence_waiting: int
    evidence_waiting_since: datetime | None
    evidence_returned: int
    feedback_given: int
    evaluation_state: str | None
    opened_at: datetime | None
    indicators: int
    reported: int
    track: Track
    behind: int


class Needed(TypedDict):
    """One thing that somebody needs; `count` of what it is about, `waits_days` in calendar days."""

    kind: Need
    waits_on: ActsNext
    count: int | None
    waits_days: int | None


def needs_of(one: Situation, period: PeriodShown, day: date) -> list[Needed]:
    """List everything that somebody needs, the weightiest first, each with since when it waits."""
    behind = one.on_duty and is_behind(one.track)
    missing = _has_not_reported(one, period, day)
    reasons: tuple[tuple[Need, bool, int | None, datetime | date | None], ...] = (
        (Need.BEHIND, behind, one.behind, None),
        (Need.PLAN_TO_AGREE, one.plan_state == PlanState.SUBMITTED, None, one.submitted_at),
        (
            Need.EVIDENCE_TO_JUDGE,
            one.evidence_waiting > 0,
            one.evidence_waiting,
            one.evidence_waiting_since,
        ),
        (Need.TO_RATE, one.evaluation_state in UNSIGNED, None, one.opened_at),
        (Need.NO_FEEDBACK, behind and not one.feedback_given, None, None),
        (Need.NO_PLAN, _has_no_plan(one, period, day), None, period["planning_due_on"]),
        (Need.EVIDENCE_RETURNED, one.evidence_returned > 0, one.evidence_returned, None),
        (Need.NOT_REPORTED, missing, one.indicators - one.reported, period["report_due_on"]),
    )
    return [
        {
            "kind": need,
            "waits_on": ActsNext.THEM if need in THEIRS else ActsNext.ME,
            "count": count,
            "waits_days": _days(since, day),
        }
        for need, holds, count, since in reasons
        if holds
    ]


def group_of(needs: Sequence[Needed]) -> TeamGroup:
    """Put everybody into one group, by what weighs most."""
    if not needs:
        return TeamGroup.REST
    if needs[0]["kind"] is Need.BEHIND:
        return TeamGroup.HELP
    waits_on_me = any(need["waits_on"] is ActsNext.ME for need in needs)
    return TeamGroup.DECIDE if waits_on_me else TeamGroup.THEIRS


Urgency = tuple[int, int, int, int, int, int]


def urgency(needs: Sequence[Needed], shortfall: int, last: str | None) -> Urgency:
    """Give what people are sorted by: group, need and wait; in doubt whose last result is weak."""
    group = group_of(needs)
    far = shortfall if group is TeamGroup.HELP else 0
    first = needs[0] if needs else None
    wait = (first["waits_days"] or 0) if first else 0
    place = ORDER[first["kind"]] if first else 0
    weak = -BEST_FIRST.index(Predikat(last)) if last else 0
    return GROUPS[group], far, place, -wait, weak, shortfall


def _has_no_plan(one: Situation, period: PeriodShown, day: date) -> bool:
    written = one.plan_state in (PlanState.SUBMITTED, PlanState.AGREED, PlanState.CLOSED)
    return one.on_duty and not written and day >= period["planning_due_on"] - SOON


def _has_not_reported(one: Situation, period: PeriodShown, day: date) -> bool:
    under_way = period["state"] in (PeriodState.OPEN, PeriodState.EVALUATING)
    due = period["is_reported"] and day >= period["report_due_on"] - SOON
    missing = one.plan_state == PlanState.AGREED and one.reported < one.indicators
    return one.on_duty and under_way and due and missing


def _days(since: datetime | date | None, day: date) -> int | None:
    if since is None:
        return None
    begun = since.astimezone(WITA).date() if isinstance(since, datetime) else since
    return max((day - begun).days, 0)
