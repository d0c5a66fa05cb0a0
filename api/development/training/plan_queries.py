"""What a training plan is made of, read for a whole city in a few statements."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from api.development.training.models import (
    ProgrammeState,
    SeatState,
    TrainingProgramme,
    TrainingSeat,
)
from api.development.training.records import PastProgramme, PlannedSeat, Trained, UnitPlace
from api.foundation import rows
from api.organization.models import Employee, EmployeeState, Unit
from api.organization.units.paths import end_of

NOTHING = Decimal(0)
_OF_PROGRAMME = (TrainingProgramme.id == TrainingSeat.programme_id) & (
    TrainingProgramme.agency_id == TrainingSeat.agency_id
)
_SEATS = rows.TypedSelect(
    PlannedSeat,
    select(
        TrainingSeat.programme_id,
        TrainingSeat.employee_id,
        TrainingSeat.state,
        TrainingSeat.passed_over_reason,
    )
    .join(TrainingProgramme, _OF_PROGRAMME)
    .where(
        TrainingProgramme.from_on >= bindparam("first"),
        TrainingProgramme.from_on <= bindparam("last"),
        TrainingProgramme.state != ProgrammeState.CANCELLED,
    ),
)
_TRAINED = rows.TypedSelect(
    Trained,
    select(TrainingSeat.employee_id)
    .join(TrainingProgramme, _OF_PROGRAMME)
    .where(TrainingSeat.state == SeatState.ATTENDED, TrainingProgramme.until_on >= bindparam("day"))
    .distinct(),
)
_PAST = rows.TypedSelect(
    PastProgramme,
    select(
        TrainingProgramme.id,
        TrainingProgramme.agency_id,
        TrainingProgramme.title,
        TrainingProgramme.competences,
        TrainingProgramme.until_on,
    )
    .where(TrainingProgramme.state == ProgrammeState.DONE)
    .order_by(TrainingProgramme.until_on.desc(), TrainingProgramme.id),
)
_UNITS = rows.TypedSelect(UnitPlace, select(Unit.id, Unit.name, Unit.path).order_by(Unit.path))


def seats_of_year(session: Session, year: int) -> list[PlannedSeat]:
    """Read the seats of all programmes that begin in a year."""
    return rows.fetch(session, _SEATS, first=date(year, 1, 1), last=date(year, 12, 31))


def trained_since(session: Session, day: date) -> set[UUID]:
    """Say who has been to a programme that ended on a day or later."""
    return {row["employee_id"] for row in rows.fetch(session, _TRAINED, day=day)}


def past_programmes(session: Session) -> list[PastProgramme]:
    """List the programmes that are over, the last first."""
    return rows.fetch(session, _PAST)


def units_of_city(session: Session) -> list[UnitPlace]:
    """List every unit with its place."""
    return rows.fetch(session, _UNITS)


def people_below(session: Session, path: str) -> int:
    """Count who is on duty in a unit and below it."""
    wanted = (
        select(func.count(Employee.id))
        .join(Unit, Unit.id == Employee.unit_id)
        .where(Unit.path >= path, Unit.path < end_of(path), Employee.state == EmployeeState.AKTIF)
    )
    return session.scalar(wanted) or 0
