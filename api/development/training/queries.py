"""What can be asked about programmes: statements made once, and finding one for somebody."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, func, or_, select
from sqlalchemy.orm import Session, aliased

from api.development.competence.models import Competence
from api.development.training.models import (
    ProgrammeState,
    TrainingAnswer,
    TrainingCeiling,
    TrainingProgramme,
)
from api.development.training.permissions import sees
from api.development.training.records import (
    AnswerCount,
    CeilingRow,
    ProgrammeRow,
    Servant,
    UnitPeople,
)
from api.foundation import rows
from api.foundation.errors import EditedMeanwhile, NotFound
from api.foundation.ids import agency_of
from api.identity.actor import Actor
from api.organization.models import (
    Assignment,
    Employee,
    EmployeeState,
    Position,
    Unit,
)
from api.organization.posts.queries import valid_on
from api.organization.units.paths import end_of

_root = aliased(Unit)
ROOT = (
    select(func.min(_root.path))
    .where(_root.agency_id == TrainingProgramme.agency_id)
    .scalar_subquery()
)
PROGRAMMES = (
    select(
        TrainingProgramme.id,
        TrainingProgramme.agency_id,
        TrainingProgramme.unit_id,
        Unit.name.label("unit_name"),
        Unit.path.label("unit_path"),
        ROOT.label("root_path"),
        TrainingProgramme.title,
        TrainingProgramme.description,
        TrainingProgramme.provider,
        TrainingProgramme.place,
        TrainingProgramme.mode,
        TrainingProgramme.competences,
        TrainingProgramme.sessions,
        TrainingProgramme.hours_tenths,
        TrainingProgramme.seats,
        TrainingProgramme.budget,
        TrainingProgramme.from_on,
        TrainingProgramme.until_on,
        TrainingProgramme.state,
        TrainingProgramme.proposed_by,
        TrainingProgramme.decided_by,
        TrainingProgramme.decided_on,
        TrainingProgramme.decision_reason,
        TrainingProgramme.asked_on,
        TrainingProgramme.version,
    )
    .join(Unit, Unit.id == TrainingProgramme.unit_id)
    .order_by(TrainingProgramme.from_on, TrainingProgramme.id)
)
_PROGRAMMES = rows.TypedSelect(ProgrammeRow, PROGRAMMES)
_ONE = _PROGRAMMES.where(
    TrainingProgramme.id == bindparam("programme_id"),
    TrainingProgramme.agency_id == bindparam("agency_id"),
)
_OF_YEAR = _PROGRAMMES.where(
    TrainingProgramme.from_on >= bindparam("first"),
    TrainingProgramme.from_on <= bindparam("last"),
    TrainingProgramme.state != ProgrammeState.CANCELLED,
)


def find_programme(session: Session, actor: Actor, programme_id: UUID) -> ProgrammeRow:
    """Read a programme that somebody sees, or refuse."""
    given = {"programme_id": programme_id, "agency_id": agency_of(programme_id)}
    found = rows.fetch_one(session, _ONE, **given)
    if found is None or not sees(actor, found):
        raise NotFound(programme_id=programme_id)
    return found


def load_programme(
    session: Session, programme_id: UUID, version: int | None = None
) -> TrainingProgramme:
    """Load a programme in order to change it or what hangs on it."""
    wanted = select(TrainingProgramme).where(TrainingProgramme.at(programme_id))
    found = session.scalars(wanted.with_for_update()).one()
    if version is not None and found.version != version:
        raise EditedMeanwhile(version=found.version)
    return found


def begins_in(year: int) -> ColumnElement[bool]:
    """Condition: a programme begins in a year."""
    return TrainingProgramme.from_on.between(date(year, 1, 1), date(year, 12, 31))


def answering(session: Session, code: str) -> list[UUID]:
    """List the programmes that answer a competence."""
    wanted = select(TrainingProgramme.id, TrainingProgramme.competences)
    return [row.id for row in session.execute(wanted) if code in row.competences]


def programmes_of_year(session: Session, year: int) -> list[ProgrammeRow]:
    """Read the programmes that begin in a year, all that were not cancelled."""
    return rows.fetch(session, _OF_YEAR, first=date(year, 1, 1), last=date(year, 12, 31))


@cache
def _people_of(size: int) -> rows.TypedSelect[UnitPeople]:
    return rows.TypedSelect(
        UnitPeople,
        select(Employee.unit_id, func.count(Employee.id).label("people"))
        .where(rows.among(Employee.unit_id, size), Employee.state == EmployeeState.AKTIF)
        .group_by(Employee.unit_id),
    )


def people_of(session: Session, units: Sequence[UUID]) -> dict[UUID, int]:
    """Count who serves in units."""
    found = rows.fetch_among(session, _people_of, units)
    return {row["unit_id"]: row["people"] for row in found}


@cache
def _on_duty(size: int) -> rows.TypedSelect[Servant]:
    return rows.TypedSelect(
        Servant,
        select(Employee.id.label("employee_id"), Employee.unit_id).where(
            rows.among(Employee.id, size), Employee.state == EmployeeState.AKTIF
        ),
    )


def on_duty(session: Session, people: Sequence[UUID]) -> dict[UUID, UUID]:
    """Say of those of some people who are on duty where they serve."""
    found = rows.fetch_among(session, _on_duty, people)
    return {row["employee_id"]: row["unit_id"] for row in found}


def units_below(session: Session, path: str) -> list[UUID]:
    """List a unit and all below it."""
    inside = select(Unit.id).where(Unit.path >= path, Unit.path < end_of(path))
    return list(session.scalars(inside.order_by(Unit.path)))


def root_of(session: Session, agency_id: int) -> str | None:
    """Say where an agency begins."""
    return session.scalar(select(func.min(Unit.path)).where(Unit.agency_id == agency_id))


def competences_of(session: Session, codes: Sequence[str], agency_id: int, day: date) -> set[str]:
    """Say which of some competences are the city's or an agency's own on a day."""
    wanted = select(Competence.code).where(
        Competence.code.in_(codes),
        valid_on(Competence, day),
        or_(Competence.agency_id.is_(None), Competence.agency_id == agency_id),
    )
    return set(session.scalars(wanted))


def competence_names(session: Session, codes: Sequence[str]) -> dict[str, str]:
    """Name competences, those that hold no more too."""
    wanted = select(Competence.code, Competence.name).where(Competence.code.in_(codes))
    return {row.code: row.name for row in session.execute(wanted)}


def seed_of(session: Session, programme_id: UUID) -> bytes:
    """Read what the codes of a programme's sessions are made of."""
    wanted = select(TrainingProgramme.code_seed).where(TrainingProgramme.at(programme_id))
    return session.scalars(wanted).one()


