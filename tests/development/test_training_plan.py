"""The plan of a unit says what programmes reach together; the effect of one is told from what was reported."""

import io
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.development.competence.reaching import NeedOfPerson
from api.development.training.models import (
    ProgrammeState,
    SeatState,
    TrainingProgramme,
    TrainingSeat,
)
from api.development.training.planning import Offer, plan
from tests.conftest import Db
from tests.development.training import (
    ASESMEN,
    BECAUSE,
    LITERASI,
    approved,
    drafted,
    make_competences,
    make_need,
    make_staff,
    queued,
)
from tests.evaluations.factories import Q1, Q2, Q3, make_plan, report
from tests.evaluations.guards import As
from tests.people import Person, Town

UNIT, OTHER = UUID(int=1), UUID(int=2)
PATHS = {UNIT: "000G/000G/", OTHER: "000G/000W/"}


def _need(who: int, code: str, strength: int = 2, unit: UUID = UNIT) -> NeedOfPerson:
    return NeedOfPerson(UUID(int=who), unit, code, (), strength, date(2026, 7, 1))


def _offer(number: int, codes: str, seats: int, path: str = "000G/", taken: Any = None) -> Offer:
    return Offer(UUID(int=number), frozenset(codes), seats, path, taken)


def test_seats_go_by_need_and_what_is_left_is_said() -> None:
    needs = [
        _need(11, "a", 5), _need(12, "a", 3), _need(13, "a", 1), _need(11, "b"),
        _need(14, "c", unit=OTHER), _need(15, "c", unit=OTHER), _need(11, "c"),
    ]  # fmt: skip

    found = plan(needs, [_offer(1, "b", 9), _offer(2, "a", 2)], PATHS)

    assert [one.id.int for one in found.reaches] == [2, 1], "who reaches more comes first"
    assert {who.int for who in found.reached} == {11, 12}
    assert (found.twice, len(found.answered)) == (1, 3)
    assert list(found.missing) == [("c", 3, [OTHER, UNIT])]


def test_a_programme_reaches_its_unit_and_whoever_has_a_seat_already() -> None:
    needs = [_need(11, "a", 5), _need(12, "a", 3), _need(13, "a", 4, OTHER)]
    taken = frozenset({UUID(int=12), UUID(int=99)})

    [inside] = plan(needs, [_offer(1, "a", 9, PATHS[UNIT])], PATHS).reaches
    [kept] = plan(needs, [_offer(1, "a", 1, taken=taken)], PATHS).reaches

    assert (inside.needs, len(inside.people), len(inside.reached)) == (2, 2, 2)
    assert {who.int for who in kept.reached} == {12}


def test_what_is_answered_stays_in_the_plan_and_takes_no_seat() -> None:
    learnt = replace(_need(11, "a", 9), is_open=False)
    needs = [learnt, _need(12, "a"), replace(_need(13, "b"), is_open=False)]
    attended = frozenset({UUID(int=11)})

    [free] = plan(needs, [_offer(1, "a", 1)], PATHS).reaches
    over = plan(needs, [_offer(1, "a", 1, taken=attended)], PATHS)

    assert {who.int for who in free.reached} == {12}
    assert over.reaches[0].answered == {(UUID(int=11), "a")}
    assert over.answered == {(UUID(int=11), "a"), (UUID(int=13), "b")}
    assert list(over.missing) == [], "what nobody needs any more is not missing"


@pytest.fixture
def staff(town: Town, db: Db) -> list[Person]:
    def make(session: Session) -> list[Person]:
        make_competences(session)
        people = make_staff(session, town, [5, 4, 3, 2])
        make_need(session, people[0], LITERASI)
        make_need(session, town.stranger)
        return people

    found: list[Person] = db.write(make)
    return found


