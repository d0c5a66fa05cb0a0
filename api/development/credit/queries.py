"""What can be asked about angka kredit."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cache
from uuid import UUID

from sqlalchemy import bindparam, exists, or_, select
from sqlalchemy.orm import Session, aliased

from api.cycles.models import Period
from api.development.credit.conversion import Held
from api.development.credit.models import CreditEntry, CreditMonth
from api.development.credit.records import CountedMonth, HeldRow, Line, Reopened, Signed
from api.evaluations.decisions import REOPENED
from api.evaluations.models import UNSIGNED, Evaluation, EvaluationDecision, EvaluationKind
from api.foundation import rows
from api.foundation.ids import agency_of
from api.goals.models import Plan
from api.organization.models import (
    FUNCTIONAL,
    Assignment,
    AssignmentKind,
    Position,
)

_back = aliased(CreditEntry)
_reversed_by = (
    select(_back.id)
    .where(_back.reverses_id == CreditEntry.id, _back.agency_id == CreditEntry.agency_id)
    .scalar_subquery()
)
_LINES = select(
    CreditEntry.id,
    CreditEntry.agency_id,
    CreditEntry.employee_id,
    CreditEntry.created_at,
    CreditEntry.kind,
    CreditEntry.level,
    CreditEntry.units,
    CreditEntry.months,
    CreditEntry.percent,
    CreditEntry.coefficient,
    CreditEntry.first_month,
    CreditEntry.last_month,
    CreditEntry.evaluation_id,
    CreditEntry.predikat,
    CreditEntry.rule_id,
    CreditEntry.document_no,
    CreditEntry.decided_on,
    CreditEntry.reverses_id,
    _reversed_by.label("reversed_by"),
    CreditEntry.reason,
).order_by(CreditEntry.created_at, CreditEntry.first_month, CreditEntry.id)
_SIGNED = (
    select(
        Evaluation.id,
        Evaluation.agency_id,
        Evaluation.employee_id,
        Evaluation.assessor_id,
        Evaluation.kind,
        Evaluation.state,
        Evaluation.predikat,
        Period.starts_on,
        Period.ends_on,
        Plan.starts_on.label("plan_starts_on"),
        Plan.ends_on.label("plan_ends_on"),
    )
    .join(Plan, (Plan.id == Evaluation.plan_id) & (Plan.agency_id == Evaluation.agency_id))
    .join(Period, Period.id == Evaluation.period_id)
    .where(
        Evaluation.voided_at.is_(None), *(Evaluation.state != state for state in sorted(UNSIGNED))
    )
)
_converts = aliased(CreditEntry)
_HAS_LINES = exists().where(
    _converts.evaluation_id == Evaluation.id, _converts.agency_id == Evaluation.agency_id
)
_HELD_A_LEVEL = exists().where(
    Assignment.employee_id == Evaluation.employee_id,
    Assignment.kind == AssignmentKind.DEFINITIF,
    Assignment.valid_from <= Period.ends_on,
    Assignment.valid_until > Period.starts_on,
    Position.id == Assignment.position_id,
    or_(*(Position.kind == kind for kind in FUNCTIONAL)),
)
UNCONVERTED = rows.TypedSelect(
    Signed,
    _SIGNED.where(Evaluation.kind == EvaluationKind.TAHUNAN, ~_HAS_LINES, _HELD_A_LEVEL).order_by(
        Evaluation.id
    ),
)
"""Years of functional officers that nobody has converted: signed before the ledger was kept."""


@cache
def _signed(size: int) -> rows.TypedSelect[Signed]:
    return rows.TypedSelect(Signed, _SIGNED.where(rows.among(Evaluation.id, size)))


def signed(session: Session, evaluation_ids: Sequence[UUID]) -> list[Signed]:
    """Read evaluations that are signed and hold."""
    return rows.fetch_among(session, _signed, evaluation_ids)


_OF_PERSON = rows.TypedSelect(
    Signed,
    _SIGNED.where(Evaluation.employee_id == bindparam("employee_id")).order_by(Period.starts_on),
)


def signed_of(session: Session, employee_id: UUID) -> list[Signed]:
    """Read somebody's evaluations that are signed and hold, the oldest first."""
    return rows.fetch(session, _OF_PERSON, employee_id=employee_id)


