"""Looks after rounds of unnamed voices beside requests: opens them soon, shows what was said at full hours."""

import asyncio
from uuid import UUID

from api.foundation.clock import now
from api.foundation.work import Database
from api.policy.voices.keys import VoiceKeys
from api.policy.voices.rounds import look_after, rounds_due

PAUSE = 20.0
"""Seconds: so soon after its opening can one speak about a policy."""


async def keep_rounds(database: Database, keys: VoiceKeys, pause: float = PAUSE) -> None:
    """Look after all rounds, until cancelled; what was said is shown once an hour, never at once."""
    hour = None
    while True:
        this_hour = now().replace(minute=0, second=0, microsecond=0)
        await look_after_all(database, keys, shows=this_hour != hour)
        hour = this_hour
        await asyncio.sleep(pause)


async def look_after_all(database: Database, keys: VoiceKeys, *, shows: bool) -> None:
    """Begin rounds and end those of policies that are closed; `shows`: also show what was said meanwhile."""
    for due in await database.read(rounds_due):
        if shows or due["key_check"] is None or not due["may_speak"]:
            await _one(database, keys, due["id"])


async def _one(database: Database, keys: VoiceKeys, policy_id: UUID) -> None:
    for check in await database.write(look_after, keys, policy_id):
        keys.destroy(check)
