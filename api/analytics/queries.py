"""What facts are computed from: a few statements for any number of plans."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, exists, func, select
from sqlalchemy.orm import Session, aliased

from api.achievements.models import Achievement, Evidence, Verdict
from api.analytics.records import (
    EvaluationCounted,
    EvidenceCounted,
    FeedbackCounted,
    IndicatorCounted,
    OfPlan,
    Post,
    ValueCounted,
)
from api.cycles.models import CyclePeriod, Period, PeriodState
from api.evaluations.models import Evaluation
from api.feedback.models import Feedback
from api.foundation import rows
from api.goals.models import Indicator, Plan, PlanState
from api.organization.models import Assignment, AssignmentKind, Employee
from api.organization.people.obligation import OBLIGED

OfPlanT = TypeVar("OfPlanT", bound=OfPlan)
_asked = aliased(Plan)


def lock_plans(session: Session, plan_ids: Sequence[UUID]) -> None:
    """Let one writer at a time count what belongs to a plan; others wait for the commit."""
    rows.fetch_among(session, _locked, plan_ids)


@cache
def _locked(size: int) -> Any:
    wanted = select(Plan.id).where(rows.among(Plan.id, size)).order_by(Plan.id)
    return wanted.with_for_update(key_share=True)


def posts_of(session: Session, plan_ids: Sequence[UUID], period_id: int | None) -> list[Post]:
    """Read, per post and period, the plan that stands for it now, if any.

    A cancelled plan leads to its post; another plan may have taken its place.
    """
    found = rows.fetch_among(session, _posts, plan_ids)
    return [row for row in found if period_id in (None, row["period_id"])]


@cache
def _posts(size: int) -> rows.TypedSelect[Post]:
    begun = CyclePeriod.state != PeriodState.PLANNED
    return rows.TypedSelect(
        Post,
        select(
            Assignment.id.label("assignment_id"),
            Assignment.agency_id,
            Assignment.employee_id,
            Assignment.unit_id,
            Plan.id.label("plan_id"),
            Plan.state.label("plan_state"),
            Plan.unit_id.label("plan_unit_id"),
            Period.id.label("period_id"),
            Period.kind.label("period_kind"),
            Period.starts_on,
            Period.ends_on,
        )
        .select_from(_asked)
        .join(Assignment, Assignment.id == _asked.assignment_id)
        .join(CyclePeriod, and_(CyclePeriod.cycle_id == _asked.cycle_id, begun))
        .join(
            Period,
            and_(
                Period.id == CyclePeriod.period_id,
                Period.starts_on <= _asked.ends_on,
                Period.ends_on >= _asked.starts_on,
            ),
        )
        .outerjoin(
            Plan,
            and_(
                Plan.assignment_id == _asked.assignment_id,
                Plan.cycle_id == _asked.cycle_id,
                Plan.state != PlanState.CANCELLED,
            ),
        )
        .where(rows.among(_asked.id, size))
        .order_by(Assignment.unit_id, Assignment.id),
    )


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
    """Count the feedback that was given about plans."""
    return _by_plan(session, _feedback, plan_ids)


@cache
def _feedback(size: int) -> rows.TypedSelect[FeedbackCounted]:
    return rows.TypedSelect(
        FeedbackCounted,
        select(Feedback.plan_id, Feedback.period_id, func.count(Feedback.id).label("given"))
        .where(rows.among(Feedback.plan_id, size))
        .group_by(Feedback.plan_id, Feedback.period_id),
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
        ).where(rows.among(Evaluation.plan_id, size)),
    )


def _by_plan(
    session: Session, made: Callable[[int], rows.TypedSelect[OfPlanT]], plan_ids: Sequence[UUID]
) -> dict[UUID, list[OfPlanT]]:
    found: dict[UUID, list[OfPlanT]] = defaultdict(list)
    for row in rows.fetch_among(session, made, plan_ids):
        found[row["plan_id"]].append(row)
    return found


def posts_of_period(period_id: int) -> Any:
    """R24: select the posts that owe a plan in a period, unit by unit, so that a team lies together."""
    return (
        select(
            Assignment.id.label("assignment_id"),
            Assignment.agency_id,
            Assignment.employee_id,
            Assignment.unit_id,
            Period.id.label("period_id"),
        )
        .join(Employee, and_(Employee.id == Assignment.employee_id, OBLIGED))
        .join(
            Period,
            and_(
                Period.id == period_id,
                Assignment.valid_from <= Period.ends_on,
                Assignment.valid_until > Period.starts_on,
            ),
        )
        .where(Assignment.kind == AssignmentKind.DEFINITIF)
        .order_by(Assignment.unit_id, Employee.sort_name, Assignment.id)
    )


def begun_from(session: Session, day: date) -> list[int]:
    """List the periods from a day on that are open or were."""
    wanted = (
        select(CyclePeriod.period_id)
        .join(Period, Period.id == CyclePeriod.period_id)
        .where(CyclePeriod.state != PeriodState.PLANNED, Period.starts_on >= day)
    )
    return sorted(set(session.scalars(wanted)))


def plans_of_cycle(session: Session, cycle_id: int) -> list[UUID]:
    """List the plans of a cycle, unit by unit; a cancelled one leads to its post."""
    wanted = select(Plan.id).where(Plan.cycle_id == cycle_id).order_by(Plan.unit_id, Plan.id)
    return list(session.scalars(wanted))
