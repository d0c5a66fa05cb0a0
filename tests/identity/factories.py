"""People with passwords."""

import asyncio
from uuid import UUID

from sqlalchemy.orm import Session

from api.identity import queries
from api.identity.passwords import hashed

PASSWORD = "sawah hijau di Sanur"
HASH = asyncio.run(hashed(PASSWORD))


def give_password(session: Session, user_id: UUID) -> str:
    """Let somebody sign in with `PASSWORD`; say with which login."""
    user = queries.get_user(session, user_id)
    user.password_hash = HASH
    return user.login_key
