"""Lets work that comes all the time be done many at once, and wakes who waits for it."""

import asyncio


class Breath:
    """So many seconds lie between one turn and the next at least."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._next = 0.0

    async def taken(self) -> None:
        """Wait until the next turn may begin; after a quiet time that is now."""
        clock = asyncio.get_running_loop().time
        await asyncio.sleep(max(0.0, self._next - clock()))
        self._next = clock() + self.seconds


class Bell:
    """Wakes everybody who listens; whoever asked for the next ring before they looked misses none."""

    def __init__(self) -> None:
        self._next = asyncio.Event()

    def next(self) -> asyncio.Event:
        """Give what is set when it rings next."""
        return self._next

    def ring(self) -> None:
        self._next.set()
        self._next = asyncio.Event()
