"""The queue for a programme's seats: made out of needs, explained, offered, and moving up by itself."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.training import events, queries, seat_queries
from api.development.training.errors import (
    NobodyNeedsIt,
    PassedOverWithoutReason,
    ProgrammeStepRefused,
    SeatsAlreadyOffered,
)
from api.development.training.models import (
    ProgrammeState,
    SeatState,
    TrainingProgramme,
    TrainingSeat,
)
from api.development.training.permissions import keeps, sees_seat
from api.development.training.queueing import away_from, made_queue
from api.development.training.records import ProgrammeRow, SeatRow
from api.development.training.rules import TrainingRules, training_rules
from api.development.training.schemas import Because
from api.development.training.showing import (
    HOLDS,
    WAITING,
    shown_seats,
)
from api.development.training.turns import is_last_pass, room_of
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.events import EventActor, publish, publish_many
from api.identity.actor import Actor, permit
from api.rules.queries import add_working_days

ONLY_HR = "Only HR of the programme's agency gives its seats"
QUEUED = WAITING | {SeatState.PASSED_OVER}


def list_seats(session: Session, actor: Actor, programme_id: UUID) -> dict[str, Any]:
    """List the queue of a programme as far as somebody sees it."""
    queries.find_programme(session, actor, programme_id)
    found = seat_queries.seats_of_programme(session, programme_id)
    seen = [row for row in found if sees_seat(actor, row)]
    return {"items": shown_rows(session, actor, seen)}


def suggest(session: Session, actor: Actor, programme_id: UUID) -> dict[str, Any]:
    """Make the queue anew: who would have a seat and who waits, each with the reasons."""
    row, programme = _load(session, actor, programme_id)
    _check_approved(programme)
    kept = seat_queries.load_seats(session, programme_id)
    if any(seat.state not in QUEUED for seat in kept):
        raise SeatsAlreadyOffered(programme_id=programme_id)
    out = {seat.employee_id for seat in kept if seat.state is SeatState.PASSED_OVER}
    rules = training_rules(session)
    made = made_queue(session, row, programme, out, rules)
    if not made:
        raise NobodyNeedsIt(programme_id=programme_id)
    for seat in kept:
        if seat.state in WAITING:
            session.delete(seat)
    session.flush()
    rows.add(session, TrainingSeat, made)
    seated = sum(seat["state"] is SeatState.SUGGESTED for seat in made)
    publish(
        session,
        events.ProgrammeQueued(
            actor=actor, subject_id=programme_id, people=len(made), seats=seated
        ),
    )
    return list_seats(session, actor, programme_id)


def offer(session: Session, actor: Actor, programme_id: UUID) -> dict[str, Any]:
    """Offer the suggested seats; refused as long as somebody would be passed over without a reason."""
    _, programme = _load(session, actor, programme_id)
    _check_approved(programme)
    rules = training_rules(session)
    seats = seat_queries.load_seats(session, programme_id)
    check_reasons((seat for seat in seats if seat.state is SeatState.WAITING), rules.passes)
    suggested = [seat for seat in seats if seat.state is SeatState.SUGGESTED]
    if not suggested:
        raise ProgrammeStepRefused(programme_id=programme_id, state=programme.state)
    _offer(session, actor, programme, suggested, rules)
    return list_seats(session, actor, programme_id)


def check_reasons(left_out: Iterable[TrainingSeat], passes: int) -> None:
    """Refuse while somebody would be passed over once too often and nobody has written why."""
    without = [
        seat.employee_id
        for seat in left_out
        if seat.passed_over_reason is None and is_last_pass(seat.passed, passes)
    ]
    if without:
        raise PassedOverWithoutReason(people=without)


def _offer(
    session: Session,
    actor: EventActor,
    programme: TrainingProgramme,
    seats: Sequence[TrainingSeat],
    rules: TrainingRules,
) -> None:
    """Ask people for an answer: within the days for it, and before it begins."""
    until = min(add_working_days(session, today(), rules.answer_days), programme.from_on)
    for seat in seats:
        seat.step_to(SeatState.OFFERED)
        seat.answer_until, seat.passed_over_reason = until, None
    session.flush()
    about: dict[str, Any] = {"programme_id": programme.id, "answer_until": until}
    publish_many(
        session,
        [
            events.SeatOffered(actor=actor, subject_id=seat.id, about_id=seat.employee_id, **about)
            for seat in seats
        ],
    )


def pass_over(session: Session, actor: Actor, seat_id: UUID, given: Because) -> dict[str, Any]:
    """Write why somebody goes without a seat; a seat that was theirs goes to the next."""
    row = seat_queries.find_seat(session, actor, seat_id)
    permit(keeps(actor, row["agency_id"]), ONLY_HR)
    programme = queries.load_programme(session, row["programme_id"])
    _check_approved(programme)
    seat = seat_queries.load_seat(session, seat_id)
    if seat.state is SeatState.WAITING:
        seat.version += 1
    else:
        seat.step_to(SeatState.PASSED_OVER)
    seat.passed_over_reason = given.reason
    session.flush()
    publish(
        session,
        events.PassedOver(
            actor=actor,
            subject_id=seat.id,
            about_id=seat.employee_id,
            programme_id=programme.id,
            reason=given.reason,
        ),
    )
    move_up(session, actor, programme)
    return shown_again(session, actor, seat_id)


def move_up(session: Session, actor: EventActor, programme: TrainingProgramme) -> None:
    """Give free seats to who waits, in order: offered where others have been, before it begins."""
    seats = seat_queries.load_seats(session, programme.id)
    free = programme.seats - sum(seat.state in HOLDS for seat in seats)
    if free <= 0 or today() >= programme.from_on:
        return
    rules = training_rules(session)
    next_ones = _next(session, programme, seats, free, rules)
    if any(seat.state not in QUEUED for seat in seats):
        if next_ones:
            _offer(session, actor, programme, next_ones, rules)
        return
    for seat in next_ones:
        seat.state = SeatState.SUGGESTED
        seat.version += 1
    session.flush()


def _next(
    session: Session,
    programme: TrainingProgramme,
    seats: Sequence[TrainingSeat],
    free: int,
    rules: TrainingRules,
) -> list[TrainingSeat]:
    """Choose who moves up: the first whose unit has room and who is not elsewhere by now."""
    away = away_from(session, programme)
    gone = Counter(unit_id for _, unit_id in away)
    gone.update(seat.unit_id for seat in seats if seat.state in HOLDS)
    busy = {who for who, _ in away}
    waiting = [seat for seat in seats if seat.state is SeatState.WAITING]
    people = queries.people_of(session, sorted({seat.unit_id for seat in waiting}))
    chosen: list[TrainingSeat] = []
    for seat in waiting:
        room = room_of(people.get(seat.unit_id, 0), rules.away_percent, gone[seat.unit_id])
        if len(chosen) < free and room and seat.employee_id not in busy:
            chosen.append(seat)
            gone[seat.unit_id] += 1
    return chosen


def _load(
    session: Session, actor: Actor, programme_id: UUID
) -> tuple[ProgrammeRow, TrainingProgramme]:
    row = queries.find_programme(session, actor, programme_id)
    permit(keeps(actor, row["agency_id"]), ONLY_HR)
    return row, queries.load_programme(session, programme_id)


def _check_approved(programme: TrainingProgramme) -> None:
    if programme.state is not ProgrammeState.APPROVED:
        raise ProgrammeStepRefused(programme_id=programme.id, state=programme.state)


def shown_again(session: Session, actor: Actor, seat_id: UUID) -> dict[str, Any]:
    """Show a seat after it has changed."""
    [shown] = shown_rows(session, actor, [seat_queries.find_seat(session, actor, seat_id)])
    return shown


def shown_rows(session: Session, actor: Actor, found: Sequence[SeatRow]) -> list[dict[str, Any]]:
    """Show seats to somebody who sees them, with the sessions in which their people were."""
    was_there = seat_queries.sessions_of(session, found)
    return shown_seats(actor, found, was_there, training_rules(session).passes, today())
