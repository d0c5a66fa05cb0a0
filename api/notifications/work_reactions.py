"""What opens and closes tasks of the year's work: reports and evidence."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from api.achievements.events import (
    AchievementsReported,
    EvidenceJudged,
    EvidenceRemoved,
    EvidenceSubmitted,
)
from api.achievements.models import Verdict
from api.cycles.events import PeriodClosed, PeriodOpened
from api.foundation.clock import today
from api.foundation.upsert import chunks
from api.notifications import queries
from api.notifications.models import ClosedBy, TaskKind
from api.notifications.reactions import report_of
from api.notifications.service import Wanted, close_reports, close_tasks, open_tasks

EVIDENCE_TASKS = (TaskKind.JUDGE_EVIDENCE, TaskKind.REPLACE_EVIDENCE)


def ask_to_report(session: Session, events: Sequence[PeriodOpened]) -> None:
    """Ask everybody with an agreed plan for the period's report."""
    for event in events:
        found = queries.reports_of_period(session, event.cycle_id, event.period_id)
        for chunk in chunks(found):
            due = [report_of(row) for row in chunk if row["reported"] < row["indicators"]]
            open_tasks(session, due)


def close_period(session: Session, events: Sequence[PeriodClosed]) -> None:
    for event in events:
        close_reports(session, event.cycle_id, event.period_id)


def settle_report(session: Session, events: Sequence[AchievementsReported]) -> None:
    """Close the report once every indicator has one."""
    for event in events:
        if queries.is_reported(session, event.subject_id, event.period_id):
            plan = [event.subject_id]
            close_tasks(session, (TaskKind.REPORT,), plan, period_id=event.period_id)


def ask_to_judge(session: Session, events: Sequence[EvidenceSubmitted]) -> None:
    """Ask the assessor to look at evidence; a replacement settles what it replaces."""
    replaced = queries.replaced_evidence(session, [event.subject_id for event in events])
    close_tasks(session, (TaskKind.REPLACE_EVIDENCE,), replaced)
    due = queries.period_dates(session, {event.plan_id for event in events})
    wanted = [
        Wanted(
            event.counterpart_id,
            TaskKind.JUDGE_EVIDENCE,
            ("evidence", event.subject_id),
            due[event.plan_id, event.period_id]["evaluate_due_on"],
            event.period_id,
            event.about_id,
        )
        for event in events
        if event.counterpart_id
    ]
    open_tasks(session, wanted)


def settle_judged(session: Session, events: Sequence[EvidenceJudged]) -> None:
    """Close the judging; what was returned goes back to its owner."""
    close_tasks(session, EVIDENCE_TASKS, [event.subject_id for event in events])
    due = queries.period_dates(session, {event.plan_id for event in events})
    wanted = []
    for event in events:
        if event.verdict == Verdict.RETURNED and event.about_id:
            dates = due[event.plan_id, event.period_id]
            late = dates["report_due_on"] < today()
            by = dates["evaluate_due_on"] if late else dates["report_due_on"]
            subject = ("evidence", event.subject_id)
            wanted.append(
                Wanted(event.about_id, TaskKind.REPLACE_EVIDENCE, subject, by, event.period_id)
            )
    open_tasks(session, wanted)


def settle_removed(session: Session, events: Sequence[EvidenceRemoved]) -> None:
    close_tasks(session, EVIDENCE_TASKS, [event.subject_id for event in events], ClosedBy.VOID)
