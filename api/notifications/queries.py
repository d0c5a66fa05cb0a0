"""What reactions need to know to open, move and close tasks."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import and_, exists, select
from sqlalchemy.orm import Session, aliased

from api.achievements.models import Evidence, FrozenPeriod, Verdict
from api.cycles.models import Cycle, CyclePeriod, Period
from api.foundation import rows
from api.foundation.upsert import chunks
from api.goals.models import Plan
from api.identity.models import ApiToken, User, UserState
from api.notifications.models import Task, TaskKind
from api.notifications.records import PeriodDates, TaskHeld

_newer = aliased(Evidence)


class Piece(NamedTuple):
    """A piece of evidence: whose plan it proves, and in which period."""

    id: UUID
    plan_id: UUID
    period_id: int
    owner_id: UUID | None


def places_of(session: Session, user_ids: Collection[UUID]) -> dict[UUID, tuple[int, bool]]:
    """Say where people serve, and whether they have left.

    A task lives in the agency of whom it waits for.
    """
    found: dict[UUID, tuple[int, bool]] = {}
    for chunk in chunks(user_ids):
        wanted = select(User.id, User.agency_id, User.state).where(User.id.in_(chunk))
        for key, agency, state in session.execute(wanted):
            found[key] = agency or 0, state is UserState.CLOSED
    return found


def open_of(
    session: Session, kinds: Collection[TaskKind], subjects: Sequence[UUID]
) -> list[TaskHeld]:
    """List open tasks about some subjects."""
    found: list[TaskHeld] = []
    for chunk in chunks(subjects):
        wanted = select(
            Task.kind,
            Task.assignee_id,
            Task.subject_kind,
            Task.subject_id,
            Task.period_id,
            Task.about_id,
            Task.due_on,
        ).where(Task.subject_id.in_(chunk), Task.kind.in_(kinds), Task.closed_at.is_(None))
        found += rows.read(session, rows.TypedSelect(TaskHeld, wanted))
    return found


def plans_of_cycle(cycle_id: int) -> Any:
    return select(Plan.id).where(Plan.cycle_id == cycle_id)


def evidence_within(plan_ids: Any, period_id: int) -> Any:
    """Select the pieces of evidence of some plans in a period."""
    return select(Evidence.id).where(
        Evidence.plan_id.in_(plan_ids), Evidence.period_id == period_id
    )


def evidence_of_plans(session: Session, plan_ids: Sequence[UUID]) -> dict[UUID, UUID]:
    """Map each piece of evidence of some plans to its plan."""
    found: dict[UUID, UUID] = {}
    for chunk in chunks(plan_ids):
        wanted = select(Evidence.id, Evidence.plan_id).where(Evidence.plan_id.in_(chunk))
        found |= {row.id: row.plan_id for row in session.execute(wanted)}
    return found


def planning_dates(session: Session, cycle_ids: Collection[int]) -> dict[int, date]:
    wanted = select(Cycle.id, Cycle.planning_due_on).where(Cycle.id.in_(cycle_ids))
    return {row.id: row.planning_due_on for row in session.execute(wanted)}


def period_dates(
    session: Session, plan_ids: Collection[UUID]
) -> dict[tuple[UUID, int], PeriodDates]:
    """Read how periods stand for plans and when reports and evaluations are due."""
    wanted = (
        select(
            Plan.id.label("plan_id"),
            CyclePeriod.period_id,
            CyclePeriod.report_due_on,
            CyclePeriod.evaluate_due_on,
            CyclePeriod.state,
            FrozenPeriod.frozen_at,
        )
        .join(CyclePeriod, CyclePeriod.cycle_id == Plan.cycle_id)
        .outerjoin(
            FrozenPeriod,
            and_(
                FrozenPeriod.plan_id == Plan.id,
                FrozenPeriod.period_id == CyclePeriod.period_id,
                FrozenPeriod.agency_id == Plan.agency_id,
            ),
        )
        .where(Plan.id.in_(plan_ids))
    )
    found = rows.read(session, rows.TypedSelect(PeriodDates, wanted))
    return {(row["plan_id"], row["period_id"]): row for row in found}


def replaced_evidence(session: Session, evidence_ids: Sequence[UUID]) -> list[UUID]:
    """List what some pieces of evidence stand in for."""
    wanted = select(Evidence.replaces_id).where(
        Evidence.id.in_(evidence_ids), Evidence.replaces_id.is_not(None)
    )
    return [key for key in session.scalars(wanted) if key is not None]


def returned_evidence(session: Session, plan_ids: Sequence[UUID]) -> list[Piece]:
    """List the returned pieces of some plans that nothing stands in for yet."""
    replaced = exists().where(_newer.replaces_id == Evidence.id, _newer.plan_id == Evidence.plan_id)
    wanted = (
        select(Evidence.id, Evidence.plan_id, Evidence.period_id, Plan.employee_id)
        .join(Plan, and_(Plan.id == Evidence.plan_id, Plan.agency_id == Evidence.agency_id))
        .where(Evidence.plan_id.in_(plan_ids), Evidence.verdict == Verdict.RETURNED, ~replaced)
        .order_by(Evidence.id)
    )
    return [Piece(*row) for row in session.execute(wanted)]


def frozen_periods(session: Session, plan_id: UUID) -> list[int]:
    """List the periods of a plan in which a signature lets nothing change any more."""
    wanted = select(FrozenPeriod.period_id).where(FrozenPeriod.plan_id == plan_id)
    return list(session.scalars(wanted))


def periods_after(session: Session, cycle_id: int, day: date) -> list[int]:
    """List the periods of a cycle that begin after a day."""
    wanted = (
        select(Period.id)
        .join(CyclePeriod, CyclePeriod.period_id == Period.id)
        .where(CyclePeriod.cycle_id == cycle_id, Period.starts_on > day)
    )
    return list(session.scalars(wanted))


def tokens_named(session: Session, user_id: UUID, name: str) -> list[UUID]:
    wanted = select(ApiToken.id).where(ApiToken.user_id == user_id, ApiToken.name == name)
    return list(session.scalars(wanted))
