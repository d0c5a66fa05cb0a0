"""Makes people with needs, programmes and seats, for tests of training."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.development.competence.models import (
    Competence,
    CompetenceGroup,
    DevelopmentNeed,
    NeedOrigin,
    OriginKind,
)
from api.development.training.models import ProgrammeState, SeatState, TrainingSeat
from api.foundation import clock
from api.foundation.ids import new_id
from api.notifications.models import Task, TaskKind
from tests.conftest import Db
from tests.evaluations.guards import As
from tests.people import NEW_YEAR, Person, Town, make_employee

ASESMEN, LITERASI = "asesmen_uji", "literasi_uji"
BECAUSE = "Unitnya sedang menyiapkan akreditasi."
LAST_DAY = date(2026, 11, 6)
DAYS = ("2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05", "2026-11-06")


def make_competences(session: Session) -> None:
    for code in (ASESMEN, LITERASI):
        session.add(
            Competence(
                id=new_id(),
                code=code,
                competence_group=CompetenceGroup.TEKNIS,
                name=code.replace("_", "-").title(),
                valid_from=NEW_YEAR,
            )
        )
    session.flush()


def make_need(
    session: Session,
    person: Person,
    code: str = ASESMEN,
    *,
    strength: int = 2,
    since: date = date(2026, 7, 15),
    year: int = 2026,
) -> None:
    session.add(
        DevelopmentNeed(
            id=new_id(person.agency_id),
            agency_id=person.agency_id,
            employee_id=person.id,
            year=year,
            competence_code=code,
            strength=strength,
            since=since,
        )
    )
    session.add(
        NeedOrigin(
            employee_id=person.id,
            year=year,
            competence_code=code,
            kind=OriginKind.ADVICE,
            source="",
            agency_id=person.agency_id,
            since=since,
            facts={},
        )
    )
    session.flush()


def make_staff(session: Session, town: Town, strengths: Iterable[int]) -> list[Person]:
    """Make colleagues of Wayan, each with a need of a strength."""
    people = []
    for number, strength in enumerate(strengths, 1):
        name = f"Pegawai {number:02}"
        person = make_employee(session, town.puskesmas, name, assessor_id=town.chief.id)
        make_need(session, person, strength=strength)
        people.append(person)
    return people


def drafted(unit_id: UUID, **changes: Any) -> dict[str, Any]:
    """Write a programme of five afternoons."""
    return {
        "unit_id": str(unit_id),
        "title": "Merancang asesmen yang dipakai mengajar",
        "provider": "BKPSDM",
        "place": "Aula Dinas",
        "mode": "tatap_muka",
        "competences": [ASESMEN],
        "sessions": [{"on": day, "starts": "13:00", "ends": "16:00"} for day in DAYS],
        "hours": "12",
        "seats": 2,
        "budget": "48000000",
    } | changes


def approved(as_: As, town: Town, **changes: Any) -> str:
    """Let HR propose a programme and the head approve it; give its key."""
    hr = as_(town.hr_agency.id)
    made = hr.post("/training-programmes", drafted(town.dinkes, **changes))
    assert made.status_code == 201, made.text
    place = f"/training-programmes/{made.json()['id']}"
    assert hr.post(f"{place}/proposal", version=1).status_code == 200
    decided = as_(town.head.id).post(f"{place}/decision", {"approves": True}, version=2)
    assert decided.json()["state"] == ProgrammeState.APPROVED, decided.text
    key: str = decided.json()["id"]
    return key


def queued(as_: As, town: Town, programme_id: str) -> list[Mapping[str, Any]]:
    """Let HR make the queue; give its seats."""
    made = as_(town.hr_agency.id).post(f"/training-programmes/{programme_id}/queue")
    assert made.status_code == 201, made.text
    items: list[Mapping[str, Any]] = made.json()["items"]
    return items


def offered(as_: As, town: Town, programme_id: str) -> dict[str, Mapping[str, Any]]:
    """Let HR make the queue and offer the seats; give seats by person."""
    queued(as_, town, programme_id)
    made = as_(town.hr_agency.id).post(f"/training-programmes/{programme_id}/offers")
    assert made.status_code == 200, made.text
    return {seat["employee"]["id"]: seat for seat in made.json()["items"]}


def states(db: Db, programme_id: str) -> dict[UUID, SeatState]:
    """Give how the seats of a programme stand, by person."""

    def read(session: Session) -> dict[UUID, SeatState]:
        wanted = select(TrainingSeat.employee_id, TrainingSeat.state).where(
            TrainingSeat.programme_id == UUID(programme_id)
        )
        return {row.employee_id: row.state for row in session.execute(wanted)}

    return db.read(read)


def tasks_of(db: Db, person_id: UUID) -> list[TaskKind]:
    """Give the kinds of what waits for somebody about training."""

    def read(session: Session) -> list[TaskKind]:
        wanted = select(Task.kind).where(
            Task.assignee_id == person_id,
            Task.closed_at.is_(None),
            Task.subject_kind.in_(("training_programme", "training_seat")),
        )
        return sorted(session.scalars(wanted))

    return db.read(read)


def on(day: date) -> Any:
    """Move to the middle of a day."""
    return clock.moved_to(datetime(day.year, day.month, day.day, 6, 0, tzinfo=UTC))


def attend(as_: As, town: Town, programme: str, whole: list[str], half: list[str]) -> Any:
    """Keep the lists of five days and close the programme on the last."""
    with on(LAST_DAY):
        hr = as_(town.hr_agency.id)
        for number in range(1, 6):
            present = whole + (half if number < 4 else [])
            body = {"session": number, "present": present}
            assert hr.post(f"/training-programmes/{programme}/attendance", body).status_code == 200
        return hr.post(f"/training-programmes/{programme}/completion")
