"""How far an indicator is, by direction; and the word for it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.achievements.progress import MOST, Measure, expected_bp, progress_bp, track, year_value
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
        ("higher", ("0", None, None), "5", None),
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


@pytest.mark.parametrize(
    ("accumulation", "period", "expected"),
    [
        ("sum", 20260103, 2500),
        ("sum", 20260709, 7500),
        ("sum", 20260112, 10000),
        ("latest", 20260103, 10000),
    ],
)
def test_what_is_expected_of_a_period(accumulation: str, period: int, expected: int) -> None:
    assert expected_bp(Accumulation(accumulation), period) == expected


@given(st.lists(st.decimals(min_value=-1000, max_value=1000, places=4), min_size=1))
def test_the_year_is_the_sum_or_the_latest(values: list[Decimal]) -> None:
    assert year_value(Accumulation.SUM, values) == sum(values)
    assert year_value(Accumulation.LATEST, values) == values[-1]
