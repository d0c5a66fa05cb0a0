"""Who is promoted on which path, and what comes of conditions together."""

import pytest

from api.development.career.models import RecordKind
from api.development.promotion.conditions import Asked
from api.development.promotion.models import Path
from api.development.promotion.paths import Checked, NotApplicable, rank_at
from api.organization.models import EmployeeKind, EmployeeState
from tests.development.judging import TODAY, WINDOW, answers, on, person, record, rules

RANKS = {Path.REGULER, Path.PILIHAN_FUNGSIONAL, Path.PILIHAN_STRUKTURAL}


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("pelaksana", Path.REGULER),
        ("ahli_muda", Path.PILIHAN_FUNGSIONAL),
        ("penyelia", Path.PILIHAN_FUNGSIONAL),
        ("pengawas", Path.PILIHAN_STRUKTURAL),
        ("jpt_pratama", Path.PILIHAN_STRUKTURAL),
    ],
)
def test_one_path_in_rank_applies_by_the_post(kind: str, path: Path) -> None:
    found = answers(person(kind, "III/a"))

    assert {one for one in RANKS if isinstance(found[one], Checked)} == {path}
    others = [found[one] for one in RANKS - {path}]
    assert len(others) == 2
    assert {one.instead for one in others if isinstance(one, NotApplicable)} == {path}


@pytest.mark.parametrize(
    "employed", [EmployeeKind.CPNS, EmployeeKind.PPPK, EmployeeKind.PEJABAT_NEGARA]
)
def test_only_pns_are_promoted(employed: EmployeeKind) -> None:
    found = answers(person(employed=employed))

    assert {
        (one.code, one.rule_id) for one in found.values() if isinstance(one, NotApplicable)
    } == {("not_pns", "R90b")}
    assert len(found) == len(Path)


@pytest.mark.parametrize(
    ("kind", "grade", "state", "path", "code"),
    [
        ("ahli_muda", "III/c", EmployeeState.CLTN, Path.REGULER, "not_in_service"),
        ("pelaksana", "IV/e", EmployeeState.AKTIF, Path.REGULER, "highest_rank"),
        ("penyelia", "III/d", EmployeeState.AKTIF, Path.PILIHAN_FUNGSIONAL, "highest_rank"),
        ("penyelia", "III/d", EmployeeState.AKTIF, Path.JENJANG, "highest_level"),
        ("pelaksana", "III/a", EmployeeState.AKTIF, Path.JENJANG, "not_functional"),
        ("pelaksana", "III/a", EmployeeState.AKTIF, Path.PRESTASI, "no_exceptional_work"),
    ],
)
def test_it_is_told_why_a_path_does_not_apply(
    kind: str, grade: str, state: EmployeeState, path: Path, code: str
) -> None:
    found = answers(person(kind, grade, state=state))[path]

    assert isinstance(found, NotApplicable)
    assert found.code == code


def test_what_is_lacking_makes_the_outcome() -> None:
    enough = {"ahli_muda": "100"}
    cases = {
        "ready": person(points=enough),
        "one_missing": person(),
        "more_missing": person(years={2025: "kurang"}),
        "unknown": person(points=enough, years={2025: "baik"}),
        "too_early": person(since=WINDOW.replace(year=2025)),
    }

    assert {
        name: on(who, Path.PILIHAN_FUNGSIONAL).outcome.value for name, who in cases.items()
    } == {name: name for name in cases}


def test_one_lacking_and_one_unknown_are_two() -> None:
    assert on(person(years={2025: "baik"}), Path.PILIHAN_FUNGSIONAL).outcome == "more_missing"


def test_the_nearest_window_is_the_last_of_what_is_lacking() -> None:
    kept = record(RecordKind.HUKUMAN, "ringan", WINDOW, WINDOW.replace(year=2027, month=6))
    who = person(points={"ahli_muda": "97.92"}, more=[kept])

    assert str(on(who, Path.PILIHAN_FUNGSIONAL).nearest_on) == "2027-07-01"


def test_a_golongan_that_is_decided_for_later_counts_from_its_day() -> None:
    later = record(RecordKind.PANGKAT, "III/d", WINDOW)
    who = person(more=[later])

    assert rank_at(who, rules(), WINDOW).grade == "III/c"
    assert rank_at(who, rules(), WINDOW.replace(year=2027)).grade == "III/d"


def test_a_record_that_contradicts_the_golongan_leaves_the_tmt_unknown() -> None:
    who = person(more=[record(RecordKind.PANGKAT, "III/d", TODAY.replace(month=4))])

    assert (rank_at(who, rules(), WINDOW).grade, rank_at(who, rules(), WINDOW).since) == (
        "III/c", None,
    )  # fmt: skip


def test_asking_never_answers_with_a_window_before_the_one_asked_for() -> None:
    rule = rules().paths[Path.REGULER]
    asked = Asked(person(), rules(), WINDOW, rule, rank_at(person(), rules(), WINDOW), "III/d")

    assert asked.window_from(TODAY) == WINDOW
