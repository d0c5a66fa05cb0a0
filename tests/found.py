"""What a search gives must not be nothing: whoever looks at nothing sees no fault."""

from collections.abc import Iterable
from typing import TypeVar

Thing = TypeVar("Thing")


def found(things: Iterable[Thing]) -> list[Thing]:
    """Give what was found; fail when it is nothing."""
    some = list(things)
    assert some, "nothing was found to look at"
    return some
