"""What came of a programme in the words of its participants: asked a month later, counted without names."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.development.training import events, queries, seat_queries
from api.development.training.errors import NothingAsked
from api.development.training.models import (
    ProgrammeState,
    SeatState,
    TrainingAnswer,
    TrainingProgramme,
)
from api.development.training.permissions import is_own
from api.development.training.rules import training_rules
from api.development.training.schemas import Impression
from api.development.training.seats import shown_again
from api.foundation.clock import today
from api.foundation.daily import Days
from api.foundation.events import SYSTEM, publish, publish_many
from api.identity.actor import Actor, permit


def ask_participants(session: Session, _days: Days) -> int:
    """Ask who was there, some weeks after a programme, what came of it."""
    rules = training_rules(session)
    over = select(TrainingProgramme).where(
        TrainingProgramme.state == ProgrammeState.DONE,
        TrainingProgramme.asked_on.is_(None),
        TrainingProgramme.until_on <= today() - timedelta(days=rules.ask_after_days),
    )
    asked = 0
    for programme in session.scalars(over.order_by(TrainingProgramme.id).with_for_update()).all():
        programme.asked_on = today()
        seats = seat_queries.load_seats(session, programme.id)
        there = [seat for seat in seats if seat.state is SeatState.ATTENDED]
        due_on = today() + timedelta(days=rules.ask_lapses_days)
        session.flush()
        publish_many(
            session,
            [
                events.ParticipantAsked(
                    actor=SYSTEM,
                    subject_id=seat.id,
                    about_id=seat.employee_id,
                    programme_id=programme.id,
                    due_on=due_on,
                )
                for seat in there
            ],
        )
        asked += len(there)
    return asked


def say(session: Session, actor: Actor, seat_id: UUID, given: Impression) -> dict[str, Any]:
    """Answer the two questions: counted with the others', and not kept with the person."""
    row = seat_queries.find_seat(session, actor, seat_id)
    permit(is_own(actor, row["employee_id"]), "Only participants answer")
    programme = queries.load_programme(session, row["programme_id"])
    seat = seat_queries.load_seat(session, seat_id)
    lapses = timedelta(days=training_rules(session).ask_lapses_days)
    is_asked = programme.asked_on is not None and today() <= programme.asked_on + lapses
    if not is_asked or seat.state is not SeatState.ATTENDED or seat.answered_on is not None:
        raise NothingAsked(seat_id=seat_id)
    _count(session, programme, given)
    seat.answered_on = today()
    seat.version += 1
    session.flush()
    about: dict[str, Any] = {"about_id": seat.employee_id, "programme_id": programme.id}
    publish(session, events.ParticipantAnswered(actor=actor, subject_id=seat.id, **about))
    return shown_again(session, actor, seat_id)


def _count(session: Session, programme: TrainingProgramme, given: Impression) -> None:
    """Add an answer to those that are the same; the programme is locked."""
    key = (programme.id, given.used, given.worth, programme.agency_id)
    counted = session.get(TrainingAnswer, key)
    if counted is None:
        named = dict(zip(("programme_id", "used", "worth", "agency_id"), key, strict=True))
        session.add(TrainingAnswer(**named, people=1))
    else:
        counted.people += 1
