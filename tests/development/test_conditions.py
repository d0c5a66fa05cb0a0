"""Each condition at its limit, before and after it, by the number of its rule (R90a-R90h)."""

from datetime import date
from typing import Any

import pytest

from api.development.career.models import RecordKind
from api.development.promotion.calendar import is_window, window_from, years_before
from api.development.promotion.models import Path
from api.organization.models import EmployeeState
from api.organization.people.grades import PANGKAT
from tests.development.judging import (
    WINDOW,
    condition,
    on,
    person,
    post,
    record,
    rules,
    states,
)

REGULER, FUNGSIONAL, STRUKTURAL = Path.REGULER, Path.PILIHAN_FUNGSIONAL, Path.PILIHAN_STRUKTURAL


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2023, 4, 1), True),
        (date(2023, 6, 1), False),
        (date(2024, 2, 1), True),
        (date(2024, 3, 1), False),
        (date(2025, 9, 1), False),
        (date(2025, 10, 1), True),
        (date(2025, 11, 1), True),
        (date(2025, 11, 2), False),
    ],
)
def test_r90a_windows_were_two_then_six_and_are_twelve_a_year(day: date, expected: bool) -> None:
    assert is_window(day, rules().plans) is expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 12, 1), date(2026, 12, 1)),
        (date(2026, 12, 2), date(2027, 1, 1)),
        (date(2025, 8, 2), date(2025, 10, 1)),
        (date(2023, 4, 2), date(2023, 10, 1)),
    ],
)
def test_r90a_the_next_window_is_found(day: date, expected: date) -> None:
    assert window_from(day, rules().plans) == expected


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        (date(2026, 12, 1), [2024, 2025]),
        (date(2027, 1, 1), [2024, 2025]),
        (date(2027, 2, 1), [2025, 2026]),
    ],
)
def test_a_year_counts_once_its_predikat_is_due(window: date, expected: list[int]) -> None:
    assert years_before(window, 2, (1, 31)) == expected


@pytest.mark.parametrize(
    ("kind", "path", "years"), [("pelaksana", REGULER, 4), ("ahli_muda", FUNGSIONAL, 2)]
)
def test_r90b_r90e_years_in_rank(kind: str, path: Path, years: int) -> None:
    full = date(2026 - years, 12, 1)
    late = person(kind, since=full.replace(day=2))

    assert condition(person(kind, since=full), path, "time_in_rank")["state"] == "met"
    found = condition(late, path, "time_in_rank")
    assert (found["state"], found["met_on"]) == ("not_met", "2027-01-01")
    assert found["facts"][0]["months"] == years * 12 - 1
    assert on(late, path).outcome == "too_early"


def test_without_a_tmt_nobody_knows_and_hr_fills_it() -> None:
    found = condition(person(since=None), FUNGSIONAL, "time_in_rank")

    assert (found["state"], found["filled_by"]) == ("unknown", "hr_agency")


@pytest.mark.parametrize(
    ("years", "state", "met_on"),
    [
        ({2024: "baik", 2025: "sangat_baik"}, "met", None),
        ({2024: "butuh_perbaikan", 2025: "baik"}, "not_met", "2027-02-01"),
        ({2024: "baik", 2025: "butuh_perbaikan"}, "not_met", "2028-02-01"),
        ({2024: "kurang"}, "not_met", "2027-02-01"),
        ({2025: "baik"}, "unknown", None),
    ],
)
def test_r90b_predikat_of_two_years(years: dict[int, str], state: str, met_on: str | None) -> None:
    found = condition(person(years=years), FUNGSIONAL, "predikat")

    assert (found["state"], found.get("met_on")) == (state, met_on)
    assert [one["year"] for one in found["facts"]] == [2024, 2025]


def test_a_predikat_on_record_counts_where_no_evaluation_is() -> None:
    kept = record(RecordKind.PREDIKAT, "baik", date(2024, 12, 31), year=2024)

    found = condition(person(years={2025: "baik"}, more=[kept]), FUNGSIONAL, "predikat")

    assert found["state"] == "met"
    assert [one["source"] for one in found["facts"]] == ["career_record", "evaluation"]


def test_a_signed_evaluation_goes_before_what_is_on_record() -> None:
    kept = record(RecordKind.PREDIKAT, "baik", date(2025, 12, 31), year=2025)
    years = {2024: "baik", 2025: "kurang"}

    assert condition(person(years=years, more=[kept]), FUNGSIONAL, "predikat")["state"] == "not_met"


def test_an_evaluation_that_waits_is_for_the_assessor_to_fill() -> None:
    found = condition(person(years={2024: "baik", 2025: None}), FUNGSIONAL, "predikat")

    assert (found["state"], found["filled_by"]) == ("unknown", "assessor")


@pytest.mark.parametrize(
    ("until", "state"),
    [(date(2026, 11, 30), "met"), (date(2026, 12, 1), "not_met"), (date(2027, 3, 9), "not_met")],
)
def test_r90b_no_sanction_at_the_window(until: date, state: str) -> None:
    kept = record(RecordKind.HUKUMAN, "sedang", date(2026, 3, 10), until)

    assert condition(person(more=[kept]), FUNGSIONAL, "no_sanction")["state"] == state


def test_a_sanction_says_from_when_it_is_over() -> None:
    kept = record(RecordKind.HUKUMAN, "sedang", date(2026, 3, 10), date(2027, 3, 9))

    assert condition(person(more=[kept]), FUNGSIONAL, "no_sanction")["met_on"] == "2027-04-01"


