"""Coaching by B.1.6, the nine statements of B.1.8, and counselling that is its two people's (R31, R32)."""

from typing import Any

import pytest

from tests.development.helping import FORM, OPINIONS, Helping, made
from tests.http import problem_of

STATED: dict[str, Any] = {"statements": OPINIONS, "note": "Terima kasih waktunya."}


def test_a_coaching_is_signed_by_both_stated_about_and_read(helping: Helping) -> None:
    key = made(helping.holds())["id"]
    assert helping.asked("wayan") == {"sign_guidance": "2026-10-15"}
    made(helping.session_step("chief", key, "signature"))
    assert helping.asked("chief") == {}
    signed = made(helping.session_step("wayan", key, "signature"))
    assert helping.asked("wayan") == {"state_guidance": "2026-10-22"}
    stated = made(helping.session_step("wayan", key, "statements", STATED))
    assert helping.asked("head") == {"read_guidance": "2026-10-15"}
    read = made(helping.session_step("head", key, "statements/reading"))

    assert [one["stage"] for one in (signed, stated, read)] == ["signed", "stated", "read"]
    assert read["statements"] == OPINIONS
    assert helping.asked("head") == {}


def test_whoever_coached_does_not_read_what_is_said_of_it(helping: Helping) -> None:
    key = helping.coached()
    made(helping.session_step("wayan", key, "statements", STATED))

    seen = {
        who: made(helping.who(who).get(f"/guidance-sessions/{key}"))["statements"]
        for who in ("wayan", "head", "chief", "hr_agency", "hr_city")
    }

    readers = {who for who, statements in seen.items() if statements}
    assert readers == {"wayan", "head"}


def test_what_is_changed_is_signed_anew_and_what_both_signed_stays(helping: Helping) -> None:
    key = made(helping.holds())["id"]
    made(helping.session_step("chief", key, "signature"))
    changed = made(helping.session_step("wayan", key, "change", {**FORM, "facts": "Lima."}))
    for who in ("chief", "wayan"):
        made(helping.session_step(who, key, "signature"))
    late = helping.session_step("chief", key, "change", FORM)

    assert (changed["facts"], changed["signed_by_leader_at"]) == ("Lima.", None)
    assert problem_of(late) == "guidance-step-refused"


def test_counselling_is_its_two_peoples(helping: Helping) -> None:
    key = made(helping.holds("hr_agency", kind="konseling"))["id"]
    place, whose = f"/guidance-sessions/{key}", str(helping.town.wayan.id)

    for who in ("chief", "head", "hr_city", "auditor", "admin", "stranger"):
        assert helping.who(who).get(place).status_code == 404
    for who, count in (("chief", 0), ("hr_city", 0), ("hr_agency", 1), ("wayan", 1)):
        listed = made(helping.who(who).get("/guidance-sessions", employee_id=whose))
        assert len(listed["items"]) == count
    for who in ("wayan", "hr_agency"):
        made(helping.session_step(who, key, "signature"))
    assert helping.asked("wayan") == {}
    refused = helping.session_step("wayan", key, "statements", STATED)
    assert problem_of(refused) == "guidance-step-refused"


@pytest.mark.parametrize(
    ("who", "status"), [("stranger", 404), ("made", 404), ("head", 403), ("hr_agency", 403)]
)
def test_others_neither_hold_nor_sign_it(helping: Helping, who: str, status: int) -> None:
    key = made(helping.holds())["id"]

    assert helping.holds(who).status_code == status
    steps = (("change", FORM), ("signature", None), ("statements", STATED))
    taken = {helping.session_step(who, key, name, body, 1).status_code for name, body in steps}
    assert taken == {status}


def test_each_step_is_one_sides_and_has_its_stage(helping: Helping) -> None:
    key = made(helping.holds())["id"]
    early = helping.session_step("wayan", key, "statements", STATED)
    made(helping.session_step("wayan", key, "signature"))
    twice = helping.session_step("wayan", key, "signature")
    by_leader = helping.session_step("chief", key, "statements", STATED)
    stale = helping.session_step("chief", key, "signature", None, 1)
    by_person = helping.session_step("wayan", key, "statements/reading")

    assert problem_of(early) == problem_of(twice) == "guidance-step-refused"
    assert by_leader.status_code == by_person.status_code == 403
    assert problem_of(stale) == "edited-meanwhile"


@pytest.mark.parametrize(
    ("changed", "pointer"),
    [({"held_on": "2026-10-09"}, "/held_on"), ({"kind": "mentoring"}, "/kind")],
)
def test_a_session_is_of_a_kind_and_a_day_that_has_come(
    helping: Helping, changed: dict[str, str], pointer: str
) -> None:
    refused = helping.holds(**changed)

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == pointer


def test_it_is_signed_whole_and_answered_once(helping: Helping) -> None:
    key = made(helping.holds(options=""))["id"]
    refused = helping.session_step("chief", key, "signature")
    chief = helping.who("chief")
    draft = {"employee_id": str(helping.town.wayan.id), "kind": "bimbingan", **FORM}
    first, again = (chief.post("/guidance-sessions", draft, key="g-1") for _ in range(2))

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/options"
    assert first.json() == again.json()


@pytest.mark.parametrize("statements", [OPINIONS[:8], [*OPINIONS, "setuju"], ["baik"] * 9])
def test_there_are_nine_statements(helping: Helping, statements: list[str]) -> None:
    key = helping.coached()

    refused = helping.session_step("wayan", key, "statements", {"statements": statements})

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"].startswith("/statements")
