"""Which units differ from others of their kind, and which only seem to."""

import random

import pytest

from api.analytics.insights.trends.outliers import outliers
from api.analytics.insights.trends.relation import Finding, findings
from api.evaluations.unit_achievements.models import UnitGrade


def _groups(*counts: tuple[int, int]) -> dict[str, tuple[int, int]]:
    return {f"unit {at}": count for at, count in enumerate(counts)}


def test_a_unit_far_from_the_others_is_found_on_both_sides() -> None:
    usual = [(16, 20), (17, 20), (15, 20), (16, 20), (17, 20)]
    low = outliers(_groups(*usual, (4, 20)))
    high = outliers(_groups(*[(20 - count, 20) for count, _ in usual], (16, 20)))

    assert low is not None
    assert high is not None
    assert (dict(low.outside), dict(high.outside)) == ({"unit 5": -1}, {"unit 5": 1})
    assert low.low < low.middle < low.high


def test_a_handful_who_happen_to_be_late_are_none() -> None:
    """Two of five are far from four of five, and that is chance."""
    found = outliers(_groups((16, 20), (17, 20), (16, 20), (17, 20), (16, 20), (2, 5)))

    assert found is not None
    assert found.outside == {}


def test_among_fewer_than_five_nothing_is_usual() -> None:
    assert outliers(_groups((20, 20), (20, 20), (20, 20), (0, 20))) is None


def test_where_nearly_all_are_the_same_two_points_are_no_distance() -> None:
    found = outliers(_groups(*[(200, 200)] * 8, (196, 200), (120, 200)))

    assert found is not None
    assert dict(found.outside) == {"unit 9": -1}


def test_fair_units_are_seldom_outliers() -> None:
    """By lot: of 4,000 units with the same chance at most one in a hundred is one."""
    chance = random.Random("units")  # noqa: S311 - repeatable on purpose
    found = 0
    for _ in range(400):
        sizes = [chance.randint(5, 60) for _ in range(10)]
        counts = [(sum(chance.random() < 0.75 for _ in range(size)), size) for size in sizes]
        strip = outliers(_groups(*counts))
        assert strip is not None
        found += len(strip.outside)

    assert found <= 40


@pytest.mark.parametrize(
    ("grade", "good", "on_track", "expected"),
    [
        (None, (20, 20), (20, 20), []),
        (UnitGrade.BAIK, (20, 20), (20, 20), []),
        (UnitGrade.KURANG, (18, 20), (5, 20), [Finding.WEAK_UNIT_GOOD_PREDIKAT]),
        (UnitGrade.BUTUH_PERBAIKAN, (17, 20), (16, 20), [Finding.WEAK_UNIT_ON_TRACK]),
        (UnitGrade.ISTIMEWA, (20, 20), (9, 20), [Finding.STRONG_UNIT_BEHIND]),
        (UnitGrade.SANGAT_KURANG, None, None, []),
        (UnitGrade.ISTIMEWA, None, None, []),
    ],
)
def test_what_a_unit_achieved_is_held_against_its_people(
    grade: UnitGrade | None,
    good: tuple[int, int] | None,
    on_track: tuple[int, int] | None,
    expected: list[Finding],
) -> None:
    assert findings(grade, good, on_track) == expected
