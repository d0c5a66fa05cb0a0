"""How many took part, by agency and unit, in groups in which nobody can be told apart."""

import random
from itertools import combinations

import pytest

from api.policy.consultation.grouping import grouped
from tests.evaluations.year_of_moves import done
from tests.found import found
from tests.policy.talking import COMMENT, Talking

LEAST = 5


@pytest.mark.parametrize("seed", range(200))
def test_no_sum_or_difference_of_groups_is_few_people(seed: int) -> None:
    """Groups are whole, in order, and apart; so is what is left of all without any of them."""
    drawn = random.Random(f"groups {seed}")  # noqa: S311 - units of a test, not a secret
    sizes = [drawn.choice((0, 1, 2, 3, 4, 5, 9, 30)) for _ in range(drawn.randint(1, 9))]
    units = list(enumerate(sizes))

    groups = grouped(units, lambda unit: unit[1], LEAST)

    if sum(sizes) < LEAST:
        assert groups == []
        return
    assert [unit for group in groups for unit in group] == units
    counts = [sum(size for _, size in group) for group in found(groups)]
    chosen = [one for n in range(1, len(counts) + 1) for one in combinations(counts, n)]
    assert min(sum(one) for one in found(chosen)) >= LEAST
    assert all(sum(counts) - sum(one) in (0, *range(LEAST, 10**6)) for one in found(chosen))


def test_who_supported_commented_or_proposed_is_counted_once(open_policy: Talking) -> None:
    """Who only read is not counted; the city's own few people are counted with their neighbours."""
    made = open_policy.as_(open_policy.town.made.id)
    said = open_policy.said(open_policy.wayan, COMMENT)
    open_policy.supports(open_policy.wayan)
    open_policy.supports(made, said["id"])
    others = open_policy.people(6)
    for who in others[:2]:
        open_policy.supports(who)
    done(others[3].get(open_policy.policy.path))

    shown = done(others[4].get(f"{open_policy.policy.path}/participation"))

    assert (shown["people"], shown["took_part"], shown["small_group"]) == (16, 4, LEAST)
    assert [(one["people"], one["took_part"]) for one in shown["items"]] == [(16, 4)]


def test_an_agency_is_shown_with_units_that_are_large_enough(open_policy: Talking) -> None:
    open_policy.people(5, open_policy.town.kota)
    open_policy.people(5, open_policy.town.dinkes)
    open_policy.people(2, open_policy.town.disdik)
    open_policy.supports(open_policy.wayan)

    shown = done(open_policy.wayan.get(f"{open_policy.policy.path}/participation"))["items"]

    assert [(one["names"], one["people"], one["took_part"]) for one in shown] == [
        (["Pemerintah Kota Denpasar"], 6, 0),
        (["Dinas Kesehatan"], 10, 1),
        (["Dinas Pendidikan"], 6, 0),
    ]
    assert [one["parts"] for one in shown] == [[], [], []]


def test_units_below_are_groups_too(open_policy: Talking) -> None:
    open_policy.people(5, open_policy.town.dinkes)
    open_policy.people(5)
    open_policy.people(6, open_policy.town.disdik)
    open_policy.people(5, open_policy.town.kota)
    open_policy.supports(open_policy.wayan)

    items = done(open_policy.wayan.get(f"{open_policy.policy.path}/participation"))["items"]
    health = items[1]

    assert [(one["names"], one["people"], one["took_part"]) for one in health["parts"]] == [
        (["Dinas Kesehatan"], 7, 0),
        (["Puskesmas I"], 8, 1),
    ]
    assert health["people"] == sum(one["people"] for one in health["parts"])
