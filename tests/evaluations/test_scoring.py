"""The tables of the regulation: quadrant, contradictions, heads of organizations."""

import json
from pathlib import Path

import pytest

import api.rules
from api.evaluations.models import Predikat, Rating
from api.evaluations.scoring import (
    Line,
    contradictions,
    letters,
    neighbours,
    quadrant,
    rating_of_head,
    reason_is_needed,
)
from api.evaluations.unit_achievements.models import UnitGrade

ABOVE, MEETS, BELOW = (
    Rating.DI_ATAS_EKSPEKTASI,
    Rating.SESUAI_EKSPEKTASI,
    Rating.DI_BAWAH_EKSPEKTASI,
)
TABLES = Path(api.rules.__file__).parent / "data" / "tables.json"
QUADRANT = json.loads(TABLES.read_text())["quadrant"]["rows"]
NINE = [
    ("W30", ABOVE, ABOVE, Predikat.SANGAT_BAIK),
    ("W31", ABOVE, MEETS, Predikat.BAIK),
    ("W32", ABOVE, BELOW, Predikat.KURANG),
    ("W33", MEETS, ABOVE, Predikat.BAIK),
    ("W34", MEETS, MEETS, Predikat.BAIK),
    ("W35", MEETS, BELOW, Predikat.KURANG),
    ("W36", BELOW, ABOVE, Predikat.BUTUH_PERBAIKAN),
    ("W37", BELOW, MEETS, Predikat.BUTUH_PERBAIKAN),
    ("W38", BELOW, BELOW, Predikat.SANGAT_KURANG),
]


@pytest.mark.parametrize(("rule", "results", "behaviour", "predikat"), NINE)
def test_the_quadrant_says_what_the_law_says(
    rule: str, results: Rating, behaviour: Rating, predikat: Predikat
) -> None:
    """R37, W30–W38."""
    assert quadrant(QUADRANT, results, behaviour) is predikat


def test_one_cell_alone_is_sangat_baik_and_bad_behaviour_never_beats_kurang() -> None:
    """R37: the properties worth testing."""
    best = [p for _, _, _, p in NINE if p is Predikat.SANGAT_BAIK]
    bad = {p for _, _, behaviour, p in NINE if behaviour is BELOW}

    assert len(best) == 1
    assert bad == {Predikat.KURANG, Predikat.SANGAT_KURANG}


def test_the_neighbours_say_what_would_change_it() -> None:
    assert neighbours(QUADRANT, MEETS, MEETS) == [
        {"axis": "results", "rating": "di_bawah_ekspektasi", "predikat": "butuh_perbaikan"},
        {"axis": "results", "rating": "di_atas_ekspektasi", "predikat": "baik"},
        {"axis": "behaviour", "rating": "di_bawah_ekspektasi", "predikat": "kurang"},
        {"axis": "behaviour", "rating": "di_atas_ekspektasi", "predikat": "baik"},
    ]
    assert len(neighbours(QUADRANT, ABOVE, BELOW)) == 2


BORDER = -200
MAIN_OK, MAIN_BEHIND = Line(True, 7500, 7500), Line(True, 5000, 7500)
OTHER_OK, OTHER_BEHIND = Line(False, 9000, 7500), Line(False, 1000, 7500)
CONTRADICTIONS: list[tuple[Rating, list[Line], int, list[str]]] = [
    (ABOVE, [], 0, ["above_though_nothing_reported"]),
    (ABOVE, [MAIN_OK, OTHER_OK], 2, []),
    (ABOVE, [MAIN_OK, OTHER_BEHIND], 2, []),
    (ABOVE, [MAIN_BEHIND, OTHER_OK], 2, ["above_though_main_result_behind"]),
    (
        ABOVE,
        [MAIN_BEHIND, OTHER_BEHIND],
        2,
        ["above_though_most_behind", "above_though_main_result_behind"],
    ),
    (ABOVE, [MAIN_OK, OTHER_BEHIND, OTHER_BEHIND], 3, ["above_though_most_behind"]),
    (ABOVE, [], 3, []),
    (MEETS, [], 0, []),
    (MEETS, [MAIN_BEHIND, OTHER_OK], 2, []),
    (MEETS, [MAIN_BEHIND, OTHER_BEHIND], 2, ["meets_though_most_behind"]),
    (BELOW, [MAIN_OK, OTHER_OK], 2, ["below_though_none_behind"]),
    (BELOW, [MAIN_OK, OTHER_BEHIND], 2, []),
    (BELOW, [], 0, []),
    (ABOVE, [Line(True, 7300, 7500)], 1, []),
    (
        ABOVE,
        [Line(True, 7299, 7500)],
        1,
        ["above_though_most_behind", "above_though_main_result_behind"],
    ),
]
"""The last two: up to two points behind is still on track."""


@pytest.mark.parametrize(("rating", "lines", "reported", "notes"), CONTRADICTIONS)
def test_a_rating_against_the_figures_is_noted(
    rating: Rating, lines: list[Line], reported: int, notes: list[str]
) -> None:
    """The guide of the annex, IV.B; a note never blocks."""
    assert contradictions(rating, lines, reported, BORDER) == notes


@pytest.mark.parametrize(
    ("grade", "rating"),
    [
        (UnitGrade.ISTIMEWA, ABOVE),
        (UnitGrade.BAIK, MEETS),
        (UnitGrade.BUTUH_PERBAIKAN, BELOW),
        (UnitGrade.KURANG, BELOW),
        (UnitGrade.SANGAT_KURANG, BELOW),
    ],
)
def test_the_unit_s_grade_suggests_its_head_s_rating(grade: UnitGrade, rating: Rating) -> None:
    """R41, U9."""
    assert rating_of_head(grade) is rating


@pytest.mark.parametrize(("rating", "needed"), [(ABOVE, True), (BELOW, True), (MEETS, False)])
def test_above_and_below_want_a_reason(rating: Rating, needed: bool) -> None:
    assert reason_is_needed(rating) is needed


@pytest.mark.parametrize(
    ("reason", "count"), [(None, 0), ("   ...  ", 0), ("Baik.", 4), ("a" * 20, 20)]
)
def test_only_letters_count_as_a_reason(reason: str | None, count: int) -> None:
    assert letters(reason) == count
