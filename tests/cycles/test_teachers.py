"""R100–R103, R105: teachers have one year, which they report and are evaluated in, in three groups."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.organization.models import Employee, EmployeeState, Position, UnitKind
from api.organization.posts.populations import Population, population_of
from tests.conftest import Db
from tests.cycles.teaching import GROUPS, PLAN, PRACTICE, Q3, YEAR, School, goal_of, open_school
from tests.evaluations.year_of_moves import done, on
from tests.http import Client, problem_of
from tests.people import Town

As = Callable[..., Client]


@pytest.fixture
def school(town: Town, as_: As, db: Db) -> School:
    return open_school(town, as_, db)


@pytest.mark.parametrize(
    ("title", "kind", "expected"),
    [
        ("Guru Ahli Muda", UnitKind.SEKOLAH, "guru"),
        ("guru  ahli muda", UnitKind.UPT, "guru"),
        ("Gurubesar", UnitKind.SEKOLAH, "semua"),
        ("Kepala SD Negeri 1 Serangan", UnitKind.SEKOLAH, "guru"),
        ("Kepala SD Negeri 1 Serangan", UnitKind.BIDANG, "semua"),
        ("Kepala Bidang Pembinaan SD", UnitKind.SEKOLAH, "semua"),
        ("Pengawas Sekolah Ahli Madya", UnitKind.OPD, "guru"),
        ("Pengelola Umum Operasional", UnitKind.SEKOLAH, "semua"),
    ],
)
def test_the_population_follows_from_the_title(title: str, kind: UnitKind, expected: str) -> None:
    heads, kinds = ("Kepala SD", "Kepala SMP", "Kepala TK", "Kepala Sekolah"), ("sekolah",)
    known = [Population("guru", ("Guru", "Pengawas Sekolah"), heads, kinds)]

    assert population_of(known, title, kind) == expected


def _populations(session: Session, school: School) -> dict[str, str]:
    of_unit = select(Position.title, Position.population).where(Position.unit_id == school.unit_id)
    return {row.title: row.population for row in session.execute(of_unit)}


def test_posts_know_whose_year_they_are_of(school: School) -> None:
    assert school.db.read(_populations, school) == {
        "Kepala SD Negeri 1 Serangan": "guru",
        "Guru Ahli Pertama": "guru",
    }


def test_the_period_that_one_works_in_is_that_of_ones_population(school: School) -> None:
    """R101: the year for a teacher and their head, the quarter for everybody else."""
    mine = school.teacher.get("/periods/current").json()
    others = school.as_(school.town.wayan.id).get("/periods/current").json()

    assert (mine["cycle_id"], mine["population"], mine["period"]["id"]) == (20262, "guru", YEAR)
    assert [one["id"] for one in mine["periods"]] == [YEAR] == [mine["year_period_id"]]
    assert mine["period"]["state"] == "open"
    assert mine["planning"] == [{"cycle_id": 20262, "year": 2026, "planning_due_on": "2026-01-31"}]
    assert (others["cycle_id"], others["population"], others["period"]["id"]) == (
        20261,
        "semua",
        Q3,
    )
    assert YEAR not in [one["id"] for one in others["periods"]]


@pytest.mark.parametrize(
    ("who", "cycle", "population"), [("teacher", 20261, "guru"), ("wayan", 20262, "semua")]
)
def test_a_plan_is_begun_in_the_year_of_its_post(
    school: School, who: str, cycle: int, population: str
) -> None:
    me = school.teacher if who == "teacher" else school.as_(school.town.wayan.id)

    refused = me.post("/plans", {**PLAN, "cycle_id": cycle})

    assert (refused.status_code, problem_of(refused)) == (409, "year-of-others")
    assert refused.json()["population"] == population


def test_a_plan_lacks_what_its_groups_lack(school: School) -> None:
    """R103, R106: a result in each group, none outside, and one practice."""
    plan = school.begins()
    assert plan["result_groups"] == list(GROUPS)
    assert (plan["population"], plan["asks_practice"]) == ("guru", True)
    shown = done(school.teacher.post(f"/plans/{plan['id']}/goals", goal_of(None)))
    codes = [one["code"] for one in shown["missing"]]

    assert {"no_group", "no_tugas_pokok", "no_praktik_kinerja", "no_practice"} <= set(codes)
    refused = school.teacher.post(f"/plans/{plan['id']}/submission", version=shown["version"])
    assert (refused.status_code, problem_of(refused)) == (409, "plan-incomplete")
    assert (
        school.writes(plan["id"])["missing"]
        == [
            {"pointer": "/goals/0/indicators", "code": "no_indicator"},
            {"pointer": "/goals/0/indicators", "code": "no_indicator"},
            {"pointer": "/goals/0/result_group", "code": "no_group"},
        ][1:]
    )


def _studies(session: Session, school: School) -> None:
    session.get_one(Employee, school.teacher_id).state = EmployeeState.TUGAS_BELAJAR


def test_who_studies_plans_the_studies_without_groups(school: School) -> None:
    """II.B.2: a teacher on study leave has a plan, and no class to show a practice in."""
    school.db.write(_studies, school)

    plan = school.begins()

    assert (plan["result_groups"], plan["asks_practice"]) == ([], False)
    shown = done(school.teacher.post(f"/plans/{plan['id']}/goals", goal_of(None)))
    codes = {one["code"] for one in shown["missing"]}
    others = done(school.head.post("/plans", PLAN))
    assert others["result_groups"] == list(GROUPS)
    assert not codes & {"no_group", "no_practice", "no_praktik_kinerja"}


def test_one_practice_is_shown_in_a_year(school: School) -> None:
    plan_id = school.begins()["id"]
    school.writes(plan_id)
    other = goal_of("praktik_kinerja", practice_code="umpan_balik_konstruktif")

    shown = done(school.teacher.post(f"/plans/{plan_id}/goals", other))

    assert {"pointer": "/goals", "code": "many_practices"} in shown["missing"]


@pytest.mark.parametrize(
    ("sent", "field", "code"),
    [
        (goal_of("tugas_pokok", practice_code=PRACTICE), "/practice_code", "not_of_this_group"),
        (goal_of("praktik_kinerja", practice_code="menari"), "/practice_code", "unknown"),
        (goal_of("tugas_pokok", kind="tambahan"), "/kind", "groups_are_main"),
        (goal_of(None, practice_code=PRACTICE), "/result_group", "not_in_this_plan"),
        (goal_of("lain"), "/result_group", "enum"),
    ],
)
def test_what_no_group_has_is_refused(
    school: School, sent: dict[str, Any], field: str, code: str
) -> None:
    plan_id = school.begins()["id"]

    refused = school.teacher.post(f"/plans/{plan_id}/goals", sent)

    assert refused.status_code == 422
    assert [(one["pointer"], one["code"]) for one in refused.json()["errors"]] == [(field, code)]


def test_others_have_no_groups(school: School) -> None:
    me = school.as_(school.town.wayan.id)
    plan = done(me.post("/plans", {**PLAN, "cycle_id": 20261}))

    refused = me.post(f"/plans/{plan['id']}/goals", goal_of("tugas_pokok"))

    assert (plan["result_groups"], plan["asks_practice"]) == ([], False)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/result_group"


def test_a_teachers_year(school: School) -> None:
    """Planned in January, reported and evaluated in December, once; the result earns angka kredit."""
    with on("2026-01-20"):
        plan = school.agreed()
        assert [goal["result_group"] for goal in plan["goals"]] == list(GROUPS)
    _nobody_is_late_in_a_quarter(school, plan)
    _reports_the_year(school, plan)
    with on("2026-12-26"):
        school.steps("evaluation")
        result = school.evaluated()
        assert (result["kind"], result["predikat"], result["periodic"]) == ("tahunan", "baik", [])
        mine = school.teacher.get("/evaluations", mine="employee").json()["items"]
        assert [one["period_id"] for one in mine] == [YEAR]
    with on("2027-01-04"):
        ledger = school.teacher.get(f"/employees/{school.teacher_id}/credit").json()
        [line] = ledger["lines"]
        assert (line["months"], line["points"]) == (12, "12.5")
        current = school.teacher.get("/periods/current").json()
        assert (current["year"], current["period"]["id"]) == (2026, YEAR)


def _nobody_is_late_in_a_quarter(school: School, plan: Any) -> None:
    """In October a school head's team is looked at in the year: nothing is due before January."""
    with on("2026-10-12"):
        school.db.count()
        team = school.head.get("/team").json()
        assert (team["period_id"], team["report_due_on"]) == (YEAR, "2027-01-09")
        [line] = team["items"]
        assert (line["plan_id"], line["needs"], line["group"]) == (plan["id"], [], "rest")
        assert school.head.get("/team", period_id=Q3).json()["items"] == []
        assert school.teacher.get("/facts/me").json()["period_id"] == YEAR
        tasks = school.teacher.get("/tasks").json()["items"]
        assert [(one["kind"], one["period_id"], one["due_on"]) for one in tasks] == [
            ("report", YEAR, "2027-01-09")
        ]
        posts = {
            period: school.hr.get("/cockpit", period_id=period).json()["figures"]["posts"]
            for period in (Q3, YEAR)
        }
        assert posts == {Q3: 0, YEAR: 2}
        assert school.head.get("/cockpit").json()["period"]["id"] == YEAR


