"""Seals what somebody says so that all that is kept looks alike, empty or not; pure."""

import hashlib
import hmac
import secrets
from uuid import UUID

import orjson
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from api.policy.voices.schemas import VoiceDraft

ROOM = 2048
"""Bytes of content, filled up: an empty place is as long as the longest voice."""
LENGTH, NONCE = 2, 12


class Seal:
    """What one key can do: name a person's place, close it, open it."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._cipher = AESGCM(hmac.digest(key, b"seal", hashlib.sha256))

    def place_of(self, person_id: UUID) -> bytes:
        """Name the place of a person; only the key leads from one to the other."""
        return hmac.digest(self._key, b"place:" + person_id.bytes, hashlib.sha256)

    def close(self, place: bytes, draft: VoiceDraft | None) -> bytes:
        """Seal a voice, or an empty place."""
        content = written(draft) if draft else b""
        padded = len(content).to_bytes(LENGTH) + content.ljust(ROOM - LENGTH, b"\0")
        nonce = secrets.token_bytes(NONCE)
        return nonce + self._cipher.encrypt(nonce, padded, place)

    def open(self, place: bytes, sealed: bytes) -> VoiceDraft | None:
        """Read what a place holds."""
        padded = self._cipher.decrypt(sealed[:NONCE], sealed[NONCE:], place)
        size = int.from_bytes(padded[:LENGTH])
        content = padded[LENGTH : LENGTH + size]
        return VoiceDraft.model_validate(orjson.loads(content)) if content else None


def written(draft: VoiceDraft) -> bytes:
    """Write a voice as it is sealed."""
    return orjson.dumps(draft.model_dump())


def fits(draft: VoiceDraft) -> bool:
    """Say whether a voice fits into a place: signs beyond ASCII take more room than others."""
    return len(written(draft)) <= ROOM - LENGTH
