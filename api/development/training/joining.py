"""What training brings to needs and development plans: which seats there are, and who was there."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.development.competence.attended import Attended, count_attended, take_back
from api.development.competence.models import ActionKind
from api.development.seats import SeatOfPerson
from api.development.training.events import AttendanceTakenBack, TrainingAttended
from api.development.training.models import (
    Mode,
    ProgrammeState,
    TrainingProgramme,
    TrainingSeat,
)
from api.foundation import rows


@cache
def _seats(size: int) -> rows.TypedSelect[SeatOfPerson]:
    return rows.TypedSelect(
        SeatOfPerson,
        select(
            TrainingSeat.id,
            TrainingSeat.programme_id,
            TrainingSeat.employee_id,
            TrainingProgramme.title,
            TrainingSeat.state,
            TrainingProgramme.hours_tenths,
            TrainingProgramme.from_on,
            TrainingProgramme.until_on,
            TrainingProgramme.competences,
        )
        .join(
            TrainingProgramme,
            (TrainingProgramme.id == TrainingSeat.programme_id)
            & (TrainingProgramme.agency_id == TrainingSeat.agency_id),
        )
        .where(
            rows.among(TrainingSeat.employee_id, size),
            TrainingProgramme.from_on >= bindparam("first"),
            TrainingProgramme.from_on <= bindparam("last"),
            TrainingProgramme.state != ProgrammeState.CANCELLED,
        )
        .order_by(TrainingProgramme.from_on.desc(), TrainingSeat.id),
    )


def tell_seats(session: Session, people: Sequence[UUID], year: int) -> list[SeatOfPerson]:
    """Tell the seats of people in a year's programmes, the latest first."""
    days = {"first": date(year, 1, 1), "last": date(year, 12, 31)}
    return rows.fetch_among(session, _seats, people, **days)


def count_hours(session: Session, events: Sequence[TrainingAttended]) -> None:
    """Let hours count in the plans of who was there, and needs be answered."""
    count_attended(
        session,
        [
            Attended(
                event.subject_id,
                event.about_id,
                ActionKind.DARING if event.mode == Mode.DARING else ActionKind.PELATIHAN,
                event.title,
                event.competences,
                event.hours_tenths,
                event.from_on,
                event.until_on,
            )
            for event in events
            if event.about_id
        ],
    )


def take_hours_back(session: Session, events: Sequence[AttendanceTakenBack]) -> None:
    """Let hours count no more of who was not there after all."""
    for event in events:
        take_back(session, event.subject_id, event.reason)
