"""Keys of copies: of the same moment as the key that is copied, in the agency of the copy."""

import secrets
from uuid import UUID

from api.foundation.ids import CITY, agency_of

_RANDOM = 0xFFF << 64 | ((1 << 46) - 1)
_AGENCY = 0xFFFF << 46


def twin(key: UUID, agency_id: int) -> UUID:
    """Make a key like another one, so that copies sort by time as what they are copied from."""
    noise = secrets.randbits(58)
    fresh = (noise >> 46) << 64 | (noise & ((1 << 46) - 1))
    agency = CITY if agency_of(key) == CITY else agency_id
    return UUID(int=key.int & ~_RANDOM & ~_AGENCY | fresh | agency << 46)
