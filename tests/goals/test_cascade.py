"""A goal serves one thing, or nothing yet; what is emptied is emptied, what is kept is kept."""

from typing import Any

import pytest

from api.goals.models import PlanState
from tests.conftest import Db
from tests.goals.factories import As, make_plan, write_plan
from tests.http import Client, problem_of
from tests.people import Town

GOAL = {"kind": "utama", "text": "Ibu hamil terlayani sesuai standar"}
LINKS = ("parent_id", "outside_parent_id", "agreement_indicator_id", "parent_text")


def _line_of_the_agreement(town: Town, as_: As) -> str:
    hr = as_(town.hr_agency.id)
    draft = {"unit_id": str(town.puskesmas), "year": 2026}
    made = hr.post("/performance-agreements", draft).json()
    line = {"code": "1", "objective": "Keluarga sehat", "text": "Persentase keluarga sehat"}
    shown = hr.post(f"/performance-agreements/{made['id']}/indicators", line).json()
    return str(shown["indicators"][0]["id"])


def _links(goal: dict[str, Any]) -> list[Any]:
    return [goal[name] for name in LINKS]


def test_a_link_can_be_given_up_again(town: Town, as_: As, db: Db) -> None:
    """R18 warns of a main goal that serves nothing, and forbids nothing."""
    leaders = db.write(make_plan, town.chief, town.head)
    me = as_(town.wayan.id)
    plan = write_plan(me)
    place = f"/goals/{plan['goals'][0]['id']}"
    linked = me.patch(place, {"parent_id": str(leaders.goals[0])}, version=1).json()
    assert linked["hints"] == []

    shown = me.patch(place, {"parent_id": None}, version=2).json()

    assert _links(shown["goals"][0]) == [None, None, None, None]
    assert [hint["code"] for hint in shown["hints"]] == ["serves_nothing"]


def test_a_goal_moves_from_the_leader_s_goal_to_the_agreement(town: Town, as_: As, db: Db) -> None:
    leaders = db.write(make_plan, town.chief, town.head)
    line = _line_of_the_agreement(town, as_)
    me = as_(town.wayan.id)
    place = f"/goals/{write_plan(me)['goals'][0]['id']}"
    me.patch(place, {"parent_id": str(leaders.goals[0])}, version=1)

    shown = me.patch(place, {"agreement_indicator_id": line}, version=2).json()
    assert _links(shown["goals"][0]) == [None, None, line, None]

    back = me.patch(place, {"parent_id": str(leaders.goals[1])}, version=3).json()
    assert _links(back["goals"][0]) == [str(leaders.goals[1]), None, None, "Kader terlatih"]


def test_other_changes_leave_the_link_alone(town: Town, as_: As, db: Db) -> None:
    leaders = db.write(make_plan, town.chief, town.head)
    me = as_(town.wayan.id)
    place = f"/goals/{write_plan(me)['goals'][0]['id']}"
    me.patch(place, {"parent_id": str(leaders.goals[0])}, version=1)

    shown = me.patch(place, {"text": "Balita terlayani"}, version=2).json()

    assert shown["goals"][0]["parent_id"] == str(leaders.goals[0])


def test_a_goal_serves_one_thing(town: Town, as_: As, db: Db) -> None:
    leaders = db.write(make_plan, town.chief, town.head)
    line = _line_of_the_agreement(town, as_)
    me = as_(town.wayan.id)
    plan = write_plan(me)
    both = {**GOAL, "parent_id": str(leaders.goals[0]), "agreement_indicator_id": line}

    refused = me.post(f"/plans/{plan['id']}/goals", both)

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["code"] == "one_parent"


def test_what_the_leader_has_only_drafted_cannot_be_served(town: Town, as_: As, db: Db) -> None:
    """R19; the words can be written before, and linked later."""
    drafted = db.write(make_plan, town.chief, town.head, PlanState.DRAFT)
    me = as_(town.wayan.id)
    plan = write_plan(me)
    place = f"/plans/{plan['id']}/goals"

    refused = me.post(place, {**GOAL, "parent_id": str(drafted.goals[0])})
    taken = me.post(place, {**GOAL, "parent_text": "Hasil kerja atasan yang dirancang"})

    assert refused.json()["errors"][0]["pointer"] == "/parent_id"
    assert taken.json()["goals"][1]["parent_text"] == "Hasil kerja atasan yang dirancang"
    assert me.get(f"/plans/{plan['id']}/parents").json()["assessor_plan_state"] == "draft"


@pytest.mark.parametrize(
    ("what", "field"),
    [
        ("goals", "kind"),
        ("goals", "text"),
        ("goals", "position"),
        ("indicators", "text"),
        ("indicators", "direction"),
        ("indicators", "accumulation"),
    ],
)
def test_what_a_line_always_has_cannot_be_emptied(
    town: Town, as_: As, what: str, field: str
) -> None:
    me = as_(town.wayan.id)
    goal = write_plan(me)["goals"][0]
    line = goal if what == "goals" else goal["indicators"][0]

    refused = me.patch(f"/{what}/{line['id']}", {field: None}, version=1)

    assert (refused.status_code, problem_of(refused)) == (422, "invalid")
    assert refused.json()["errors"][0]["pointer"] == f"/{field}"


def test_a_goal_moved_far_down_leaves_room(town: Town, as_: As) -> None:
    me = as_(town.wayan.id)
    plan = write_plan(me)
    me.patch(f"/goals/{plan['goals'][0]['id']}", {"position": 99}, version=1)

    assert me.post(f"/plans/{plan['id']}/goals", GOAL).status_code == 201


def _missing(me: Client, plan: dict[str, Any], change: dict[str, Any]) -> list[dict[str, str]]:
    indicator = plan["goals"][0]["indicators"][0]
    shown = me.patch(f"/indicators/{indicator['id']}", change, version=indicator["version"])
    found: list[dict[str, str]] = shown.json()["missing"]
    return found


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"target": None, "target_text": "Sebagian besar"}, "no_target"),
        ({"unit_of_measure": None}, "no_unit"),
        ({"direction": "range", "target": None, "target_low": "80", "target_high": "90"}, None),
        ({"target": "0"}, None),
    ],
)
def test_a_quantitative_plan_has_figures_with_units(
    town: Town, as_: As, change: dict[str, Any], code: str | None
) -> None:
    """R12: words alone belong to the qualitative approach."""
    me = as_(town.wayan.id)

    found = _missing(me, write_plan(me), change)

    assert [fault["code"] for fault in found] == ([] if code is None else [code])


def test_a_qualitative_plan_needs_words_only(town: Town, as_: As) -> None:
    me = as_(town.wayan.id)

    assert _missing(me, write_plan(me, "kualitatif"), {"target": None}) == []
