"""What the statements on sealed voices give."""

from typing import TypedDict
from uuid import UUID


class RoundRow(TypedDict):
    key_check: bytes
    is_over: bool
    dropped: bool


class SealedRow(TypedDict):
    voice_key: bytes
    sealed: bytes


class RoundDue(TypedDict):
    """A policy whose voices have to be looked after; `key_check` is empty where there is no round yet."""

    id: UUID
    population: str
    key_check: bytes | None
    may_speak: bool


class Speaker(TypedDict):
    """Somebody who may speak."""

    id: UUID
