"""Keeps the collector of cyclic garbage from stopping everybody while a whole city is in memory.

A full collection over some million objects holds the loop for hundreds of milliseconds; rows have no
cycles, so that nothing is lost by letting it wait until they are gone.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_resting: list[None] = []


@contextmanager
def no_collections() -> Iterator[None]:
    """Let the collector rest; several imports at once wake it when the last one is done."""
    _resting.append(None)
    gc.disable()
    try:
        yield
    finally:
        _resting.pop()
        if not _resting:
            gc.enable()
