"""The keys that sign sessions: ES256, one current and the retired ones, in a file apart from the data."""

import base64
import hashlib
import json
import os
import secrets
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from jose import jwk, jwt
from jose.backends.base import Key
from jose.exceptions import ExpiredSignatureError, JOSEError

from api.identity.errors import NotSignedIn, SessionExpired

ALGORITHM = "ES256"
ISSUER = "simkinerja"
AUDIENCE = "simkinerja-session"
LIFETIME = 300
"""Seconds that a session token holds; then the refresh token must speak."""
MOST_VERIFIED = 20_000
"""Tokens that are remembered: everybody's of the city, 10 MB at most."""
REQUIRED = {f"require_{claim}": True for claim in ("exp", "iat", "aud", "sub", "iss")}


@dataclass(frozen=True)
class Claims:
    """What a session token says."""

    user_id: str
    session_id: str


class KeyRing:
    """Signs with the current key, verifies with any; each `kid` has one algorithm."""

    def __init__(self, current: str, pems: dict[str, str]) -> None:
        self._current = current
        self.device_secret = hashlib.sha256(pems[current].encode()).digest()
        self.refresh_secret = hashlib.sha256(b"refresh:" + pems[current].encode()).digest()
        ordered = [pems[current], *(pem for kid, pem in pems.items() if kid != current)]
        self.code_secrets = tuple(
            hashlib.sha256(b"code:" + pem.encode()).digest() for pem in ordered
        )
        """New one-time codes are kept by the first; those of the keys before hold on."""
        self.answers = MultiFernet([_sealing(pem) for pem in ordered])
        """Seals answers that are kept to be given again: secrets are in some, people in most."""
        self._private: dict[str, Key] = {}
        self._public: dict[str, Key] = {}
        for kid, pem in pems.items():
            self._private[kid] = jwk.construct(pem, ALGORITHM)
            self._public[kid] = self._private[kid].public_key()
        self._verified: dict[str, tuple[Claims, int]] = {}
        self._forget_at = 0.0

    @classmethod
    def load(cls, path: Path) -> "KeyRing":
        """Read the key file, or make one that only this account can read."""
        if not path.exists():
            _make(path)
        content = json.loads(path.read_text())
        return cls(content["current"], content["keys"])

    def sign(self, claims: Claims) -> str:
        """Make a session token; its moments are the real clock's, also in a demonstration."""
        moment = int(time.time())
        content = {
            "iss": ISSUER,
            "aud": AUDIENCE,
            "sub": claims.user_id,
            "sid": claims.session_id,
            "iat": moment,
            "exp": moment + LIFETIME,
        }
        key = self._private[self._current]
        return jwt.encode(content, key, ALGORITHM, headers={"kid": self._current})

    def read(self, token: str) -> Claims:
        """Verify a session token; one that was verified before only has to be young enough.

        It holds for minutes and comes with every request. Whether its session still stands is read
        from the database each time.
        """
        claims, ends = self._verified.get(token) or self._remember(token)
        if ends <= time.time():
            raise SessionExpired
        return claims

    def _remember(self, token: str) -> tuple[Claims, int]:
        """Verify a token, and forget those that ended once in the time that one holds."""
        found, moment = self._verify(token), time.time()
        if moment >= self._forget_at:
            self._forget_at = moment + LIFETIME
            self._verified = {key: of for key, of in self._verified.items() if of[1] > moment}
        if len(self._verified) >= MOST_VERIFIED:
            self._verified.clear()
        self._verified[token] = found
        return found

    def _verify(self, token: str) -> tuple[Claims, int]:
        try:
            kid = jwt.get_unverified_header(token).get("kid")
            key = self._public[str(kid)]
            content: dict[str, Any] = jwt.decode(
                token,
                key,
                algorithms=[ALGORITHM],
                audience=AUDIENCE,
                issuer=ISSUER,
                options=REQUIRED,
            )
        except ExpiredSignatureError as error:
            raise SessionExpired from error
        except (JOSEError, KeyError) as error:
            raise NotSignedIn from error
        return Claims(content["sub"], content["sid"]), content["exp"]


def _sealing(pem: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"answer:" + pem.encode()).digest()))


def _make(path: Path) -> None:
    private = ec.generate_private_key(ec.SECP256R1())
    pem = private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ).decode()
    kid = secrets.token_hex(8)
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump({"current": kid, "keys": {kid: pem}}, file)
