"""Attempts to sign in, counted before they are checked, so that many at once are no more than few.

Counted are, per login: each known device, and all unknown devices together (design: a guesser next
door locks out himself and not the person, a colleague's mistakes lock out nobody). And per address,
for unknown devices alone: offices of several hundred people share one, so the limits are wide, only
what has failed counts there, a failure that was mended is taken out, and a known device is never
stopped by its neighbours. Passwords and one-time codes are counted apart (`Way`).
"""

from dataclasses import dataclass
from datetime import timedelta
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, case, delete, func, null, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from api.foundation.clock import now
from api.foundation.events import SYSTEM, publish
from api.identity import events, queries, secrets
from api.identity.errors import AddressBlocked, SignInBlocked
from api.identity.models import LoginAttempts

MOST_FAILURES = 5
BLOCKED = timedelta(minutes=15)
MOST_FROM_ADDRESS = 500
"""Failures of unknown devices behind one address within `BLOCKED`."""
MOST_LOGINS = 100
"""Logins that one address tried in vain within `SPRAYED`: guessing one password at everybody."""
SPRAYED = timedelta(hours=1)
UNKNOWN_DEVICE = "unknown"


@dataclass(frozen=True)
class Device:
    """From where somebody signs in; one that is not known to the person will be known by `key`."""

    key: str
    is_known: bool
    label: str
    address: str | None
    """None where only a proxy's is seen."""

    @property
    def place(self) -> str:
        """Say as what it is counted for a login."""
        return self.key if self.is_known else UNKNOWN_DEVICE


def network_of(address: str) -> str:
    """Say as what an address is counted: one household has a whole /64 of IPv6 to choose from."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped or IPv6Network((int(found), 64), strict=False))


@dataclass(frozen=True)
class Way:
    """How somebody comes in; what fails in one way stops nobody in the other."""

    of_login: str
    of_address: str

    def counts(self, login: str) -> bytes:
        """Say under what a login's failures are kept."""
        return secrets.digest(f"{self.of_login}:{queries.normal_login(login)}")

    def at(self, address: str) -> str:
        """Say in which place an address's failures are kept."""
        return f"{self.of_address}:{network_of(address)}"


PASSWORD = Way("login", "address")
CODE = Way("code", "code-address")
WAYS = (PASSWORD, CODE)


def begin(session: Session, login: str, device: Device) -> int:
    """Count an attempt that is about to be checked, or refuse it; say the how manieth it is."""
    refuse_address(session, PASSWORD, device)
    failures = count(session, PASSWORD.counts(login), device.place)
    if failures is None:
        raise SignInBlocked(_left(session, PASSWORD.counts(login), device.place))
    return failures


def end_well(session: Session, login: str, device: Device) -> None:
    """Take out what was counted in either way: whoever came in here did not fail here."""
    places = [device.place]
    if device.address:
        places += [way.at(device.address) for way in WAYS]
    session.execute(
        delete(LoginAttempts).where(
            LoginAttempts.login_hash.in_([way.counts(login) for way in WAYS]),
            LoginAttempts.device_key.in_(places),
        )
    )


def note_failure(
    session: Session, login: str, device: Device, user_id: UUID | None, failures: int
) -> None:
    """Count a failed attempt for its address, and leave its event where there is such a person."""
    if not device.is_known and device.address:
        count(session, PASSWORD.counts(login), PASSWORD.at(device.address), most=None)
    if user_id is not None:
        failed = events.SignInFailed(
            actor=SYSTEM,
            subject_id=user_id,
            about_id=user_id,
            failures=failures,
            blocked=failures >= MOST_FAILURES,
        )
        publish(session, failed)


def count(
    session: Session, what: bytes, place: str, most: int | None = MOST_FAILURES
) -> int | None:
    """Count one more in a place and give the number; None where the place is closed. One statement."""
    moment = now()
    counted = session.execute(
        _COUNT[session.get_bind().dialect.name],
        {
            "login_hash": what,
            "device_key": place,
            "failures": 1,
            "last_failed_at": moment,
            "blocked_until": None,
            "moment": moment,
            "since": moment - BLOCKED,
            "until": moment + BLOCKED,
            "most": most or 10**9,
        },
    )
    number: int | None = counted.scalar()
    return number


def refuse_address(session: Session, way: Way, device: Device) -> None:
    """Refuse an unknown device where its address has failed too often in this way."""
    if device.is_known or not device.address:
        return
    moment = now()
    lately = LoginAttempts.last_failed_at > moment - BLOCKED
    found = session.execute(
        select(
            func.count(),
            func.coalesce(func.sum(case((lately, LoginAttempts.failures), else_=0)), 0),
        ).where(
            LoginAttempts.device_key == way.at(device.address),
            LoginAttempts.last_failed_at > moment - SPRAYED,
        )
    ).one()
    if found[0] >= MOST_LOGINS or found[1] >= MOST_FROM_ADDRESS:
        raise AddressBlocked(int(BLOCKED.total_seconds()))


def _left(session: Session, what: bytes, place: str) -> int:
    found = session.get(LoginAttempts, (what, place))
    if found is None or found.blocked_until is None:
        return 1
    return max(1, int((found.blocked_until - now()).total_seconds()))


def _counting(engine_insert: Any) -> Any:
    """One more, anew after a pause; the one that reaches the limit closes the place."""
    table = LoginAttempts.__table__
    instant = table.c.last_failed_at.type
    since, until = bindparam("since", type_=instant), bindparam("until", type_=instant)
    number = case((table.c.last_failed_at < since, 1), else_=table.c.failures + 1)
    statement = engine_insert(table).values(
        {column.key: bindparam(column.key, type_=column.type) for column in table.columns}
    )
    is_open = or_(
        table.c.blocked_until.is_(None),
        table.c.blocked_until <= bindparam("moment", type_=instant),
    )
    return statement.on_conflict_do_update(
        index_elements=["login_hash", "device_key"],
        set_={
            "failures": number,
            "last_failed_at": statement.excluded.last_failed_at,
            "blocked_until": case((number >= bindparam("most"), until), else_=null()),
        },
        where=is_open,
    ).returning(table.c.failures)


_COUNT = {"postgresql": _counting(postgresql.insert), "sqlite": _counting(sqlite.insert)}
