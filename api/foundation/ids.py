"""Keys that sort by time and name their agency, so that a key alone says where its row lives.

RFC 9562 version 8: 48 bits Unix milliseconds, 12 random, 16 agency, 46 random.
"""

import secrets
import time
from datetime import datetime
from uuid import UUID, uuid4

from api.foundation import clock

_VERSION = 8 << 76
_VARIANT = 2 << 62
CITY = 0
"""The agency number of the city itself and of everything in its registry."""


def new_id(agency_id: int = CITY) -> UUID:
    """Make a key of this moment, by the clock; agency_id 0 … 65535."""
    milliseconds = time.time_ns() // 1_000_000 + clock.shift_ms
    noise = secrets.randbits(58)
    high = (milliseconds << 80) | _VERSION | ((noise >> 46) << 64)
    return UUID(int=high | _VARIANT | (agency_id << 46) | (noise & ((1 << 46) - 1)))


def first_key(moment: datetime) -> UUID:
    """Give the least key of a moment, to begin there."""
    return UUID(int=int(moment.timestamp() * 1000) << 80)


def agency_of(key: UUID) -> int:
    """Read the agency out of a key; proves nothing about its holder."""
    return (key.int >> 46) & 0xFFFF


def random_id() -> UUID:
    """Make a key that tells neither time nor agency."""
    return uuid4()
