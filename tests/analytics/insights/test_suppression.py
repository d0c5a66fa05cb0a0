"""Small groups stay hidden: nothing that is shown, added or subtracted, is about fewer than five."""

import random
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from uuid import UUID

import pytest

from api.analytics.insights.trends.records import COUNTS, UnitRow
from api.analytics.insights.trends.standings import Measure, Standings
from api.analytics.insights.trends.suppression import Tree, is_safe, shown
from api.organization.models import UnitKind
from tests.found import found

LEAST = 5
Line = list[Fraction]


def _drawn(seed: str, units: int) -> tuple[dict[int, int | None], dict[int, int]]:
    """Draw a tree and how many people stand in each unit itself."""
    chance = random.Random(seed)  # noqa: S311 - repeatable on purpose
    parents: dict[int, int | None] = {0: None}
    for key in range(1, units):
        parents[key] = chance.randrange(key)
    return parents, {key: chance.choice([0, 0, 1, 1, 2, 3, 5, 8]) for key in parents}


def _inside(parents: dict[int, int | None], unit: int) -> set[int]:
    """List a unit with all below it."""
    inside = {unit}
    for key, parent in parents.items():
        if parent in inside:
            inside.add(key)
    return inside


def _sizes(parents: dict[int, int | None], own: dict[int, int]) -> dict[int, int]:
    return {key: sum(own[one] for one in _inside(parents, key)) for key in parents}


def _reduced(lines: Sequence[Line]) -> list[tuple[int, Line]]:
    """Bring what is known into steps, so that one can ask what follows from it."""
    steps: list[tuple[int, Line]] = []
    for line in lines:
        rest = _rest(steps, line)
        at = next((at for at, value in enumerate(rest) if value), None)
        if at is not None:
            steps.append((at, [value / rest[at] for value in rest]))
    return steps


def _rest(steps: Sequence[tuple[int, Line]], line: Line) -> Line:
    for at, step in steps:
        line = [value - line[at] * other for value, other in zip(line, step, strict=True)]
    return line


def _small_groups(own: dict[int, int]) -> Iterator[set[int]]:
    """Give every set of units in which fewer than five people stand, and somebody does."""
    there = [key for key, people in own.items() if people]
    for count in range(1, len(there) + 1):
        for group in combinations(there, count):
            if sum(own[key] for key in group) < LEAST:
                yield set(group)


@pytest.mark.parametrize("seed", range(60))
def test_no_sum_or_difference_of_what_is_shown_is_a_small_group(seed: int) -> None:
    """Exactly: no small group lies in the span of the shown ones."""
    parents, own = _drawn(f"span {seed}", 8)
    visible = shown(Tree(parents), _sizes(parents, own), LEAST)
    there = [key for key, people in own.items() if people]

    def line(group: set[int]) -> Line:
        return [Fraction(key in group) for key in there]

    known = _reduced([line(_inside(parents, unit)) for unit in visible])

    groups = found(list(_small_groups(own)))
    assert [group for group in groups if not any(_rest(known, line(group)))] == []


@pytest.mark.parametrize("seed", range(200))
def test_every_shown_unit_has_no_small_rest(seed: int) -> None:
    """In large trees, by the rule itself."""
    parents, own = _drawn(f"rest {seed}", 60)
    tree, sizes = Tree(parents), _sizes(parents, own)
    visible = shown(tree, sizes, LEAST)

    assert min(sizes[unit] for unit in found(visible)) >= LEAST
    unsafe = [unit for unit in found(visible) if not is_safe(tree, sizes, visible, unit, LEAST)]
    assert unsafe == []


def test_nothing_is_hidden_without_need() -> None:
    parents: dict[str, str | None] = {"kota": None, "dinas": "kota", "bidang": "dinas"}

    sizes = {"kota": 25, "dinas": 15, "bidang": 10}
    assert shown(Tree(parents), sizes, LEAST) == set(parents)
    assert shown(Tree(parents), {**sizes, "dinas": 10}, LEAST) == set(parents)


def test_a_head_alone_is_not_left_over() -> None:
    """The head is all that the unit has beside its parts: the smallest part goes with the head."""
    parents: dict[str, str | None] = {"dinas": None, "a": "dinas", "b": "dinas"}

    assert shown(Tree(parents), {"dinas": 18, "a": 9, "b": 8}, LEAST) == {"dinas", "a"}


def test_two_small_parts_may_hide_each_other() -> None:
    parents: dict[str, str | None] = {"dinas": None, "a": "dinas", "b": "dinas", "c": "dinas"}

    assert shown(Tree(parents), {"dinas": 16, "a": 10, "b": 3, "c": 3}, LEAST) == {"dinas", "a"}


def _unit(key: UUID, parent: UUID | None) -> UnitRow:
    return {"id": key, "parent_id": parent, "kind": UnitKind.SEKSI, "name": "", "path": ""}


def test_who_knows_a_part_is_not_shown_a_whole_that_is_hardly_more() -> None:
    """The head alone would be left over; a second part hides the head again."""
    dinas, a, b = (UUID(int=at) for at in (1, 2, 3))
    units = [_unit(dinas, None), _unit(a, dinas), _unit(b, dinas)]
    own = {key: dict.fromkeys(COUNTS, 0) for key in (dinas, a, b)}
    own[dinas] |= {"measured": 1, "on_track": 1}
    own[a] |= {"measured": 10, "on_track": 8}
    alone = Standings(units, own, LEAST, is_due=True)
    assert alone.figures(a)["on_track"] is None
    assert alone.figures(a, own=True)["on_track"] == {"count": 8, "total": 10}
    assert alone.figures(dinas)["on_track"] == {"count": 9, "total": 11}
    assert alone.figures_beside(dinas, a)["hidden"] == [Measure.ON_TRACK]

    own[b] |= {"measured": 6, "on_track": 3}
    both = Standings(units, own, LEAST, is_due=False)
    assert both.figures_beside(dinas, a)["on_track"] == {"count": 12, "total": 17}
    assert both.figures(b)["hidden"] == [Measure.ON_TRACK]
