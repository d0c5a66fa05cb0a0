"""How far an indicator is, by direction; and the word for it."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.achievements.progress import (
    MOST,
    Measure,
    Reported,
    expected_by,
    progress_bp,
    share_bp,
    standing,
    track,
    year_value,
)
from api.goals.models import Accumulation, Direction

BORDERS = {"ahead": 200, "slightly_behind": -200, "far_behind": -1000}


def _measure(direction: str, *figures: str | None) -> Measure:
    target, low, high = (Decimal(f) if f is not None else None for f in figures)
    return {
        "direction": Direction(direction),
        "accumulation": Accumulation.LATEST,
        "target": target,
        "target_low": low,
        "target_high": high,
    }


@pytest.mark.parametrize(
    ("direction", "figures", "value", "expected"),
    [
        ("higher", ("70", None, None), "64.8", 9257),
        ("higher", ("70", None, None), "70", 10000),
        ("higher", ("240", None, None), "2400", 100000),
        ("higher", ("70", None, None), "0", 0),
        ("higher", ("240", None, None), "99999999999999.9999", MOST),
        ("lower", ("0.0001", None, None), "-99999999999999.9999", MOST),
        ("range", (None, "0.0001", "0.0002"), "99999999999999.9999", 0),
        ("higher", ("0", None, None), "5", 10000),
        ("lower", ("0", None, None), "0", 10000),
        ("lower", ("0", None, None), "1", 0),
        ("higher", (None, None, None), "5", None),
        ("lower", ("10", None, None), "10", 10000),
        ("lower", ("10", None, None), "5", 15000),
        ("lower", ("10", None, None), "15", 5000),
        ("lower", ("10", None, None), "25", 0),
        ("range", (None, "5", "10"), "7", 10000),
        ("range", (None, "5", "10"), "4", 8000),
        ("range", (None, "5", "10"), "12", 8000),
        ("range", (None, None, None), "12", None),
    ],
)
def test_progress_by_direction(
    direction: str, figures: tuple[str | None, ...], value: str, expected: int | None
) -> None:
    assert progress_bp(_measure(direction, *figures), Decimal(value)) == expected


def test_nothing_reported_is_no_progress() -> None:
    assert progress_bp(_measure("higher", "70", None, None), None) is None


@pytest.mark.parametrize(
    ("progress", "word"),
    [
        (7701, "ahead"),
        (7700, "on_track"),
        (7300, "on_track"),
        (7299, "slightly_behind"),
        (6500, "slightly_behind"),
        (6499, "far_behind"),
        (None, "not_reported"),
    ],
)
def test_the_word_changes_at_the_borders(progress: int | None, word: str) -> None:
    assert track(progress, 7500, BORDERS, is_reported=False) == word


@pytest.mark.parametrize(("progress", "word"), [(7500, "on_track"), (None, "reported")])
def test_what_is_reported_in_words_is_reported(progress: int | None, word: str) -> None:
    """R12: there is no figure to compare, which is not the same as silence."""
    assert track(progress, 7500, BORDERS, is_reported=True) == word


Q1, Q2, Q3, Q4 = date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31)
NEW_YEAR, JULY = date(2026, 1, 1), date(2026, 7, 1)


@pytest.mark.parametrize(
    ("plan_starts_on", "ends_on", "expected"),
    [
        (NEW_YEAR, Q1, 2500),
        (NEW_YEAR, Q3, 7500),
        (NEW_YEAR, Q4, 10000),
        (date(2026, 2, 1), Q1, 1818),
        (JULY, Q3, 5000),
        (date(2026, 7, 20), Q3, 5000),
        (JULY, Q4, 10000),
        (JULY, Q1, 0),
        (date(2025, 7, 1), Q1, 2500),
    ],
)
def test_what_is_expected_is_counted_from_the_plans_own_beginning(
    plan_starts_on: date, ends_on: date, expected: int
) -> None:
    """R22: who joined on 1 July owes half of the half year's target by the end of September."""
    assert share_bp(plan_starts_on, ends_on) == expected


NONE: None = None
SAID: list[tuple[str, str, str, list[str | None], date, str]] = [
    # 6 complaints of at most 5 a year, in the second quarter: over the limit for good
    ("lower", "sum", "5", ["4", "2"], Q2, "far_behind"),
    ("lower", "sum", "5", ["1"], Q1, "ahead"),
    ("lower", "sum", "4", ["1"], Q1, "on_track"),
    ("lower", "sum", "4", ["0"], Q1, "ahead"),
    ("lower", "sum", "4", ["2"], Q1, "far_behind"),
    ("lower", "sum", "4", ["1", "1", "1", "1"], Q4, "on_track"),
    ("lower", "sum", "0", ["0"], Q1, "on_track"),
    ("lower", "sum", "0", ["1"], Q1, "far_behind"),
    # "nothing happened", written as None
    ("higher", "sum", "12", [NONE], Q1, "far_behind"),
    ("higher", "sum", "12", ["3", NONE], Q2, "far_behind"),
    ("lower", "sum", "4", [NONE], Q1, "ahead"),
    ("higher", "latest", "70", [NONE], Q1, "reported"),
    ("higher", "latest", "70", ["70", NONE], Q2, "on_track"),
]


@pytest.mark.parametrize(("direction", "accumulation", "target", "said", "day", "word"), SAID)
def test_where_an_indicator_stands(
    direction: str, accumulation: str, target: str, said: list[str | None], day: date, word: str
) -> None:
    measure = _measure(direction, target, None, None)
    measure["accumulation"] = Accumulation(accumulation)
    mine: list[Reported] = [
        {
            "value": None if figure is None else Decimal(figure),
            "nothing_happened": figure is None,
            "ends_on": quarter,
        }
        for figure, quarter in zip(said, (Q1, Q2, Q3, Q4), strict=False)
    ]

    stands = standing(measure, mine, NEW_YEAR, day)

    assert track(stands.progress_bp, stands.expected_bp, BORDERS, is_reported=True) == word


@given(st.lists(st.decimals(min_value=-1000, max_value=1000, places=4), min_size=1))
def test_the_year_is_the_sum_or_the_latest(values: list[Decimal]) -> None:
    assert year_value(Accumulation.SUM, values) == sum(values)
    assert year_value(Accumulation.LATEST, values) == values[-1]


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "day", "by"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), date(2026, 10, 8), date(2026, 9, 30)),
        (date(2026, 1, 1), date(2026, 12, 31), date(2026, 1, 20), date(2025, 12, 31)),
        (date(2026, 1, 1), date(2026, 12, 31), date(2026, 12, 31), date(2026, 11, 30)),
        (date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1), date(2026, 12, 31)),
        (date(2026, 7, 1), date(2026, 9, 30), date(2026, 8, 8), date(2026, 9, 30)),
        (date(2026, 1, 1), date(2026, 1, 31), date(2026, 1, 8), date(2026, 1, 31)),
    ],
)
def test_a_running_year_is_compared_by_its_last_whole_month(
    starts_on: date, ends_on: date, day: date, by: date
) -> None:
    """R101: who reports the year is not behind in October for what November and December bring."""
    assert expected_by(starts_on, ends_on, day) == by


def test_nothing_is_expected_before_a_plan_has_begun() -> None:
    assert share_bp(date(2026, 1, 1), date(2025, 12, 31)) == 0
    assert share_bp(date(2026, 7, 1), date(2026, 6, 30)) == 0
