"""What opens and closes tasks of the year's work: reports and evidence."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from api.achievements.events import (
    AchievementsMeasured,
    AchievementsReported,
    EvidenceEvent,
    EvidenceJudged,
    EvidenceRemoved,
    EvidenceSubmitted,
)
from api.achievements.models import Verdict
from api.cycles.events import PeriodClosed, PeriodOpened
from api.evaluations.events import EvaluationCarriedOver, EvaluationSigned
from api.foundation.clock import today
from api.foundation.upsert import chunks
from api.goals.events import PlanProlonged, PlanShortened
from api.notifications import queries, report_queries
from api.notifications.models import ClosedBy, TaskKind
from api.notifications.queries import Piece
from api.notifications.reactions import report_of, soonest_of
from api.notifications.report_queries import TAKING
from api.notifications.service import Wanted, close_report, close_tasks, open_tasks
from api.notifications.service import close_period as close_what_is_over

EVIDENCE_TASKS = (TaskKind.JUDGE_EVIDENCE, TaskKind.REPLACE_EVIDENCE)


def ask_to_report(session: Session, events: Sequence[PeriodOpened]) -> None:
    """Ask everybody with an agreed plan for the period's report."""
    for event in events:
        found = report_queries.reports_of_period(session, event.cycle_id, event.period_id)
        for chunk in chunks(found):
            due = [report_of(row) for row in chunk if row["reported"] < row["indicators"]]
            open_tasks(session, due)


def close_period(session: Session, events: Sequence[PeriodClosed]) -> None:
    for event in events:
        close_what_is_over(session, event.cycle_id, event.period_id)


def settle_report(session: Session, events: Sequence[AchievementsReported]) -> None:
    """Close the report once every indicator has one."""
    for event in events:
        if event.is_complete:
            close_report(session, event.subject_id, event.period_id)


def settle_measured(session: Session, events: Sequence[AchievementsMeasured]) -> None:
    """Close the report that measuring has completed; ask again where it took lines back."""
    for event in events:
        if event.is_complete:
            close_report(session, event.subject_id, event.period_id)
    emptied = {event.subject_id for event in events if event.taken_back}
    found = report_queries.open_reports_of(session, sorted(emptied)) if emptied else []
    open_tasks(session, [report_of(row) for row in found if row["reported"] < row["indicators"]])


def ask_to_judge(session: Session, events: Sequence[EvidenceSubmitted]) -> None:
    """Ask the assessor to look at evidence within some working days; a replacement settles what it replaces."""
    replaced = queries.replaced_evidence(session, [event.subject_id for event in events])
    close_tasks(session, (TaskKind.REPLACE_EVIDENCE,), replaced)
    due_on = soonest_of(session, TaskKind.JUDGE_EVIDENCE)
    wanted = [
        Wanted(
            event.counterpart_id,
            TaskKind.JUDGE_EVIDENCE,
            ("evidence", event.subject_id),
            due_on,
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
    returned = [event for event in events if event.verdict == Verdict.RETURNED]
    _ask_to_replace(session, [_piece(event, event.subject_id) for event in returned])


def _piece(event: EvidenceEvent, key: UUID) -> Piece:
    return Piece(key, event.plan_id, event.period_id, event.about_id)


def _ask_to_replace(session: Session, pieces: Sequence[Piece]) -> None:
    """Ask owners for better evidence, as long as the period takes it."""
    periods = queries.period_dates(session, {piece.plan_id for piece in pieces})
    wanted = []
    for piece in pieces:
        period = periods[piece.plan_id, piece.period_id]
        if piece.owner_id and period["state"] in TAKING and period["frozen_at"] is None:
            late = period["report_due_on"] < today()
            by = period["evaluate_due_on"] if late else period["report_due_on"]
            subject = ("evidence", piece.id)
            wanted.append(
                Wanted(piece.owner_id, TaskKind.REPLACE_EVIDENCE, subject, by, piece.period_id)
            )
    open_tasks(session, wanted)


def settle_removed(session: Session, events: Sequence[EvidenceRemoved]) -> None:
    """Nothing waits for what was taken back; what it stood in for is to be replaced again."""
    close_tasks(session, EVIDENCE_TASKS, [event.subject_id for event in events], ClosedBy.VOID)
    _ask_to_replace(session, [_piece(event, key) for event in events if (key := event.replaces_id)])


def settle_signed(
    session: Session, events: Sequence[EvaluationSigned | EvaluationCarriedOver]
) -> None:
    """What a signature has frozen is reported and replaced no more; evidence may be accepted still."""
    for event in events:
        periods = queries.frozen_periods(session, event.plan_id)
        _close_periods(session, [event.plan_id], periods)


def settle_shortened(session: Session, events: Sequence[PlanShortened]) -> None:
    """R45: nobody reports or proves periods that begin after their post has ended."""
    alike: dict[tuple[int, date], list[UUID]] = defaultdict(list)
    for event in events:
        alike[event.cycle_id, event.ends_on].append(event.subject_id)
    for (cycle_id, day), plan_ids in alike.items():
        _close_periods(session, plan_ids, queries.periods_after(session, cycle_id, day))


def _close_periods(session: Session, plan_ids: Sequence[UUID], periods: Sequence[int]) -> None:
    pieces = list(queries.evidence_of_plans(session, plan_ids))
    for period_id in periods:
        close_tasks(session, (TaskKind.REPORT,), plan_ids, ClosedBy.VOID, period_id)
        close_tasks(session, (TaskKind.REPLACE_EVIDENCE,), pieces, ClosedBy.VOID, period_id)


def ask_for_more(session: Session, events: Sequence[PlanProlonged]) -> None:
    """Ask for reports, and for better evidence, of the periods that a plan lasts for again."""
    plan_ids = [event.subject_id for event in events]
    found = report_queries.open_reports_of(session, plan_ids)
    missing = [report_of(row) for row in found if row["reported"] < row["indicators"]]
    open_tasks(session, missing)
    _ask_to_replace(session, queries.returned_evidence(session, plan_ids))
