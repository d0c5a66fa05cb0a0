"""What goes wrong with feedback: the wrong moment, too few words, somebody who is no person."""

from typing import Any

import pytest

from api.goals.models import PlanState
from tests.conftest import Db
from tests.goals.factories import Q3, As, MadePlan, make_plan
from tests.http import Client, problem_of
from tests.people import Town

UNKNOWN = "00000000-0000-8000-8000-000000000000"
SAID = {"period_id": Q3, "value_code": 7, "text": "Jadwal disusun bersama kader."}
NOT_AGREED = (PlanState.DRAFT, PlanState.SUBMITTED, PlanState.RETURNED, PlanState.CANCELLED)


@pytest.fixture
def plan(town: Town, db: Db) -> MadePlan:
    made: MadePlan = db.write(make_plan, town.wayan, town.chief)
    return made


def _said(plan: MadePlan, **more: Any) -> dict[str, Any]:
    return {**SAID, "plan_id": str(plan.id), **more}


@pytest.mark.parametrize("state", NOT_AGREED)
@pytest.mark.parametrize("who", ["chief", "made", "hr_agency"])
def test_what_is_not_agreed_is_nothing_to_speak_about(
    town: Town, as_: As, db: Db, state: PlanState, who: str
) -> None:
    made = db.write(make_plan, town.wayan, town.chief, state)

    refused = as_(getattr(town, who).id).post("/feedback", _said(made))

    assert (refused.status_code, problem_of(refused)) == (409, "nothing-to-speak-about")
    assert as_(town.wayan.id).get("/feedback/received").json()["items"] == []


@pytest.mark.parametrize(
    ("more", "pointer"),
    [
        ({"text": "ok"}, "/text"),
        ({"text": None}, "/text"),
        ({"value_code": 0}, "/value_code"),
        ({"period_id": "triwulan tiga"}, "/period_id"),
        ({"plan_id": "bukan kunci"}, "/plan_id"),
        ({"evidence_url": "ftp://contoh.go.id/bukti"}, "/evidence_url"),
        ({"giver_role": "pimpinan"}, "/giver_role"),
    ],
)
def test_what_does_not_fit_names_its_field_and_is_not_kept(
    town: Town, as_: As, plan: MadePlan, more: dict[str, Any], pointer: str
) -> None:
    """Nobody chooses the role in which they speak (R29)."""
    me = as_(town.made.id)

    refused = me.post("/feedback", _said(plan, **more))

    assert refused.status_code == 422, refused.text
    assert refused.json()["errors"][0]["pointer"] == pointer
    assert me.get("/feedback/given").json()["items"] == []


def test_another_word_under_the_same_key_is_refused(town: Town, as_: As, plan: MadePlan) -> None:
    me = as_(town.made.id)
    me.post("/feedback", _said(plan), key="f-1")

    other = me.post("/feedback", _said(plan, text="Sesuatu yang lain."), key="f-1")

    assert (other.status_code, problem_of(other)) == (422, "key-used-differently")
    assert len(me.get("/feedback/given").json()["items"]) == 1


def test_only_people_speak(town: Town, as_: As, nobody: Client, plan: MadePlan) -> None:
    admin = as_(town.admin.id)
    scopes = ["feedback:read", "feedback:write"]
    draft = {"name": "survei", "home_agency_id": 1, "scopes": scopes}
    account = admin.post("/service-accounts", draft).json()
    place = f"/service-accounts/{account['id']}/secrets"
    secret = admin.post(place, {"expires_on": "2026-12-31"}).json()["secret"]
    nobody.headers["Authorization"] = f"Bearer {secret}"

    refused = nobody.post("/feedback", _said(plan))

    assert (refused.status_code, problem_of(refused)) == (403, "not-permitted")


@pytest.mark.parametrize("path", ["/feedback/received", "/feedback/given", "/feedback/addressees"])
def test_a_token_for_something_else_reads_none_of_it(
    town: Town, with_token: As, plan: MadePlan, path: str
) -> None:
    script = with_token(town.wayan.id, "goals:read", "feedback:write")

    refused = script.get(path)

    assert (refused.status_code, problem_of(refused)) == (403, "scope-missing")
    listed = script.get("/feedback", plan_id=str(plan.id))
    assert (listed.status_code, problem_of(listed)) == (403, "scope-missing")


def test_what_is_asked_wrongly_says_where(town: Town, as_: As, plan: MadePlan) -> None:
    me = as_(town.wayan.id)

    unknown = me.get("/feedback", plan_id=UNKNOWN)
    without = me.get("/feedback")
    endless = me.get("/feedback/addressees", q="a" * 81)

    assert (unknown.status_code, problem_of(unknown)) == (404, "not-found")
    assert without.status_code == 422
    assert endless.status_code == 422
