"""Predikat become angka kredit: the worked examples W1-W22, and what must hold of any months."""

import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import api.rules
from api.development.credit.conversion import (
    UNITS,
    Held,
    Run,
    bonus,
    converted,
    in_points,
    in_units,
    level_in,
    levels_of,
    missing_points,
    month_of,
    months_within,
    runs,
    transferred,
)
from api.foundation.database import FOREVER

TABLES = json.loads((Path(api.rules.__file__).parent / "data" / "tables.json").read_bytes())
LEVELS = levels_of(TABLES["credit_levels"]["rows"])
SHARES = {key: row["percent"] for key, row in TABLES["credit_shares"]["rows"].items()}
PREDIKAT = ("sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang")
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def points(level: str, predikat: str, months: int = 12) -> Decimal:
    return in_points(converted(months, SHARES[predikat], LEVELS[level].coefficient), 4)


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("pemula", "5.625 3.75 2.8125 1.875 0.9375"),  # W8
        ("terampil", "7.5 5 3.75 2.5 1.25"),  # W9
        ("mahir", "18.75 12.5 9.375 6.25 3.125"),  # W10
        ("ahli_pertama", "18.75 12.5 9.375 6.25 3.125"),  # W1, W6, W10
        ("penyelia", "37.5 25 18.75 12.5 6.25"),  # W11
        ("ahli_muda", "37.5 25 18.75 12.5 6.25"),  # W11
        ("ahli_madya", "56.25 37.5 28.125 18.75 9.375"),  # W12
        ("ahli_utama", "75 50 37.5 25 12.5"),  # W13
    ],
)
def test_a_full_year_by_level_and_predikat(level: str, expected: str) -> None:
    assert [points(level, one) for one in PREDIKAT] == [Decimal(one) for one in expected.split()]


@pytest.mark.parametrize(
    ("months", "shown"),
    [(2, "2.08"), (10, "10.42"), (12, "12.50")],  # W2, W19
)
def test_part_of_a_year(months: int, shown: str) -> None:
    units = converted(months, SHARES["baik"], LEVELS["ahli_pertama"].coefficient)
    assert in_points(units, 2) == Decimal(shown)


def test_years_add_up_before_they_are_rounded() -> None:
    coefficient = LEVELS["ahli_pertama"].coefficient
    both = converted(12, SHARES["sangat_baik"], coefficient)
    both += converted(2, SHARES["baik"], coefficient)
    assert in_points(both, 2) == Decimal("20.83")  # W3


@pytest.mark.parametrize(
    ("level", "expected"),
    [("ahli_pertama", "12.5"), ("mahir", "12.5"), ("ahli_muda", "25"), ("penyelia", "25"),
     ("ahli_madya", "37.5"), ("ahli_utama", "50")],
)  # fmt: skip
def test_a_higher_degree_adds_a_quarter_of_the_need(level: str, expected: str) -> None:
    assert bonus(LEVELS[level]) == in_units(expected)  # R78, W16


def test_a_transfer_counts_three_years_of_the_highest_rank_at_most() -> None:
    muda = LEVELS["ahli_muda"]
    base = in_units(TABLES["credit_base"]["rows"]["ahli_muda/III/d"]["points"])
    of_time = transferred(SHARES["baik"], muda, 5 * 12, is_top_rank=True)
    assert (of_time, base) == (in_units("75"), in_units("100"))  # W22
    assert transferred(SHARES["baik"], muda, 41, is_top_rank=False) == 41 * UNITS * 25 // 12


def test_what_cannot_be_kept_exactly_is_refused() -> None:
    with pytest.raises(ValueError, match="exactly"):
        in_units("0.0000001")


@given(DAYS, st.integers(0, 900), st.integers(0, 900), st.sampled_from(PREDIKAT))
def test_months_add_up_wherever_they_are_cut(
    first: date, one: int, two: int, predikat: str
) -> None:
    cut, last = first + timedelta(one), first + timedelta(one + two)
    held = [Held("ahli_muda", date(2019, 1, 1), FOREVER)]

    def units(found: list[Run]) -> int:
        coefficient = LEVELS["ahli_muda"].coefficient
        return sum(converted(run.months, SHARES[predikat], coefficient) for run in found)

    before = runs(first, cut, held, ())
    counted = set(months_within(first, cut))
    assert units(before) + units(runs(cut, last, held, counted)) == units(
        runs(first, last, held, ())
    )


@given(st.integers(1, 12), st.sampled_from(sorted(LEVELS)))
def test_a_better_predikat_never_gives_less(months: int, level: str) -> None:
    found = [converted(months, SHARES[one], LEVELS[level].coefficient) for one in PREDIKAT]
    assert found == sorted(found, reverse=True)


def test_the_month_of_a_move_belongs_to_the_later_level() -> None:
    moved = date(2026, 5, 15)
    held = [Held("ahli_pertama", date(2020, 1, 1), moved), Held("ahli_muda", moved, FOREVER)]
    assert level_in(202604, held) == "ahli_pertama"
    assert level_in(202605, held) == "ahli_muda"
    assert runs(date(2026, 1, 1), date(2026, 12, 31), held, ()) == [
        Run(202601, 202604, "ahli_pertama"),
        Run(202605, 202612, "ahli_muda"),
    ]


def test_months_that_count_already_and_months_without_a_level_are_left_out() -> None:
    held = [Held("mahir", date(2026, 3, 1), date(2026, 11, 1))]
    found = runs(date(2026, 1, 1), date(2026, 12, 31), held, {202605, 202606})
    assert found == [Run(202603, 202604, "mahir"), Run(202607, 202610, "mahir")]
    assert [run.months for run in found] == [2, 4]


def test_a_month_is_named_by_its_year() -> None:
    assert month_of(date(2026, 12, 31)) == 202612
    assert list(months_within(date(2026, 11, 30), date(2027, 1, 1))) == [202611, 202612, 202701]


def test_what_is_missing_and_what_is_had_make_what_is_needed_as_shown() -> None:
    """263.625 of 300 is shown as 263.63; with 36.37 nobody doubts the sum."""
    need, had = 300 * UNITS, UNITS * 263_625 // 1000

    shown = missing_points(need, need - had, 2)

    assert (in_points(had, 2), shown) == (Decimal("263.63"), Decimal("36.37"))
    assert in_points(had, 2) + shown == 300
