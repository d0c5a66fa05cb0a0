"""Seats stand beside needs; who was there has the hours and no need any more, until it is corrected."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.development.competence.facts import answered_before
from api.development.competence.models import (
    CompetenceLevel,
    DevelopmentNeed,
    NeedOrigin,
    NeedState,
    OriginKind,
    Viewpoint,
)
from api.development.competence.recounting import recount
from api.development.training.models import TrainingSeat
from api.foundation.ids import new_id
from tests.conftest import TODAY, Db
from tests.development.training import (
    ASESMEN,
    BECAUSE,
    LAST_DAY,
    LITERASI,
    approved,
    attend,
    make_competences,
    make_need,
    make_staff,
    offered,
    on,
    tasks_of,
)
from tests.evaluations.guards import As
from tests.http import problem_of
from tests.people import Person, Town


@pytest.fixture
def person(town: Town, db: Db) -> Person:
    """Make one with a need, among colleagues of whom some may be away."""
    db.write(make_competences)
    found: list[Person] = db.write(make_staff, town, [4])
    return found[0]


@pytest.fixture
def programme(town: Town, as_: As, person: Person) -> str:
    return approved(as_, town, seats=1, competences=[ASESMEN, LITERASI])


@pytest.fixture
def seat(town: Town, as_: As, person: Person, programme: str) -> str:
    key: str = offered(as_, town, programme)[str(person.id)]["id"]
    return key


def _accept(as_: As, person: Person, seat: str) -> None:
    answer = as_(person.id).post(f"/training-seats/{seat}/answer", {"accepts": True})
    assert answer.status_code == 200, answer.text


def _development(as_: As, person: Person) -> Any:
    return as_(person.id).get(f"/employees/{person.id}/development", year=2026).json()


def _correct(as_: As, who: UUID, seat: str, *, attended: bool) -> Any:
    body = {"attended": attended, "reason": BECAUSE}
    return as_(who).post(f"/training-seats/{seat}/correction", body)


def test_a_seat_stands_beside_the_need_and_its_hours_are_offered_then_agreed(
    town: Town, as_: As, person: Person, seat: str
) -> None:
    shown = _development(as_, person)
    assert (shown["hours"]["offered"], shown["hours"]["agreed"]) == ("12", "0")
    [beside] = shown["seats"]
    assert (beside["id"], beside["state"], beside["hours"]) == (seat, "offered", "12")
    assert beside["competences"] == [ASESMEN, LITERASI]

    _accept(as_, person, seat)

    hours = _development(as_, person)["hours"]
    assert (hours["offered"], hours["agreed"]) == ("0", "12")


def test_the_heat_map_s_people_show_their_seat(
    town: Town, as_: As, db: Db, person: Person, seat: str
) -> None:
    other = db.write(make_staff, town, [3])[0]
    wanted = {"unit_id": str(town.dinkes), "year": 2026, "competence_code": ASESMEN}
    items = as_(town.hr_agency.id).get("/development/needs/people", **wanted).json()["items"]
    seats = {one["employee"]["id"]: one["seat"] for one in items}
    assert seats[str(person.id)]["state"] == "offered"
    assert seats[str(person.id)]["title"] == "Merancang asesmen yang dipakai mengajar"
    assert seats[str(other.id)] is None


def test_who_was_there_has_an_accepted_action_and_the_need_is_answered(
    town: Town, as_: As, db: Db, person: Person, programme: str, seat: str
) -> None:
    _accept(as_, person, seat)
    db.write(_need_later, person)
    attend(as_, town, programme, [str(person.id)], [])

    shown = _development(as_, person)

    assert (shown["hours"]["done"], shown["hours"]["agreed"]) == ("12", "0")
    [action] = shown["actions"]
    assert (action["kind"], action["state"], action["seat_id"]) == ("pelatihan", "accepted", seat)
    assert (action["competence_code"], action["may"]) == (ASESMEN, [])
    needs = {one["competence"]["code"]: one for one in shown["needs"]}
    assert needs[ASESMEN]["state"] == "answered"
    assert needs[ASESMEN]["answered_by"] == action["id"]
    assert needs[ASESMEN]["answered_on"] == LAST_DAY.isoformat()
    assert needs[LITERASI]["state"] == "proposed", "what is found later is asked anew"


def _need_later(session: Session, person: Person) -> None:
    make_need(session, person, LITERASI, since=date(2026, 12, 1))


def test_what_a_correction_takes_back_comes_again_once(
    town: Town, as_: As, db: Db, person: Person, programme: str, seat: str
) -> None:
    _accept(as_, person, seat)
    db.write(_agree, person)
    attend(as_, town, programme, [str(person.id)], [])
    hr = town.hr_agency.id

    back = _correct(as_, hr, seat, attended=False)
    assert (back.status_code, back.json()["state"], back.json()["may"]) == (
        *(200, "missed"),
        ["correct"],
    )
    shown = _development(as_, person)
    assert (shown["hours"]["done"], shown["needs"][0]["state"]) == ("0", "agreed")
    assert (shown["actions"][0]["state"], shown["actions"][0]["reason"]) == ("dropped", BECAUSE)
    assert "read_seat" in tasks_of(db, person.id), "the person is told, with the reason"

    assert problem_of(_correct(as_, hr, seat, attended=False)) == "seat-step-refused"
    assert _correct(as_, hr, seat, attended=True).status_code == 200
    shown = _development(as_, person)
    assert (shown["hours"]["done"], shown["needs"][0]["state"]) == ("12", "answered")
    assert len(shown["actions"]) == 1


def _agree(session: Session, person: Person) -> None:
    session.execute(
        update(DevelopmentNeed)
        .where(DevelopmentNeed.employee_id == person.id)
        .values(state=NeedState.AGREED, decided_by=person.id, decided_on=TODAY)
    )


def test_only_hr_corrects_and_only_what_is_over(
    town: Town, as_: As, db: Db, person: Person, programme: str, seat: str
) -> None:
    _accept(as_, person, seat)
    hr = town.hr_agency.id
    assert problem_of(_correct(as_, hr, seat, attended=False)) == "seat-step-refused"
    attend(as_, town, programme, [str(person.id)], [])
    assert _correct(as_, person.id, seat, attended=False).status_code == 403
    assert _correct(as_, town.stranger.id, seat, attended=False).status_code == 404
    wrong = as_(hr).post(f"/training-seats/{seat}/correction", {"attended": True, "reason": "ya"})
    assert (wrong.status_code, wrong.json()["errors"][0]["pointer"]) == (422, "/reason")
    states = db.read(lambda session: list(session.scalars(select(TrainingSeat.state))))
    assert states == ["attended"]


def test_an_old_gap_asks_no_more_the_year_after_and_a_new_one_does(
    town: Town, as_: As, db: Db, person: Person, programme: str, seat: str
) -> None:
    _accept(as_, person, seat)
    attend(as_, town, programme, [str(person.id)], [])
    requirement = {
        "position_kind": "pelaksana",
        "title": "*",
        "competence_code": ASESMEN,
        "level": 4,
    }
    assert as_(town.hr_city.id).put("/position-competences", requirement).status_code == 200

    db.write(_give_level, person, date(2026, 5, 4))
    assert db.write(_speaking, person) == []
    db.write(_give_level, person, date(2027, 2, 1))
    assert db.write(_speaking, person) == [OriginKind.GAP]
    assert db.read(answered_before, [person.id], 2027) == {(person.id, ASESMEN): LAST_DAY}


def _give_level(session: Session, person: Person, day: date) -> None:
    session.add(
        CompetenceLevel(
            id=new_id(person.agency_id),
            agency_id=person.agency_id,
            employee_id=person.id,
            competence_code=ASESMEN,
            viewpoint=Viewpoint.ASSESSOR,
            level=2,
            reason=BECAUSE,
            given_on=day,
            given_by=person.id,
        )
    )
    session.flush()


def _speaking(session: Session, person: Person) -> list[OriginKind]:
    """Say what speaks for the need, as it is found the year after."""
    with on(date(2027, 2, 10)):
        recount(session, [person.id])
    wanted = select(NeedOrigin.kind).where(
        NeedOrigin.employee_id == person.id, NeedOrigin.year == 2027
    )
    return list(session.scalars(wanted))


def test_the_catalogue_is_looked_through_by_competence(
    town: Town, as_: As, person: Person, programme: str
) -> None:
    hr = as_(town.hr_agency.id)
    assert hr.get("/training-programmes", competence=LITERASI).json()["total"] == 1
    assert hr.get("/training-programmes", competence="literasi").json()["total"] == 0
