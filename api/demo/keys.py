"""Keys and dice of the demo city: the same on every machine, in the layout of `foundation.ids`."""

import random
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from api.foundation.clock import WITA

SEED = "denpasar-2026"
YEAR = 2026
NEW_YEAR = date(YEAR, 1, 1)
TODAY = date(YEAR, 10, 8)
"""The day that the demo city is seen from; SIMKINERJA_TODAY moves a server there."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_VERSION = 8 << 76
_VARIANT = 2 << 62


def dice(stage: str) -> random.Random:
    """Give a stage its own dice, so that a change in one stage leaves the others alone."""
    return random.Random(f"{SEED}/{stage}")  # noqa: S311 - repeatable on purpose, nothing secret


def moment(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """Tell a moment of an office day in WITA."""
    return datetime.combine(day, time(hour, minute), WITA).astimezone(UTC)


class Keys:
    """Makes keys: milliseconds of the row's own moment, its agency, and repeatable noise."""

    def __init__(self) -> None:
        self._noise = dice("keys")
        self._made = 0

    def at(self, when: datetime, agency_id: int = 0) -> UUID:
        """Make a key of a moment; keys of one moment follow each other."""
        self._made += 1
        milliseconds = (when - _EPOCH) // _MILLISECOND
        noise = self._noise.getrandbits(46)
        high = (milliseconds << 80) | _VERSION | ((self._made & 0xFFF) << 64)
        return UUID(int=high | _VARIANT | (agency_id << 46) | noise)

    def registry(self) -> UUID:
        """Make a key of the city's registry; one a millisecond from the new year on."""
        return self.at(moment(NEW_YEAR, 0) + self._made * _MILLISECOND)
