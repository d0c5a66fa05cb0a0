"""Groups in which nobody can be told apart: neighbours are counted together until they are enough; pure.

Whatever is shown is a group, or the sum of all: groups have nobody in common, so every sum and every
difference of what is shown is again a number of whole groups.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def grouped(items: Sequence[Item], size: Callable[[Item], int], least: int) -> list[list[Item]]:
    """Cut a list into runs of at least so many people; none where there are fewer in all."""
    groups: list[list[Item]] = []
    run: list[Item] = []
    for item in items:
        run.append(item)
        if sum(map(size, run)) >= least:
            groups.append(run)
            run = []
    if run and groups:
        groups[-1] += run
    return groups
