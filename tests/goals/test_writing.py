"""A plan is drafted, written line by line, and never overwritten by a second window."""

import pytest

from tests.conftest import Db
from tests.goals.factories import CYCLE, As, make_plan, write_plan
from tests.http import problem_of
from tests.people import Town

GOAL = {"kind": "utama", "text": "Ibu hamil terlayani sesuai standar"}


def test_a_plan_begins_as_a_draft_of_ones_own(town: Town, as_: As) -> None:
    made = as_(town.wayan.id).post("/plans", {"cycle_id": CYCLE, "approach": "kuantitatif"})

    assert made.status_code == 201, made.text
    plan = made.json()
    assert (plan["state"], plan["form"], plan["revision"]) == ("draft", "ja_jf", 0)
    assert plan["assessor"]["name"] == "I Made Wirawan"
    assert plan["may"] == ["edit", "submit", "cancel", "comment"]
    assert [len(value["guides"]) for value in plan["behaviour"]] == [3] * 7


def test_a_leader_s_plan_has_the_leader_s_form(town: Town, as_: As) -> None:
    made = as_(town.head.id).post("/plans", {"cycle_id": CYCLE, "approach": "kualitatif"})

    assert made.json()["form"] == "jpt"


def test_one_post_has_one_plan_a_year(town: Town, as_: As) -> None:
    me = as_(town.wayan.id)
    me.post("/plans", {"cycle_id": CYCLE, "approach": "kuantitatif"})

    again = me.post("/plans", {"cycle_id": CYCLE, "approach": "kuantitatif"})

    assert (again.status_code, problem_of(again)) == (409, "already-there")


def test_without_an_assessor_there_is_no_plan(town: Town, as_: As) -> None:
    refused = as_(town.mayor.id).post("/plans", {"cycle_id": CYCLE, "approach": "kualitatif"})

    assert (refused.status_code, problem_of(refused)) == (409, "no-assessor")


def test_lines_are_written_and_removed(town: Town, as_: As) -> None:
    me = as_(town.wayan.id)
    plan = write_plan(me)
    goal = plan["goals"][0]
    indicator = goal["indicators"][0]

    changed = me.patch(
        f"/indicators/{indicator['id']}", {"target": "96"}, version=indicator["version"]
    ).json()["goals"][0]["indicators"][0]
    assert (changed["target"], changed["version"]) == ("96", 2)

    left = me.delete(f"/goals/{goal['id']}", version=goal["version"]).json()
    assert left["goals"] == []


def test_a_second_window_does_not_overwrite(town: Town, as_: As) -> None:
    me = as_(town.wayan.id)
    goal = write_plan(me)["goals"][0]
    me.patch(f"/goals/{goal['id']}", {"text": "Jendela pertama"}, version=1)

    late = me.patch(f"/goals/{goal['id']}", {"text": "Jendela kedua"}, version=1)

    assert (late.status_code, problem_of(late)) == (409, "edited-meanwhile")


def test_a_change_needs_the_version_that_was_read(town: Town, as_: As) -> None:
    goal = write_plan(as_(town.wayan.id))["goals"][0]

    refused = as_(town.wayan.id).patch(f"/goals/{goal['id']}", {"text": "Tanpa versi"})

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "header/If-Match"


def test_a_repeated_goal_is_added_once(town: Town, as_: As) -> None:
    me = as_(town.wayan.id)
    plan = me.post("/plans", {"cycle_id": CYCLE, "approach": "kuantitatif"}).json()

    me.post(f"/plans/{plan['id']}/goals", GOAL, key="g-1")
    me.post(f"/plans/{plan['id']}/goals", GOAL, key="g-1")

    assert len(me.get(f"/plans/{plan['id']}").json()["goals"]) == 1


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"kind": "utama"}, "/text"),
        ({"kind": "penting", "text": "Hasil kerja"}, "/kind"),
        ({"kind": "utama", "text": "x"}, "/text"),
        ({**GOAL, "warna": "biru"}, "/warna"),
        ({**GOAL, "parent_id": "00000000-0000-8000-8000-000000000009"}, "/parent_id"),
    ],
)
def test_bad_goals_name_their_field(
    town: Town, as_: As, body: dict[str, str], pointer: str
) -> None:
    me = as_(town.wayan.id)
    plan = me.post("/plans", {"cycle_id": CYCLE, "approach": "kuantitatif"}).json()

    refused = me.post(f"/plans/{plan['id']}/goals", body)

    assert refused.status_code == 422
    assert pointer in [fault["pointer"] for fault in refused.json()["errors"]]


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"text": "Indikator", "target": 70}, None),
        ({"text": "Indikator", "target": 70.5}, "/target"),
        ({"text": "Indikator", "target": "0.00001"}, "/target"),
        ({"text": "Indikator", "perspective": "anggaran"}, "/perspective"),
        (
            {"text": "Indikator", "direction": "range", "target_low": "9", "target_high": "1"},
            "/target_low",
        ),
        ({"text": "Indikator", "aspect": "warna"}, "/aspect"),
    ],
)
def test_indicators_follow_their_form(
    town: Town, as_: As, body: dict[str, object], pointer: str | None
) -> None:
    """R13–R15: a staff form has aspects; decimals are exact or refused."""
    me = as_(town.wayan.id)
    goal = write_plan(me)["goals"][0]

    answer = me.post(f"/goals/{goal['id']}/indicators", body)

    if pointer is None:
        assert answer.status_code == 201
    else:
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["pointer"] == pointer


