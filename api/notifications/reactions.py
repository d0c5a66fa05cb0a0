"""What opens and closes tasks of plans, evaluations, tokens; see `achievement_reactions` for the rest."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from api.evaluations.events import (
    EvaluationAcknowledged,
    EvaluationCorrected,
    EvaluationHandedOver,
    EvaluationOpened,
    EvaluationSigned,
    EvaluationVoided,
)
from api.foundation.clock import today
from api.foundation.events import Event
from api.goals.events import (
    PlanAgreed,
    PlanCancelled,
    PlanDrafted,
    PlanEvent,
    PlanReturned,
    PlansHandedOver,
    PlanSubmitted,
    PlanWithdrawn,
)
from api.identity.events import TokenExpiring, TokenMade, TokenRevoked
from api.notifications import queries, report_queries
from api.notifications.models import ClosedBy, TaskKind
from api.notifications.records import ReportDue
from api.notifications.service import (
    WITHIN,
    Wanted,
    close_tasks,
    close_tasks_of,
    move_tasks,
    open_tasks,
)
from api.organization.events import ServiceEnded
from api.rules.queries import add_working_days, setting

PLAN_TASKS = (TaskKind.WRITE_PLAN, TaskKind.AGREE_PLAN)


def ask_to_write(session: Session, events: Sequence[PlanDrafted]) -> None:
    """Remind of a plan that was begun, until it is submitted."""
    _ask_to_write(session, events)


def ask_to_rewrite(session: Session, events: Sequence[PlanReturned]) -> None:
    """Give a plan back to its writer."""
    _close(session, (TaskKind.AGREE_PLAN,), events)
    _ask_to_write(session, events)


def take_back(session: Session, events: Sequence[PlanWithdrawn]) -> None:
    """Let the writer go on; the assessor has done nothing and has nothing to do."""
    _close(session, (TaskKind.AGREE_PLAN,), events, ClosedBy.VOID)
    _ask_to_write(session, events)


def _ask_to_write(session: Session, events: Sequence[PlanEvent]) -> None:
    due = queries.planning_dates(session, {event.cycle_id for event in events})
    wanted = [
        Wanted(
            event.about_id,
            TaskKind.WRITE_PLAN,
            ("plan", event.subject_id),
            max(due[event.cycle_id], today()),
        )
        for event in events
        if event.about_id
    ]
    open_tasks(session, wanted)


def ask_to_agree(session: Session, events: Sequence[PlanSubmitted]) -> None:
    """Ask the assessor, by the end of planning or some working days from now, the later."""
    _close(session, (TaskKind.WRITE_PLAN,), events)
    due = queries.planning_dates(session, {event.cycle_id for event in events})
    soonest = soonest_of(session, TaskKind.AGREE_PLAN)
    wanted = [
        Wanted(
            event.counterpart_id,
            TaskKind.AGREE_PLAN,
            ("plan", event.subject_id),
            max(due[event.cycle_id], soonest),
            about_id=event.about_id,
        )
        for event in events
        if event.counterpart_id
    ]
    open_tasks(session, wanted)


def soonest_of(session: Session, kind: TaskKind) -> date:
    """Say until when a leader has time for what comes to them today."""
    return add_working_days(session, today(), setting(session, WITHIN[kind], today()))


def settle_plan(session: Session, events: Sequence[PlanAgreed]) -> None:
    """Close what a plan waited for, and ask for the reports that are open."""
    _close(session, PLAN_TASKS, events)
    found = report_queries.open_reports_of(session, [event.subject_id for event in events])
    open_tasks(session, [report_of(row) for row in found if row["reported"] < row["indicators"]])


def report_of(row: ReportDue) -> Wanted:
    """Make the task to report a period."""
    subject = ("plan", row["plan_id"])
    return Wanted(
        row["employee_id"], TaskKind.REPORT, subject, row["report_due_on"], row["period_id"]
    )


def drop_plan(session: Session, events: Sequence[PlanCancelled]) -> None:
    _close(session, PLAN_TASKS, events, ClosedBy.VOID)


def _close(
    session: Session,
    kinds: Sequence[TaskKind],
    events: Sequence[PlanEvent],
    by: ClosedBy = ClosedBy.DONE,
) -> None:
    close_tasks(session, kinds, [event.subject_id for event in events], by)


def hand_over_plans(session: Session, events: Sequence[PlansHandedOver]) -> None:
    """Move what waits for the former assessor to the new one, with days enough (R45)."""
    to = _counterparts(events)
    evidence = queries.evidence_of_plans(session, list(to))
    to |= {piece_id: to[plan_id] for piece_id, plan_id in evidence.items()}
    move_tasks(session, tuple(WITHIN), to, {kind: soonest_of(session, kind) for kind in WITHIN})


def _counterparts(events: Sequence[Event]) -> dict[UUID, UUID]:
    return {event.subject_id: event.counterpart_id for event in events if event.counterpart_id}


def ask_to_rate(session: Session, events: Sequence[EvaluationOpened]) -> None:
    """Ask the assessor for the evaluation, until its date."""
    wanted = [
        Wanted(
            event.counterpart_id,
            TaskKind.RATE,
            ("evaluation", event.subject_id),
            event.due_on,
            event.period_id,
            event.about_id,
        )
        for event in events
        if event.counterpart_id
    ]
    open_tasks(session, wanted)


def hand_over_rating(session: Session, events: Sequence[EvaluationHandedOver]) -> None:
    move_tasks(session, (TaskKind.RATE,), _counterparts(events))


def ask_to_acknowledge(
    session: Session, events: Sequence[EvaluationSigned | EvaluationCorrected]
) -> None:
    """R47: give the document to the person, with working days to answer."""
    close_tasks(session, (TaskKind.RATE,), [event.subject_id for event in events])
    wanted = [
        Wanted(
            event.about_id,
            TaskKind.ACKNOWLEDGE,
            ("evaluation", event.subject_id),
            event.acknowledge_due_on,
            event.period_id,
            event.counterpart_id,
        )
        for event in events
        if event.about_id
    ]
    open_tasks(session, wanted)


def drop_evaluation(session: Session, events: Sequence[EvaluationVoided]) -> None:
    """R45: nobody rates what does not count any more."""
    close_tasks(session, (TaskKind.RATE,), [event.subject_id for event in events], ClosedBy.VOID)


def settle_evaluation(session: Session, events: Sequence[EvaluationAcknowledged]) -> None:
    close_tasks(session, (TaskKind.ACKNOWLEDGE,), [event.subject_id for event in events])


def ask_to_renew(session: Session, events: Sequence[TokenExpiring]) -> None:
    """Tell the owner of a token that is about to end."""
    wanted = [
        Wanted(
            event.subject_id,
            TaskKind.RENEW_TOKEN,
            ("token", event.token_id),
            date.fromisoformat(event.expires_on),
        )
        for event in events
    ]
    open_tasks(session, wanted)


def settle_token(session: Session, events: Sequence[TokenRevoked]) -> None:
    close_tasks(session, (TaskKind.RENEW_TOKEN,), [event.token_id for event in events])


def settle_renewed(session: Session, events: Sequence[TokenMade]) -> None:
    """A new token of the same name is the renewal."""
    for event in events:
        same = queries.tokens_named(session, event.subject_id, event.name)
        close_tasks(session, (TaskKind.RENEW_TOKEN,), same)


def let_go(session: Session, events: Sequence[ServiceEnded]) -> None:
    """Close what waited for somebody as themselves; what they assessed waits for the next assessor."""
    close_tasks_of(session, [event.about_id for event in events if event.about_id])