def test_the_plan_of_a_unit(town: Town, as_: As, db: Db, staff: list[Person]) -> None:
    hr = as_(town.hr_agency.id)
    key = approved(as_, town, seats=3)
    hr.put("/agencies/1/training-ceilings/2026", {"amount": "120000000"}, version=0)
    seats = queued(as_, town, key)
    hr.post(f"/training-seats/{seats[0]['id']}/passing-over", {"reason": BECAUSE})

    found = hr.get("/training-plan", unit_id=town.dinkes, year=2026).json()

    [one] = found.pop("programmes")
    assert (one["needs"], one["people"], one["reached"], one["units"]) == (4, 4, 1, 1)
    assert (one["sessions"], one["provider"], one["previous"]) == (5, "BKPSDM", None)
    assert (one["counts"]["suggested"], one["counts"]["free"]) == (1, 2)
    assert one["may"] == ["cancel", "queue", "offer"]
    assert found.pop("unit")["id"] == str(town.dinkes)
    [missing] = found.pop("missing")
    assert (missing["competence"], missing["needs"]) == (LITERASI, 1)
    assert found.pop("fairness") == {
        "years": 3, "untrained": 4, "with_seat": 1, "passed_over": 1, "reasons": [BECAUSE],
    }  # fmt: skip
    assert found == {
        "agency_id": 1, "year": 2026, "people": 9, "people_needing": 4, "needs": 5, "reached": 1, "twice": 0,
        "answered": 1, "not_reached": 3, "seats": 3, "budget": "48000000", "ceiling": "120000000",
        "ceiling_version": 1, "may": ["propose", "set_ceiling"],
    }  # fmt: skip


def test_what_a_programme_would_reach_is_said_while_it_is_written(
    town: Town, as_: As, staff: list[Person]
) -> None:
    wanted = {"unit_id": town.dinkes, "year": 2026, "seats": 2}
    hr = as_(town.hr_agency.id)
    both = hr.get("/training-plan/reach", **wanted, competences=[ASESMEN, LITERASI]).json()
    assert both == {
        "needs": 5, "people": 4, "reached": 2, "answered": 3, "units": 1, "units_needing": 1,
    }  # fmt: skip
    none = hr.get("/training-plan/reach", **{**wanted, "seats": 0}, competences=[ASESMEN])
    assert none.status_code == 422
    assert none.json()["errors"][0]["pointer"] == "query/seats"
    stranger = as_(town.stranger.id).get("/training-plan/reach", **wanted, competences=[ASESMEN])
    assert stranger.status_code == 403


def test_a_programme_names_the_last_one_about_the_same(
    town: Town, as_: As, db: Db, staff: list[Person]
) -> None:
    keys = [approved(as_, town, title=title) for title in ("Asesmen lama", "Asesmen baru")]
    before = [{"on": "2026-03-02", "starts": "08:00", "ends": "12:00"}]
    other = approved(as_, town, title="Literasi lama", competences=[LITERASI], sessions=before)

    def end(session: Session) -> None:
        old = session.scalars(
            select(TrainingProgramme).where(TrainingProgramme.title == "Asesmen lama")
        ).one()
        old.from_on = old.until_on = date(2025, 10, 2)
        for one in session.scalars(
            select(TrainingProgramme).where(TrainingProgramme.title != "Asesmen baru")
        ):
            one.state = ProgrammeState.DONE

    db.write(end)
    found = as_(town.head.id).get("/training-plan", unit_id=town.dinkes, year=2026).json()
    previous = {one["id"]: one["previous"] for one in found["programmes"]}
    assert previous == {keys[1]: {"id": keys[0], "name": "Asesmen lama"}, other: None}


def test_the_plan_is_for_leaders_and_hr_and_the_city_sees_all(
    town: Town, as_: As, db: Db, staff: list[Person]
) -> None:
    wanted = {"unit_id": town.puskesmas, "year": 2026}
    people = (
        town.chief,
        town.head,
        town.mayor,
        town.hr_city,
        town.auditor,
        town.wayan,
        town.stranger,
    )
    found = [as_(who.id).get("/training-plan", **wanted).status_code for who in people]
    assert found == [200] * 5 + [403] * 2
    whole = as_(town.hr_city.id).get("/training-plan", unit_id=town.kota, year=2026).json()
    assert (whole["people_needing"], whole["needs"]) == (5, 6)
    nowhere = as_(town.hr_city.id).get("/training-plan", unit_id=UUID(int=5), year=2026)
    assert nowhere.status_code == 404


