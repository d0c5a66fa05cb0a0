"""Whoever visits the demo city signs in and finds pages worth looking at."""

from typing import Any

import pytest

from demo.days import Q2, Q3, WHOLE_YEAR
from demo.personas import SIGN_INS
from tests.demo.town import Loaded
from tests.found import found


@pytest.mark.parametrize("login", [one.login for one in SIGN_INS])
def test_everybody_on_the_list_signs_in(city: Loaded, login: str) -> None:
    me = city.signed_in(login).get("/me").json()

    assert me["login"] == login
    assert me["must_change_password"] is False


def test_a_colleague_without_a_login_name_signs_in_by_number(city: Loaded) -> None:
    me = city.signed_in("19840726 200801 2 901").get("/me").json()

    assert me["name"] == "Ni Wayan Sukerti"


def _tasks(city: Loaded, login: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = city.signed_in(login).get("/tasks").json()["items"]
    return items


def test_the_nurse_has_two_indicators_open_and_one_piece_of_evidence_back(city: Loaded) -> None:
    """As the home page is pictured in the design; what a leader reminded her of stands first."""
    tasks = {task["kind"]: task for task in _tasks(city, "perawat")}

    assert set(tasks) == {"report", "replace_evidence"}
    report, replace = tasks["report"], tasks["replace_evidence"]
    assert (report["facts"]["reported"], report["facts"]["indicators"]) == (3, 5)
    assert report["due_on"] == "2026-10-09"
    assert "tanda tangan kepala lingkungan" in replace["facts"]["reason"]


def test_the_pharmacist_has_exactly_one_indicator_open(city: Loaded) -> None:
    """Design 9.21."""
    (report,) = (task for task in _tasks(city, "apoteker") if task["kind"] == "report")

    assert report["facts"]["indicators"] - report["facts"]["reported"] == 1


def test_the_chief_of_the_puskesmas_leads_twelve_who_stand_differently(city: Loaded) -> None:
    team = city.signed_in("kapus").get("/team", period_id=Q3).json()
    kinds = {task["kind"] for task in _tasks(city, "kapus")}

    assert team["heading"]["total"] == 13
    needs = {need["kind"] for one in team["items"] for need in one["needs"]}
    assert {"behind", "plan_to_agree", "evidence_to_judge"} <= needs
    assert {"agree_plan", "judge_evidence", "rate"} <= kinds


def test_the_teacher_reports_the_year_in_three_groups(city: Loaded) -> None:
    """R101, R103: once, by January; nothing is asked for in a quarter."""
    visitor = city.signed_in("guru")
    (report,) = (task for task in _tasks(city, "guru") if task["kind"] == "report")
    [listed] = visitor.get("/plans", employee_id=visitor.get("/me").json()["id"]).json()["items"]
    plan = visitor.get(f"/plans/{listed['id']}").json()

    assert (report["period_id"], report["due_on"]) == (WHOLE_YEAR, "2027-01-09")
    assert 0 < report["facts"]["reported"] < report["facts"]["indicators"]
    main = [goal for goal in plan["goals"] if goal["kind"] == "utama"]
    assert {goal["result_group"] for goal in found(main)} == set(plan["result_groups"])
    assert "keteraturan_suasana_kelas" in {goal["practice_code"] for goal in main}


def test_the_head_of_a_school_looks_at_the_year(city: Loaded) -> None:
    """Nobody in the team is late in October with what is due in January."""
    team = city.signed_in("kepsek").get("/team").json()

    assert team["period_id"] == WHOLE_YEAR
    needs = [need["kind"] for one in found(team["items"]) for need in one["needs"]]
    assert "not_reported" not in needs
    assert {line["employee"]["name"] for line in team["items"]} >= {"Ni Luh Putu Sriani"}


def test_a_signed_evaluation_reads_as_if_it_had_been_signed_here(city: Loaded) -> None:
    visitor = city.signed_in("perawat")
    mine = visitor.get("/evaluations", mine="employee", period_id=Q2).json()["items"]
    whole = visitor.get(f"/evaluations/{mine[0]['id']}").json()

    assert whole["state"] == "acknowledged"
    assert whole["assessor"]["name"] == "I Made Wirawan"
    assert len(whole["goals"]) == 3
    assert whole["why"]["predikat"] == whole["predikat"]


def test_the_head_of_the_agency_serves_its_performance_agreement(city: Loaded) -> None:
    visitor = city.signed_in("kadis")
    me = visitor.get("/me").json()
    plan = visitor.get("/plans", employee_id=me["id"]).json()["items"][0]
    whole = visitor.get(f"/plans/{plan['id']}").json()

    assert whole["form"] == "jpt"
    assert sum(goal["agreement_indicator_id"] is not None for goal in whole["goals"]) == 5


def test_the_mayor_has_heads_of_agencies_to_evaluate(city: Loaded) -> None:
    team = city.signed_in("walikota").get("/team", period_id=Q3).json()

    assert team["heading"]["total"] == 5


def test_the_mayor_finds_nobody_waiting_long(city: Loaded) -> None:
    items = city.signed_in("walikota").get("/team", period_id=Q3).json()["items"]

    waits = [need["waits_days"] or 0 for one in found(items) for need in one["needs"]]
    assert [days for days in waits if days > 3] == []
    waiting = [task["kind"] for task in _tasks(city, "walikota")]
    assert set(waiting) <= {"new_device"}, "each test signs in from a device of its own"


def test_the_administrator_is_warned_of_a_token(city: Loaded) -> None:
    assert "renew_token" in {task["kind"] for task in _tasks(city, "admin")}
