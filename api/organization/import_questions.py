"""What a file leaves open: a text that may mean several things, asked once for all rows that have it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from api.organization.names import name_key

MOST = 500
"""Questions that are kept; a file with more names another city's units."""


class Asked(StrEnum):
    UNIT = "unit"
    POSITION_KIND = "position_kind"


@dataclass(frozen=True)
class Candidate:
    """Something that a text may mean."""

    value: str
    name: str
    under: str | None = None


@dataclass(frozen=True)
class Question:
    """What does this text mean? `chosen` is the answer that somebody has given."""

    what: Asked
    key: str
    text: str
    under: str | None = None
    candidates: tuple[Candidate, ...] = field(default=(), compare=False)
    chosen: str | None = None


def key_of(what: Asked, *texts: str | None) -> str:
    """Name a question by its texts, however they are spelt."""
    said = "|".join((what, *(name_key(text or "") for text in texts)))
    return hashlib.sha256(said.encode()).hexdigest()[:24]


def gather(asked: Iterable[tuple[int, Question]]) -> list[dict[str, Any]]:
    """Ask each question once, the most frequent first; count its rows."""
    found: dict[str, dict[str, Any]] = {}
    for line, one in asked:
        if one.key not in found:
            found[one.key] = {**vars(one), "line": line, "rows": 0}
        found[one.key]["rows"] += 1
    ordered = sorted(found.values(), key=lambda q: (q["chosen"] is not None, -q["rows"]))
    return ordered[:MOST]
