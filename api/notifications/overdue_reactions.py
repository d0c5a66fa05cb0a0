"""What opens and closes tasks where an evaluation is late, reopened, or stepped back with its period."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from api.cycles.events import PeriodEvaluationBegun, PeriodSteppedBack
from api.cycles.models import PeriodState
from api.evaluations.events import (
    EvaluationHandedOver,
    EvaluationReopened,
    EvaluationSigned,
    EvaluationTakenOver,
)
from api.foundation.clock import today
from api.foundation.daily import Days
from api.notifications import overdue_queries, report_queries
from api.notifications.models import ClosedBy, TaskKind
from api.notifications.reactions import report_of
from api.notifications.records import LateEvaluation
from api.notifications.service import Wanted, close_period, close_tasks, open_tasks
from api.organization.posts.queries import superiors_of
from api.rules.queries import add_working_days, setting

TAKE_OVER_DAYS = "take_over_within_days"


def ask_superiors(session: Session, days: Days) -> int:
    """IV.A.11: the day after an evaluation was due, tell the assessor's superior."""
    return _ask(session, overdue_queries.late_since(session, days))


def ask_next_superior(session: Session, events: Sequence[EvaluationHandedOver]) -> None:
    """Tell the superior of whoever assesses now, where it is late already."""
    keys = [event.subject_id for event in events]
    close_tasks(session, (TaskKind.TAKE_OVER,), keys, ClosedBy.MOVED)
    _ask(session, overdue_queries.late_among(session, keys, today()))


def _ask(session: Session, late: Sequence[LateEvaluation]) -> int:
    superiors = superiors_of(session, {row["assessor_id"] for row in late}, today())
    until = {due_on: sign_by(session, due_on) for due_on in {row["due_on"] for row in late}}
    wanted = [
        Wanted(
            superiors[row["assessor_id"]],
            TaskKind.TAKE_OVER,
            ("evaluation", row["id"]),
            until[row["due_on"]],
            row["period_id"],
            row["employee_id"],
        )
        for row in late
        if superiors.get(row["assessor_id"]) not in (None, row["employee_id"])
    ]
    open_tasks(session, wanted)
    return len(wanted)


def sign_by(session: Session, due_on: date) -> date:
    """V.A.8: the superior signs within working days of the end of the assessor's time."""
    return add_working_days(session, due_on, setting(session, TAKE_OVER_DAYS, due_on))


def take_over(session: Session, events: Sequence[EvaluationTakenOver]) -> None:
    """The superior rates now, and not the assessor any more."""
    keys = [event.subject_id for event in events]
    close_tasks(session, (TaskKind.TAKE_OVER,), keys)
    close_tasks(session, (TaskKind.RATE,), keys, ClosedBy.MOVED)
    dated = [(event, sign_by(session, event.due_on)) for event in events]
    open_tasks(session, [_to_rate(event, due_on) for event, due_on in dated])


def reopen(session: Session, events: Sequence[EvaluationReopened]) -> None:
    """Tell both: the assessor rates again, the person reads why."""
    keys = [event.subject_id for event in events]
    close_tasks(session, (TaskKind.ACKNOWLEDGE,), keys, ClosedBy.VOID)
    wanted = [_to_rate(event, max(event.due_on, today())) for event in events]
    wanted += [
        Wanted(
            event.about_id,
            TaskKind.READ_REOPENING,
            ("evaluation", event.subject_id),
            today(),
            event.period_id,
            event.counterpart_id,
        )
        for event in events
        if event.about_id
    ]
    open_tasks(session, wanted)


def _to_rate(event: EvaluationTakenOver | EvaluationReopened, due_on: date) -> Wanted:
    if event.counterpart_id is None:
        raise ValueError("an evaluation has an assessor")
    subject: tuple[str, UUID] = ("evaluation", event.subject_id)
    rate = TaskKind.RATE
    return Wanted(event.counterpart_id, rate, subject, due_on, event.period_id, event.about_id)


def settle_late(session: Session, events: Sequence[EvaluationSigned]) -> None:
    """Nobody takes over what is signed, and what was reopened is judged."""
    keys = [event.subject_id for event in events]
    close_tasks(session, (TaskKind.TAKE_OVER,), keys, ClosedBy.VOID)
    close_tasks(session, (TaskKind.READ_REOPENING,), keys)


def step_back(session: Session, events: Sequence[PeriodSteppedBack]) -> None:
    """Let nobody be asked for what the period does not take any more, and ask again for what it does."""
    for event in events:
        if event.state == PeriodState.PLANNED:
            close_period(session, event.cycle_id, event.period_id)
        if event.state == PeriodState.OPEN:
            keys = overdue_queries.unsigned_of_period(session, event.cycle_id, event.period_id)
            kinds = (TaskKind.RATE, TaskKind.TAKE_OVER)
            close_tasks(session, kinds, [row["id"] for row in keys], ClosedBy.VOID)
        if event.state == PeriodState.EVALUATING:
            due = report_queries.reports_of_period(session, event.cycle_id, event.period_id)
            lacking = [report_of(row) for row in due if row["reported"] < row["indicators"]]
            open_tasks(session, lacking)


def ask_to_rate_again(session: Session, events: Sequence[PeriodEvaluationBegun]) -> None:
    """Ask for what was opened before the period was stepped back."""
    for event in events:
        found = overdue_queries.unasked_of_period(session, event.cycle_id, event.period_id)
        wanted = [
            Wanted(
                row["assessor_id"],
                TaskKind.RATE,
                ("evaluation", row["id"]),
                row["due_on"],
                row["period_id"],
                row["employee_id"],
            )
            for row in found
        ]
        open_tasks(session, wanted)
