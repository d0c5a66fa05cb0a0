"""What opens and closes the task to answer somebody who does not agree with a result."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from api.evaluations.events import (
    EvaluationAcknowledged,
    EvaluationAnswered,
    EvaluationCorrected,
)
from api.evaluations.models import Evaluation
from api.foundation.daily import Days
from api.goals.models import Plan
from api.notifications.models import ClosedBy, Task, TaskKind
from api.notifications.service import Wanted, close_tasks, move_tasks, open_tasks
from api.organization.events import ServiceEnded

KINDS = (TaskKind.ANSWER,)


def ask_to_answer(session: Session, events: Sequence[EvaluationAcknowledged]) -> None:
    """Give the assessor the words of whoever does not agree, and the days for an answer."""
    wanted = [
        Wanted(
            event.counterpart_id,
            TaskKind.ANSWER,
            ("evaluation", event.subject_id),
            event.answer_due_on,
            event.period_id,
            event.about_id,
        )
        for event in events
        if event.answer_due_on and event.counterpart_id
    ]
    open_tasks(session, wanted)


def settle(session: Session, events: Sequence[EvaluationAnswered | EvaluationCorrected]) -> None:
    close_tasks(session, KINDS, [event.subject_id for event in events])


def pass_on(session: Session, ended: Sequence[ServiceEnded]) -> None:
    """Ask, in the place of whoever has gone, who assesses the plan now."""
    for event in ended:
        move_tasks(session, KINDS, _successors(session, event.subject_id))


def _successors(session: Session, assessor_id: UUID) -> dict[UUID, UUID]:
    """Map the evaluations that somebody has to answer for to who assesses their plans now."""
    wanted = (
        select(Evaluation.id, Plan.assessor_id)
        .join(Plan, and_(Plan.id == Evaluation.plan_id, Plan.agency_id == Evaluation.agency_id))
        .join(Task, Task.subject_id == Evaluation.id)
        .where(
            Task.assignee_id == assessor_id, Task.kind == TaskKind.ANSWER, Task.closed_at.is_(None)
        )
    )
    return {row.id: row.assessor_id for row in session.execute(wanted)}


def let_answers_lapse(session: Session, days: Days) -> int:
    """Close what was not answered in its days: what is left is the objection (V.B)."""
    over = select(Task.subject_id).where(
        Task.kind == TaskKind.ANSWER, Task.closed_at.is_(None), Task.due_on < days.until
    )
    subjects = list(session.scalars(over))
    close_tasks(session, KINDS, subjects, ClosedBy.VOID)
    return len(subjects)
