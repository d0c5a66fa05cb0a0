"""What the people of the city need to learn was found from facts, and programmes stand at every step."""

from typing import Any

import pytest
from sqlalchemy import select

from api.development.training.models import SeatState, TrainingProgramme, TrainingSeat
from api.identity.models import User
from api.organization.models import Unit
from demo.learning_content import LEARNING
from demo.load import USUAL, WHOLE, cast_for
from demo.year.learning import on_duty
from tests.demo.town import Loaded

RUNNING = "Asesmen awal yang dipakai di kelas"
OVER = "Kelas yang menyentuh setiap anak"


def _one(city: Loaded, statement: Any) -> Any:
    return city.read(lambda session: session.scalars(statement).one())


def _person(city: Loaded, login: str) -> Any:
    return _one(city, select(User.id).where(User.login_key == login))


@pytest.mark.parametrize("people", [USUAL, WHOLE])
def test_whoever_needs_something_is_in_the_small_city_and_in_the_whole_one(people: int) -> None:
    """In the whole one a few of them study or have left."""
    cast = cast_for(people)
    named = [who for group in LEARNING.needs for who in group.people]
    there = on_duty(cast, named)

    assert len(there) == len(named) if people == USUAL else len(there) > 0.9 * len(named)


@pytest.mark.parametrize("login", ["guru", "perawat", "kepsek", "hrdikpora"])
def test_a_need_has_two_kinds_of_facts_or_an_indicator(city: Loaded, login: str) -> None:
    """HR of the city looks: personas whose tasks other tests count sign in nowhere else."""
    shown = city.signed_in("hrkota").get(f"/employees/{_person(city, login)}/development").json()

    assert shown["needs"]
    for need in shown["needs"]:
        kinds = {origin["kind"] for origin in need["origins"]}
        assert len(kinds) >= 2 or kinds == {"indicator"}


def test_the_strongest_cell_of_the_schools_is_what_is_proposed_next(city: Loaded) -> None:
    dinas = _one(city, select(Unit.id).where(Unit.code == "DISDIKPORA"))
    hr = city.signed_in("hrdikpora")
    shown = hr.get("/development/needs", unit_id=dinas, by="competence").json()
    counted = {row["key"]: row["people"] for row in shown["rows"]}
    plan = hr.get("/training-plan", unit_id=dinas, year=2026).json()

    assert max(counted, key=lambda code: counted[code]) == "kelola_kelas"
    waiting = [one for one in plan["programmes"] if one["state"] == "proposed"]
    assert [one["competences"] for one in waiting] == [["kelola_kelas"]]
    assert plan["ceiling"] == "185000000"


def test_the_teacher_has_an_offer_and_the_head_a_proposal_to_decide(city: Loaded) -> None:
    seat = select(TrainingSeat.state).where(TrainingSeat.employee_id == _person(city, "guru"))
    assert _one(city, seat) is SeatState.OFFERED
    tasks = city.signed_in("kadisdik").get("/tasks").json()["items"]
    assert "decide_programme" in {task["kind"] for task in tasks}


def test_of_what_runs_today_the_code_holds_and_of_what_is_over_answers_are_told(
    city: Loaded,
) -> None:
    hr = city.signed_in("hrdikpora")

    def named(title: str) -> Any:
        return _one(city, select(TrainingProgramme.id).where(TrainingProgramme.title == title))

    code = hr.get(f"/training-programmes/{named(RUNNING)}/sessions/2/code").json()
    over = hr.get(f"/training-programmes/{named(OVER)}").json()
    effect = hr.get(f"/training-programmes/{named(OVER)}/effect").json()

    assert code["holds_today"]
    assert (over["state"], over["answers"]["people"]) == ("done", 5)
    assert (over["seats"]["missed"], over["seats"]["passed_over"] > 0) == (1, True)
    assert effect["verdict"] == "too_few"
