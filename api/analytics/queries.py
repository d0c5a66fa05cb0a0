"""What facts are computed from: a few statements for any number of plans."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from api.achievements.models import Achievement, Evidence, Verdict
from api.analytics.records import (
    EvaluationCounted,
    EvidenceCounted,
    FeedbackCounted,
    GoalsCounted,
    IndicatorCounted,
    OfPlan,
    ValueCounted,
)
from api.cycles.models import Period
from api.evaluations.models import Evaluation
from api.feedback.models import FOR_LEADERS, Feedback
from api.foundation import rows
from api.goals.models import Goal, Indicator

OfPlanT = TypeVar("OfPlanT", bound=OfPlan)


def indicators_of(session: Session, plan_ids: Sequence[UUID]) -> dict[UUID, list[IndicatorCounted]]:
    """Read the indicators of plans."""
    return _by_plan(session, _indicators, plan_ids)


@cache
def _indicators(size: int) -> rows.TypedSelect[IndicatorCounted]:
    return rows.TypedSelect(
        IndicatorCounted,
        select(
            Indicator.id,
            Indicator.plan_id,
            Indicator.text,
            Indicator.direction,
            Indicator.accumulation,
            Indicator.target,
            Indicator.target_low,
            Indicator.target_high,
        ).where(rows.among(Indicator.plan_id, size)),
    )


def values_of(session: Session, plan_ids: Sequence[UUID]) -> dict[UUID, list[ValueCounted]]:
    """Read what was reported of plans, in the order of time."""
    return _by_plan(session, _values, plan_ids)


@cache
def _values(size: int) -> rows.TypedSelect[ValueCounted]:
    return rows.TypedSelect(
        ValueCounted,
        select(
            Achievement.plan_id,
            Achievement.indicator_id,
            Achievement.period_id,
            Achievement.value,
            Achievement.nothing_happened,
            Achievement.state,
            Period.ends_on,
        )
        .join(Period, Period.id == Achievement.period_id)
        .where(rows.among(Achievement.plan_id, size))
        .order_by(Period.ends_on, Achievement.period_id),
    )


_again = aliased(Evidence)
_is_waiting = Evidence.verdict == Verdict.WAITING
_is_returned = and_(
    Evidence.verdict == Verdict.RETURNED,
    ~exists(
        select(_again.id).where(
            _again.plan_id == Evidence.plan_id, _again.replaces_id == Evidence.id
        )
    ),
)


def _count(condition: ColumnElement[bool]) -> Any:
    return func.sum(case((condition, 1), else_=0))


def evidence_of(session: Session, plan_ids: Sequence[UUID]) -> dict[UUID, list[EvidenceCounted]]:
    """Count evidence by what it waits for, per plan and period."""
    return _by_plan(session, _evidence, plan_ids)


@cache
def _evidence(size: int) -> rows.TypedSelect[EvidenceCounted]:
    return rows.TypedSelect(
        EvidenceCounted,
        select(
            Evidence.plan_id,
            Evidence.period_id,
            _count(_is_waiting).label("waiting"),
            _count(_is_returned).label("returned"),
            func.min(case((_is_waiting, Evidence.created_at))).label("since"),
        )
        .where(rows.among(Evidence.plan_id, size))
        .group_by(Evidence.plan_id, Evidence.period_id),
    )


def feedback_of(session: Session, plan_ids: Sequence[UUID]) -> dict[UUID, list[FeedbackCounted]]:
    """Count the feedback about plans that leaders may read; the rest shows in no figure."""
    return _by_plan(session, _feedback, plan_ids)


@cache
def _feedback(size: int) -> rows.TypedSelect[FeedbackCounted]:
    return rows.TypedSelect(
        FeedbackCounted,
        select(Feedback.plan_id, Feedback.period_id, func.count(Feedback.id).label("given"))
        .where(rows.among(Feedback.plan_id, size), FOR_LEADERS)
        .group_by(Feedback.plan_id, Feedback.period_id),
    )


def goals_of(session: Session, plan_ids: Sequence[UUID]) -> dict[UUID, list[GoalsCounted]]:
    """Count the goals of plans, and those that serve something above."""
    return _by_plan(session, _goals, plan_ids)


@cache
def _goals(size: int) -> rows.TypedSelect[GoalsCounted]:
    serves = or_(
        Goal.parent_id.is_not(None),
        Goal.outside_parent_id.is_not(None),
        Goal.agreement_indicator_id.is_not(None),
    )
    return rows.TypedSelect(
        GoalsCounted,
        select(Goal.plan_id, func.count(Goal.id).label("goals"), _count(serves).label("linked"))
        .where(rows.among(Goal.plan_id, size))
        .group_by(Goal.plan_id),
    )


def evaluations_of(
    session: Session, plan_ids: Sequence[UUID]
) -> dict[UUID, list[EvaluationCounted]]:
    """Read how far the evaluations of plans are."""
    return _by_plan(session, _evaluations, plan_ids)


@cache
def _evaluations(size: int) -> rows.TypedSelect[EvaluationCounted]:
    return rows.TypedSelect(
        EvaluationCounted,
        select(
            Evaluation.plan_id,
            Evaluation.period_id,
            Evaluation.id,
            Evaluation.state,
            Evaluation.predikat,
        ).where(rows.among(Evaluation.plan_id, size), Evaluation.voided_at.is_(None)),
    )


def _by_plan(
    session: Session, made: Callable[[int], rows.TypedSelect[OfPlanT]], plan_ids: Sequence[UUID]
) -> dict[UUID, list[OfPlanT]]:
    found: dict[UUID, list[OfPlanT]] = defaultdict(list)
    for row in rows.fetch_among(session, made, plan_ids):
        found[row["plan_id"]].append(row)
    return found