@pytest.mark.parametrize(
    ("degree", "highest"),
    [
        ("sd", "II/a"),
        ("smp", "II/c"),
        ("smp_kejuruan", "II/d"),
        ("sma", "III/b"),
        ("d1", "III/b"),
        ("d2", "III/b"),
        ("d3", "III/c"),
        ("d4", "III/d"),
        ("s1", "III/d"),
        ("profesi", "IV/a"),
        ("s2", "IV/a"),
        ("s3", "IV/b"),
    ],
)
def test_r90d_the_degree_limits_the_regular_way(degree: str, highest: str) -> None:
    order = list(rules().education)
    grades = list(PANGKAT)
    below = grades[grades.index(highest) - 1]

    def ceiling(grade: str) -> Any:
        return condition(person("pelaksana", grade, degree=degree), REGULER, "rank_ceiling")

    assert degree in order
    assert ceiling(below)["state"] == "met"
    assert ceiling(highest)["state"] == "not_met"
    assert ceiling(highest)["facts"][0]["limit"] == highest


def test_r90d_an_unknown_degree_is_for_hr_to_fill() -> None:
    found = condition(person("pelaksana", "III/a", degree=None), REGULER, "rank_ceiling")

    assert (found["state"], found["filled_by"]) == ("unknown", "hr_agency")


def test_r90c_nobody_asks_for_the_rank_of_the_superior() -> None:
    asked = states(person("pelaksana", "III/a"), REGULER)

    assert set(asked) == {"time_in_rank", "predikat", "no_sanction", "rank_ceiling"}


@pytest.mark.parametrize(
    ("rank_since", "post_since", "outcome", "missing"),
    [
        (date(2025, 12, 1), date(2025, 12, 1), "ready", set()),
        (date(2025, 12, 2), date(2025, 12, 1), "too_early", {"time_in_rank"}),
        (date(2025, 12, 1), date(2025, 12, 2), "one_missing", {"time_in_post"}),
        (date(2022, 12, 1), date(2026, 10, 1), "ready", set()),
    ],
)
def test_r90f_below_the_entry_rank_of_the_post(
    rank_since: date, post_since: date, outcome: str, missing: set[str]
) -> None:
    who = person("pengawas", "III/b", since=rank_since, post=post("pengawas", post_since))

    found = on(who, STRUKTURAL)

    assert found.outcome == outcome
    lacking = {one["code"] for one in found.conditions if one["state"] != "met"}
    assert lacking == missing


@pytest.mark.parametrize(
    ("since", "state"), [(date(2022, 12, 1), "met"), (date(2022, 12, 2), "not_met")]
)
def test_r90f_from_the_entry_rank_on_four_years(since: date, state: str) -> None:
    who = person("pengawas", "III/c", since=since)

    assert condition(who, STRUKTURAL, "time_in_rank")["state"] == state


def test_r90f_the_post_limits_the_rank() -> None:
    assert states(person("pengawas", "III/c"), STRUKTURAL)["rank_ceiling"] == "met"
    assert states(person("pengawas", "III/d"), STRUKTURAL)["rank_ceiling"] == "not_met"


@pytest.mark.parametrize(
    ("since", "value", "outcome"),
    [
        (date(2025, 12, 1), "sangat_baik", "ready"),
        (date(2025, 12, 2), "sangat_baik", "too_early"),
        (date(2025, 12, 1), "baik", "one_missing"),
    ],
)
def test_r90g_exceptional_work(since: date, value: str, outcome: str) -> None:
    merit = record(RecordKind.PRESTASI, "prestasi_luar_biasa", date(2026, 5, 1))
    who = person("pelaksana", "II/d", since=since, years={2025: value}, more=[merit])

    found = on(who, Path.PRESTASI)

    assert (found.outcome, found.to_value) == (outcome, "III/a")
    assert "exam" not in {one["code"] for one in found.conditions}


@pytest.mark.parametrize(
    ("grade", "degree", "exams", "state"),
    [
        ("II/d", "sma", [], "not_met"),
        ("II/d", "sma", ["tingkat_1"], "met"),
        ("II/d", "sma", ["diklat_pengawas"], "met"),
        ("II/d", "s1", [], "met"),
        ("II/d", None, [], "unknown"),
        ("III/d", "s1", ["tingkat_1"], "not_met"),
        ("III/d", "s1", ["tingkat_2"], "met"),
        ("III/d", "s1", ["diklat_administrator"], "met"),
        ("III/d", "s2", [], "met"),
    ],
)
def test_r90h_crossing_needs_the_exam_or_what_stands_for_it(
    grade: str, degree: str | None, exams: list[str], state: str
) -> None:
    passed = [record(RecordKind.UJIAN_DINAS, one, date(2024, 5, 1)) for one in exams]
    who = person("pelaksana", grade, degree=degree, more=passed)

    assert condition(who, REGULER, "exam")["state"] == state


def test_r90h_within_a_golongan_no_exam_is_asked_for() -> None:
    assert "exam" not in states(person("pelaksana", "III/a"), REGULER)


def test_who_studies_on_duty_rises_the_regular_way() -> None:
    who = person(state=EmployeeState.TUGAS_BELAJAR)

    assert on(who, REGULER, WINDOW).path is REGULER