def test_the_plan_is_taken_along_as_a_workbook(
    town: Town, as_: As, db: Db, staff: list[Person]
) -> None:
    hr = as_(town.hr_agency.id)
    hr.post("/training-programmes", drafted(town.dinkes, title="=1+1 Asesmen"))
    answer = hr.get("/training-plan/workbook", unit_id=town.dinkes, year=2026)

    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    assert book.sheet_names == ["Program", "Belum ada usulan", "Ringkasan"]
    [_, line] = book.get_sheet_by_name("Program").to_python()
    assert line[:5] == [1, "'=1+1 Asesmen", "Rancangan", "Dinas Kesehatan", "Asesmen-Uji"]
    assert line[-2:] == [48_000_000, 24_000_000]
    as_(town.hr_agency.id).put("/me/language", {"language": "en"})
    english = as_(town.hr_agency.id).get("/training-plan/workbook", unit_id=town.dinkes, year=2026)
    assert (
        CalamineWorkbook.from_filelike(io.BytesIO(english.content)).sheet_names[0] == "Programmes"
    )
    refused = as_(town.wayan.id).get("/training-plan/workbook", unit_id=town.dinkes, year=2026)
    assert refused.status_code == 403


FEW, MANY = 20, 40


def _history(session: Session, town: Town, programme_id: UUID, gain: int) -> None:
    """Let twenty be trained in the second quarter and twenty not; all stood at about 24 of 40."""
    people = make_staff(session, town, [3] * MANY)
    programme = session.scalars(
        select(TrainingProgramme).where(TrainingProgramme.id == programme_id)
    ).one()
    programme.from_on, programme.until_on = date(2026, 5, 4), date(2026, 5, 8)
    for number, person in enumerate(people):
        work = make_plan(session, person, town.chief)
        is_there = number < FEW
        swing = number % 7 - 3
        before, after = 24 + swing, 24 + number % 5
        report(session, person, work, before, period_id=Q1, at=1)
        report(session, person, work, 24, period_id=Q2, at=1)
        report(session, person, work, after + (gain if is_there else 0), period_id=Q3, at=1)
        if is_there:
            session.add(_seat(programme, person))
    session.flush()


def _seat(programme: TrainingProgramme, person: Person) -> TrainingSeat:
    need = {"competence": ASESMEN, "origins": [], "strength": 3, "since": "2026-02-01"}
    return TrainingSeat(
        id=UUID(int=programme.id.int + person.id.int % 10**6 * 2**66),
        agency_id=programme.agency_id,
        programme_id=programme.id,
        employee_id=person.id,
        unit_id=person.unit_id,
        state=SeatState.ATTENDED,
        place=1,
        passed=0,
        reasons={"needs": [need]},
    )


@pytest.mark.parametrize(("gain", "verdict"), [(6, "better"), (0, "no_difference")])
def test_the_effect_is_told_from_what_was_reported(
    town: Town, as_: As, db: Db, gain: int, verdict: str
) -> None:
    db.write(make_competences)
    key = approved(as_, town)
    db.write(_history, town, UUID(key), gain)

    found = as_(town.wayan.id).get(f"/training-programmes/{key}/effect").json()

    assert (found["verdict"], found["participants"], found["similar"]) == (verdict, FEW, MANY - FEW)
    assert (found["period_before"], found["period_after"]) == (Q1, Q3)
    assert found["low"] <= gain * 250 <= found["high"], "6 of 40 are 15 hundredths"
    assert found["cost_per_person"] == "2400000"
    assert "not_chosen_by_lot" in found["method"]


def test_of_few_or_before_anybody_reported_nothing_is_said(
    town: Town, as_: As, db: Db, staff: list[Person]
) -> None:
    key = approved(as_, town)

    found = as_(town.wayan.id).get(f"/training-programmes/{key}/effect").json()

    assert (found["verdict"], found["difference"], found["cost_per_person"]) == (
        "too_few", None, None,
    )  # fmt: skip
    assert (found["least"], found["period_after"]) == (15, None)
