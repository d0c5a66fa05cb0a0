"""A plan is submitted, withdrawn, returned, agreed; what was agreed is kept for good."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.event_tables import EventRecord
from api.goals.models import NEXT_STEPS, PlanState
from tests.conftest import Db
from tests.goals.factories import (
    ANNEX,
    CYCLE,
    As,
    make_complete_plan,
    make_plan,
    take_step,
    write_plan,
)
from tests.http import problem_of
from tests.people import Town, promote


def _names(session: Session) -> list[str]:
    return list(
        session.scalars(
            select(EventRecord.name)
            .where(EventRecord.subject_kind == "plan")
            .order_by(EventRecord.id)
        )
    )


def test_submitted_returned_and_agreed(town: Town, as_: As, db: Db) -> None:
    me, chief = as_(town.wayan.id), as_(town.chief.id)
    plan = write_plan(me)
    place = f"/plans/{plan['id']}"

    assert take_step(me, plan["id"], "submission").json()["state"] == "submitted"
    note = {"note": "Targetnya naikkan sedikit."}
    back = take_step(chief, plan["id"], "return", note).json()
    assert (back["state"], back["return_note"]) == ("returned", "Targetnya naikkan sedikit.")
    again = take_step(me, plan["id"], "submission").json()
    assert again["return_note"] is None
    agreed = chief.post(f"{place}/agreement", key="a-1", version=again["version"]).json()

    assert (agreed["state"], agreed["revision"]) == ("agreed", 1)
    repeated = chief.post(f"{place}/agreement", key="a-1", version=again["version"])
    assert (repeated.json(), repeated.headers["Idempotent-Replay"]) == (agreed, "true")
    assert db.read(_names)[-4:] == ["PlanSubmitted", "PlanReturned", "PlanSubmitted", "PlanAgreed"]
    notes = me.get(f"{place}/comments").json()["items"]
    assert [(note["kind"], note["author_name"]) for note in notes] == [
        ("return_note", "I Made Wirawan")
    ]


def test_what_was_agreed_is_kept_whole(town: Town, as_: As) -> None:
    me, chief = as_(town.wayan.id), as_(town.chief.id)
    plan = write_plan(me)
    take_step(me, plan["id"], "submission")
    take_step(chief, plan["id"], "agreement")

    listed = me.get(f"/plans/{plan['id']}/versions").json()["items"]
    kept = me.get(f"/plans/{plan['id']}/versions/1").json()

    assert [row["number"] for row in listed] == [1]
    assert kept["content"]["goals"][0]["indicators"][0]["target"] == "95.5"
    assert kept["content"]["assessor"]["name"] == "I Made Wirawan"
    assert kept["content"]["employee"]["nip"] == plan["employee"]["nip"]
    assert kept["content"]["head"]["form"] == "ja_jf"
    assert len(kept["sha256"]) == 64
    assert me.get(f"/plans/{plan['id']}/versions/2").status_code == 404


def test_a_submitted_plan_can_be_withdrawn(town: Town, as_: As) -> None:
    me = as_(town.wayan.id)
    plan = write_plan(me)
    take_step(me, plan["id"], "submission")

    assert take_step(me, plan["id"], "withdrawal").json()["state"] == "draft"


def test_a_draft_can_be_given_up_and_begun_again(town: Town, as_: As) -> None:
    me = as_(town.wayan.id)
    plan = write_plan(me)

    assert me.delete(f"/plans/{plan['id']}", version=plan["version"]).status_code == 204
    assert me.post("/plans", {"cycle_id": CYCLE, "approach": "kualitatif"}).status_code == 201


def test_an_incomplete_plan_says_what_is_missing(town: Town, as_: As) -> None:
    me = as_(town.wayan.id)
    plan = me.post("/plans", {"cycle_id": CYCLE, "approach": "kuantitatif"}).json()
    goal = me.post(f"/plans/{plan['id']}/goals", {"kind": "tambahan", "text": "Arsip rapi"}).json()[
        "goals"
    ][0]
    me.post(f"/goals/{goal['id']}/indicators", {"text": "Arsip tertata"})

    refused = take_step(me, plan["id"], "submission")

    assert (refused.status_code, problem_of(refused)) == (409, "plan-incomplete")
    assert refused.json()["missing"] == [
        {"pointer": "/goals", "code": "no_main_goal"},
        {"pointer": "/goals/0/indicators/0/target", "code": "no_target"},
        {"pointer": "/supports/sumber_daya", "code": "no_sumber_daya"},
        {"pointer": "/supports/pertanggungjawaban", "code": "no_pertanggungjawaban"},
        {"pointer": "/supports/konsekuensi", "code": "no_konsekuensi"},
    ]


@pytest.mark.parametrize("kind", list(ANNEX))
def test_no_plan_is_submitted_without_its_annex(town: Town, as_: As, kind: str) -> None:
    """R10, II.A.8.e: resources, accounting and consequences are an inseparable part of it."""
    me = as_(town.wayan.id)
    plan = write_plan(me)
    place = f"/plans/{plan['id']}/supports/{kind}"
    me.put(place, {"lines": []}, version=plan["support_versions"][kind])

    refused = take_step(me, plan["id"], "submission")
    me.put(place, {"lines": ANNEX[kind]}, version=0)

    assert (refused.status_code, problem_of(refused)) == (409, "plan-incomplete")
    assert refused.json()["missing"] == [{"pointer": f"/supports/{kind}", "code": f"no_{kind}"}]
    assert take_step(me, plan["id"], "submission").status_code == 200


STEPS = {"submission": None, "withdrawal": None, "return": {"note": "catatan"}, "agreement": None}
LAWFUL = {
    ("draft", "submission"),
    ("returned", "submission"),
    ("submitted", "withdrawal"),
    ("submitted", "return"),
    ("submitted", "agreement"),
}


@pytest.mark.parametrize("state", [s for s in PlanState if s is not PlanState.CANCELLED])
@pytest.mark.parametrize("step", STEPS)
def test_only_lawful_steps_are_taken(
    town: Town, as_: As, db: Db, state: PlanState, step: str
) -> None:
    plan = db.write(make_complete_plan, town.wayan, town.chief, state)
    who = town.chief if step in ("return", "agreement") else town.wayan

    answer = take_step(as_(who.id), plan.id, step, STEPS[step])

    if (state.value, step) in LAWFUL:
        assert answer.status_code == 200, answer.text
    else:
        assert (answer.status_code, problem_of(answer)) == (409, "plan-step-refused")


@pytest.mark.parametrize("step", ["agreement", "return"])
def test_nobody_decides_on_what_they_have_not_seen(town: Town, as_: As, step: str) -> None:
    """The owner takes the plan back, lowers a target and submits again while the assessor reads."""
    me, chief = as_(town.wayan.id), as_(town.chief.id)
    plan = write_plan(me)
    seen = take_step(me, plan["id"], "submission").json()["version"]
    take_step(me, plan["id"], "withdrawal")
    indicator = plan["goals"][0]["indicators"][0]
    me.patch(f"/indicators/{indicator['id']}", {"target": "10"}, version=indicator["version"])
    take_step(me, plan["id"], "submission")

    refused = chief.post(f"/plans/{plan['id']}/{step}", STEPS[step], version=seen)

    assert (refused.status_code, problem_of(refused)) == (409, "edited-meanwhile")
    assert take_step(chief, plan["id"], step, STEPS[step]).status_code == 200


@pytest.mark.parametrize("step", STEPS)
def test_a_step_names_the_version_that_was_read(town: Town, as_: As, step: str) -> None:
    me = as_(town.wayan.id)
    plan = write_plan(me)

    refused = me.post(f"/plans/{plan['id']}/{step}", STEPS[step])

    assert refused.status_code == 422
    assert [e["pointer"] for e in refused.json()["errors"]] == ["header/If-Match"]


def test_a_draft_is_not_given_up_over_newer_lines(town: Town, as_: As) -> None:
    me = as_(town.wayan.id)
    plan = write_plan(me)
    me.post(f"/plans/{plan['id']}/goals", {"kind": "utama", "text": "Ditambah di tab lain"})

    refused = me.delete(f"/plans/{plan['id']}", version=plan["version"])

    assert (refused.status_code, problem_of(refused)) == (409, "edited-meanwhile")


def test_every_state_has_its_steps_written_down() -> None:
    assert set(NEXT_STEPS) == set(PlanState)


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("made", 404),
        ("stranger", 404),
        ("wayan", 403),
        ("head", 403),
        ("hr_agency", 403),
        ("auditor", 403),
    ],
)
def test_only_the_assessor_agrees(town: Town, as_: As, db: Db, who: str, status: int) -> None:
    plan = db.write(make_plan, town.wayan, town.chief, PlanState.SUBMITTED)

    assert take_step(as_(getattr(town, who).id), plan.id, "agreement").status_code == status


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("wayan", 200),
        ("chief", 200),
        ("head", 200),
        ("mayor", 200),
        ("hr_agency", 200),
        ("hr_city", 200),
        ("auditor", 200),
        ("admin", 200),
        ("made", 404),
        ("stranger", 404),
    ],
)
def test_who_sees_a_plan(town: Town, as_: As, db: Db, who: str, status: int) -> None:
    plan = db.write(make_plan, town.wayan, town.chief)

    for part in ("", "/versions", "/comments", "/parents"):
        assert as_(getattr(town, who).id).get(f"/plans/{plan.id}{part}").status_code == status


@pytest.mark.parametrize(
    ("who", "params", "expected"),
    [
        ("wayan", {}, 1),
        ("made", {}, 0),
        ("chief", {"assessor": "me"}, 1),
        ("head", {}, 1),
        ("hr_agency", {}, 1),
        ("hr_city", {}, 1),
        ("stranger", {}, 0),
        ("chief", {"state": "draft"}, 0),
        ("hr_city", {"cycle_id": 20251}, 0),
        ("hr_city", {"updated_since": "2026-10-09T00:00:00Z"}, 0),
    ],
)
def test_lists_hold_what_one_may_see(
    town: Town, as_: As, db: Db, who: str, params: dict[str, Any], expected: int
) -> None:
    db.write(make_plan, town.wayan, town.chief)

    page = as_(getattr(town, who).id).get("/plans", **params).json()

    assert (page["total"], len(page["items"])) == (expected, expected)


def test_a_plan_follows_a_new_assessor(town: Town, as_: As, db: Db) -> None:
    """An acting chief (Plt) gets the open plans, and agrees (R6, IV.A.13)."""
    plan = db.write(make_plan, town.wayan, town.chief, PlanState.SUBMITTED)
    db.write(promote, town.made)
    change = {
        "assignment_id": str(town.wayan.assignment_id),
        "assessor_id": str(town.made.id),
        "kind": "plt",
        "valid_from": "2026-10-01",
        "reason": "Pejabat lama pindah",
    }
    named = as_(town.hr_agency.id).post(f"/employees/{town.wayan.id}/assessors", change)
    assert named.status_code == 201, named.text

    assert take_step(as_(town.chief.id), plan.id, "agreement").status_code in (403, 404)
    assert take_step(as_(town.made.id), plan.id, "agreement").status_code == 200


def test_the_two_sides_write_to_each_other(town: Town, as_: As, db: Db) -> None:
    plan = db.write(make_plan, town.wayan, town.chief)
    as_(town.wayan.id).post(f"/plans/{plan.id}/comments", {"text": "Mohon arahan."})
    as_(town.chief.id).post(f"/plans/{plan.id}/comments", {"text": "Kita bahas Senin."})

    texts = [
        c["text"] for c in as_(town.wayan.id).get(f"/plans/{plan.id}/comments").json()["items"]
    ]

    assert texts == ["Mohon arahan.", "Kita bahas Senin."]
    assert (
        as_(town.hr_agency.id).post(f"/plans/{plan.id}/comments", {"text": "x"}).status_code == 403
    )
