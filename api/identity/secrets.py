"""Opaque secrets: how tokens and codes look, and how they are kept."""

import base64
import hashlib
import hmac
import secrets
from uuid import UUID

TOKEN_PREFIX = "simk_"  # noqa: S105 - the public beginning of every token
ACCOUNT_PREFIX = "sims_"
CODE_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 10


def digest(secret: str) -> bytes:
    """Hash a secret that is random enough to need no salt."""
    return hashlib.sha256(secret.encode()).digest()


def same(secret: str, kept: bytes) -> bool:
    """Compare in constant time."""
    return hmac.compare_digest(digest(secret), kept)


def make_token(prefix: str, key: UUID) -> tuple[str, str]:
    """Make the text of a token, and the secret part of it."""
    secret = secrets.token_urlsafe(32)
    where = base64.b32encode(key.bytes).decode().rstrip("=").lower()
    return f"{prefix}{where}_{secret}", secret


def read_token(text: str, prefix: str) -> tuple[UUID, str] | None:
    """Take a token apart: the key by which it is found, and its secret."""
    where, mark, secret = text.removeprefix(prefix).partition("_")
    if not text.startswith(prefix) or not mark or len(where) != 26:
        return None
    try:
        key = UUID(bytes=base64.b32decode(where.upper() + "======"))
    except ValueError:
        return None
    return key, secret


def make_code() -> str:
    """Make a one-time code that can be read aloud: ABCDE-FGHJK."""
    signs = "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))
    return f"{signs[:5]}-{signs[5:]}"


def plain_code(text: str) -> str:
    """Read a code as people type it."""
    return "".join(sign for sign in text.upper() if sign in CODE_SIGNS)
