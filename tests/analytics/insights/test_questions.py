"""Each question by itself: what it needs, and what it leaves in peace."""

import random
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from math import isclose
from typing import Any
from uuid import UUID

import pytest

from api.achievements.progress import Track
from api.analytics.insights.integrity.chances import at_least, at_most, two_sided
from api.analytics.insights.integrity.city import Rates
from api.analytics.insights.integrity.judgements import folded, judgement_of
from api.analytics.insights.integrity.pattern import Pattern, off_pattern
from api.analytics.insights.integrity.records import RatedRow, Signal
from api.evaluations.models import Predikat, Rating
from api.evaluations.unit_achievements.models import UnitGrade
from tests.analytics.insights.simulated import (
    BORDERS,
    DEADLINE,
    Raters,
    Team,
    all_at_once,
    asked,
    asked_among,
    city_of,
    drawn,
    everybody_baik,
    judged,
)

ABOVE, MEETS, BELOW = Rating
RATER = UUID(int=1)
TRACK_BORDERS = {"ahead": 200, "slightly_behind": -200, "far_behind": -1000}
BAIK: Pattern = {
    "majority": "baik",
    "most": {"baik": 70},
    "least": {},
    "at_least_one_of": ["butuh_perbaikan", "kurang"],
}
KURANG: Pattern = {
    "majority": "kurang",
    "most": {"sangat_baik": 10},
    "least": {"butuh_perbaikan": 10, "kurang": 60},
    "at_least_one_of": [],
}


@pytest.fixture(scope="module")
def others() -> list[Team]:
    return drawn(Raters("others"), 150)


@pytest.mark.parametrize("seed", range(20))
def test_the_chance_of_a_count_is_exact(seed: int) -> None:
    """As all outcomes, one by one, say."""
    chance = random.Random(seed)  # noqa: S311 - repeatable on purpose
    chances = [chance.random() for _ in range(8)]
    count = chance.randrange(10)
    summed = 0.0
    for happened in product((0, 1), repeat=8):
        if sum(happened) >= count:
            part = 1.0
            for one, p in zip(happened, chances, strict=True):
                part *= p if one else 1 - p
            summed += part

    assert isclose(at_least(chances, count), summed, abs_tol=1e-12)


def test_both_tails_of_equal_chances_agree() -> None:
    for count in range(11):
        assert isclose(at_most(10, count, 0.3), 1 - at_least([0.3] * 10, count + 1), abs_tol=1e-12)
    assert two_sided(10, 5, 0.5) == 1.0
    assert isclose(two_sided(10, 0, 0.5), 2 / 2**10)


def test_a_rater_is_compared_with_the_others() -> None:
    """And nothing is held to be certain: half a case stands on either side."""
    own, others = ["x", "x", "y"], ["x", "y", "y", "y"]
    rates = Rates([("k", word) for word in own + others], lambda one: one[0], lambda one: one[1])

    assert rates.among_others([("k", word) for word in own], "x") == [1.5 / 5] * 3
    alone = Rates([("k", "x")], lambda one: one[0], lambda one: one[1])
    assert alone.among_others([("k", "x")], "x") == [0.5]


def test_a_team_that_keeps_pace_may_all_be_baik(others: list[Team]) -> None:
    team = [judged(rater_id=RATER, track=Track.ON_TRACK, results=MEETS, behaviour=MEETS)] * 40

    assert asked_among(team, others) == {}


def test_the_same_for_all_says_what_is_usual(others: list[Team]) -> None:
    raters = Raters("same")
    signal = asked_among(everybody_baik(raters.team(60), raters.chance), others)["same_predikat"]

    assert (signal.people, signal.found, signal.predikat) == (60, 60, (Predikat.BAIK,))
    assert signal.expected is not None
    assert 25 < signal.expected < 55
    assert signal.chance is not None
    assert signal.chance < BORDERS.chance


def test_fewer_than_eight_are_never_asked_about(others: list[Team]) -> None:
    late = judged(rater_id=RATER, track=Track.FAR_BEHIND, results=ABOVE, behaviour=ABOVE)

    assert asked_among([late] * 7, others) == {}
    signal = asked_among([late] * 8, others)["against_figures"]
    assert (signal.above, signal.below) == (8, 0)


def test_what_was_rated_earlier_may_be_signed_together(others: list[Team]) -> None:
    raters = Raters("hurry")
    team = all_at_once(raters.team(10), raters.chance)
    earlier = [replace(one, rated_at=one.rated_at - timedelta(days=2)) for one in team]
    in_time = [replace(one, is_near_deadline=False) for one in team]
    slowly = [
        replace(
            one,
            rated_at=one.rated_at + at * timedelta(minutes=1),
            signed_at=one.signed_at + at * timedelta(minutes=1),
        )
        for at, one in enumerate(team)
    ]

    assert asked_among(team, others)["hurried"].found == 10
    assert all("hurried" not in asked_among(calm, others) for calm in (earlier, in_time, slowly))


def test_a_phrase_of_many_raters_is_not_copied() -> None:
    phrase = frozenset({"realisasi sesuai dengan rencana"})
    raters = Raters("phrase")
    teams = [[replace(one, reasons=phrase) for one in raters.team(10)] for _ in range(4)]
    cities = [city_of(teams[:count]) for count in (1, 3, 4)]

    assert ["copied_reasons" in asked(teams[0], city) for city in cities] == [True, True, False]


