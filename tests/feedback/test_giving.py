"""Feedback: who speaks in which role, who reads it, and that it stays said."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.event_tables import EventRecord
from api.goals.models import PlanState
from tests.conftest import Db
from tests.goals.factories import Q3, As, MadePlan, make_plan
from tests.http import problem_of
from tests.people import Town


@pytest.fixture
def plan(town: Town, db: Db) -> MadePlan:
    made: MadePlan = db.write(make_plan, town.wayan, town.chief)
    return made


def _said(plan: MadePlan, **more: Any) -> dict[str, Any]:
    return {
        "plan_id": str(plan.id),
        "period_id": Q3,
        "value_code": 7,
        "text": "Jadwal disusun bersama kader, jadi tidak ada yang bentrok.",
        **more,
    }


@pytest.mark.parametrize(
    ("who", "more", "role"),
    [
        ("chief", {}, "pimpinan"),
        ("head", {}, "pimpinan_lain"),
        ("made", {}, "rekan_kerja"),
        ("mayor", {}, "pimpinan_lain"),
        ("hr_agency", {"source_note": "Seorang pasien, lewat meja layanan"}, "pihak_lain"),
        ("hr_city", {"source_note": "Surat warga, 3 Oktober"}, "pihak_lain"),
        ("chief", {"source_note": "Kotak saran"}, "pihak_lain"),
    ],
)
def test_the_role_follows_from_who_speaks(
    town: Town, as_: As, plan: MadePlan, who: str, more: dict[str, str], role: str
) -> None:
    """R29, U1."""
    given = as_(getattr(town, who).id).post("/feedback", _said(plan, **more))

    assert given.status_code == 201, given.text
    assert given.json()["giver_role"] == role


def test_staff_speak_upwards(town: Town, as_: As, db: Db) -> None:
    leaders = db.write(make_plan, town.chief, town.head)

    assert as_(town.wayan.id).post("/feedback", _said(leaders)).json()["giver_role"] == "bawahan"


def test_about_a_goal_or_a_value_never_both(town: Town, as_: As, plan: MadePlan) -> None:
    peer = as_(town.made.id)
    goal = str(plan.goals[0])

    assert (
        peer.post("/feedback", _said(plan, value_code=None, goal_id=goal)).json()["goal_text"]
        == "Keluarga sehat terlayani"
    )
    for body in (_said(plan, goal_id=goal), _said(plan, value_code=None)):
        assert peer.post("/feedback", body).json()["errors"][0]["pointer"] == "/goal_id"
    stranger_goal = _said(plan, value_code=None, goal_id=str(plan.indicators[0]))
    assert peer.post("/feedback", stranger_goal).json()["errors"][0]["pointer"] == "/goal_id"


def test_a_repeated_word_is_said_once(town: Town, as_: As, plan: MadePlan) -> None:
    peer = as_(town.made.id)
    peer.post("/feedback", _said(plan), key="f-1")
    peer.post("/feedback", _said(plan), key="f-1")

    assert len(as_(town.wayan.id).get("/feedback/received").json()["items"]) == 1
    assert len(peer.get("/feedback/given").json()["items"]) == 1


def test_what_is_for_the_receiver_alone_stays_there(town: Town, as_: As, plan: MadePlan) -> None:
    as_(town.made.id).post("/feedback", _said(plan, audience="receiver"))
    as_(town.made.id).post("/feedback", _said(plan))
    as_(town.chief.id).post("/feedback", _said(plan, audience="receiver"))

    def seen(who: str) -> int:
        answer = as_(getattr(town, who).id).get("/feedback", plan_id=str(plan.id))
        return len(answer.json()["items"]) if answer.status_code == 200 else -answer.status_code

    assert seen("wayan") == 3
    assert seen("chief") == 2
    assert seen("made") == 2
    assert seen("stranger") == -404


def test_nobody_speaks_to_themselves_or_for_the_public_without_office(
    town: Town, as_: As, plan: MadePlan
) -> None:
    assert as_(town.wayan.id).post("/feedback", _said(plan)).status_code == 403
    assert as_(town.made.id).post("/feedback", _said(plan, source_note="pasien")).status_code == 403


def test_a_draft_is_nothing_to_speak_about(town: Town, as_: As, db: Db) -> None:
    draft = db.write(make_plan, town.wayan, town.chief, PlanState.DRAFT)

    refused = as_(town.made.id).post("/feedback", _said(draft))

    assert (refused.status_code, problem_of(refused)) == (409, "nothing-to-speak-about")


def test_what_was_said_leaves_its_event(town: Town, as_: As, plan: MadePlan, db: Db) -> None:
    """The assessor hears of it where leaders may read it, and only there."""
    as_(town.made.id).post("/feedback", _said(plan))
    as_(town.made.id).post("/feedback", _said(plan, audience="receiver"))

    def left(session: Session) -> list[Any]:
        wanted = select(EventRecord).where(EventRecord.name == "FeedbackGiven")
        found = session.scalars(wanted)
        return [(one.about_id, one.counterpart_id, (one.data or {})["giver_role"]) for one in found]

    assert sorted(db.read(left), key=str) == sorted(
        [
            (town.wayan.id, town.chief.id, "rekan_kerja"),
            (town.wayan.id, None, "rekan_kerja"),
        ],
        key=str,
    )


@pytest.mark.parametrize(
    ("more", "pointer"),
    [
        ({"text": "   "}, "/text"),
        ({"text": "x" * 4001}, "/text"),
        ({"value_code": 8}, "/value_code"),
        ({"evidence_url": "javascript:alert(1)"}, "/evidence_url"),
        ({"evidence_url": "https://saya:rahasia@contoh.example/"}, "/evidence_url"),
        ({"source_note": "  "}, "/source_note"),
        ({"audience": "everybody"}, "/audience"),
    ],
)
def test_bad_words_name_their_field(
    town: Town, as_: As, plan: MadePlan, more: dict[str, Any], pointer: str
) -> None:
    refused = as_(town.hr_agency.id).post("/feedback", _said(plan, **more))

    assert refused.status_code == 422, refused.text
    assert refused.json()["errors"][0]["pointer"] == pointer


def test_signs_are_kept_in_one_form(town: Town, as_: As, plan: MadePlan) -> None:
    """A letter with its accent is one sign, however the keyboard sent it."""
    said = as_(town.made.id).post("/feedback", _said(plan, text="Cafe\u0301 yang rapi"))

    assert said.json()["text"] == "Caf\u00e9 yang rapi"


def test_another_year_and_an_unknown_plan_are_not_there(
    town: Town, as_: As, plan: MadePlan
) -> None:
    peer = as_(town.made.id)

    assert peer.post("/feedback", _said(plan, period_id=20270103)).status_code == 404
    unknown = _said(plan, plan_id="00000000-0000-8000-8000-000000000000")
    assert peer.post("/feedback", unknown).status_code == 404


def test_nobody_changes_what_was_said(town: Town, as_: As, plan: MadePlan) -> None:
    peer = as_(town.made.id)
    said = peer.post("/feedback", _said(plan)).json()

    tried = [
        peer.request(method, f"/feedback/{said['id']}", json=_said(plan)).status_code
        for method in ("PUT", "PATCH", "DELETE")
    ]

    assert set(tried) <= {404, 405}
    assert peer.get("/feedback/given").json()["items"] == [said]


def test_addressees_show_no_more_than_is_needed(town: Town, as_: As, plan: MadePlan) -> None:
    found = as_(town.made.id).get("/feedback/addressees").json()["items"]

    assert [person["name"] for person in found] == ["Ni Wayan Sukerti"]
    assert set(found[0]) == {
        "plan_id",
        "period_id",
        "employee_id",
        "name",
        "front_title",
        "back_title",
        "position",
        "unit_name",
        "enters_for_others",
        "goals",
    }
    assert as_(town.made.id).get("/feedback/addressees", q="sukerti").json()["items"] == found
    assert as_(town.made.id).get("/feedback/addressees", q="tidak ada").json()["items"] == []


def _found(client: Any, **asked: str) -> list[str]:
    return [one["name"] for one in client.get("/feedback/addressees", **asked).json()["items"]]


def test_one_s_leaders_come_first_then_staff_then_unit_and_peers(
    town: Town, as_: As, plan: MadePlan, db: Db
) -> None:
    for owner, assessor in (
        (town.head, town.mayor),
        (town.chief, town.head),
        (town.made, town.chief),
        (town.hr_agency, town.head),
        (town.stranger, town.mayor),
    ):
        db.write(make_plan, owner, assessor)

    assert _found(as_(town.chief.id)) == [
        "Ida Ayu Kepala",
        "I Made Astawa",
        "Ni Wayan Sukerti",
        "Ni Luh Pengelola",
    ]
    assert _found(as_(town.wayan.id)) == ["I Made Wirawan", "I Made Astawa"]
    assert _found(as_(town.mayor.id)) == ["I Ketut Orang Lain", "Ida Ayu Kepala"]


def test_heads_of_agencies_are_each_other_s_peers(town: Town, as_: As, db: Db) -> None:
    """R29: who has the same assessor is a colleague, in whatever agency."""
    db.write(make_plan, town.head, town.mayor)

    assert _found(as_(town.stranger.id)) == ["Ida Ayu Kepala"]
    assert _found(as_(town.stranger.id), q="ida ayu") == ["Ida Ayu Kepala"]


@pytest.mark.parametrize(
    ("who", "may"), [("chief", True), ("head", True), ("hr_agency", True), ("made", False)]
)
def test_who_passes_on_what_the_public_says_is_told_so(
    town: Town, as_: As, plan: MadePlan, who: str, may: bool
) -> None:
    found = as_(getattr(town, who).id).get("/feedback/addressees", q="sukerti").json()["items"]

    assert [one["enters_for_others"] for one in found] == [may]


def test_a_symbol_stands_beside_the_words(town: Town, as_: As, plan: MadePlan) -> None:
    """Annex 5: feedback may be told in words, with a symbol, with proof."""
    given = as_(town.chief.id).post("/feedback", _said(plan, symbol="jempol"))
    refused = as_(town.chief.id).post("/feedback", _said(plan, symbol="hati"))

    assert given.json()["symbol"] == "jempol"
    assert refused.json()["errors"][0]["pointer"] == "/symbol"


@pytest.mark.parametrize(
    ("who", "finds"),
    [
        ("made", True),
        ("head", True),
        ("hr_agency", True),
        ("hr_city", True),
        ("stranger", False),
    ],
)
def test_names_are_looked_up_among_those_whom_one_may_speak_about(
    town: Town, as_: As, plan: MadePlan, who: str, finds: bool
) -> None:
    assert bool(_found(as_(getattr(town, who).id), q="Sukerti")) is finds


def test_a_leader_finds_staff_of_other_agencies_by_name(town: Town, as_: As, db: Db) -> None:
    db.write(make_plan, town.head, town.mayor)

    assert _found(as_(town.mayor.id), q="kepala") == ["Ida Ayu Kepala"]


def test_plans_that_are_not_agreed_are_nobody_s_to_see(town: Town, as_: As, db: Db) -> None:
    db.write(make_plan, town.wayan, town.chief, PlanState.SUBMITTED)

    assert _found(as_(town.made.id)) == []
    assert _found(as_(town.made.id), q="sukerti") == []


def test_a_script_without_scope_says_nothing(town: Town, with_token: As, plan: MadePlan) -> None:
    refused = with_token(town.made.id, "feedback:read").post("/feedback", _said(plan))

    assert (refused.status_code, problem_of(refused)) == (403, "scope-missing")
