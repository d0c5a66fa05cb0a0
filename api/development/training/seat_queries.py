"""What can be asked about seats: one for somebody, a queue, what became of people's earlier ones."""

from collections.abc import Sequence
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete, func, or_, select
from sqlalchemy.orm import Session, aliased

from api.development.training.models import (
    TAKEN,
    ProgrammeState,
    SeatState,
    TrainingAttendance,
    TrainingProgramme,
    TrainingSeat,
)
from api.development.training.permissions import sees_seat
from api.development.training.records import (
    Attended,
    AwaySeat,
    ColleagueRow,
    PastSeat,
    SeatCount,
    SeatRow,
)
from api.foundation import rows
from api.foundation.errors import NotFound
from api.foundation.ids import agency_of
from api.identity.actor import Actor
from api.organization.models import (
    Employee,
    Position,
    Unit,
)

_home, _approver = aliased(Unit), aliased(Employee)
_SEATS = rows.TypedSelect(
    SeatRow,
    select(
        TrainingSeat.id,
        TrainingSeat.agency_id,
        TrainingSeat.programme_id,
        TrainingSeat.employee_id,
        Employee.name.label("employee_name"),
        Position.title.label("position"),
        _home.id.label("unit_id"),
        _home.name.label("unit_name"),
        _home.path.label("unit_path"),
        Employee.agency_id.label("home_agency_id"),
        TrainingSeat.state,
        TrainingSeat.place,
        TrainingSeat.passed,
        TrainingSeat.reasons,
        TrainingSeat.answer_until,
        TrainingSeat.approver_id,
        _approver.name.label("approver_name"),
        TrainingSeat.refusal,
        TrainingSeat.passed_over_reason,
        TrainingSeat.answered_on,
        TrainingSeat.version,
        TrainingProgramme.title,
        TrainingProgramme.from_on,
        TrainingProgramme.until_on,
        TrainingProgramme.sessions,
        TrainingProgramme.hours_tenths,
        TrainingProgramme.place.label("programme_place"),
        TrainingProgramme.state.label("programme_state"),
        TrainingProgramme.asked_on,
    )
    .join(
        TrainingProgramme,
        (TrainingProgramme.id == TrainingSeat.programme_id)
        & (TrainingProgramme.agency_id == TrainingSeat.agency_id),
    )
    .join(Employee, Employee.id == TrainingSeat.employee_id)
    .join(_home, _home.id == Employee.unit_id)
    .outerjoin(Position, Position.id == Employee.position_id)
    .outerjoin(_approver, _approver.id == TrainingSeat.approver_id)
    .order_by(TrainingSeat.place, TrainingSeat.id),
)
_SEAT = _SEATS.where(
    TrainingSeat.id == bindparam("seat_id"), TrainingSeat.agency_id == bindparam("agency_id")
)
_OF_PROGRAMME = _SEATS.where(
    TrainingSeat.programme_id == bindparam("programme_id"),
    TrainingSeat.agency_id == bindparam("agency_id"),
)
_OF_PERSON = _SEATS.where(TrainingSeat.employee_id == bindparam("employee_id"))


def find_seat(session: Session, actor: Actor, seat_id: UUID) -> SeatRow:
    """Read a seat that somebody sees, or refuse."""
    found = rows.fetch_one(session, _SEAT, seat_id=seat_id, agency_id=agency_of(seat_id))
    if found is None or not sees_seat(actor, found):
        raise NotFound(seat_id=seat_id)
    return found


def load_seat(session: Session, seat_id: UUID) -> TrainingSeat:
    """Load a seat in order to change it; its programme is to be locked before."""
    wanted = select(TrainingSeat).where(TrainingSeat.at(seat_id))
    return session.scalars(wanted.with_for_update()).one()


def load_seats(session: Session, programme_id: UUID) -> list[TrainingSeat]:
    """Load the queue of a programme that is locked, first to last."""
    wanted = select(TrainingSeat).where(
        TrainingSeat.programme_id == programme_id,
        TrainingSeat.agency_id == agency_of(programme_id),
    )
    ordered = wanted.order_by(TrainingSeat.place, TrainingSeat.id)
    return list(session.scalars(ordered.with_for_update()))


def seats_of_programme(session: Session, programme_id: UUID) -> list[SeatRow]:
    """Read the queue of a programme."""
    given = {"programme_id": programme_id, "agency_id": agency_of(programme_id)}
    return rows.fetch(session, _OF_PROGRAMME, **given)


def seats_of_person(session: Session, employee_id: UUID) -> list[SeatRow]:
    """Read somebody's seats, the latest programme first."""
    found = rows.fetch(session, _OF_PERSON, employee_id=employee_id)
    return sorted(found, key=lambda one: (one["from_on"], one["id"]), reverse=True)


@cache
def _counts(size: int) -> rows.TypedSelect[SeatCount]:
    return rows.TypedSelect(
        SeatCount,
        select(
            TrainingSeat.programme_id,
            TrainingSeat.state,
            func.count(TrainingSeat.id).label("people"),
        )
        .where(rows.among(TrainingSeat.programme_id, size))
        .group_by(TrainingSeat.programme_id, TrainingSeat.state),
    )


def count_seats(session: Session, programmes: Sequence[UUID]) -> dict[UUID, dict[SeatState, int]]:
    """Count seats by programme and state."""
    found: dict[UUID, dict[SeatState, int]] = {key: {} for key in programmes}
    for row in rows.fetch_among(session, _counts, programmes):
        found[row["programme_id"]][row["state"]] = row["people"]
    return found


