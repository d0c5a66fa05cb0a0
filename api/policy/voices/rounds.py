"""Rounds of unnamed voices: places for everybody at once, and what is in them shown together.

A round begins with a new key and an empty place for each person who is asked, inserted in the order of the
places. It ends when enough have spoken: all that was said is written at once, in an order of chance, by
keys of chance; the places and their key are destroyed, and a new round begins. At the end of a consultation
few voices join those that were shown before; few alone are dropped, which is said in general words.
"""

import secrets
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import and_, delete, or_, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.clock import today
from api.foundation.ids import random_id
from api.foundation.upsert import chunks
from api.organization.models import Employee, EmployeeState, Position
from api.organization.posts.populations import EVERYBODY, of_holder
from api.policy.consultation.models import PolicyVoice
from api.policy.drafting.models import Policy, PolicyState
from api.policy.voices.keys import VoiceKeys
from api.policy.voices.models import PolicySealedVoice, PolicyVoiceRound
from api.policy.voices.records import RoundDue, Speaker
from api.policy.voices.schemas import VoiceDraft
from api.policy.voices.sealing import Seal
from api.policy.voices.speaking import SEALED
from api.rules.queries import setting

_chance = secrets.SystemRandom()
_speaks = and_(Policy.state == PolicyState.CONSULTATION, Policy.anonymous_allowed)
DUE = rows.TypedSelect(
    RoundDue,
    select(Policy.id, Policy.population, PolicyVoiceRound.key_check, _speaks.label("may_speak"))
    .outerjoin(PolicyVoiceRound, PolicyVoiceRound.policy_id == Policy.id)
    .where(
        or_(
            and_(_speaks, PolicyVoiceRound.policy_id.is_(None)),
            PolicyVoiceRound.is_over.is_(False),
        )
    ),
)


def rounds_due(session: Session) -> list[RoundDue]:
    """List the policies that have a round under way, or need their first."""
    return rows.fetch(session, DUE)


def look_after(session: Session, keys: VoiceKeys, policy_id: UUID) -> list[bytes]:
    """Begin, renew or end the round of a policy; give the digests of the keys that are to be destroyed.

    The caller destroys them once this is committed: until then the places may come back.
    """
    policy = session.get_one(Policy, policy_id, with_for_update=True)
    current = session.get(PolicyVoiceRound, policy_id)
    speaks = policy.state is PolicyState.CONSULTATION and policy.anonymous_allowed
    if current is None:
        if speaks:
            _begin(session, keys, policy, None)
        return []
    return [] if current.is_over else _end_round(session, keys, policy, current, speaks=speaks)


def _end_round(
    session: Session, keys: VoiceKeys, policy: Policy, current: PolicyVoiceRound, *, speaks: bool
) -> list[bytes]:
    """Show what was said, if it is enough or nothing more can come, and begin anew while one may speak."""
    before = current.key_check
    key = keys.load(before)
    said = [] if key is None else _said(session, Seal(key), policy.id)
    least: int = setting(session, "small_group", today())
    is_enough = len(said) >= least
    if speaks and key is not None and not is_enough:
        return []
    if is_enough or _were_shown(session, policy.id):
        _show(session, policy.id, said)
    else:
        current.dropped = current.dropped or bool(said)
    current.dropped = current.dropped or key is None
    session.execute(_places(policy.id).execution_options(synchronize_session=False))
    current.is_over = not speaks
    if speaks:
        _begin(session, keys, policy, current)
    session.flush()
    return [before]


def _places(policy_id: UUID) -> Any:
    return delete(PolicySealedVoice).where(PolicySealedVoice.policy_id == policy_id)


def _said(session: Session, seal: Seal, policy_id: UUID) -> list[VoiceDraft]:
    found = rows.fetch(session, SEALED, policy_id=policy_id)
    opened = [seal.open(row["voice_key"], row["sealed"]) for row in found]
    return [draft for draft in opened if draft is not None]


def _were_shown(session: Session, policy_id: UUID) -> bool:
    there = select(PolicyVoice.id).where(PolicyVoice.policy_id == policy_id)
    return session.scalar(there.limit(1)) is not None


def _show(session: Session, policy_id: UUID, said: Sequence[VoiceDraft]) -> None:
    """Write what was said in an order of chance, by keys that tell neither time nor agency."""
    shuffled = list(said)
    _chance.shuffle(shuffled)
    made = [
        {
            "id": random_id(),
            "policy_id": policy_id,
            "anchor": draft.anchor,
            "kind": draft.kind,
            "text": draft.text,
            "version": 1,
        }
        for draft in shuffled
    ]
    rows.add(session, PolicyVoice, made)


def _begin(
    session: Session, keys: VoiceKeys, policy: Policy, current: PolicyVoiceRound | None
) -> None:
    """Give everybody who is asked an empty place under a new key, in the order of the places."""
    key, check = keys.make()
    seal = Seal(key)
    if current is None:
        session.add(PolicyVoiceRound(policy_id=policy.id, key_check=check))
    else:
        current.key_check = check
    session.flush()
    places = sorted(seal.place_of(one["id"]) for one in _speakers(session, policy.population))
    for chunk in chunks(places):
        made = [
            {"policy_id": policy.id, "voice_key": place, "sealed": seal.close(place, None)}
            for place in chunk
        ]
        rows.add(session, PolicySealedVoice, made)


def _speakers(session: Session, population: str) -> list[Speaker]:
    wanted = (
        select(Employee.id)
        .outerjoin(Position, Position.id == Employee.position_id)
        .where(Employee.state == EmployeeState.AKTIF)
    )
    if population != EVERYBODY:
        wanted = wanted.where(of_holder() == population)
    return rows.read(session, rows.TypedSelect(Speaker, wanted))
