"""Using a one-time code: a wrong one is counted for whoever tries, a right one always opens.

A code has 49 bits, so that no number of tries within its life finds it; what is refused after some
wrong ones is the device and the address that sent them, never the person who holds the slip.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.clock import now
from api.foundation.events import SYSTEM, publish
from api.identity import attempts, events, queries, secrets
from api.identity.attempts import Device
from api.identity.models import OneTimeCode, UserState

TOLD_AFTER = 5
"""Wrong tries at one code after which HR, who issued it, is told."""


@dataclass(frozen=True)
class Tried:
    """What became of a try: whose code it is, or how long to wait."""

    user_id: UUID | None
    waits: int = 0


def try_code(session: Session, login: str, code: str, device: Device) -> Tried:
    """Look whether a code is somebody's, without using it up; count it when it is not."""
    found = queries.find_user(session, login)
    if found is not None and found["state"] == UserState.ACTIVE:
        held = _open_codes(session, found["id"])
        if _fitting(held, code):
            return Tried(found["id"])
        for one in held:
            one.failures += 1
            if one.failures == TOLD_AFTER:
                publish(session, _guessed(one))
    place = device.key if device.is_known else f"address:{device.address}"
    failures = attempts.count(session, secrets.digest(f"code:{queries.normal_login(login)}"), place)
    is_closed = failures is None or failures >= attempts.MOST_FAILURES
    return Tried(None, int(attempts.BLOCKED.total_seconds()) if is_closed else 0)


def take_code(session: Session, login: str, code: str) -> UUID | None:
    """Use a code up; none where somebody has used it meanwhile."""
    found = queries.find_user(session, login)
    used = _fitting(_open_codes(session, found["id"]), code) if found else None
    if used is None:
        return None
    used.used_at = now()
    return used.user_id


def _open_codes(session: Session, user_id: UUID) -> list[OneTimeCode]:
    wanted = select(OneTimeCode).where(
        OneTimeCode.user_id == user_id,
        OneTimeCode.used_at.is_(None),
        OneTimeCode.expires_at > now(),
    )
    return list(session.scalars(wanted.with_for_update()))


def _fitting(held: list[OneTimeCode], code: str) -> OneTimeCode | None:
    plain = secrets.plain_code(code)
    return next((one for one in held if secrets.same(plain, one.code_hash)), None)


def _guessed(code: OneTimeCode) -> events.CodeGuessed:
    return events.CodeGuessed(
        actor=SYSTEM,
        subject_id=code.user_id,
        about_id=code.user_id,
        counterpart_id=code.issued_by,
        code_id=code.id,
        failures=code.failures,
    )