def test_copies_among_few_or_among_many_other_reasons_are_nothing(others: list[Team]) -> None:
    raters = Raters("copies")
    same = frozenset({"alasan yang ditulis satu kali"})
    team = raters.team(20)
    four = [replace(one, reasons=same) if at < 4 else one for at, one in enumerate(team)]
    nine = [replace(one, reasons=same) if at < 9 else one for at, one in enumerate(team)]
    ten = [replace(one, reasons=same) if at < 10 else one for at, one in enumerate(team)]

    assert ["copied_reasons" in asked_among(one, others) for one in (four, nine, ten)] == [
        False,
        False,
        True,
    ]


def test_one_impression_needs_somebody_who_stands_out(others: list[Team]) -> None:
    alike = [judged(rater_id=RATER, track=Track.ON_TRACK, results=MEETS, behaviour=MEETS)] * 30
    apart = [judged(rater_id=RATER, track=Track.AHEAD, results=ABOVE, behaviour=ABOVE)] * 12

    assert "one_impression" not in asked_among(alike, others)
    assert "one_impression" in asked_among([*alike[:10], *apart], others)


@pytest.mark.parametrize(
    ("grade", "pattern", "counts", "expected"),
    [
        ("baik", BAIK, {"baik": 40}, None),
        ("baik", BAIK, {"sangat_baik": 38, "baik": 2}, (38, 20.0, ("sangat_baik",))),
        ("baik", BAIK, {"sangat_baik": 24, "baik": 16}, None),
        ("kurang", KURANG, {"baik": 9}, None),
        ("kurang", KURANG, {"baik": 10}, (0, 6.0, ("kurang",))),
        ("kurang", KURANG, {"kurang": 30, "sangat_kurang": 5, "butuh_perbaikan": 5}, None),
    ],
)
def test_predikat_kinder_than_the_units_achievement(
    grade: str, pattern: Pattern, counts: dict[str, int], expected: Any
) -> None:
    """R42."""
    given = {Predikat(word): people for word, people in counts.items()}
    signal = off_pattern(UnitGrade(grade), given, pattern, BORDERS)

    assert _short(signal) == expected


def _short(signal: Signal | None) -> Any:
    if signal is None:
        return None
    return signal.found, signal.expected, tuple(word.value for word in signal.predikat)


def test_a_unit_at_the_limit_of_its_pattern_is_left_in_peace() -> None:
    """The share is just kept, by lot, in two thousand units; R42."""
    chance = random.Random("pattern")  # noqa: S311 - repeatable on purpose
    found = 0
    for _ in range(2_000):
        people = chance.randint(10, 60)
        counts = Counter(chance.choices([Predikat.SANGAT_BAIK, Predikat.BAIK], [50, 50], k=people))
        found += off_pattern(UnitGrade.BAIK, counts, BAIK, BORDERS) is not None

    assert found <= 4


ROW: RatedRow = {
    "rater_id": RATER,
    "employee_id": UUID(int=2),
    "results_rating": ABOVE,
    "results_reason": "Kunjungan rumah jauh di atas rencana.",
    "behaviour_rating": MEETS,
    "behaviour_reason": "Baik.",
    "predikat": Predikat.BAIK,
    "rated_at": None,
    "signed_at": datetime(2026, 10, 18, 16, 30, tzinfo=UTC),
    "due_on": date(2026, 10, 20),
    "gaps": [-1500, -1200, 100],
    "reported": 3,
    "track": Track.SLIGHTLY_BEHIND,
}


@pytest.mark.parametrize(
    ("columns", "contradicts"),
    [
        ({}, 1),
        ({"gaps": [-4000, -4000]}, 1),
        ({"gaps": [100, 100]}, 0),
        ({"gaps": None, "reported": None}, 1),
        ({"gaps": [0], "results_rating": BELOW}, -1),
        ({"gaps": [-4000], "results_rating": MEETS}, 1),
    ],
)
def test_a_rating_is_held_against_the_figures(columns: dict[str, Any], contradicts: int) -> None:
    row: Any = {**ROW, **columns}

    assert judgement_of(row, TRACK_BORDERS, BORDERS).contradicts == contradicts


def test_the_word_for_the_figures_is_the_one_that_is_kept() -> None:
    nothing_kept: RatedRow = {**ROW, "track": None}

    assert judgement_of(ROW, TRACK_BORDERS, BORDERS).track is Track.SLIGHTLY_BEHIND
    assert judgement_of(nothing_kept, TRACK_BORDERS, BORDERS).track is Track.NOT_REPORTED


def test_a_reason_counts_from_twenty_letters_on_and_however_it_is_spaced() -> None:
    found = judgement_of(ROW, TRACK_BORDERS, BORDERS)

    assert found.reasons == {"kunjungan rumah jauh di atas rencana"}
    assert folded("Kunjungan rumah,  jauh di ATAS rencana!") in found.reasons


def test_the_day_before_the_deadline_is_near_in_bali() -> None:
    """19 October has begun there, half an hour after midnight."""
    assert judgement_of(ROW, TRACK_BORDERS, BORDERS).is_near_deadline
    earlier: RatedRow = {**ROW, "signed_at": datetime(2026, 10, 18, 15, 59, tzinfo=UTC)}
    assert not judgement_of(earlier, TRACK_BORDERS, BORDERS).is_near_deadline
    assert judgement_of(ROW, TRACK_BORDERS, BORDERS).rated_at == ROW["signed_at"]
    assert ROW["signed_at"] < DEADLINE
