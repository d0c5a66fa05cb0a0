"""What opens and closes the alarm of a case that is about to pass its standard.

The tasks of a service are held against who has to act on which case; what differs is closed and opened,
so that any delivery, any day and any reminder leave the same tasks.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.daily import Days
from api.measurements.services.alarms import Alarm, alarms_of, counting_services
from api.measurements.services.events import CaseReminded, ServiceCasesChanged, ServiceSet
from api.measurements.services.models import CaseState, ServiceCase
from api.notifications.models import ClosedBy, Task, TaskKind
from api.notifications.records import CaseTask
from api.notifications.service import Wanted, close_tasks, open_tasks

KINDS = (TaskKind.CASE_DUE,)
Asked = tuple[UUID, date]
"""Who is asked, until when."""


def follow_cases(session: Session, events: Sequence[ServiceCasesChanged]) -> None:
    for service_id in {event.subject_id for event in events}:
        _settle(session, service_id)


def follow_service(session: Session, events: Sequence[ServiceSet]) -> None:
    """A service that begins to count asks; one that ends asks no more."""
    for service_id in {event.subject_id for event in events}:
        _settle(session, service_id)


def follow_reminder(session: Session, events: Sequence[CaseReminded]) -> None:
    for service_id in {event.service_id for event in events}:
        _settle(session, service_id)


def watch_cases(session: Session, _days: Days) -> int:
    """Ask whoever has to act on what reaches its last day but one."""
    return sum(_settle(session, service_id) for service_id in counting_services(session))


def _settle(session: Session, service_id: UUID) -> int:
    """Let the tasks of a service be what they should; say of how many cases they were not."""
    alarms: dict[UUID, list[Alarm]] = defaultdict(list)
    for alarm in alarms_of(session, service_id):
        alarms[alarm["case_id"]].append(alarm)
    held: dict[UUID, set[Asked]] = defaultdict(set)
    done = set()
    for task in _held(session, service_id):
        held[task["case_id"]].add((task["assignee_id"], task["due_on"]))
        if task["state"] is CaseState.DONE:
            done.add(task["case_id"])
    differ = [
        case
        for case in alarms.keys() | held.keys()
        if {(one["person_id"], one["due_on"]) for one in alarms[case]} != held[case]
    ]
    _close(session, [case for case in differ if held[case]], done)
    open_tasks(session, [_wanted(one) for case in differ for one in alarms[case]])
    return len(differ)


def _close(session: Session, cases: Sequence[UUID], done: Collection[UUID]) -> None:
    close_tasks(session, KINDS, [case for case in cases if case in done])
    close_tasks(session, KINDS, [case for case in cases if case not in done], ClosedBy.VOID)


def _held(session: Session, service_id: UUID) -> list[CaseTask]:
    found = (
        select(Task.subject_id.label("case_id"), Task.assignee_id, Task.due_on, ServiceCase.state)
        .join(ServiceCase, ServiceCase.id == Task.subject_id)
        .where(Task.kind.in_(KINDS), Task.closed_at.is_(None), ServiceCase.service_id == service_id)
    )
    return rows.read(session, rows.TypedSelect(CaseTask, found))


def _wanted(alarm: Alarm) -> Wanted:
    """The officer sees who is asked beside them; nobody waits for themselves."""
    other = alarm["officer_id"] if alarm["officer_id"] != alarm["person_id"] else None
    subject = ("service_case", alarm["case_id"])
    return Wanted(alarm["person_id"], TaskKind.CASE_DUE, subject, alarm["due_on"], about_id=other)
