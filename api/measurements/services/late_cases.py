"""Which cases took longer than their standard, and which step held each longest."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.measurements.services.models import CaseStep, ServiceCase
from api.measurements.services.queries import IS_LATE
from api.measurements.services.records import HeldRow, LateRow
from api.organization.models import Unit

Held = tuple[int, int]
"""A step by its position, and its working days."""


def late_cases(session: Session, done: ColumnElement[bool]) -> list[LateRow]:
    """List late cases among those done, the longest first."""
    found = (
        select(
            ServiceCase.id,
            ServiceCase.external_key,
            ServiceCase.kind,
            ServiceCase.complete_on,
            ServiceCase.issued_on,
            ServiceCase.working_days,
            ServiceCase.standard_days,
            ServiceCase.suspended_days,
        )
        .join(Unit, Unit.id == ServiceCase.unit_id)
        .where(done, IS_LATE)
        .order_by(ServiceCase.working_days.desc(), ServiceCase.issued_on.desc())
    )
    return rows.read(session, rows.TypedSelect(LateRow, found))


def held_longest(session: Session, done: ColumnElement[bool]) -> dict[UUID, Held]:
    """Say for each late case which step took longest; none where two took the same."""
    found = (
        select(CaseStep.case_id, CaseStep.position, func.sum(CaseStep.working_days).label("days"))
        .join(ServiceCase, ServiceCase.id == CaseStep.case_id)
        .join(Unit, Unit.id == ServiceCase.unit_id)
        .where(done, IS_LATE, CaseStep.working_days.is_not(None))
        .group_by(CaseStep.case_id, CaseStep.position)
    )
    return longest(rows.read(session, rows.TypedSelect(HeldRow, found)))


def longest(found: Iterable[HeldRow]) -> dict[UUID, Held]:
    """Give the longest step of each case. Pure."""
    by_case: dict[UUID, list[Held]] = defaultdict(list)
    for row in found:
        by_case[row["case_id"]].append((row["position"], row["days"]))
    winners = {case: _winner(steps) for case, steps in by_case.items()}
    return {case: step for case, step in winners.items() if step is not None}


def _winner(steps: Sequence[Held]) -> Held | None:
    most = max(days for _, days in steps)
    best = [step for step in steps if step[1] == most]
    return best[0] if len(best) == 1 else None
