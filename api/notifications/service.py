"""What can be done with tasks: open, close, hand on; each of them as often as one likes."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, update
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.clock import now
from api.foundation.ids import agency_of, new_id
from api.foundation.upsert import chunks, upsert
from api.notifications import queries
from api.notifications.models import ClosedBy, Task, TaskKind

PERSONAL = frozenset(TaskKind) - {
    TaskKind.AGREE_PLAN,
    TaskKind.JUDGE_EVIDENCE,
    TaskKind.RATE,
    TaskKind.ANSWER,
    TaskKind.ANSWER_CONTEST,
    TaskKind.APPROVE_SEAT,
    TaskKind.AGREE_DEVELOPMENT,
}
"""What nobody else can do; the others go to the next assessor (R6, R45), or to who answers next."""
WITHIN = {
    TaskKind.AGREE_PLAN: "agree_within_days",
    TaskKind.AGREE_DEVELOPMENT: "agree_within_days",
    TaskKind.JUDGE_EVIDENCE: "judge_evidence_within_days",
}
"""The settings that say in how many working days a leader does what may come on any day."""
NEVER_LATER: Mapping[TaskKind, date] = MappingProxyType({})


@dataclass(frozen=True)
class Wanted:
    """A task to open for somebody."""

    assignee_id: UUID
    kind: TaskKind
    subject: tuple[str, UUID]
    due_on: date
    period_id: int = 0
    about_id: UUID | None = None


def open_tasks(session: Session, wanted: Sequence[Wanted]) -> None:
    """Open tasks; one that is open already stays as it is.

    Nothing personal waits for who has left; an assessor's task waits for whoever comes after.
    """
    places = queries.places_of(session, {one.assignee_id for one in wanted})
    made = []
    for one in wanted:
        agency_id, has_left = places[one.assignee_id]
        if not (has_left and one.kind in PERSONAL):
            made.append(_row(one, agency_id))
    upsert(session, Task, made, ())


def _row(one: Wanted, agency_id: int) -> dict[str, Any]:
    return {
        "id": new_id(agency_id),
        "agency_id": agency_id,
        "assignee_id": one.assignee_id,
        "kind": one.kind,
        "subject_kind": one.subject[0],
        "subject_id": one.subject[1],
        "period_id": one.period_id,
        "about_id": one.about_id,
        "due_on": one.due_on,
    }


def close_tasks(
    session: Session,
    kinds: Collection[TaskKind],
    subject_ids: Sequence[UUID],
    by: ClosedBy = ClosedBy.DONE,
    period_id: int | None = None,
) -> None:
    """Close what is open of some kinds about some subjects; closed ones stay as they are."""
    for chunk in chunks(subject_ids):
        changed = update(Task).where(
            Task.subject_id.in_(chunk), Task.kind.in_(kinds), Task.closed_at.is_(None)
        )
        if period_id is not None:
            changed = changed.where(Task.period_id == period_id)
        _close(session, changed, by)


def close_tasks_for(
    session: Session,
    assignee_id: UUID,
    kinds: Collection[TaskKind],
    subject_id: UUID,
    by: ClosedBy = ClosedBy.DONE,
) -> None:
    """Close what one side of a subject was asked; the other side's stays open."""
    changed = update(Task).where(
        Task.subject_id == subject_id,
        Task.kind.in_(kinds),
        Task.assignee_id == assignee_id,
        Task.closed_at.is_(None),
    )
    _close(session, changed, by)


_REPORT_DONE = (
    update(Task)
    .where(
        Task.subject_id == bindparam("plan_id"),
        Task.agency_id == bindparam("of_agency"),
        Task.kind == TaskKind.REPORT,
        Task.period_id == bindparam("of_period"),
        Task.closed_at.is_(None),
    )
    .values(closed_at=bindparam("at"), closed_by=ClosedBy.DONE, version=Task.version + 1)
)


def close_report(session: Session, plan_id: UUID, period_id: int) -> None:
    """Close the task of a report that is whole: part of the hottest write, so by one ready statement."""
    where = {"plan_id": plan_id, "of_agency": agency_of(plan_id), "of_period": period_id}
    rows.change_unasked(session, _REPORT_DONE, **where, at=now())


def close_tasks_of(session: Session, assignee_ids: Sequence[UUID]) -> None:
    """Close what people who left would have done for themselves."""
    for chunk in chunks(assignee_ids):
        gone = update(Task).where(
            Task.assignee_id.in_(chunk), Task.kind.in_(PERSONAL), Task.closed_at.is_(None)
        )
        _close(session, gone, ClosedBy.VOID)


def close_period(session: Session, cycle_id: int, period_id: int) -> None:
    """Close what can be reported or replaced no more: the period is over."""
    plans = queries.plans_of_cycle(cycle_id)
    subjects = {
        TaskKind.REPORT: plans,
        TaskKind.REPLACE_EVIDENCE: queries.evidence_within(plans, period_id),
    }
    for kind, subject in subjects.items():
        over = _open_about((kind,), subject).where(Task.period_id == period_id)
        _close(session, over, ClosedBy.VOID)


def close_year(session: Session, cycle_id: int) -> None:
    """Close what waits for plans of a year that is over."""
    of_plans = (TaskKind.WRITE_PLAN, TaskKind.AGREE_PLAN)
    _close(session, _open_about(of_plans, queries.plans_of_cycle(cycle_id)), ClosedBy.VOID)


def close_older(session: Session, kinds: Collection[TaskKind], moment: datetime) -> int:
    """Close what nobody did since a moment; say how many."""
    old = update(Task).where(
        Task.kind.in_(kinds), Task.closed_at.is_(None), Task.created_at < moment
    )
    return _close(session, old, ClosedBy.VOID)


def _open_about(kinds: Collection[TaskKind], subjects: Any) -> Any:
    return update(Task).where(
        Task.kind.in_(kinds), Task.subject_id.in_(subjects), Task.closed_at.is_(None)
    )


def _close(session: Session, changed: Any, by: ClosedBy) -> int:
    values = changed.values(closed_at=now(), closed_by=by, version=Task.version + 1)
    closed: Any = session.execute(values.execution_options(synchronize_session=False))
    return int(closed.rowcount)


def move_tasks(
    session: Session,
    kinds: Collection[TaskKind],
    to: Mapping[UUID, UUID],
    soonest: Mapping[TaskKind, date] = NEVER_LATER,
) -> None:
    """Hand open tasks about subjects to somebody else each, with the same date.

    `soonest`: before which day nobody has to be done with what just came to them.
    """
    there = queries.open_of(session, kinds, list(to))
    found = [task for task in there if task["assignee_id"] != to[task["subject_id"]]]
    close_tasks(session, kinds, [task["subject_id"] for task in found], ClosedBy.MOVED)
    again = [
        Wanted(
            to[task["subject_id"]],
            task["kind"],
            (task["subject_kind"], task["subject_id"]),
            max(task["due_on"], soonest.get(task["kind"], task["due_on"])),
            task["period_id"],
            task["about_id"],
        )
        for task in found
    ]
    open_tasks(session, again)
