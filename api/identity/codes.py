"""Using a one-time code: a wrong one is counted for whoever tries, a right one always opens.

A code has 49 bits, so that no number of tries within its life finds it; what is refused after some
wrong ones is the device and the address that sent them, never the person who holds the slip.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, select, update
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.clock import now
from api.foundation.events import SYSTEM, publish, publish_many
from api.foundation.ids import new_id
from api.identity import attempts, events, queries, secrets
from api.identity.actor import Actor
from api.identity.attempts import CODE, Device
from api.identity.models import CodePurpose, OneTimeCode, User, UserState
from api.identity.records import OpenCode

TOLD_AFTER = 5
"""Wrong tries at one code after which HR, who issued it, is told."""
LIFE = {CodePurpose.ACTIVATION: timedelta(days=14), CodePurpose.RESET: timedelta(hours=24)}
NOBODY = UUID(int=0)
NO_CODE: OpenCode = {"id": NOBODY, "code_hash": bytes(32), "issued_by": None, "failures": 0}
_OPEN = and_(
    OneTimeCode.user_id == bindparam("of_user"),
    OneTimeCode.used_at.is_(None),
    OneTimeCode.expires_at > bindparam("moment", type_=OneTimeCode.expires_at.type),
)
OPEN = rows.TypedSelect(
    OpenCode,
    select(OneTimeCode.id, OneTimeCode.code_hash, OneTimeCode.issued_by, OneTimeCode.failures)
    .where(_OPEN)
    .order_by(OneTimeCode.id)
    .with_for_update(),
)
_MISSED = update(OneTimeCode).where(_OPEN).values(failures=OneTimeCode.failures + 1)
_USED = (
    update(OneTimeCode)
    .where(OneTimeCode.id == bindparam("of_code"))
    .values(used_at=bindparam("moment"))
)


@dataclass(frozen=True)
class Slip:
    """A code as somebody typed it, and the secrets by one of which it was kept."""

    login: str
    code: str
    secrets: tuple[bytes, ...]


@dataclass(frozen=True)
class Tried:
    """What became of a try: whose code it is, or how long to wait."""

    user_id: UUID | None
    waits: int = 0


def try_code(session: Session, slip: Slip, device: Device) -> Tried:
    """Look whether a code is somebody's, without using it up; count it when it is not.

    Asks the database the same whether there is such a person, with a code or without.
    """
    found = queries.find_user(session, slip.login)
    user_id = found["id"] if found and found["state"] == UserState.ACTIVE else NOBODY
    asked = {"of_user": user_id, "moment": now()}
    held = rows.fetch(session, OPEN, **asked)
    if _fitting(held, slip):
        return Tried(user_id)
    attempts.refuse_address(session, CODE, device)
    rows.change(session, _MISSED, **asked)
    for one in held:
        if one["failures"] + 1 == TOLD_AFTER:
            publish(session, _guessed(one, user_id))
    failures = attempts.count(session, CODE.counts(slip.login), _place(device))
    is_closed = failures is None or failures >= attempts.MOST_FAILURES
    return Tried(None, int(attempts.BLOCKED.total_seconds()) if is_closed else 0)


def _place(device: Device) -> str:
    """Neighbours of one address are one guesser at a login's code, but for devices that are known."""
    if device.is_known or not device.address:
        return device.place
    return CODE.at(device.address)


def take_code(session: Session, slip: Slip) -> UUID | None:
    """Use a code up; none where somebody has used it meanwhile."""
    found = queries.find_user(session, slip.login)
    if found is None:
        return None
    used = _fitting(rows.fetch(session, OPEN, of_user=found["id"], moment=now()), slip)
    if used is None:
        return None
    rows.change(session, _USED, of_code=used["id"], moment=now())
    return found["id"]


def _fitting(held: Sequence[OpenCode], slip: Slip) -> OpenCode | None:
    """Find the code that fits; where there is none, one is compared that nobody has."""
    plain = secrets.plain_code(slip.code)
    made = [secrets.code_hash(secret, plain) for secret in slip.secrets]
    return next(
        (
            one
            for one in held or [NO_CODE]
            if any(secrets.equal(one["code_hash"], other) for other in made)
        ),
        None,
    )


def _guessed(code: OpenCode, user_id: UUID) -> events.CodeGuessed:
    return events.CodeGuessed(
        actor=SYSTEM,
        subject_id=user_id,
        about_id=user_id,
        counterpart_id=code["issued_by"],
        code_id=code["id"],
        failures=code["failures"] + 1,
    )


def issue_codes(
    session: Session,
    actor: Actor | None,
    users: Sequence[UUID],
    purpose: CodePurpose,
    secret: bytes,
) -> list[dict[str, Any]]:
    """Make one-time codes for people; earlier unused ones end.

    `secret` keeps them: who reads the database alone cannot try all there are.
    """
    session.execute(
        update(OneTimeCode)
        .where(OneTimeCode.user_id.in_(users), OneTimeCode.used_at.is_(None))
        .values(expires_at=now())
    )
    issued: list[dict[str, Any]] = []
    for user in session.scalars(select(User).where(User.id.in_(users))):
        code = secrets.make_code()
        ends = now() + LIFE[purpose]
        session.add(
            OneTimeCode(
                id=new_id(),
                user_id=user.id,
                purpose=purpose,
                code_hash=secrets.code_hash(secret, secrets.plain_code(code)),
                issued_by=actor.id if actor else None,
                expires_at=ends,
            )
        )
        issued.append(
            {"user_id": user.id, "login": user.login_key, "code": code, "expires_at": ends}
        )
    told = [
        events.CodesIssued(
            actor=actor or SYSTEM, subject_id=key, about_id=key, purpose=purpose.value
        )
        for key in (one["user_id"] for one in issued)
    ]
    publish_many(session, told)
    return issued
