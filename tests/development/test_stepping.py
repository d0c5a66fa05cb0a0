"""The conditions of functional officers at their limits, by the number of their rule (R81-R84, R90e)."""

from datetime import date
from typing import Any

import pytest

from api.development.career.models import RecordKind
from api.development.promotion.models import Path
from tests.development.judging import condition, on, person, post, record, states

FUNGSIONAL = Path.PILIHAN_FUNGSIONAL


@pytest.mark.parametrize(
    ("points", "state", "missing"), [("100", "met", None), ("99.99", "not_met", "0.01")]
)
def test_r90e_angka_kredit(points: str, state: str, missing: str | None) -> None:
    found = condition(person(points={"ahli_muda": points}), FUNGSIONAL, "credit")

    assert (found["state"], found.get("missing_points")) == (state, missing)
    assert (found["facts"][0]["have"], found["facts"][0]["need"]) == (points, "100")


def test_a_little_lacking_is_enough_once_the_year_is_evaluated() -> None:
    found = condition(person(points={"ahli_muda": "97.92"}), FUNGSIONAL, "credit")

    assert (found["missing_points"], found["met_on"], found["if_predikat"]) == (
        "2.08", "2027-02-01", "baik",
    )  # fmt: skip


def test_r82_points_of_another_jenjang_do_not_count() -> None:
    found = condition(person(points={"ahli_pertama": "500"}), FUNGSIONAL, "credit")

    assert found["state"] == "not_met"


@pytest.mark.parametrize(
    ("seats", "state"), [({}, "unknown"), ({"ahli_muda": (3, 2)}, "not_met"),
                         ({"ahli_muda": (2, 2)}, "met")],
)  # fmt: skip
def test_r82_the_jenjang_rises_first_unless_no_post_is_needed(
    seats: dict[str, tuple[int, int]], state: str
) -> None:
    who = person("ahli_pertama", "III/b", points={"ahli_pertama": "100"}, seats=seats)

    assert condition(who, FUNGSIONAL, "level_first")["state"] == state


def test_r82_after_the_jenjang_the_golongan_follows_with_the_same_points() -> None:
    who = person("ahli_muda", "III/b", points={"ahli_pertama": "100"})

    found = on(who, FUNGSIONAL)

    assert (found.outcome, found.to_value) == ("ready", "III/c")
    assert found.conditions[0]["facts"][0]["value"] == "ahli_pertama"


def test_r81_a_jenjang_that_does_not_fit_rises_after_a_year_in_it() -> None:
    def level(since: date) -> Any:
        who = person("ahli_pertama", "IV/a", post=post("ahli_pertama", since))
        return condition(who, Path.JENJANG, "time_in_level")

    assert level(date(2025, 12, 1))["state"] == "met"
    assert level(date(2025, 12, 2))["state"] == "not_met"
    assert condition(person("ahli_pertama", "IV/a"), FUNGSIONAL, "level_first")["rule_id"] == "R81"


@pytest.mark.parametrize(
    ("points", "years", "tests", "seats", "missing"),
    [
        ("200", {2025: "baik"}, ["ahli_madya"], (4, 3), set()),
        ("199.99", {2025: "baik"}, ["ahli_madya"], (4, 3), {"credit"}),
        ("200", {2025: "kurang"}, ["ahli_madya"], (4, 3), {"predikat"}),
        ("200", {2025: "baik"}, ["ahli_muda"], (4, 3), {"competence_test"}),
        ("200", {2025: "baik"}, ["ahli_madya"], (3, 3), {"vacancy"}),
    ],
)
def test_r83_the_four_conditions_of_a_jenjang(
    points: str,
    years: dict[int, str],
    tests: list[str],
    seats: tuple[int, int],
    missing: set[str],
) -> None:
    passed = [record(RecordKind.UJI_KOMPETENSI, one, date(2026, 5, 1)) for one in tests]
    who = person(
        points={"ahli_muda": points}, years=years, more=passed, seats={"ahli_madya": seats}
    )

    found = states(who, Path.JENJANG)

    assert list(found) == ["credit", "predikat", "competence_test", "vacancy"]
    assert {code for code, state in found.items() if state != "met"} == missing
    assert on(who, Path.JENJANG).outcome == ("one_missing" if missing else "ready")


def test_r83_what_nobody_said_of_needed_posts_is_unknown() -> None:
    found = condition(person(), Path.JENJANG, "vacancy")

    assert (found["state"], found["filled_by"]) == ("unknown", "hr_agency")


@pytest.mark.parametrize(
    ("since", "until", "state"),
    [
        (date(2026, 12, 1), None, "met"),
        (date(2026, 12, 2), None, "not_met"),
        (date(2024, 1, 1), date(2026, 11, 30), "not_met"),
    ],
)
def test_r83_a_test_holds_at_the_window(since: date, until: date | None, state: str) -> None:
    passed = record(RecordKind.UJI_KOMPETENSI, "ahli_madya", since, until)

    assert condition(person(more=[passed]), Path.JENJANG, "competence_test")["state"] == state


def test_r84_a_base_stands_for_the_steps_that_were_not_taken() -> None:
    who = person("ahli_muda", "III/d", points={"ahli_muda": "200"})

    assert condition(who, Path.JENJANG, "credit")["facts"][0]["need"] == "200"
    assert condition(who, Path.JENJANG, "credit")["state"] == "met"
