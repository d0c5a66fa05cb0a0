"""What has to be known of people to judge their promotion."""

from collections.abc import Sequence
from functools import cache
from uuid import UUID

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import Session, aliased

from api.cycles.models import Period
from api.development.career.queries import holding_of
from api.development.career.records import HoldingRecord
from api.development.credit.models import CreditEntry
from api.development.promotion.models import PromotionCheck
from api.development.promotion.records import CheckRow, PersonRow, PointsRow, PostRow, YearRow
from api.evaluations.models import Evaluation, EvaluationKind
from api.foundation import rows
from api.goals.models import Plan
from api.organization.models import ENDED, Assignment, AssignmentKind, Employee, Position

_back = aliased(CreditEntry)
_PEOPLE = rows.TypedSelect(
    PersonRow,
    select(Employee.id, Employee.agency_id, Employee.kind, Employee.state, Employee.grade).order_by(
        Employee.id
    ),
)
_POSTS = rows.TypedSelect(
    PostRow,
    select(
        Assignment.id,
        Assignment.employee_id,
        Assignment.agency_id,
        Position.kind,
        Assignment.title,
        Assignment.valid_from,
        Assignment.valid_until,
    )
    .join(Position, Position.id == Assignment.position_id)
    .where(
        Assignment.kind == AssignmentKind.DEFINITIF,
        Assignment.valid_until > Assignment.valid_from,
    )
    .order_by(Assignment.valid_from, Assignment.id),
)
_YEARS = rows.TypedSelect(
    YearRow,
    select(
        Evaluation.id,
        Evaluation.employee_id,
        Evaluation.state,
        Evaluation.predikat,
        Period.starts_on,
    )
    .join(Period, Period.id == Evaluation.period_id)
    .join(Plan, (Plan.id == Evaluation.plan_id) & (Plan.agency_id == Evaluation.agency_id))
    .where(Evaluation.kind == EvaluationKind.TAHUNAN, Evaluation.voided_at.is_(None))
    .order_by(Plan.starts_on, Evaluation.id),
)
_POINTS = rows.TypedSelect(
    PointsRow,
    select(
        CreditEntry.employee_id,
        CreditEntry.level,
        CreditEntry.kind,
        CreditEntry.units,
        CreditEntry.last_month,
        CreditEntry.decided_on,
    )
    .where(
        CreditEntry.reverses_id.is_(None),
        ~exists().where(
            _back.reverses_id == CreditEntry.id, _back.agency_id == CreditEntry.agency_id
        ),
    )
    .order_by(CreditEntry.created_at, CreditEntry.first_month, CreditEntry.id),
)
_CHECKS = rows.TypedSelect(
    CheckRow,
    select(
        PromotionCheck.employee_id,
        PromotionCheck.window_on,
        PromotionCheck.path,
        PromotionCheck.agency_id,
        PromotionCheck.outcome,
        PromotionCheck.missing,
        PromotionCheck.nearest_on,
        PromotionCheck.from_value,
        PromotionCheck.to_value,
        PromotionCheck.conditions,
    ),
)


@cache
def _people(size: int) -> rows.TypedSelect[PersonRow]:
    return _PEOPLE.where(rows.among(Employee.id, size))


@cache
def _posts(size: int) -> rows.TypedSelect[PostRow]:
    return _POSTS.where(rows.among(Assignment.employee_id, size))


@cache
def _years(size: int) -> rows.TypedSelect[YearRow]:
    return _YEARS.where(rows.among(Evaluation.employee_id, size))


@cache
def _points(size: int) -> rows.TypedSelect[PointsRow]:
    return _POINTS.where(rows.among(CreditEntry.employee_id, size))


@cache
def _checks(size: int) -> rows.TypedSelect[CheckRow]:
    return _CHECKS.where(rows.among(PromotionCheck.employee_id, size))


EVERYBODY = (
    select(Employee.id)
    .where(*(Employee.state != state for state in sorted(ENDED)))
    .order_by(Employee.agency_id, Employee.id)
)
"""Who is in service; by agency, so that what is written together lies together."""
CHECKED = select(PromotionCheck.employee_id.label("id")).distinct()
OF_AGENCY = EVERYBODY.where(Employee.agency_id == bindparam("agency_id"))


def people(session: Session, wanted: Sequence[UUID]) -> list[PersonRow]:
    """Read people as they are employed."""
    return rows.fetch_among(session, _people, wanted)


def posts(session: Session, wanted: Sequence[UUID]) -> list[PostRow]:
    """Read definitive posts, the oldest first."""
    return rows.fetch_among(session, _posts, wanted)


def years(session: Session, wanted: Sequence[UUID]) -> list[YearRow]:
    """Read yearly evaluations; of several of a year, the last post's comes last."""
    return rows.fetch_among(session, _years, wanted)


def points(session: Session, wanted: Sequence[UUID]) -> list[PointsRow]:
    """Read the lines of ledgers that count: neither taken back nor taking back."""
    return rows.fetch_among(session, _points, wanted)


def records(session: Session, wanted: Sequence[UUID]) -> list[HoldingRecord]:
    """Read what is on record and holds."""
    return rows.fetch_among(session, holding_of, wanted)


def checks(session: Session, wanted: Sequence[UUID]) -> list[CheckRow]:
    """Read what is kept of checks."""
    return rows.fetch_among(session, _checks, wanted)
