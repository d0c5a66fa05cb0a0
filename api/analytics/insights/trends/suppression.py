"""Which units may be shown, so that nothing can be told about fewer people than the least group: pure.

Units lie within each other, so from what is shown one can always subtract the shown units inside a shown
one. What is left of it, its rest, must be nobody or at least a least group. Where it is not, the smallest
shown unit inside is hidden too, and counts with the rest. Decided for the whole tree at once, so that no
two pages together say what one of them hides.
"""

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

Key = TypeVar("Key")


class Tree(Generic[Key]):
    """Units with those right below them; given from the top down."""

    def __init__(self, parents: Mapping[Key, Key | None]) -> None:
        self.order: Sequence[Key] = list(parents)
        self.below: dict[Key, list[Key]] = {key: [] for key in parents}
        for key, parent in parents.items():
            if parent in self.below:
                self.below[parent].append(key)

    def inside(self, unit: Key, visible: set[Key]) -> list[Key]:
        """List the largest visible units inside a unit."""
        found: list[Key] = []
        for child in self.below[unit]:
            found += [child] if child in visible else self.inside(child, visible)
        return found


def shown(tree: Tree[Key], sizes: Mapping[Key, int], least: int) -> set[Key]:
    """Choose the units whose figure about so many people each may be shown."""
    visible = {key for key in tree.order if sizes[key] >= least}
    for unit in reversed(tree.order):
        while unit in visible and not is_safe(tree, sizes, visible, unit, least):
            visible.discard(min(tree.inside(unit, visible), key=lambda key: sizes[key]))
    return visible


def is_safe(
    tree: Tree[Key], sizes: Mapping[Key, int], visible: set[Key], unit: Key, least: int
) -> bool:
    """Say whether what is left of a unit without the visible ones inside it is nobody, or enough people."""
    rest = sizes[unit] - sum(sizes[key] for key in tree.inside(unit, visible))
    return rest == 0 or rest >= least
