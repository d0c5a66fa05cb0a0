"""Who was there, by list or by code, and what that counts for once a programme is over."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.training import events, looking, queries, seat_queries
from api.development.training.errors import (
    NotOverYet,
    ProgrammeStepRefused,
    SeatStepRefused,
    SessionCodeRefused,
)
from api.development.training.models import (
    ProgrammeState,
    SeatState,
    TrainingAttendance,
    TrainingProgramme,
    TrainingSeat,
)
from api.development.training.permissions import is_own, keeps
from api.development.training.rules import TrainingRules, training_rules
from api.development.training.schemas import AttendanceList, Correction, GivenCode
from api.development.training.seats import ONLY_HR, check_reasons, list_seats, shown_again
from api.development.training.sessions import code_of, session_of
from api.development.training.showing import GOING, WAITING
from api.foundation.clock import now, today
from api.foundation.errors import Invalid, NotFound
from api.foundation.events import publish, publish_many
from api.foundation.upsert import upsert
from api.identity.actor import Actor, permit


def get_code(session: Session, actor: Actor, programme_id: UUID, number: int) -> dict[str, Any]:
    """Give the code of a session, to be shown in the room."""
    row = queries.find_programme(session, actor, programme_id)
    permit(keeps(actor, row["agency_id"]), ONLY_HR)
    on = _day_of(row["sessions"], number)
    if on is None:
        raise NotFound(session=number)
    seed = queries.seed_of(session, programme_id)
    return {
        "session": number,
        "on": on,
        "code": code_of(seed, number, on),
        "holds_today": on == today(),
    }


def _day_of(sessions: Sequence[Any], number: int) -> date | None:
    """Say on which day a session is, counted from 1; none where there is no such session."""
    if not 1 <= number <= len(sessions):
        return None
    return date.fromisoformat(sessions[number - 1]["on"])


def note_list(
    session: Session, actor: Actor, programme_id: UUID, given: AttendanceList
) -> dict[str, Any]:
    """Keep the list of one session: it stands in the place of what was noted before."""
    programme = _load_kept(session, actor, programme_id)
    on = _day_of(programme.sessions, given.session)
    if on is None or on > today():
        raise Invalid(("/session", "not_held", "a session that has been held"))
    going = {
        seat.employee_id: seat
        for seat in seat_queries.load_seats(session, programme_id)
        if seat.state in GOING
    }
    unknown = [
        (f"/present/{place}", "no_seat", "somebody who has taken a seat")
        for place, who in enumerate(given.present)
        if who not in going
    ]
    if unknown:
        raise Invalid(*unknown)
    seat_queries.forget_attendance(session, [one.id for one in going.values()], given.session)
    there = [going[who] for who in dict.fromkeys(given.present)]
    _note(session, actor, there, given.session, by_code=False)
    publish(
        session,
        events.AttendanceNoted(
            actor=actor, subject_id=programme_id, session=given.session, people=len(there)
        ),
    )
    return list_seats(session, actor, programme_id)


def note_by_code(session: Session, actor: Actor, seat_id: UUID, given: GivenCode) -> dict[str, Any]:
    """Note that one is there, by the code that is shown in the room; as often as one likes."""
    row = seat_queries.find_seat(session, actor, seat_id)
    permit(is_own(actor, row["employee_id"]), "Only whose seat it is notes their attendance")
    programme = queries.load_programme(session, row["programme_id"])
    seat = seat_queries.load_seat(session, seat_id)
    if seat.state not in GOING or programme.state is not ProgrammeState.APPROVED:
        raise SeatStepRefused(seat_id=seat_id, state=seat.state, programme=programme.state)
    number = session_of(programme.code_seed, programme.sessions, given.code, today())
    if number is None:
        raise SessionCodeRefused(seat_id=seat_id)
    _note(session, actor, [seat], number, by_code=True)
    publish(
        session,
        events.AttendanceNoted(actor=actor, subject_id=programme.id, session=number, people=1),
    )
    return shown_again(session, actor, seat_id)


def _note(
    session: Session, actor: Actor, seats: Sequence[TrainingSeat], number: int, *, by_code: bool
) -> None:
    made = [
        {
            "seat_id": seat.id,
            "session": number,
            "agency_id": seat.agency_id,
            "by_code": by_code,
            "noted_by": actor.id,
            "noted_at": now(),
        }
        for seat in seats
    ]
    upsert(session, TrainingAttendance, made, ("seat_id", "session", "agency_id"))


def finish(session: Session, actor: Actor, programme_id: UUID) -> dict[str, Any]:
    """Close a programme that is over: who was there has the hours, who waited was passed over."""
    programme = _load_kept(session, actor, programme_id)
    if programme.until_on > today():
        raise NotOverYet(until_on=programme.until_on)
    rules = training_rules(session)
    seats = seat_queries.load_seats(session, programme_id)
    check_reasons(seats, rules.passes)
    unanswered = [
        seat.id for seat in seats if seat.state in (SeatState.OFFERED, SeatState.ACCEPTED)
    ]
    _end(session, programme, seats, rules)
    programme.step_to(ProgrammeState.DONE)
    session.flush()
    there = [seat for seat in seats if seat.state is SeatState.ATTENDED]
    publish(
        session,
        events.ProgrammeFinished(
            actor=actor,
            subject_id=programme_id,
            attended=len(there),
            missed=sum(seat.state is SeatState.MISSED for seat in seats),
            passed_over=sum(seat.state is SeatState.PASSED_OVER for seat in seats),
            open_seats=tuple(unanswered),
        ),
    )
    _tell_who_attended(session, actor, programme, there)
    return looking.get_programme(session, actor, programme_id)


def _end(
    session: Session,
    programme: TrainingProgramme,
    seats: Sequence[TrainingSeat],
    rules: TrainingRules,
) -> None:
    was_there = seat_queries.attended(session, programme.id)
    for seat in seats:
        if seat.state in GOING:
            held = 100 * len(was_there.get(seat.id, ())) / len(programme.sessions)
            enough = held >= rules.attended_percent
            seat.step_to(SeatState.ATTENDED if enough else SeatState.MISSED)
        elif seat.state is SeatState.OFFERED:
            seat.step_to(SeatState.DECLINED)
        elif seat.state in WAITING:
            seat.step_to(SeatState.PASSED_OVER)


def _tell_who_attended(
    session: Session, actor: Actor, programme: TrainingProgramme, seats: Sequence[TrainingSeat]
) -> None:
    publish_many(session, [_attended(actor, programme, seat) for seat in seats])


def _attended(
    actor: Actor, programme: TrainingProgramme, seat: TrainingSeat, reason: str | None = None
) -> events.TrainingAttended:
    return events.TrainingAttended(
        actor=actor,
        subject_id=seat.id,
        about_id=seat.employee_id,
        reason=reason,
        programme_id=programme.id,
        hours_tenths=programme.hours_tenths,
        mode=programme.mode.value,
        from_on=programme.from_on,
        until_on=programme.until_on,
        title=programme.title,
        competences=tuple(programme.competences),
    )


def correct(session: Session, actor: Actor, seat_id: UUID, given: Correction) -> dict[str, Any]:
    """Say of somebody, after the end, that they were there after all or were not, and how one knows."""
    row = seat_queries.find_seat(session, actor, seat_id)
    permit(keeps(actor, row["agency_id"]), ONLY_HR)
    programme = queries.load_programme(session, row["programme_id"])
    seat = seat_queries.load_seat(session, seat_id)
    if programme.state is not ProgrammeState.DONE:
        raise SeatStepRefused(seat_id=seat_id, state=seat.state, programme=programme.state)
    seat.step_to(SeatState.ATTENDED if given.attended else SeatState.MISSED)
    session.flush()
    if given.attended:
        publish(session, _attended(actor, programme, seat, given.reason))
    else:
        about: dict[str, Any] = {"about_id": seat.employee_id, "programme_id": programme.id}
        publish(
            session,
            events.AttendanceTakenBack(
                actor=actor, subject_id=seat_id, reason=given.reason, **about
            ),
        )
    return shown_again(session, actor, seat_id)


def _load_kept(session: Session, actor: Actor, programme_id: UUID) -> TrainingProgramme:
    row = queries.find_programme(session, actor, programme_id)
    permit(keeps(actor, row["agency_id"]), ONLY_HR)
    programme = queries.load_programme(session, programme_id)
    if programme.state is not ProgrammeState.APPROVED:
        raise ProgrammeStepRefused(programme_id=programme_id, state=programme.state)
    return programme