def heads_of(session: Session, path: str, day: date) -> list[UUID]:
    """Say who leads a unit on a day."""
    wanted = (
        select(Assignment.employee_id)
        .join(Position, Position.id == Assignment.position_id)
        .join(Unit, Unit.id == Assignment.unit_id)
        .where(Unit.path == path, Position.is_head.is_(True), valid_on(Assignment, day))
    )
    return list(session.scalars(wanted.order_by(Assignment.employee_id)))


_ANSWERS = rows.TypedSelect(
    AnswerCount,
    select(TrainingAnswer.used, TrainingAnswer.worth, TrainingAnswer.people).where(
        TrainingAnswer.programme_id == bindparam("programme_id"),
        TrainingAnswer.agency_id == bindparam("agency_id"),
    ),
)


def answers_of(session: Session, programme_id: UUID) -> list[AnswerCount]:
    """Read how many participants answered how."""
    given = {"programme_id": programme_id, "agency_id": agency_of(programme_id)}
    return rows.fetch(session, _ANSWERS, **given)


_CEILING = rows.TypedSelect(
    CeilingRow,
    select(TrainingCeiling.amount, TrainingCeiling.version).where(
        TrainingCeiling.agency_id == bindparam("agency_id"),
        TrainingCeiling.year == bindparam("year"),
    ),
)


def ceiling_of(session: Session, agency_id: int, year: int) -> CeilingRow | None:
    """Read what an agency may spend in a year, where somebody has said so."""
    return rows.fetch_one(session, _CEILING, agency_id=agency_id, year=year)


def load_ceiling(session: Session, agency_id: int, year: int) -> TrainingCeiling | None:
    """Load what an agency may spend in a year, in order to change it."""
    wanted = select(TrainingCeiling).where(
        TrainingCeiling.agency_id == agency_id, TrainingCeiling.year == year
    )
    return session.scalars(wanted.with_for_update()).one_or_none()
