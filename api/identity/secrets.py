"""Opaque secrets: how tokens and codes look, and how they are kept."""

import base64
import hashlib
import hmac
import secrets
import string
import zlib
from uuid import UUID

TOKEN_PREFIX = "simk_"  # noqa: S105 - the public beginning of every token
ACCOUNT_PREFIX = "sims_"
BASE62 = string.digits + string.ascii_uppercase + string.ascii_lowercase
SECRET_LENGTH = 43
"""Signs of 32 random bytes."""
CHECKSUM_LENGTH = 6
CODE_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 10


def digest(secret: str) -> bytes:
    """Hash a secret that is random enough to need no salt."""
    return hashlib.sha256(secret.encode()).digest()


def same(secret: str, kept: bytes) -> bool:
    """Compare in constant time."""
    return equal(digest(secret), kept)


def equal(one: bytes, other: bytes) -> bool:
    """Compare in constant time what was hashed already."""
    return hmac.compare_digest(one, other)


def code_hash(ring_secret: bytes, plain: str) -> bytes:
    """Keep a code that is short enough to be read aloud, and so to be found where its hash can be tried."""
    return hmac.new(ring_secret, f"code:{plain}".encode(), hashlib.sha256).digest()


def make_token(prefix: str, key: UUID) -> tuple[str, str]:
    """Make the text of a token, and the secret part of it."""
    secret = secrets.token_urlsafe(32)
    return token_text(prefix, key, secret), secret


def token_text(prefix: str, key: UUID, secret: str) -> str:
    """Write a token: where it is kept, its secret, and a checksum by which a scanner knows it."""
    where = base64.b32encode(key.bytes).decode().rstrip("=").lower()
    body = f"{prefix}{where}_{secret}"
    return body + _checksum(body)


def read_token(text: str, prefix: str) -> tuple[UUID, str] | None:
    """Take a token apart: the key by which it is found, and its secret; none when it is mistyped."""
    where, mark, rest = text.removeprefix(prefix).partition("_")
    if not text.startswith(prefix) or not mark or len(where) != 26 or not text.isascii():
        return None
    secret, checksum = rest[:SECRET_LENGTH], rest[SECRET_LENGTH:]
    if len(secret) != SECRET_LENGTH:
        return None
    if checksum != _checksum(f"{prefix}{where}_{secret}"):
        return None
    try:
        key = UUID(bytes=base64.b32decode(where.upper() + "======"))
    except ValueError:
        return None
    return key, secret


def _checksum(text: str) -> str:
    """Write a CRC32 in six signs of base 62."""
    number, signs = zlib.crc32(text.encode()), ""
    for _ in range(CHECKSUM_LENGTH):
        number, sign = divmod(number, len(BASE62))
        signs = BASE62[sign] + signs
    return signs


def successor(ring_secret: bytes, secret: str) -> str:
    """Derive the refresh secret that follows one: asked again, it is the same, and nobody else finds it."""
    made = hmac.new(ring_secret, f"refresh:{secret}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def make_code() -> str:
    """Make a one-time code that can be read aloud: ABCDE-FGHJK."""
    signs = "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))
    return f"{signs[:5]}-{signs[5:]}"


def plain_code(text: str) -> str:
    """Read a code as people type it."""
    return "".join(sign for sign in text.upper() if sign in CODE_SIGNS)
