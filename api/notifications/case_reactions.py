"""What opens and closes the alarm of a case that is about to pass its standard.

The tasks of a service are held against who has to act on which case; what differs is closed and opened,
so that any delivery, any day and any reminder leave the same tasks.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.daily import Days
from api.foundation.ids import agency_of
from api.measurements.services.alarms import (
    Alarm,
    alarms_of,
    counting_services,
    received_since,
)
from api.measurements.services.events import CaseReminded, ServiceCasesChanged, ServiceSet
from api.measurements.services.models import CaseState, ServiceCase
from api.notifications.models import ClosedBy, Task, TaskKind
from api.notifications.queries import open_of
from api.notifications.records import CaseStanding, CaseTask
from api.notifications.service import Wanted, close_tasks, open_tasks

KINDS = (TaskKind.CASE_DUE,)
Asked = tuple[UUID, date]
"""Who is asked, until when."""
ALARMS = rows.TypedSelect(
    CaseTask,
    select(Task.subject_id.label("case_id"), Task.assignee_id, Task.due_on).where(
        Task.kind == TaskKind.CASE_DUE, Task.period_id == 0, Task.closed_at.is_(None)
    ),
)


@cache
def _standing(keys: int) -> rows.TypedSelect[CaseStanding]:
    return rows.TypedSelect(
        CaseStanding,
        select(ServiceCase.id, ServiceCase.state).where(
            rows.among(ServiceCase.id, keys), ServiceCase.service_id == bindparam("service_id")
        ),
    )


def follow_cases(session: Session, events: Sequence[ServiceCasesChanged]) -> None:
    """After a delivery, only its own cases are looked at: there may be a hundred thousand others."""
    for event in events:
        if event.received_at is None:
            _settle(session, event.subject_id)
        else:
            _settle_received(session, event.subject_id, event.received_at)


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
    agency = agency_of(service_id)
    tasks = [one for one in rows.fetch(session, ALARMS) if agency_of(one["case_id"]) == agency]
    states = _states(session, service_id, [task["case_id"] for task in tasks])
    held = [task for task in tasks if task["case_id"] in states]
    return _exchange(session, alarms_of(session, service_id), held, states)


def _settle_received(session: Session, service_id: UUID, moment: datetime) -> int:
    received = received_since(session, service_id, moment)
    tasks = [
        CaseTask(case_id=one["subject_id"], assignee_id=one["assignee_id"], due_on=one["due_on"])
        for one in open_of(session, KINDS, received)
    ]
    states = _states(session, service_id, [task["case_id"] for task in tasks])
    return _exchange(session, alarms_of(session, service_id, moment), tasks, states)


def _exchange(
    session: Session,
    wanted: Sequence[Alarm],
    tasks: Sequence[CaseTask],
    states: Mapping[UUID, CaseState],
) -> int:
    """Close the tasks of cases about which others are wanted, and open these."""
    alarms: dict[UUID, list[Alarm]] = defaultdict(list)
    for alarm in wanted:
        alarms[alarm["case_id"]].append(alarm)
    held: dict[UUID, set[Asked]] = defaultdict(set)
    for task in tasks:
        held[task["case_id"]].add((task["assignee_id"], task["due_on"]))
    differ = [
        case
        for case in alarms.keys() | held.keys()
        if {(one["person_id"], one["due_on"]) for one in alarms[case]} != held[case]
    ]
    closing = [case for case in differ if held[case]]
    over = [case for case in closing if states[case] is CaseState.DONE]
    close_tasks(session, KINDS, over)
    close_tasks(session, KINDS, sorted(set(closing) - set(over)), ClosedBy.VOID)
    open_tasks(session, [_wanted(one) for case in differ for one in alarms[case]])
    return len(differ)


def _states(session: Session, service_id: UUID, cases: Collection[UUID]) -> dict[UUID, CaseState]:
    """Say how cases of a service stand.

    By their keys: joined with tasks, a planner whose figures are old goes the long way.
    """
    found = rows.fetch_among(session, _standing, sorted(set(cases)), service_id=service_id)
    return {row["id"]: row["state"] for row in found}


def _wanted(alarm: Alarm) -> Wanted:
    """The officer sees who is asked beside them; nobody waits for themselves."""
    other = alarm["officer_id"] if alarm["officer_id"] != alarm["person_id"] else None
    subject = ("service_case", alarm["case_id"])
    return Wanted(alarm["person_id"], TaskKind.CASE_DUE, subject, alarm["due_on"], about_id=other)
