"""What opens and closes tasks of training: to decide, to answer, to let somebody go, to say what came of it."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.development.training.answering import pass_on_seats
from api.development.training.events import (
    AttendanceTakenBack,
    ParticipantAnswered,
    ParticipantAsked,
    PassedOver,
    ProgrammeCancelled,
    ProgrammeDecided,
    ProgrammeFinished,
    ProgrammeProposed,
    SeatAccepted,
    SeatApproved,
    SeatDeclined,
    SeatEvent,
    SeatOffered,
    SeatRead,
    TrainingAttended,
)
from api.foundation.clock import today
from api.foundation.daily import Days
from api.notifications.access_reactions import SHOWN
from api.notifications.models import ClosedBy, Task, TaskKind
from api.notifications.service import Wanted, close_tasks, move_tasks, open_tasks
from api.organization.events import ServiceEnded

DECIDE = (TaskKind.DECIDE_PROGRAMME,)
ANSWER = (TaskKind.ANSWER_SEAT,)
APPROVE = (TaskKind.APPROVE_SEAT,)
SAY = (TaskKind.SAY_AFTER_TRAINING,)
READ = (TaskKind.READ_SEAT,)


def ask_to_decide(session: Session, events: Sequence[ProgrammeProposed]) -> None:
    wanted = [
        Wanted(
            who, TaskKind.DECIDE_PROGRAMME, ("training_programme", event.subject_id), event.due_on
        )
        for event in events
        for who in event.deciders
    ]
    open_tasks(session, wanted)


def settle_decided(session: Session, events: Sequence[ProgrammeDecided]) -> None:
    close_tasks(session, DECIDE, [event.subject_id for event in events])


def drop_programme(session: Session, events: Sequence[ProgrammeCancelled]) -> None:
    """Nothing waits for a programme that does not take place; whoever has a seat in it is told."""
    for event in events:
        close_tasks(session, DECIDE, [event.subject_id], ClosedBy.VOID)
        close_tasks(session, (*ANSWER, *APPROVE), event.seats, ClosedBy.VOID)
        open_tasks(session, [_notice(who, seat_id) for seat_id, who in event.told])


def _notice(who: UUID, seat_id: UUID) -> Wanted:
    subject = ("training_seat", seat_id)
    return Wanted(who, TaskKind.READ_SEAT, subject, today() + SHOWN)


def ask_to_answer(session: Session, events: Sequence[SeatOffered]) -> None:
    open_tasks(
        session,
        [
            Wanted(
                event.about_id,
                TaskKind.ANSWER_SEAT,
                ("training_seat", event.subject_id),
                event.answer_until,
            )
            for event in events
            if event.about_id
        ],
    )


def ask_to_approve(session: Session, events: Sequence[SeatAccepted]) -> None:
    """The person has answered: now it is the superior's turn."""
    close_tasks(session, ANSWER, _subjects(events))
    open_tasks(
        session,
        [
            Wanted(
                event.counterpart_id,
                TaskKind.APPROVE_SEAT,
                ("training_seat", event.subject_id),
                event.due_on,
                about_id=event.about_id,
            )
            for event in events
            if event.counterpart_id
        ],
    )


def tell_of_approval(session: Session, events: Sequence[SeatApproved]) -> None:
    close_tasks(session, APPROVE, _subjects(events))
    _tell(session, events)


def settle_declined(session: Session, events: Sequence[SeatDeclined]) -> None:
    """What one has said oneself is no news; what the superior or the calendar said is."""
    close_tasks(session, (*ANSWER, *APPROVE), _subjects(events))
    _tell(session, [event for event in events if event.actor.id != event.about_id])


def tell_of_passing(session: Session, events: Sequence[PassedOver]) -> None:
    _tell(session, events)


def tell_of_correction(session: Session, events: Sequence[TrainingAttended]) -> None:
    """That one was there is no news, unless it is said after all."""
    _tell(session, [event for event in events if event.reason])


def tell_of_taking_back(session: Session, events: Sequence[AttendanceTakenBack]) -> None:
    """Who was not there is told, and not asked what came of it."""
    close_tasks(session, SAY, _subjects(events), ClosedBy.VOID)
    _tell(session, events)


def settle_read(session: Session, events: Sequence[SeatRead]) -> None:
    close_tasks(session, READ, _subjects(events))


def settle_finished(session: Session, events: Sequence[ProgrammeFinished]) -> None:
    """Nobody answers or approves any more."""
    for event in events:
        close_tasks(session, (*ANSWER, *APPROVE), event.open_seats, ClosedBy.VOID)


def ask_what_came_of_it(session: Session, events: Sequence[ParticipantAsked]) -> None:
    open_tasks(
        session,
        [
            Wanted(
                event.about_id,
                TaskKind.SAY_AFTER_TRAINING,
                ("training_seat", event.subject_id),
                event.due_on,
            )
            for event in events
            if event.about_id
        ],
    )


def settle_said(session: Session, events: Sequence[ParticipantAnswered]) -> None:
    close_tasks(session, SAY, _subjects(events))


def let_questions_lapse(session: Session, days: Days) -> int:
    """Ask nobody for ever what came of it."""
    over = select(Task.subject_id).where(
        Task.kind.in_(SAY), Task.closed_at.is_(None), Task.due_on < days.until
    )
    subjects: list[UUID] = list(session.scalars(over))
    close_tasks(session, SAY, subjects, ClosedBy.VOID)
    return len(subjects)


def pass_on(session: Session, ended: Sequence[ServiceEnded]) -> None:
    """Ask the next superior in the place of whoever has gone."""
    for event in ended:
        found = pass_on_seats(session, event.subject_id)
        move_tasks(session, APPROVE, {seat: who for seat, who in found.items() if who})
        nobody = [seat for seat, who in found.items() if who is None]
        close_tasks(session, APPROVE, nobody, ClosedBy.VOID)


def _tell(session: Session, events: Sequence[SeatEvent]) -> None:
    found = [_notice(event.about_id, event.subject_id) for event in events if event.about_id]
    open_tasks(session, found)


def _subjects(events: Sequence[SeatEvent]) -> list[UUID]:
    return [event.subject_id for event in events]
