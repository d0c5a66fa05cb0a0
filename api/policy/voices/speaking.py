"""Speaking without a name: one UPDATE alone in its transaction.

No event, no repeated answer, no time: whatever is written beside it in the same transaction would say who
it was. A house rule keeps this package from publishing (tests/policy/test_voices.py).
"""

from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import Invalid
from api.identity.actor import Actor
from api.policy.consultation import permissions, queries
from api.policy.consultation.service import paragraph_at, see_open
from api.policy.drafting.queries import see_policy
from api.policy.drafting.records import PolicyHead
from api.policy.errors import NoPlaceToSpeak, VoicesNotAllowed
from api.policy.voices.keys import VoiceKeys
from api.policy.voices.models import PolicySealedVoice, PolicyVoiceRound
from api.policy.voices.records import RoundRow, SealedRow
from api.policy.voices.schemas import VoiceDraft
from api.policy.voices.sealing import Seal, fits
from api.rules.queries import setting

ROUND = rows.TypedSelect(
    RoundRow,
    select(PolicyVoiceRound.key_check, PolicyVoiceRound.is_over, PolicyVoiceRound.dropped).where(
        PolicyVoiceRound.policy_id == bindparam("policy_id")
    ),
)
SEALED = rows.TypedSelect(
    SealedRow,
    select(PolicySealedVoice.voice_key, PolicySealedVoice.sealed).where(
        PolicySealedVoice.policy_id == bindparam("policy_id")
    ),
)
ONE = SEALED.where(PolicySealedVoice.voice_key == bindparam("place"))
SAVE = (
    update(PolicySealedVoice)
    .where(
        PolicySealedVoice.policy_id == bindparam("of_policy"),
        PolicySealedVoice.voice_key == bindparam("place"),
    )
    .values(sealed=bindparam("content"))
)
NOTHING = {"anchor": None, "kind": None, "text": ""}


def get_own(session: Session, actor: Actor, policy_id: UUID, keys: VoiceKeys) -> dict[str, Any]:
    """Show the speaker what they have said and what is not shown yet."""
    head = see_policy(session, actor, policy_id)
    found = rows.fetch_one(session, ROUND, policy_id=policy_id)
    is_open = permissions.is_open(head, today()) and queries.concerns(session, actor, head)
    return {
        "allowed": head["anonymous_allowed"],
        "open": is_open and head["anonymous_allowed"],
        "least": setting(session, "small_group", today()),
        "dropped": found["dropped"] if found else False,
        "mine": _own(session, actor, policy_id, keys, found),
    }


def _own(
    session: Session, actor: Actor, policy_id: UUID, keys: VoiceKeys, found: RoundRow | None
) -> dict[str, Any]:
    seal = _seal(keys, found)
    if seal is None:
        return NOTHING
    place = seal.place_of(actor.id)
    row = rows.fetch_one(session, ONE, policy_id=policy_id, place=place)
    draft = seal.open(place, row["sealed"]) if row else None
    return draft.model_dump() if draft else NOTHING


def _seal(keys: VoiceKeys, found: RoundRow | None) -> Seal | None:
    key = keys.load(found["key_check"]) if found else None
    return None if key is None else Seal(key)


def speak(
    session: Session, actor: Actor, policy_id: UUID, draft: VoiceDraft, keys: VoiceKeys
) -> dict[str, Any]:
    """Seal what somebody says in their place, over what was there."""
    head = see_open(session, actor, policy_id)
    _check(session, head, draft)
    seal = _seal(keys, rows.fetch_one(session, ROUND, policy_id=policy_id))
    if seal is None:
        raise NoPlaceToSpeak
    place = seal.place_of(actor.id)
    said = draft if draft.text else None
    content = seal.close(place, said)
    if not rows.change(session, SAVE, of_policy=policy_id, place=place, content=content):
        raise NoPlaceToSpeak
    return said.model_dump() if said else NOTHING


def _check(session: Session, head: PolicyHead, draft: VoiceDraft) -> None:
    if not head["anonymous_allowed"]:
        raise VoicesNotAllowed
    paragraph_at(session, head, draft.anchor)
    if not fits(draft):
        raise Invalid(("/text", "too_long", "shorter: signs beyond the alphabet take more room"))