def test_leaders_indicators_have_perspectives(town: Town, as_: As) -> None:
    me = as_(town.head.id)
    plan = me.post("/plans", {"cycle_id": CYCLE, "approach": "kualitatif"}).json()
    goal = me.post(f"/plans/{plan['id']}/goals", GOAL).json()["goals"][0]

    taken = me.post(
        f"/goals/{goal['id']}/indicators", {"text": "Bebas temuan", "perspective": "anggaran"}
    )
    refused = me.post(
        f"/goals/{goal['id']}/indicators", {"text": "Bebas temuan", "aspect": "kualitas"}
    )

    assert taken.status_code == 201
    assert refused.json()["errors"][0]["pointer"] == "/aspect"


def test_a_goal_serves_a_goal_that_the_leader_has_agreed(town: Town, as_: As, db: Db) -> None:
    leaders = db.write(make_plan, town.chief, town.head)
    me = as_(town.wayan.id)
    plan = me.post("/plans", {"cycle_id": CYCLE, "approach": "kuantitatif"}).json()
    offered = me.get(f"/plans/{plan['id']}/parents").json()
    assert [goal["id"] for goal in offered["goals"]] == [str(key) for key in leaders.goals]

    shown = me.post(
        f"/plans/{plan['id']}/goals", {**GOAL, "parent_id": str(leaders.goals[0])}
    ).json()

    assert shown["goals"][0]["parent_id"] == str(leaders.goals[0])
    assert shown["goals"][0]["parent_text"] == "Keluarga sehat terlayani"
    assert "serves_nothing" not in {hint["code"] for hint in shown["hints"]}


def test_a_leader_in_another_agency_can_be_served(town: Town, as_: As, db: Db) -> None:
    leaders = db.write(make_plan, town.mayor, town.head)
    me = as_(town.head.id)
    plan = me.post("/plans", {"cycle_id": CYCLE, "approach": "kualitatif"}).json()

    goal = me.post(
        f"/plans/{plan['id']}/goals", {**GOAL, "parent_id": str(leaders.goals[0])}
    ).json()["goals"][0]

    assert (goal["parent_id"], goal["outside_parent_id"]) == (None, str(leaders.goals[0]))


def test_a_goal_can_serve_the_unit_s_performance_agreement(town: Town, as_: As) -> None:
    hr = as_(town.hr_agency.id)
    agreement = hr.post(
        "/performance-agreements", {"unit_id": str(town.dinkes), "year": 2026}
    ).json()
    line = {
        "code": "1",
        "objective": "Keluarga sehat",
        "text": "Persentase keluarga sehat",
        "target": "18",
    }
    shown = hr.post(f"/performance-agreements/{agreement['id']}/indicators", line).json()
    me = as_(town.head.id)
    plan = me.post("/plans", {"cycle_id": CYCLE, "approach": "kualitatif"}).json()

    body = {**GOAL, "agreement_indicator_id": shown["indicators"][0]["id"]}
    goal = me.post(f"/plans/{plan['id']}/goals", body).json()["goals"][0]

    assert goal["agreement_indicator_id"] == shown["indicators"][0]["id"]
    assert (
        as_(town.wayan.id)
        .post("/performance-agreements", {"unit_id": str(town.dinkes), "year": 2027})
        .status_code
        == 403
    )


def test_expectations_and_supports_are_kept(town: Town, as_: As) -> None:
    """R27, R10: what the leader expects, and the Lampiran of who plans."""
    me, chief = as_(town.wayan.id), as_(town.chief.id)
    plan = write_plan(me)

    chief.put(f"/plans/{plan['id']}/behaviour/3", {"text": "Bersedia mengajar rekan"}, version=0)
    shown = me.put(
        f"/plans/{plan['id']}/supports/sumber_daya",
        {"lines": ["Kendaraan dinas", "Pelatihan"]},
        version=plan["support_versions"]["sumber_daya"],
    ).json()

    expected = shown["behaviour"][2]
    assert expected["expectation"] == "Bersedia mengajar rekan"
    assert shown["supports"]["sumber_daya"] == ["Kendaraan dinas", "Pelatihan"]
    emptied = chief.put(
        f"/plans/{plan['id']}/behaviour/3", {"text": ""}, version=expected["version"]
    ).json()["behaviour"][2]
    assert (emptied["expectation"], emptied["version"]) == (None, 0)
    place = f"/plans/{plan['id']}/behaviour/9"
    assert chief.put(place, {"text": "x"}, version=0).status_code == 404


@pytest.mark.parametrize("who", ["wayan", "head", "hr_agency"])
def test_what_the_leader_expects_is_for_the_leader_to_write(town: Town, as_: As, who: str) -> None:
    """R27: nobody writes their own leader's expectation."""
    plan = write_plan(as_(town.wayan.id))
    place = f"/plans/{plan['id']}/behaviour/3"

    refused = as_(getattr(town, who).id).put(place, {"text": "Mengajar rekan"}, version=0)

    assert (refused.status_code, problem_of(refused)) == (403, "not-permitted")
    assert as_(town.wayan.id).get(f"/plans/{plan['id']}").json()["may"] == [
        "edit",
        "submit",
        "cancel",
        "comment",
    ]


def test_others_cannot_write_it(town: Town, as_: As, with_token: As) -> None:
    plan = write_plan(as_(town.wayan.id))
    place = f"/plans/{plan['id']}/goals"

    assert as_(town.stranger.id).post(place, GOAL).status_code == 404
    assert as_(town.made.id).post(place, GOAL).status_code == 404
    assert as_(town.chief.id).post(place, GOAL).status_code == 403
    assert as_(town.auditor.id).post(place, GOAL).status_code == 403
    refused = with_token(town.wayan.id, "goals:read").post(place, GOAL)
    assert (refused.status_code, problem_of(refused)) == (403, "scope-missing")
