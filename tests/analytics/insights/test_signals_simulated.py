"""Planted patterns are found, and a city that judges fairly is left in peace: by lot, in exact shares."""

from collections import Counter

import pytest

from tests.analytics.insights.simulated import (
    Change,
    Raters,
    Team,
    all_at_once,
    asked,
    asked_among,
    city_of,
    copied,
    drawn,
    everybody_baik,
    kind_to_the_late,
    one_impression,
)

CITY, PLANTED = 2_000, 100
FALSE_ALARMS = 0.01
"""The most that is promised of all signals together; 0.001 is what each is made for."""


@pytest.fixture(scope="module")
def others() -> list[Team]:
    return drawn(Raters("others"), 150)


def test_a_fair_city_is_left_in_peace() -> None:
    teams = drawn(Raters("fair"), CITY)
    city = city_of(teams)
    found = Counter(kind for team in teams for kind in asked(team, city))

    assert max(found.values(), default=0) <= CITY * 0.002, found
    assert sum(found.values()) <= CITY * FALSE_ALARMS


def test_large_teams_are_left_in_peace_too() -> None:
    raters = Raters("large")
    teams = [raters.team(200) for _ in range(150)]
    city = city_of(teams)
    found = Counter(kind for team in teams for kind in asked(team, city))

    assert sum(found.values()) <= 1, found


@pytest.mark.parametrize(
    ("kind", "plant", "size", "power"),
    [
        ("same_predikat", everybody_baik, 20, 0.30),
        ("same_predikat", everybody_baik, 30, 0.85),
        ("same_predikat", everybody_baik, 40, 0.97),
        ("against_figures", kind_to_the_late, 8, 0.45),
        ("against_figures", kind_to_the_late, 12, 0.80),
        ("against_figures", kind_to_the_late, 20, 0.95),
        ("one_impression", one_impression, 12, 0.60),
        ("one_impression", one_impression, 20, 0.90),
        ("hurried", all_at_once, 8, 1.0),
        ("copied_reasons", copied, 12, 0.85),
    ],
)
def test_a_planted_pattern_is_found(
    others: list[Team], kind: str, plant: Change, size: int, power: float
) -> None:
    """In what share of teams of a size it is found, is the power."""
    raters = Raters(f"{kind} {size}")
    teams = [plant(raters.team(size), raters.chance) for _ in range(PLANTED)]

    assert sum(kind in asked_among(team, others) for team in teams) >= PLANTED * power


def test_raters_who_were_planted_do_not_point_at_the_others() -> None:
    """One in twenty gives everybody Baik."""
    raters = Raters("mixed")
    planted = [everybody_baik(team, raters.chance) for team in drawn(raters, 50)]
    fair = drawn(raters, 950)
    city = city_of([*planted, *fair])
    found = Counter(kind for team in fair for kind in asked(team, city))

    assert sum(found.values()) <= len(fair) * FALSE_ALARMS, found
