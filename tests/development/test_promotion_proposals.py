"""From a proposal to a new golongan: proposed, given back, decided with number and date, true on its day."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from api.development.promotion.carrying_out import carry_out_due
from api.foundation.clock import moved_to
from api.foundation.daily import Days
from tests.conftest import Db
from tests.development.careers import (
    ACCEPTED,
    DECEMBER,
    WINDOW,
    As,
    candidates,
    decide,
    enter,
    follow,
    make_ready,
    own,
    propose,
    record,
)
from tests.http import problem_of
from tests.people import Town

REFUSED = {
    "outcome": "refused",
    "number": "823/118/BKPSDM/2026",
    "decided_on": "2026-10-08",
    "reason": "Berkas tidak sah",
}


def _proposed(db: Db, as_: As, town: Town) -> str:
    make_ready(db, as_, town)
    answer = propose(as_(town.hr_agency.id), town.wayan.id)
    assert answer.status_code == 201, answer.text
    key: str = answer.json()["items"][0]["proposal"]["id"]
    return key


def test_who_is_ready_is_proposed_and_the_others_are_told_what_is_missing(
    town: Town, as_: As, db: Db
) -> None:
    make_ready(db, as_, town)
    hr = as_(town.hr_agency.id)

    first = propose(hr, town.wayan.id, town.made.id, town.stranger.id).json()
    again = propose(hr, town.wayan.id).json()

    assert first["proposed"] == 1
    assert [one["outcome"] for one in first["items"]] == ["proposed", "not_ready", "not_there"]
    assert first["items"][2]["name"] is None
    assert [one["outcome"] for one in again["items"]] == ["already_proposed"]
    listed = candidates(hr, proposal="proposed")
    assert [one["id"] for one in listed["items"]] == [str(town.wayan.id)]
    assert (listed["proposed"], listed["decided"]) == (1, 0)
    assert listed["items"][0]["detail"]["proposal"]["state"] == "proposed"


def test_a_repeated_request_proposes_once(town: Town, as_: As, db: Db) -> None:
    make_ready(db, as_, town)
    draft = {
        "window_on": WINDOW, "path": "pilihan_fungsional", "employee_ids": [str(town.wayan.id)],
    }  # fmt: skip
    hr = as_(town.hr_agency.id)

    first = hr.post("/promotion/proposals", draft, key="sekali")
    again = hr.post("/promotion/proposals", draft, key="sekali")

    assert first.json() == again.json()
    assert hr.get("/promotion/proposals").json()["total"] == 1


def test_nothing_is_proposed_after_the_last_day(town: Town, as_: As, db: Db) -> None:
    make_ready(db, as_, town)
    hr = as_(town.hr_agency.id)
    late = {"window_on": "2026-11-01", "path": "reguler", "employee_ids": [str(town.wayan.id)]}

    closed = hr.post("/promotion/proposals", late)
    none = hr.post("/promotion/proposals", late | {"window_on": "2026-10-01"})
    empty = hr.post("/promotion/proposals", late | {"employee_ids": []})

    assert (closed.status_code, problem_of(closed)) == (409, "proposals-closed")
    assert (none.status_code, problem_of(none)) == (409, "no-such-window")
    assert (empty.status_code, empty.json()["errors"][0]["pointer"]) == (422, "/employee_ids")


def test_a_proposal_keeps_the_conditions_as_they_were(town: Town, as_: As, db: Db) -> None:
    key = _proposed(db, as_, town)
    enter(as_(town.hr_agency.id), town.wayan.id, record("hukuman", "ringan", until_on="2027-01-01"))

    shown = as_(town.wayan.id).get(f"/promotion/proposals/{key}").json()

    assert {one["state"] for one in shown["conditions"]} == {"met"}
    assert (shown["from_value"], shown["to_value"], shown["may"]) == ("III/c", "III/d", [])
    assert (shown["surplus"], shown["surplus_stays"]) == ("18.75", True)
    assert shown["proposed_by_name"] == town.hr_agency.name


def test_it_is_given_back_with_a_reason_and_proposed_again(town: Town, as_: As, db: Db) -> None:
    key = _proposed(db, as_, town)
    path, because = f"/promotion/proposals/{key}/return", {"reason": "Ijazah belum dilegalisasi"}
    city = as_(town.hr_city.id)

    stale = city.post(path, because, version=7)
    back = city.post(path, because, version=1)
    again = city.post(path, because, version=2)

    assert (stale.status_code, problem_of(stale)) == (409, "edited-meanwhile")
    assert (back.status_code, back.json()["state"]) == (200, "returned")
    assert back.json()["decisions"][0]["reason"] == because["reason"]
    assert (again.status_code, problem_of(again)) == (409, "already-decided")
    hr = as_(town.hr_agency.id)
    assert [one["id"] for one in candidates(hr, proposal="returned")["items"]] == [
        str(town.wayan.id)
    ]
    assert propose(hr, town.wayan.id).json()["proposed"] == 1
    assert candidates(hr, proposal="returned")["items"] == []


def test_what_is_accepted_is_on_record_and_true_on_its_day(town: Town, as_: As, db: Db) -> None:
    key = _proposed(db, as_, town)

    decided = decide(as_, town, key, ACCEPTED)

    assert decided.status_code == 200, decided.text
    shown = decided.json()
    assert (shown["state"], shown["number"], shown["effective_on"], shown["carried_out_on"]) == (
        "accepted", ACCEPTED["number"], WINDOW, None,
    )  # fmt: skip
    me = as_(town.wayan.id)
    career = me.get(f"/employees/{town.wayan.id}/career-records").json()
    assert (career["items"][0]["value"], career["items"][0]["from_on"]) == ("III/d", WINDOW)
    assert career["grade"] == "III/c"
    with moved_to(DECEMBER):
        assert db.write(carry_out_due, Days(date(2026, 11, 30), date(2026, 12, 1))) == 1
        assert db.write(carry_out_due, Days(date(2026, 11, 30), date(2026, 12, 1))) == 0
        me = as_(town.wayan.id)
        after = me.get(f"/employees/{town.wayan.id}/career-records").json()
        done = me.get(f"/promotion/proposals/{key}").json()
    assert (after["grade"], after["grade_since"]) == ("III/d", WINDOW)
    assert done["carried_out_on"] == WINDOW


def test_until_then_the_list_says_decided_and_later_windows_know_the_new_golongan(
    town: Town, as_: As, db: Db
) -> None:
    key = _proposed(db, as_, town)
    decide(as_, town, key, ACCEPTED)
    follow(db)

    shown = candidates(as_(town.hr_agency.id))

    assert (shown["counts"]["ready"], shown["decided"], shown["proposed"]) == (1, 1, 0)
    later = own(as_(town.wayan.id), town.wayan.id, "2027-01-01")["pilihan_fungsional"]
    assert (later["outcome"], later["from_value"], later["to_value"]) == (
        "too_early", "III/d", "IV/a",
    )  # fmt: skip


def test_a_refusal_has_number_date_and_reason(town: Town, as_: As, db: Db) -> None:
    key = _proposed(db, as_, town)

    refused = decide(as_, town, key, REFUSED)

    assert refused.json()["state"] == "refused"
    assert refused.json()["decisions"][0]["reason"] == "Berkas tidak sah"
    assert refused.json()["decisions"][0]["decided_by_name"] == town.hr_city.name
    again = decide(as_, town, key, ACCEPTED, version=2)
    assert (again.status_code, problem_of(again)) == (409, "already-decided")


def test_a_decision_names_what_is_wrong_with_it(town: Town, as_: As, db: Db) -> None:
    key = _proposed(db, as_, town)

    def wrong(**more: Any) -> str:
        answer = decide(as_, town, key, ACCEPTED | more)
        assert answer.status_code == 422, answer.text
        pointer: str = answer.json()["errors"][0]["pointer"]
        return pointer

    assert wrong(number="") == "/accepted/number"
    assert wrong(decided_on="2026-10-09") == "/decided_on"
    assert wrong(effective_on="2026-11-01") == "/effective_on"


def test_nothing_is_decided_of_a_golongan_that_changed(town: Town, as_: As, db: Db) -> None:
    key = _proposed(db, as_, town)
    person = as_(town.hr_agency.id).get(f"/employees/{town.wayan.id}").json()
    changed = as_(town.hr_agency.id).patch(
        f"/employees/{town.wayan.id}", {"grade": "III/d"}, version=person["version"]
    )
    assert changed.status_code == 200

    answer = decide(as_, town, key, ACCEPTED)

    assert (answer.status_code, problem_of(answer)) == (409, "rank-changed-meanwhile")


def test_many_are_decided_by_one_number_and_what_cannot_be_is_named(
    town: Town, as_: As, db: Db
) -> None:
    make_ready(db, as_, town)
    make_ready(db, as_, town, town.made.id)
    made = propose(as_(town.hr_agency.id), town.wayan.id, town.made.id).json()
    keys = [one["proposal"]["id"] for one in made["items"]]
    decide(as_, town, keys[0], REFUSED)

    answer = as_(town.hr_city.id).post(
        "/promotion/decisions",
        {"proposal_ids": [*keys, str(uuid4())], "decision": ACCEPTED},
        key="satu SK",
    )

    assert answer.status_code == 201, answer.text
    found = answer.json()
    assert [one["outcome"] for one in found["items"]] == ["not_proposed", "decided", "not_there"]
    assert (found["decided"], found["items"][0]["problem"]) == (1, "/problems/already-decided")
    named = {"proposal_ids": keys, "decision": ACCEPTED | {"position_id": str(uuid4())}}
    wrong = as_(town.hr_city.id).post("/promotion/decisions", named)
    assert (wrong.status_code, wrong.json()["errors"][0]["pointer"]) == (
        422, "/decision/position_id",
    )  # fmt: skip


def test_only_hr_proposes_and_only_the_citys_hr_decides(
    town: Town, as_: As, db: Db, with_token: As
) -> None:
    key = _proposed(db, as_, town)
    path = f"/promotion/proposals/{key}"
    because = {"reason": "Belum lengkap"}
    many = {"proposal_ids": [key], "decision": ACCEPTED}

    def codes(who: UUID) -> list[int]:
        me = as_(who)
        return [
            me.get(path).status_code,
            propose(me, town.wayan.id).status_code,
            me.post(f"{path}/return", because, version=9).status_code,
            me.post(f"{path}/decision", ACCEPTED, version=9).status_code,
            me.post("/promotion/decisions", many).status_code,
        ]

    assert codes(town.wayan.id) == [200, 403, 403, 403, 403]
    assert codes(town.made.id) == [404, 403, 404, 404, 403]
    assert codes(town.stranger.id) == [404, 403, 404, 404, 403]
    assert codes(town.auditor.id) == [200, 403, 403, 403, 403]
    assert codes(town.hr_agency.id) == [200, 201, 409, 403, 403]
    reader = with_token(town.hr_agency.id, "development:read")
    assert propose(reader, town.wayan.id).status_code == 403
    assert reader.post(f"{path}/return", because, version=1).status_code == 403
    assert as_(town.wayan.id).get("/promotion/proposals").json()["total"] == 1
    assert as_(town.made.id).get("/promotion/proposals").json()["total"] == 0
    assert as_(town.hr_city.id).get("/promotion/proposals", state="accepted").json()["total"] == 0


def test_the_decision_waits_to_be_read_by_the_person(town: Town, as_: As, db: Db) -> None:
    key = _proposed(db, as_, town)
    me, path = as_(town.wayan.id), f"/promotion/proposals/{key}/reading"

    def notices() -> list[tuple[str, str]]:
        found = me.get("/tasks").json()["items"]
        return [(one["kind"], one["subject_id"]) for one in found if one["subject_id"] == key]

    early = me.post(path)
    decide(as_, town, key, REFUSED)

    assert (early.status_code, problem_of(early)) == (409, "not-decided-yet")
    assert notices() == [("read_promotion", key)]
    assert as_(town.hr_city.id).post(path).status_code == 403
    assert as_(town.made.id).post(path).status_code == 404
    assert me.post(path).status_code == 200
    assert notices() == []
