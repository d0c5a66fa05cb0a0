"""The facts of a year that may speak for needs, read for many people at once."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import TypeVar
from uuid import UUID

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.orm import Session

from api.achievements.models import Achievement, AchievementState
from api.cycles.models import Cycle, Period, PeriodKind
from api.development.competence.models import AdvisedCompetence, DevelopmentNeed, NeedOrigin
from api.development.competence.records import (
    AdviceRow,
    AdvisedRow,
    AnsweredRow,
    FeedbackRow,
    IndicatorRow,
    OriginRow,
    ReportedRow,
)
from api.evaluations.models import UNSIGNED, Evaluation
from api.feedback.models import FOR_LEADERS, Feedback
from api.foundation import rows
from api.goals.models import Goal, Indicator, Plan, PlanState
from api.organization.models import Employee

RowT = TypeVar("RowT", bound=Mapping[str, object])
_of_year = Cycle.year == bindparam("year")


@cache
def _indicators(size: int) -> rows.TypedSelect[IndicatorRow]:
    return rows.TypedSelect(
        IndicatorRow,
        select(
            Plan.employee_id,
            Plan.id.label("plan_id"),
            Plan.starts_on.label("plan_starts_on"),
            Indicator.id,
            Indicator.text,
            Goal.text.label("goal_text"),
            Indicator.unit_of_measure,
            Indicator.direction,
            Indicator.accumulation,
            Indicator.target,
            Indicator.target_low,
            Indicator.target_high,
        )
        .join(Cycle, Cycle.id == Plan.cycle_id)
        .join(Indicator, (Indicator.plan_id == Plan.id) & (Indicator.agency_id == Plan.agency_id))
        .join(Goal, (Goal.id == Indicator.goal_id) & (Goal.agency_id == Indicator.agency_id))
        .where(
            rows.among(Plan.employee_id, size),
            _of_year,
            or_(Plan.state == PlanState.AGREED, Plan.state == PlanState.CLOSED),
        ),
    )


def indicators_of(session: Session, people: Sequence[UUID], year: int) -> list[IndicatorRow]:
    """Read the indicators of the agreed plans of people."""
    return rows.fetch_among(session, _indicators, people, year=year)


@cache
def _reported(size: int) -> rows.TypedSelect[ReportedRow]:
    return rows.TypedSelect(
        ReportedRow,
        select(
            Achievement.indicator_id,
            Achievement.period_id,
            Achievement.value,
            Achievement.nothing_happened,
            Period.starts_on,
            Period.ends_on,
        )
        .join(Period, Period.id == Achievement.period_id)
        .where(
            rows.among(Achievement.plan_id, size),
            Achievement.state != AchievementState.CONTESTED,
            Period.kind != PeriodKind.TAHUNAN,
        )
        .order_by(Period.ends_on),
    )


def reported_of(session: Session, plans: Sequence[UUID]) -> dict[UUID, list[ReportedRow]]:
    """Read what plans report, by indicator in the order of time; what is contested counts in no pace."""
    return _by(rows.fetch_among(session, _reported, plans), lambda row: row["indicator_id"])


@cache
def _feedback(size: int) -> rows.TypedSelect[FeedbackRow]:
    return rows.TypedSelect(
        FeedbackRow,
        select(
            Feedback.receiver_id.label("employee_id"),
            Feedback.giver_id,
            Feedback.value_code,
            Feedback.symbol,
            Feedback.given_at,
        )
        .join(Plan, (Plan.id == Feedback.plan_id) & (Plan.agency_id == Feedback.agency_id))
        .join(Cycle, Cycle.id == Plan.cycle_id)
        .where(
            rows.among(Feedback.receiver_id, size),
            _of_year,
            Feedback.value_code.is_not(None),
            FOR_LEADERS,
        )
        .order_by(Feedback.given_at),
    )


def feedback_of(
    session: Session, people: Sequence[UUID], year: int
) -> dict[UUID, list[FeedbackRow]]:
    """Read what leaders may read of what was said to people about values."""
    return _by(
        rows.fetch_among(session, _feedback, people, year=year), lambda row: row["employee_id"]
    )


@cache
def _advice(size: int) -> rows.TypedSelect[AdviceRow]:
    return rows.TypedSelect(
        AdviceRow,
        select(
            Evaluation.id,
            Evaluation.employee_id,
            Evaluation.period_id,
            Evaluation.recommendation,
            Evaluation.signed_at,
            Employee.name.label("author"),
        )
        .join(Plan, (Plan.id == Evaluation.plan_id) & (Plan.agency_id == Evaluation.agency_id))
        .join(Cycle, Cycle.id == Plan.cycle_id)
        .join(Employee, Employee.id == Evaluation.assessor_id)
        .where(
            rows.among(Evaluation.employee_id, size),
            _of_year,
            *(Evaluation.state != state for state in sorted(UNSIGNED)),
            Evaluation.voided_at.is_(None),
            Evaluation.recommendation.is_not(None),
        )
        .order_by(Evaluation.signed_at),
    )


def advice_of(session: Session, people: Sequence[UUID], year: int) -> dict[UUID, list[AdviceRow]]:
    """Read the advice of signed evaluations."""
    return _by(
        rows.fetch_among(session, _advice, people, year=year), lambda row: row["employee_id"]
    )


@cache
def _advised(size: int) -> rows.TypedSelect[AdvisedRow]:
    return rows.TypedSelect(
        AdvisedRow,
        select(AdvisedCompetence.evaluation_id, AdvisedCompetence.competence_code)
        .where(rows.among(AdvisedCompetence.evaluation_id, size))
        .order_by(AdvisedCompetence.competence_code),
    )


def advised_in(session: Session, evaluations: Sequence[UUID]) -> dict[UUID, list[AdvisedRow]]:
    """Read of which competences assessors say that their advice speaks."""
    return _by(rows.fetch_among(session, _advised, evaluations), lambda row: row["evaluation_id"])


@cache
def _origins(size: int) -> rows.TypedSelect[OriginRow]:
    return rows.TypedSelect(
        OriginRow,
        select(
            NeedOrigin.employee_id,
            NeedOrigin.agency_id,
            NeedOrigin.competence_code,
            NeedOrigin.kind,
            NeedOrigin.source,
            NeedOrigin.since,
            NeedOrigin.facts,
        )
        .where(rows.among(NeedOrigin.employee_id, size), NeedOrigin.year == bindparam("year"))
        .order_by(NeedOrigin.kind, NeedOrigin.since, NeedOrigin.source),
    )


def origins_of(session: Session, people: Sequence[UUID], year: int) -> dict[UUID, list[OriginRow]]:
    """Read what speaks for needs of people, as it was found last."""
    return _by(
        rows.fetch_among(session, _origins, people, year=year), lambda row: row["employee_id"]
    )


@cache
def _answered(size: int) -> rows.TypedSelect[AnsweredRow]:
    return rows.TypedSelect(
        AnsweredRow,
        select(
            DevelopmentNeed.employee_id,
            DevelopmentNeed.competence_code,
            func.max(DevelopmentNeed.answered_on).label("answered_on"),
        )
        .where(
            rows.among(DevelopmentNeed.employee_id, size),
            DevelopmentNeed.year < bindparam("year"),
            DevelopmentNeed.answered_on.is_not(None),
        )
        .group_by(DevelopmentNeed.employee_id, DevelopmentNeed.competence_code),
    )


def answered_before(
    session: Session, people: Sequence[UUID], year: int
) -> dict[tuple[UUID, str], date]:
    """Read when needs of years before were answered: what is older speaks for none any more."""
    return {
        (row["employee_id"], row["competence_code"]): row["answered_on"]
        for row in rows.fetch_among(session, _answered, people, year=year)
    }


def _by(found: Sequence[RowT], key: Callable[[RowT], UUID]) -> dict[UUID, list[RowT]]:
    """Gather rows by a key."""
    gathered: dict[UUID, list[RowT]] = defaultdict(list)
    for row in found:
        gathered[key(row)].append(row)
    return gathered
