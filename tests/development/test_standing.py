"""What is missing for the next step, and when it would be there."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.development.credit.conversion import UNITS, converted
from api.development.credit.standing import (
    LARGEST_WAIT,
    aim,
    need_for_grade,
    need_for_level,
    next_grade,
    ways,
    window_after,
)
from tests.development.test_conversion import LEVELS, SHARES


@pytest.mark.parametrize(
    ("level", "grade", "after"),
    [
        ("ahli_pertama", "III/a", "III/b"),
        ("ahli_pertama", "III/b", "III/c"),
        ("penyelia", "III/d", None),
        ("ahli_utama", "IV/e", None),
        ("ahli_pertama", "IV/a", None),
        ("ahli_muda", None, None),
    ],
)
def test_the_next_grade(level: str, grade: str | None, after: str | None) -> None:
    assert next_grade(LEVELS[level], grade, LEVELS) == after


@pytest.mark.parametrize(
    ("level", "grade", "points", "for_grade", "for_level"),
    [
        ("ahli_pertama", "III/a", 20, 30, 80),
        ("ahli_pertama", "III/b", 50, 50, 50),  # R79: the base of III/b counts
        ("ahli_muda", "III/d", 175, 25, 25),  # W22
        ("ahli_madya", "IV/c", 460, 0, 0),
        ("terampil", "II/b", 0, 20, 60),
    ],
)
def test_what_is_missing(
    level: str, grade: str, points: int, for_grade: int, for_level: int
) -> None:
    units = points * UNITS
    grade_need = need_for_grade(LEVELS[level], grade, units, LEVELS)
    level_need = need_for_level(LEVELS[level], units)
    assert grade_need is not None
    assert level_need is not None
    assert (grade_need.missing, level_need.missing) == (for_grade * UNITS, for_level * UNITS)


def test_the_highest_level_needs_nothing_more() -> None:
    assert need_for_level(LEVELS["ahli_utama"], 0) is None


def test_each_predikat_has_its_own_day() -> None:
    found = ways(30 * UNITS, LEVELS["ahli_pertama"], SHARES, 202612)
    days = {way.predikat: (way.months, way.on) for way in found}
    assert days["sangat_baik"] == (20, date(2028, 9, 1))
    assert days["baik"] == (29, date(2029, 6, 1))


@given(
    st.integers(1, 300 * UNITS), st.sampled_from(sorted(LEVELS)), st.sampled_from(sorted(SHARES))
)
def test_the_months_are_enough_and_one_less_is_not(missing: int, level: str, predikat: str) -> None:
    shares = {predikat: SHARES[predikat]}
    coefficient = LEVELS[level].coefficient
    months = -(-missing // (shares[predikat] * coefficient))
    found = ways(missing, LEVELS[level], shares, 202612)

    assert [way.months for way in found] == ([months] if months <= LARGEST_WAIT else [])
    assert converted(months, shares[predikat], coefficient) >= missing
    assert converted(months - 1, shares[predikat], coefficient) < missing


@pytest.mark.parametrize(
    ("level", "grade", "points", "expected"),
    [
        ("ahli_pertama", "III/a", 55, "grade"),
        ("ahli_pertama", "III/b", 68, "level"),  # R82: first the jenjang, then III/c
        ("ahli_pertama", "IV/a", 100, "level"),
        ("penyelia", "III/d", 120, None),
        ("ahli_utama", "IV/d", 20, "grade"),
    ],
)
def test_which_step_comes_first(level: str, grade: str, points: int, expected: str | None) -> None:
    one, units = LEVELS[level], points * UNITS
    assert (
        aim(one, need_for_grade(one, grade, units, LEVELS), need_for_level(one, units)) == expected
    )


def test_what_is_over_goes_on_counting() -> None:
    need = need_for_grade(LEVELS["ahli_pertama"], "III/a", 55 * UNITS, LEVELS)
    assert need is not None
    assert (need.missing, need.surplus) == (0, 5 * UNITS)


@pytest.mark.parametrize(
    ("day", "days_before", "window"),
    [
        (date(2027, 8, 31), 31, date(2027, 10, 1)),
        (date(2027, 8, 31), 32, date(2027, 11, 1)),
        (date(2028, 6, 30), 32, date(2028, 8, 1)),
        (date(2026, 12, 31), 0, date(2027, 1, 1)),
        (date(2026, 12, 1), 0, date(2026, 12, 1)),
    ],
)
def test_the_window_after_a_day_leaves_time_to_propose(
    day: date, days_before: int, window: date
) -> None:
    assert window_after(day, days_before) == window