@cache
def _past(size: int) -> rows.TypedSelect[PastSeat]:
    return rows.TypedSelect(
        PastSeat,
        select(
            TrainingSeat.employee_id,
            TrainingSeat.programme_id,
            TrainingSeat.state,
            TrainingProgramme.until_on,
            TrainingProgramme.competences,
            TrainingSeat.passed_over_reason,
        )
        .join(
            TrainingProgramme,
            (TrainingProgramme.id == TrainingSeat.programme_id)
            & (TrainingProgramme.agency_id == TrainingSeat.agency_id),
        )
        .where(
            rows.among(TrainingSeat.employee_id, size),
            TrainingProgramme.state != ProgrammeState.CANCELLED,
        )
        .order_by(TrainingProgramme.until_on),
    )


def past_seats(session: Session, people: Sequence[UUID]) -> list[PastSeat]:
    """Read what became of the seats of people, the oldest programme first."""
    return rows.fetch_among(session, _past, people)


_AWAY = rows.TypedSelect(
    AwaySeat,
    select(TrainingSeat.employee_id, TrainingSeat.unit_id, TrainingProgramme.sessions)
    .join(
        TrainingProgramme,
        (TrainingProgramme.id == TrainingSeat.programme_id)
        & (TrainingProgramme.agency_id == TrainingSeat.agency_id),
    )
    .where(
        TrainingProgramme.id != bindparam("programme_id"),
        TrainingProgramme.state == ProgrammeState.APPROVED,
        TrainingProgramme.from_on <= bindparam("until_on"),
        TrainingProgramme.until_on >= bindparam("from_on"),
        (TrainingSeat.state == SeatState.SUGGESTED)
        | (TrainingSeat.state == SeatState.OFFERED)
        | (TrainingSeat.state == SeatState.ACCEPTED)
        | (TrainingSeat.state == SeatState.APPROVED),
    ),
)


_COLLEAGUES = rows.TypedSelect(
    ColleagueRow,
    select(
        Employee.id,
        Employee.name,
        Position.title.label("position"),
        TrainingProgramme.title,
        TrainingSeat.state,
        TrainingProgramme.sessions,
    )
    .join(TrainingSeat, TrainingSeat.employee_id == Employee.id)
    .join(
        TrainingProgramme,
        (TrainingProgramme.id == TrainingSeat.programme_id)
        & (TrainingProgramme.agency_id == TrainingSeat.agency_id),
    )
    .outerjoin(Position, Position.id == Employee.position_id)
    .where(
        Employee.unit_id == bindparam("unit_id"),
        Employee.id != bindparam("employee_id"),
        TrainingProgramme.state == ProgrammeState.APPROVED,
        TrainingProgramme.from_on <= bindparam("until_on"),
        TrainingProgramme.until_on >= bindparam("from_on"),
        or_(*(TrainingSeat.state == state for state in sorted(TAKEN))),
    )
    .order_by(Employee.name, TrainingProgramme.from_on),
)


def colleagues_meanwhile(session: Session, seat: SeatRow) -> list[ColleagueRow]:
    """Read who else of somebody's unit is asked about a seat or has one about the same time."""
    span = rows.pick(seat, ("unit_id", "employee_id", "from_on", "until_on"))
    return rows.fetch(session, _COLLEAGUES, **span)


def away_meanwhile(session: Session, programme: TrainingProgramme) -> list[AwaySeat]:
    """Read who has a seat in another programme about the same time."""
    span = {"from_on": programme.from_on, "until_on": programme.until_on}
    return rows.fetch(session, _AWAY, programme_id=programme.id, **span)


_ATTENDED = rows.TypedSelect(
    Attended,
    select(TrainingAttendance.seat_id, TrainingAttendance.session)
    .join(
        TrainingSeat,
        (TrainingSeat.id == TrainingAttendance.seat_id)
        & (TrainingSeat.agency_id == TrainingAttendance.agency_id),
    )
    .where(
        TrainingSeat.programme_id == bindparam("programme_id"),
        TrainingSeat.agency_id == bindparam("agency_id"),
    ),
)


def attended(session: Session, programme_id: UUID) -> dict[UUID, list[int]]:
    """Read in which sessions of a programme each seat was there."""
    found: dict[UUID, list[int]] = {}
    given = {"programme_id": programme_id, "agency_id": agency_of(programme_id)}
    for row in rows.fetch(session, _ATTENDED, **given):
        found.setdefault(row["seat_id"], []).append(row["session"])
    return found


@cache
def _sessions_of(size: int) -> rows.TypedSelect[Attended]:
    return rows.TypedSelect(
        Attended,
        select(TrainingAttendance.seat_id, TrainingAttendance.session)
        .where(rows.among(TrainingAttendance.seat_id, size))
        .order_by(TrainingAttendance.session),
    )


def sessions_of(session: Session, seats: Sequence[SeatRow]) -> dict[UUID, list[int]]:
    """Read in which sessions seats were there, in order."""
    found: dict[UUID, list[int]] = {}
    for row in rows.fetch_among(session, _sessions_of, [seat["id"] for seat in seats]):
        found.setdefault(row["seat_id"], []).append(row["session"])
    return found


@cache
def _of_session(size: int) -> Any:
    return delete(TrainingAttendance).where(
        rows.among(TrainingAttendance.seat_id, size),
        TrainingAttendance.session == bindparam("session_number"),
    )


def forget_attendance(session: Session, seats: Sequence[UUID], number: int) -> None:
    """Forget who was there in a session, before its list is written anew."""
    rows.change_among(session, _of_session, seats, session_number=number)
