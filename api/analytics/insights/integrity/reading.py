"""Reads what signals are found in, some hundred rows at a time: other requests get their turn between them."""

from datetime import datetime
from typing import TypedDict
from uuid import UUID

from sqlalchemy import and_, bindparam, func, or_, select
from sqlalchemy.orm import Session

from api.analytics.insights.integrity.models import SignalSearch
from api.analytics.insights.integrity.pattern import Pattern, patterns_of
from api.analytics.insights.integrity.records import Borders, RatedRow, SpreadRow
from api.analytics.models import PersonPeriodFacts
from api.evaluations.decisions import CORRECTED, RATED
from api.evaluations.models import Evaluation, EvaluationDecision
from api.evaluations.unit_achievements.models import UnitAchievement, UnitGrade
from api.foundation import rows
from api.foundation.clock import today
from api.organization.models import Employee
from api.rules.queries import setting, table

AT_ONCE = 500
FIRST = UUID(int=0)
_signed = and_(Evaluation.signed_at.is_not(None), Evaluation.voided_at.is_(None))


class Rules(TypedDict):
    """The rules by which signals are found, as they hold today."""

    track_borders: dict[str, int]
    borders: Borders
    patterns: dict[UnitGrade, Pattern]


class RatedPart(RatedRow):
    id: UUID


class Searched(TypedDict):
    """A period with signed evaluations, and when it was looked through last."""

    period_id: int
    changed_at: datetime
    searched_at: datetime | None


_rated_at = (
    select(func.max(EvaluationDecision.created_at))
    .where(
        EvaluationDecision.evaluation_id == Evaluation.id,
        EvaluationDecision.agency_id == Evaluation.agency_id,
        or_(EvaluationDecision.step == RATED, EvaluationDecision.step == CORRECTED),
    )
    .correlate(Evaluation)
    .scalar_subquery()
)
_PART = rows.TypedSelect(
    RatedPart,
    select(
        Evaluation.id,
        Evaluation.assessor_id.label("rater_id"),
        Evaluation.employee_id,
        Evaluation.results_rating,
        Evaluation.results_reason,
        Evaluation.behaviour_rating,
        Evaluation.behaviour_reason,
        Evaluation.predikat,
        _rated_at.label("rated_at"),
        Evaluation.signed_at,
        Evaluation.due_on,
        PersonPeriodFacts.gaps,
        PersonPeriodFacts.reported,
        PersonPeriodFacts.track,
    )
    .outerjoin(
        PersonPeriodFacts,
        and_(
            PersonPeriodFacts.employee_id == Evaluation.employee_id,
            PersonPeriodFacts.period_id == Evaluation.period_id,
            PersonPeriodFacts.agency_id == Evaluation.agency_id,
            PersonPeriodFacts.evaluation_id == Evaluation.id,
        ),
    )
    .where(
        Evaluation.id > bindparam("after"),
        Evaluation.period_id == bindparam("period_id"),
        _signed,
    )
    .order_by(Evaluation.id)
    .limit(AT_ONCE),
)
_SPREAD = rows.TypedSelect(
    SpreadRow,
    select(
        UnitAchievement.unit_id,
        UnitAchievement.agency_id,
        UnitAchievement.grade,
        Evaluation.predikat,
        func.count().label("people"),
    )
    .join(UnitAchievement, UnitAchievement.id == Evaluation.unit_achievement_id)
    .where(Evaluation.period_id == bindparam("period_id"), _signed)
    .group_by(
        UnitAchievement.unit_id,
        UnitAchievement.agency_id,
        UnitAchievement.grade,
        Evaluation.predikat,
    ),
)
_PERIODS = rows.TypedSelect(
    Searched,
    select(
        Evaluation.period_id,
        func.max(Evaluation.updated_at).label("changed_at"),
        SignalSearch.searched_at,
    )
    .outerjoin(SignalSearch, SignalSearch.period_id == Evaluation.period_id)
    .where(Evaluation.signed_at.is_not(None), Evaluation.period_id >= bindparam("since"))
    .group_by(Evaluation.period_id, SignalSearch.searched_at)
    .order_by(Evaluation.period_id),
)
_UNITS = select(Employee.id, Employee.unit_id, Employee.agency_id).where(
    Employee.id == bindparam("rater_id")
)


def periods_to_search(session: Session, since: int) -> list[int]:
    """List the periods in which evaluations were signed or changed since they were looked through."""
    return [
        row["period_id"]
        for row in rows.fetch(session, _PERIODS, since=since)
        if row["searched_at"] is None or row["changed_at"] > row["searched_at"]
    ]


def rules_today(session: Session) -> Rules:
    day = today()
    return {
        "track_borders": setting(session, "track_borders", day),
        "borders": Borders(**setting(session, "rating_signals", day)),
        "patterns": patterns_of(table(session, "distribution", day)),
    }


def rated_after(session: Session, period_id: int, after: UUID) -> list[RatedPart]:
    """Read some evaluations of a period, in the order of their keys."""
    return rows.fetch(session, _PART, period_id=period_id, after=after)


def spread_of(session: Session, period_id: int) -> list[SpreadRow]:
    """Read how predikat are spread in each unit whose achievement they rest on."""
    return rows.fetch(session, _SPREAD, period_id=period_id)


def place_of(session: Session, rater_id: UUID) -> rows.Row:
    """Say where a rater serves."""
    return rows.fetch(session, _UNITS, rater_id=rater_id)[0]
