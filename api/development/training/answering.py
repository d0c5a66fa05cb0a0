"""What people say to seats: the person takes one or not, the superior lets them go or not, silence moves on."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.development.training import events, queries, seat_queries
from api.development.training.errors import SeatStepRefused
from api.development.training.models import (
    ProgrammeState,
    SeatState,
    TrainingProgramme,
    TrainingSeat,
)
from api.development.training.permissions import approves, is_own
from api.development.training.records import SeatRow
from api.development.training.rules import training_rules
from api.development.training.schemas import SeatAnswer, TrainingDecision
from api.development.training.seats import move_up, shown_again
from api.foundation.clock import today
from api.foundation.daily import Days
from api.foundation.errors import Invalid
from api.foundation.events import SYSTEM, publish
from api.identity.actor import Actor, permit
from api.organization.posts.queries import superiors_of
from api.rules.queries import add_working_days


def answer(session: Session, actor: Actor, seat_id: UUID, given: SeatAnswer) -> dict[str, Any]:
    """Take a seat that is offered, or leave it to the next; nobody is rated by it."""
    row = seat_queries.find_seat(session, actor, seat_id)
    permit(is_own(actor, row["employee_id"]), "Only whose seat it is answers")
    programme, seat = _load(session, row, SeatState.OFFERED)
    if not given.accepts:
        _decline(session, actor, programme, seat)
        return shown_again(session, actor, seat_id)
    seat.step_to(SeatState.ACCEPTED)
    superiors = superiors_of(session, [seat.employee_id], today())
    seat.approver_id = superiors.get(seat.employee_id)
    session.flush()
    due_on = add_working_days(session, today(), training_rules(session).approve_days)
    publish(
        session,
        events.SeatAccepted(actor=actor, **_about(seat), due_on=min(due_on, row["from_on"])),
    )
    return shown_again(session, actor, seat_id)


def approve(
    session: Session, actor: Actor, seat_id: UUID, given: TrainingDecision
) -> dict[str, Any]:
    """Let somebody go, or say why not now."""
    row = seat_queries.find_seat(session, actor, seat_id)
    permit(approves(actor, row), "The superior approves, or who leads the unit")
    if not given.approves and given.reason is None:
        raise Invalid(("/reason", "required", "whoever does not let somebody go says why"))
    programme, seat = _load(session, row, SeatState.ACCEPTED)
    if not given.approves:
        seat.refusal = given.reason
        _decline(session, actor, programme, seat)
        return shown_again(session, actor, seat_id)
    seat.step_to(SeatState.APPROVED)
    session.flush()
    publish(session, events.SeatApproved(actor=actor, **_about(seat)))
    return shown_again(session, actor, seat_id)


def read_seat(session: Session, actor: Actor, seat_id: UUID) -> None:
    """Note that one has read what became of one's seat; as often as one likes."""
    row = seat_queries.find_seat(session, actor, seat_id)
    permit(is_own(actor, row["employee_id"]), "The notice is for whose seat it is")
    seat = seat_queries.load_seat(session, seat_id)
    publish(session, events.SeatRead(actor=actor, **_about(seat)))


def _load(
    session: Session, row: SeatRow, expected: SeatState
) -> tuple[TrainingProgramme, TrainingSeat]:
    """Load a seat under the lock of its programme, in the state that an answer is to."""
    programme = queries.load_programme(session, row["programme_id"])
    seat = seat_queries.load_seat(session, row["id"])
    if seat.state is not expected or programme.state is not ProgrammeState.APPROVED:
        raise SeatStepRefused(seat_id=seat.id, state=seat.state, programme=programme.state)
    return programme, seat


def _decline(
    session: Session, actor: Actor, programme: TrainingProgramme, seat: TrainingSeat
) -> None:
    seat.step_to(SeatState.DECLINED)
    session.flush()
    publish(session, events.SeatDeclined(actor=actor, **_about(seat), reason=seat.refusal))
    move_up(session, actor, programme)


def _about(seat: TrainingSeat) -> dict[str, Any]:
    return {
        "subject_id": seat.id,
        "about_id": seat.employee_id,
        "counterpart_id": seat.approver_id,
        "programme_id": seat.programme_id,
    }


def let_offers_lapse(session: Session, days: Days) -> int:
    """Give seats whose day for an answer is over to who waits."""
    over = select(TrainingSeat.id, TrainingSeat.programme_id).where(
        TrainingSeat.state == SeatState.OFFERED, TrainingSeat.answer_until < days.until
    )
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for row in session.execute(over.order_by(TrainingSeat.programme_id, TrainingSeat.place)):
        found[row.programme_id].append(row.id)
    return sum(_lapse(session, programme_id, seats) for programme_id, seats in found.items())


def _lapse(session: Session, programme_id: UUID, seat_ids: Sequence[UUID]) -> int:
    programme = queries.load_programme(session, programme_id)
    if programme.state is not ProgrammeState.APPROVED:
        return 0
    for seat_id in seat_ids:
        seat = seat_queries.load_seat(session, seat_id)
        seat.step_to(SeatState.DECLINED)
        session.flush()
        publish(session, events.SeatDeclined(actor=SYSTEM, **_about(seat), lapsed=True))
    move_up(session, SYSTEM, programme)
    return len(seat_ids)


def pass_on_seats(session: Session, person_id: UUID) -> dict[UUID, UUID | None]:
    """Ask somebody else about what somebody would have approved who has left; say whom about which seat.

    Whoever assesses the person next, or else whom the leaver was assessed by; nobody leaves it to HR.
    """
    asked = select(TrainingSeat).where(
        TrainingSeat.approver_id == person_id, TrainingSeat.state == SeatState.ACCEPTED
    )
    seats = list(session.scalars(asked.order_by(TrainingSeat.id).with_for_update()))
    people = [person_id, *(seat.employee_id for seat in seats)]
    superiors = superiors_of(session, people, today())
    for seat in seats:
        found = superiors.get(seat.employee_id, person_id)
        seat.approver_id = superiors.get(person_id) if found == person_id else found
        seat.version += 1
    session.flush()
    return {seat.id: seat.approver_id for seat in seats}
