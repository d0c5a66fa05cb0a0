"""Who was there in which minute, and with what kind of device: in memory until it is counted, then forgotten.

Upper modules take it and keep sums (`analytics/insights/adoption`). Nothing of a browser's name is kept
beyond whether it is on a phone or a computer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from api.foundation.clock import now
from api.identity.actor import Actor


class Client(StrEnum):
    """What somebody works with; a program holds a token or is an account."""

    PHONE = "phone"
    DESKTOP = "desktop"
    OTHER = "other"
    PROGRAM = "program"


class UseRole(StrEnum):
    """As whom somebody works, each as the first of these that they are."""

    HR = "hr"
    LEADER = "leader"
    STAFF = "staff"


@dataclass(frozen=True)
class Presence:
    """Somebody's minute."""

    minute: datetime
    person_id: UUID
    role: UseRole
    client: Client
    sending: bool
    """Whether something was sent that they report."""


MOST = 100_000
"""Where the database is away, more than this is not held for it."""
PHONES = ("Mobi", "Android", "iPhone", "iPad")
DESKTOPS = ("Windows NT", "Macintosh", "X11", "CrOS")
_seen: dict[tuple[datetime, UUID], Presence] = {}


def client_of(headers: Mapping[str, str]) -> Client:
    """Say what kind of device a request comes from."""
    if "authorization" in headers:
        return Client.PROGRAM
    name = headers.get("user-agent", "")
    if any(word in name for word in PHONES):
        return Client.PHONE
    return Client.DESKTOP if any(word in name for word in DESKTOPS) else Client.OTHER


def note(actor: Actor, client: Client, *, sending: bool) -> None:
    """Hold that a person is there in this minute; once, however often they ask."""
    if actor.kind != "person":
        return
    minute = now().replace(second=0, microsecond=0)
    key = (minute, actor.id)
    known = _seen.get(key)
    if (known is None and len(_seen) < MOST) or (known and sending and not known.sending):
        _seen[key] = Presence(minute, actor.id, _role_of(actor), client, sending)


def _role_of(actor: Actor) -> UseRole:
    if actor.roles:
        return UseRole.HR
    return UseRole.LEADER if actor.leads else UseRole.STAFF


def take(before: datetime) -> list[Presence]:
    """Give the minutes that are over, and forget them."""
    return [_seen.pop(key) for key in list(_seen) if key[0] < before]


def give_back(taken: list[Presence]) -> None:
    """Hold again what could not be counted."""
    _seen.update({(one.minute, one.person_id): one for one in taken})
