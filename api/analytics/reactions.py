"""Keeps the facts right: whatever happens to a plan, its facts are computed anew."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from api.achievements.events import (
    AchievementsReported,
    EvidenceJudged,
    EvidenceRemoved,
    EvidenceSubmitted,
)
from api.analytics import queries
from api.analytics.service import Post, cover, leave_out, recompute, take_in
from api.cycles.events import PeriodOpened
from api.evaluations.events import EvaluationEvent
from api.feedback.events import FeedbackGiven
from api.goals.events import PlanEvent, PlanProlonged
from api.organization.events import AssignmentEnded, AssignmentEvent, AssignmentProlonged


def count_plans(session: Session, events: Sequence[PlanEvent]) -> None:
    """Count every period of plans that moved on or were edited."""
    recompute(session, [event.subject_id for event in events])


def count_reports(session: Session, events: Sequence[AchievementsReported]) -> None:
    """Count a report; figures of later periods and of the year build on it."""
    recompute(session, [event.subject_id for event in events])


def count_evidence(
    session: Session, events: Sequence[EvidenceSubmitted | EvidenceJudged | EvidenceRemoved]
) -> None:
    recompute(session, [event.plan_id for event in events])


def count_feedback(session: Session, events: Sequence[FeedbackGiven]) -> None:
    recompute(session, [event.plan_id for event in events])


def count_evaluations(session: Session, events: Sequence[EvaluationEvent]) -> None:
    """Count evaluations in their own period."""
    by_period: dict[int, list[UUID]] = defaultdict(list)
    for event in events:
        by_period[event.period_id].append(event.plan_id)
    for period_id, plan_ids in by_period.items():
        recompute(session, plan_ids, period_id)


def cover_everybody(session: Session, events: Sequence[PeriodOpened]) -> None:
    """Begin the facts of a period for everybody who owes a plan."""
    for event in events:
        cover(session, event.cycle_id, event.period_id)


def leave_out_ended(session: Session, events: Sequence[AssignmentEnded]) -> None:
    """A post that has ended has no facts in periods that begin afterwards (R45)."""
    by_day: dict[date, list[AssignmentEnded]] = defaultdict(list)
    for event in events:
        by_day[event.on].append(event)
    for day, ended in by_day.items():
        if periods := queries.begun_from(session, day):
            leave_out(session, _posts(ended), periods)


def take_in_prolonged(session: Session, events: Sequence[AssignmentProlonged]) -> None:
    """A post that lasts longer has facts again in the periods that it lasts for."""
    first = min(event.previous_until for event in events)
    if periods := queries.begun_from(session, first):
        take_in(session, _posts(events), periods)


def count_prolonged(session: Session, events: Sequence[PlanProlonged]) -> None:
    """Count plans in the periods that they last for again."""
    by_day: dict[date, list[UUID]] = defaultdict(list)
    for event in events:
        by_day[event.previous_ends_on].append(event.subject_id)
    for day, plan_ids in by_day.items():
        for period_id in queries.begun_from(session, day + timedelta(days=1)):
            recompute(session, plan_ids, period_id)


def _posts(events: Sequence[AssignmentEvent]) -> list[Post]:
    return [(event.about_id, event.subject_id) for event in events if event.about_id]