def test_a_leader_of_both_sees_in_a_quarter_whom_it_is_about(school: School) -> None:
    """R101: a school head is nobody's in a quarter; in the year is whoever has begun theirs."""
    mayor = school.as_(school.town.mayor.id)

    quarter = mayor.get("/team").json()
    year = mayor.get("/team", period_id=YEAR).json()

    others = [one["employee"]["id"] for one in quarter["items"]]
    assert str(school.town.stranger.id) in others
    assert str(school.head_id) not in others
    assert quarter["elsewhere"] == [{"period_id": YEAR, "people": 1}]
    assert [one["employee"]["id"] for one in year["items"]] == [str(school.head_id)]
    assert year["elsewhere"] == [{"period_id": Q3, "people": len(others)}]


def test_one_speaks_about_a_teacher_in_their_period(school: School) -> None:
    """Whoever is of another population says it of the year, as the teacher's plan has no other period."""
    plan = school.agreed()
    hr = school.as_(school.town.stranger.id)
    mayor = school.as_(school.town.mayor.id)

    [listed] = done(mayor.get("/feedback/addressees", q="Dwi"))["items"]
    draft = {"plan_id": plan["id"], "value_code": 1, "text": "Sabar menjelaskan kepada murid."}
    quarter = mayor.post("/feedback", {**draft, "period_id": Q3})
    year = mayor.post("/feedback", {**draft, "period_id": listed["period_id"]})

    assert listed["period_id"] == YEAR
    assert (quarter.status_code, year.status_code) == (404, 201), year.text
    assert done(hr.get("/feedback", plan_id=plan["id"], period_id=YEAR))["total"] == 1


def _reports_the_year(school: School, plan: Any) -> None:
    """Quarters are none of theirs; nothing is open before the year is evaluated, from 25 December on."""
    with on("2026-12-24"):
        assert school.teacher.get(f"/plans/{plan['id']}/periods/{Q3}/report").status_code == 404
        assert school.reports(plan)["is_on_time"] is True
        read = school.teacher.get(f"/plans/{plan['id']}/periods/{YEAR}/report").json()
        assert [one["year_value"] for one in read["indicators"]] == ["4", "4", "4"]
        early = school.hr.post(f"/cycles/20262/periods/{YEAR}/evaluation")
        assert (early.status_code, problem_of(early)) == (409, "period-too-early")
        assert school.head.get("/evaluations", mine="assessor").json()["items"] == []
