"""What an act is, and the acts that tasks tell of.

A task says whose turn it was: it goes on with whoever assesses by then (R6, R45), to the superior who takes
over (IV.A.11), and away with what was withdrawn. So each leader answers for what waited for them, by the day
that their own list of tasks named.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Date,
    Integer,
    Select,
    and_,
    bindparam,
    exists,
    or_,
    select,
)

from api.cycles.models import Period
from api.foundation.day_numbers import day_number, moment_number
from api.notifications.models import ClosedBy, Task, TaskKind
from api.organization.models import Employee, EmployeeState

OfWhom = Callable[[Any], ColumnElement[bool]]
"""Makes a condition of the column that says whose act it is."""
Acts = Callable[[OfWhom], Select[*tuple[Any, ...]]]
"""Selects the acts of some leaders: the columns of `ActRow` up to `ended_by`, `leader_id` and `subject_id`."""
TODAY: BindParameter[date] = bindparam("today", type_=Date)
TODAY_NUMBER: BindParameter[int] = bindparam("today_number", type_=Integer)
BEGINS: BindParameter[date] = bindparam("begins")
ENDS: BindParameter[date] = bindparam("ends")
DUE = day_number(Task.due_on)
ENDED = moment_number(Task.closed_at)
FIRST_PERIOD: BindParameter[int] = bindparam("first_period")
LAST_PERIOD: BindParameter[int] = bindparam("last_period")
"""Months: the numbers of all periods within lie between theirs, which an index finds."""
OF_THE_PERIOD = and_(
    Task.period_id >= FIRST_PERIOD,
    Task.period_id <= LAST_PERIOD,
    Task.period_id.in_(select(Period.id).where(Period.starts_on >= BEGINS, Period.ends_on <= ENDS)),
)
"""About the period that is looked at; a year takes in its periods."""
DUE_IN_THE_PERIOD = and_(Task.period_id == 0, Task.due_on >= BEGINS, Task.due_on <= ENDS)
"""Of what belongs to no period."""


def on_duty(person_id: Any) -> ColumnElement[bool]:
    """Condition: somebody serves; nobody is late with what waits while they are away."""
    return exists(
        select(Employee.id).where(Employee.id == person_id, Employee.state == EmployeeState.AKTIF)
    )


def of_tasks(
    kind: TaskKind,
    window: ColumnElement[bool],
    due: Any = DUE,
    *,
    least_days: int = 1,
    lapses: bool = False,
) -> Acts:
    """Select the tasks of a kind as acts of whomever they waited for.

    What was handed on in time, and what was void, was not theirs to do; nor what reached them with fewer than
    `least_days` left, since somebody else had had it. `lapses`: what is void after its day was not done.
    """

    def acts(of_whom: OfWhom) -> Select[*tuple[Any, ...]]:
        return found.where(of_whom(Task.assignee_id))

    received = moment_number(Task.created_at)
    left_late = [ClosedBy.MOVED, *([ClosedBy.VOID] if lapses else [])]
    is_theirs = or_(
        and_(Task.closed_at.is_(None), on_duty(Task.assignee_id)),
        Task.closed_by == ClosedBy.DONE,
        and_(or_(*(Task.closed_by == word for word in left_late)), due < ENDED),
    )
    found = select(
        Task.assignee_id.label("leader_id"),
        Task.about_id,
        Task.subject_id,
        Task.period_id,
        received.label("received_on"),
        due.label("due_on"),
        ENDED.label("ended_on"),
        Task.closed_by.label("ended_by"),
    ).where(Task.kind == kind, window, received + least_days <= DUE, is_theirs)
    return acts
