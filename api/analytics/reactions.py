"""Keeps the facts right: whatever happens to a plan, its facts are computed anew."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from api.achievements.events import (
    AchievementsReported,
    EvidenceJudged,
    EvidenceRemoved,
    EvidenceSubmitted,
)
from api.analytics.service import cover, recompute
from api.cycles.events import PeriodOpened
from api.evaluations.events import EvaluationEvent
from api.feedback.events import FeedbackGiven
from api.goals.events import PlanEvent


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
