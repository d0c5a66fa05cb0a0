"""One request to the limit: its texts, its credential, what it is about."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from api.foundation.clock import now, today
from api.identity.access import _person
from api.identity.actor import Actor
from api.identity.models import UserState
from api.identity.scopes import EVERY_SCOPE
from bench.limit.texts import Row, Text


class Refused(Exception):
    """The session does not hold."""


@dataclass(frozen=True)
class Visit:
    """What an endpoint works with."""

    texts: Sequence[Text]
    kept: Callable[[Any], Any]
    session_id: UUID
    subject: UUID
    period_id: int = 0
    body: bytes = b""
    key: str = ""
    path: str = ""

    def given(self, **values: Any) -> Row:
        """Write values as the driver takes them."""
        return {name: self.kept(value) for name, value in values.items()}

    def credential(self) -> Row:
        return self.given(session_id=self.session_id, today=today())

    def actor(self, raw: Sequence[Any]) -> Actor:
        """Read who asks, as the product does, from the session's row."""
        found = self.texts[0].rows(raw)
        first = found[0]
        ended = first["revoked_at"] or first["expires_at"] <= now()
        if ended or first["state"] != UserState.ACTIVE:
            raise Refused
        return _person(found, "session", self.session_id, EVERY_SCOPE)
