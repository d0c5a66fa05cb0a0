"""Everybody sees their own way up, each condition with its evidence, computed now."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from api.organization.models import Employee, EmployeeKind
from tests.conftest import Db
from tests.development.careers import (
    MERITS,
    NEED,
    WINDOW,
    As,
    credit,
    enter,
    make_nurse,
    make_ready,
    own,
    record,
)
from tests.http import problem_of
from tests.people import Town


def _states(path: dict[str, Any]) -> dict[str, str]:
    return {one["code"]: one["state"] for one in path["conditions"]}


def test_who_meets_everything_is_told_so_with_evidence(town: Town, as_: As, db: Db) -> None:
    make_ready(db, as_, town)

    found = own(as_(town.wayan.id), town.wayan.id)["pilihan_fungsional"]

    assert (found["outcome"], found["from_value"], found["to_value"]) == ("ready", "III/c", "III/d")
    assert (found["met"], found["asked"]) == (4, 4)
    by_code = {one["code"]: one for one in found["conditions"]}
    points = by_code["credit"]["facts"][0]
    assert (points["have"], points["need"], points["source"]) == ("118.75", "100", "credit_ledger")
    time = by_code["time_in_rank"]["facts"][0]
    assert (time["from_on"], time["months"], time["document_no"]) == ("2020-04-01", 80, "800/III/c")
    assert [(one["year"], one["value"]) for one in by_code["predikat"]["facts"]] == [
        (2024, "baik"), (2025, "sangat_baik"),
    ]  # fmt: skip


def test_what_nobody_knows_says_who_fills_it(town: Town, as_: As, db: Db) -> None:
    db.write(make_nurse, town.wayan.id)

    found = own(as_(town.chief.id), town.wayan.id)

    by_code = {one["code"]: one for one in found["pilihan_fungsional"]["conditions"]}
    assert by_code["time_in_rank"]["filled_by"] == "hr_agency"
    assert by_code["credit"]["state"] == "not_met"
    vacancy = found["jenjang"]["conditions"][-1]
    assert (vacancy["code"], vacancy["state"], vacancy["filled_by"]) == (
        "vacancy", "unknown", "hr_agency",
    )  # fmt: skip


def test_a_needed_post_makes_the_jenjang_possible(town: Town, as_: As, db: Db) -> None:
    make_ready(db, as_, town)
    hr = as_(town.hr_agency.id)
    credit(hr, town.wayan.id, "100")
    enter(hr, town.wayan.id, record("uji_kompetensi", "ahli_madya", "2026-03-01"))
    hr.put("/position-needs", NEED | {"seats": 1})

    found = own(as_(town.wayan.id), town.wayan.id)["jenjang"]

    assert (found["outcome"], found["to_value"]) == ("ready", "ahli_madya")
    assert found["conditions"][0]["facts"][0]["have"] == "218.75"


def test_a_record_that_was_taken_back_is_no_evidence(town: Town, as_: As, db: Db) -> None:
    make_ready(db, as_, town)
    hr = as_(town.hr_agency.id)
    shown = enter(
        hr, town.wayan.id, record("hukuman", "sedang", "2026-06-01", until_on="2027-05-31")
    )
    assert own(hr, town.wayan.id)["pilihan_fungsional"]["outcome"] == "one_missing"

    key = shown["items"][0]["id"]
    hr.post(f"/career-records/{key}/reversal", {"reason": "Dibatalkan"})

    assert own(hr, town.wayan.id)["pilihan_fungsional"]["outcome"] == "ready"


def _pppk(session: Session, town: Town) -> None:
    session.get_one(Employee, town.wayan.id).kind = EmployeeKind.PPPK


def test_a_pppk_is_told_that_it_does_not_apply_and_by_which_rule(
    town: Town, as_: As, db: Db
) -> None:
    db.write(_pppk, town)

    found = own(as_(town.wayan.id), town.wayan.id)

    assert {one["why_not"]["code"] for one in found.values()} == {"not_pns"}
    assert {one["outcome"] for one in found.values()} == {"not_applicable"}
    rule = found["reguler"]["why_not"]["rule_id"]
    assert as_(town.wayan.id).get(f"/rules/texts/{rule}").status_code == 200


def test_every_rule_that_is_named_has_its_text(town: Town, as_: As, db: Db) -> None:
    make_ready(db, as_, town)
    me = as_(town.wayan.id)
    found = own(me, town.wayan.id).values()

    named = {one["rule_id"] for path in found for one in path["conditions"]}
    named |= {path["why_not"]["rule_id"] for path in found if path["why_not"]}
    assert {me.get(f"/rules/texts/{one}").status_code for one in named} == {200}


def test_the_next_windows_are_told_with_what_is_left(town: Town, as_: As) -> None:
    shown = as_(town.wayan.id).get("/promotion/windows").json()

    assert [(one["window_on"], one["can_propose"]) for one in shown["items"]] == [
        ("2026-11-01", False), (WINDOW, True), ("2027-01-01", True),
    ]  # fmt: skip
    december = shown["items"][1]
    assert (december["propose_until"], december["working_days_left"]) == ("2026-10-30", 16)
    assert shown["next_on"] == WINDOW


@pytest.mark.parametrize("window", ["2026-10-01", "2026-12-15", "2031-01-01"])
def test_a_window_for_which_nothing_is_computed_is_refused(
    town: Town, as_: As, window: str
) -> None:
    answer = as_(town.wayan.id).get(f"/employees/{town.wayan.id}/promotion", window_on=window)

    assert (answer.status_code, problem_of(answer)) == (409, "no-such-window")


def test_who_sees_the_person_sees_the_way_up(town: Town, as_: As, with_token: As) -> None:
    path = f"/employees/{town.wayan.id}/promotion"

    for who in (town.wayan, town.chief, town.head, town.hr_agency, town.hr_city, town.auditor):
        assert as_(who.id).get(path).status_code == 200
    assert as_(town.stranger.id).get(path).status_code == 404
    assert as_(town.made.id).get(path).status_code == 404
    assert with_token(town.wayan.id, "goals:read").get(path).status_code == 403


def test_the_merits_alone_are_too_few(town: Town, as_: As, db: Db) -> None:
    db.write(make_nurse, town.wayan.id)
    enter(as_(town.hr_agency.id), town.wayan.id, *MERITS)

    found = own(as_(town.wayan.id), town.wayan.id)["pilihan_fungsional"]

    assert found["outcome"] == "one_missing"
    lacking = found["conditions"][0]
    assert (lacking["code"], lacking["missing_points"]) == ("credit", "100")
    assert (lacking["met_on"], lacking["if_predikat"]) == (found["nearest_on"], "baik")
