"""Seats are given fairly: held against its promises over many random programmes."""

from collections import Counter
from datetime import date, timedelta
from random import Random
from uuid import UUID

import pytest

from api.development.training.turns import Candidate, Held, Turn, is_last_pass, room_of, turns

PASSES = 3
UNITS = [UUID(int=900 + n) for n in range(6)]
PLENTY = dict.fromkeys(UNITS, 1000)
PROGRAMME = UUID(int=77)


def _candidates(dice: Random, count: int) -> list[Candidate]:
    return [
        Candidate(
            UUID(int=dice.getrandbits(128)),
            dice.choice(UNITS),
            dice.randint(1, 6),
            date(2024, 1, 1) + timedelta(days=dice.randint(0, 900))
            if dice.random() < 0.7
            else None,
            dice.randint(0, PASSES),
        )
        for _ in range(count)
    ]


def _seated(found: list[Turn]) -> set[UUID]:
    return {one.candidate.employee_id for one in found if one.held is None}


@pytest.mark.parametrize("seed", range(40))
def test_whatever_comes_the_promises_hold(seed: int) -> None:
    dice = Random(seed)  # noqa: S311 - a test's dice
    people = _candidates(dice, dice.randint(1, 80))
    seats, room = dice.randint(0, 50), {unit: dice.randint(0, 9) for unit in UNITS}

    found = turns(people, seats, room, PROGRAMME, PASSES)

    assert found == turns(people[::-1], seats, room, PROGRAMME, PASSES), "the same at every call"
    assert [one.place for one in found] == list(range(1, len(people) + 1))
    given = [one.candidate for one in found if one.held is None]
    away = Counter(one.unit_id for one in given)
    assert len(given) <= seats
    assert all(away[unit] <= room[unit] for unit in UNITS)
    last = [one for one in found if is_last_pass(one.candidate.passed, PASSES)]
    if any(one.held is Held.FULL for one in last):
        assert all(is_last_pass(one.passed, PASSES) for one in given), (
            "nobody goes without a seat once too often while another has one"
        )
    if len(given) < seats:
        assert {one.held for one in found} <= {None, Held.UNIT_AWAY}, (
            "no seat stays empty for nothing"
        )


def test_over_years_with_seats_for_half_nobody_is_passed_over_three_times() -> None:
    dice = Random(4)  # noqa: S311 - a test's dice
    people = {one.employee_id: one for one in _candidates(dice, 60)}
    people = {
        key: Candidate(key, one.unit_id, one.strength, one.last_trained, 0)
        for key, one in people.items()
    }
    most, trained = 0, Counter[UUID]()
    for year in range(30):
        key = UUID(int=5000 + year)
        seated = _seated(turns(list(people.values()), 31, PLENTY, key, PASSES))
        trained.update(seated)
        for who, one in people.items():
            is_there = who in seated
            last = date(2026 + year, 6, 1) if is_there else one.last_trained
            passed = 0 if is_there else one.passed + 1
            people[who] = Candidate(who, one.unit_id, one.strength, last, passed)
            most = max(most, passed)

    assert most == PASSES - 1
    assert len(trained) == len(people)


def test_the_stronger_need_comes_first_and_among_equals_who_waited_longest() -> None:
    def one(number: int, strength: int, trained: date | None, passed: int = 0) -> Candidate:
        return Candidate(UUID(int=number), UNITS[0], strength, trained, passed)

    people = [
        one(1, 2, date(2025, 3, 1)), one(2, 2, None), one(3, 2, date(2024, 3, 1)),
        one(4, 5, date(2026, 1, 1)), one(5, 1, None, passed=2), one(6, 2, date(2025, 3, 1), passed=1),
    ]  # fmt: skip
    found = turns(people, 6, PLENTY, PROGRAMME, PASSES)

    assert [turn.candidate.employee_id.int for turn in found] == [5, 4, 6, 2, 3, 1]


def test_the_lot_differs_from_programme_to_programme() -> None:
    people = [Candidate(UUID(int=n), UNITS[0], 1, None, 0) for n in range(1, 31)]
    first = {
        turns(people, 1, PLENTY, UUID(int=number), PASSES)[0].candidate.employee_id
        for number in range(40)
    }
    assert len(first) > 10


@pytest.mark.parametrize(
    ("people", "away", "room"), [(40, 0, 10), (40, 8, 2), (40, 12, 0), (3, 0, 1), (3, 1, 0)]
)
def test_a_unit_spares_a_share_and_a_small_one_still_one(people: int, away: int, room: int) -> None:
    assert room_of(people, 25, away) == room
