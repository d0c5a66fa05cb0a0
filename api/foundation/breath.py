"""Lets work that comes all the time be done many at once: the first at once, the rest a breath later."""

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
