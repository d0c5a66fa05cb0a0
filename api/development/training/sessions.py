"""Days of a programme, and the code by which somebody notes that they are there. Pure."""

import hmac
from base64 import b32encode
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from typing import Any

LETTERS = 8
"""40 bits: nobody guesses it within its day."""


def days_of(sessions: Iterable[Mapping[str, Any]]) -> frozenset[date]:
    """Give the days of sessions as they are kept."""
    return frozenset(date.fromisoformat(one["on"]) for one in sessions)


def code_of(seed: bytes, number: int, on: date) -> str:
    """Make the code of one session: it holds on its day alone, and says nothing of another."""
    signed = hmac.digest(seed, f"{number}|{on.isoformat()}".encode(), sha256)
    return b32encode(signed).decode()[:LETTERS]


def session_of(
    seed: bytes, sessions: Iterable[Mapping[str, Any]], code: str, day: date
) -> int | None:
    """Say which session of a day a code is of, counted from 1."""
    given = code.strip().upper().encode()
    for number, one in enumerate(sessions, 1):
        on = date.fromisoformat(one["on"])
        if on == day and hmac.compare_digest(code_of(seed, number, on).encode(), given):
            return number
    return None