@cache
def _reopened(size: int) -> rows.TypedSelect[Reopened]:
    return rows.TypedSelect(
        Reopened,
        select(
            EvaluationDecision.evaluation_id,
            EvaluationDecision.created_at,
            EvaluationDecision.reason,
        )
        .where(
            rows.among(EvaluationDecision.evaluation_id, size), EvaluationDecision.step == REOPENED
        )
        .order_by(EvaluationDecision.id),
    )


def reopened(session: Session, evaluation_ids: Sequence[UUID]) -> dict[UUID, list[Reopened]]:
    """Read why evaluations were let be judged again."""
    found: dict[UUID, list[Reopened]] = defaultdict(list)
    for row in rows.fetch_among(session, _reopened, evaluation_ids):
        found[row["evaluation_id"]].append(row)
    return found


@cache
def _held(size: int) -> rows.TypedSelect[HeldRow]:
    return rows.TypedSelect(
        HeldRow,
        select(Assignment.employee_id, Position.kind, Assignment.valid_from, Assignment.valid_until)
        .join(Position, Position.id == Assignment.position_id)
        .where(
            rows.among(Assignment.employee_id, size), Assignment.kind == AssignmentKind.DEFINITIF
        )
        .order_by(Assignment.employee_id, Assignment.valid_from),
    )


def held_levels(
    session: Session, people: Sequence[UUID], levels: Collection[str]
) -> dict[UUID, list[Held]]:
    """Read which jenjang people held and hold; other posts are left out."""
    found: dict[UUID, list[Held]] = defaultdict(list)
    for row in rows.fetch_among(session, _held, people):
        if row["kind"] in levels:
            span = (row["valid_from"], row["valid_until"])
            found[row["employee_id"]].append(Held(row["kind"].value, *span))
    return found


@cache
def _months(size: int) -> rows.TypedSelect[CountedMonth]:
    return rows.TypedSelect(
        CountedMonth,
        select(CreditMonth.employee_id, CreditMonth.month).where(
            rows.among(CreditMonth.employee_id, size)
        ),
    )


def counted_months(session: Session, people: Sequence[UUID]) -> dict[UUID, set[int]]:
    """Read the months that count already, in whatever agency they were worked."""
    found: dict[UUID, set[int]] = defaultdict(set)
    for row in rows.fetch_among(session, _months, people):
        found[row["employee_id"]].add(row["month"])
    return found


@cache
def _of_evaluations(size: int) -> rows.TypedSelect[Line]:
    return rows.TypedSelect(Line, _LINES.where(rows.among(CreditEntry.evaluation_id, size)))


def lines_of_evaluations(session: Session, evaluation_ids: Sequence[UUID]) -> list[Line]:
    """Read what was converted of evaluations and has not been taken back."""
    found = rows.fetch_among(session, _of_evaluations, evaluation_ids)
    return [row for row in found if row["reverses_id"] is None and row["reversed_by"] is None]


def converted_before(session: Session, evaluation_ids: Sequence[UUID]) -> set[UUID | None]:
    """Say which evaluations were ever converted, also where it was taken back."""
    found = rows.fetch_among(session, _of_evaluations, evaluation_ids)
    return {row["evaluation_id"] for row in found}


@cache
def _of_people(size: int) -> rows.TypedSelect[Line]:
    return rows.TypedSelect(Line, _LINES.where(rows.among(CreditEntry.employee_id, size)))


def lines_of(session: Session, employee_id: UUID) -> list[Line]:
    """Read somebody's ledger, the oldest line first."""
    return lines_of_people(session, [employee_id])


def lines_of_people(session: Session, people: Sequence[UUID]) -> list[Line]:
    """Read the ledgers of some people, of each the oldest line first."""
    return rows.fetch_among(session, _of_people, people)


@cache
def _by_id(size: int) -> rows.TypedSelect[Line]:
    return rows.TypedSelect(Line, _LINES.where(rows.among(CreditEntry.id, size)))


def lines_by_id(session: Session, entry_ids: Sequence[UUID]) -> list[Line]:
    """Read some lines."""
    return rows.fetch_among(session, _by_id, entry_ids)


_ONE = rows.TypedSelect(
    Line,
    _LINES.where(
        CreditEntry.id == bindparam("entry_id"), CreditEntry.agency_id == bindparam("agency_id")
    ),
)


def line(session: Session, entry_id: UUID) -> Line | None:
    """Read one line."""
    return rows.fetch_one(session, _ONE, entry_id=entry_id, agency_id=agency_of(entry_id))
