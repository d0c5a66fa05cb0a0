"""Texts of copies: cut once where they name people, units and keys, filled in for every copy."""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from api.foundation.types import canonical

KEY = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
Shown = dict[str, Any]
"""Somebody, or the achievement of a unit, as a document shows them: the keys that it shows."""


Cards = Mapping[UUID | tuple[UUID, int], Shown | None]
"""Who is shown instead of whom; in the place of some parties nobody."""


class Cut:
    """A text in pieces: every other one is a word that a copy may have another for."""

    def __init__(self, text: str, words: Iterable[str], parties: Iterable[Shown] = ()) -> None:
        self._parties = {canonical(one).decode(): one for one in parties}
        longest = sorted({*self._parties, *words} - {""}, key=len, reverse=True)
        known = "|".join([*map(re.escape, longest), KEY])
        self._pieces = re.split(f"({known})", text)

    def fill(self, words: Mapping[str, str], cards: Cards) -> str:
        """Write it in the words of a copy; whoever it shows is shown as the one in their place."""
        pieces = self._pieces.copy()
        for at in range(1, len(pieces), 2):
            piece = pieces[at]
            shows = piece in self._parties
            pieces[at] = self._shown(piece, cards) if shows else words.get(piece, piece)
        return "".join(pieces)

    def _shown(self, piece: str, cards: Cards) -> str:
        shown = self._parties[piece]
        key = key_of(shown)
        card = cards.get(key)
        if card is None:
            return "null" if key in cards and "position" in shown else piece
        return canonical({**shown, **{name: card[name] for name in shown if name in card}}).decode()


def key_of(shown: Shown) -> UUID | tuple[UUID, int]:
    """Say who or what is shown: a person, or a unit in a period."""
    if "grade" in shown and "unit_id" in shown:
        return UUID(shown["unit_id"]), shown["period_id"]
    return UUID(shown["id"])


def parties_in(document: Any) -> Iterable[Shown]:
    """Find the people and the units' achievements that a document shows."""
    if isinstance(document, dict):
        shows_unit = {"unit_id", "grade"} <= document.keys()
        if shows_unit or {"id", "name"} <= document.keys():
            yield document
        for value in document.values():
            yield from parties_in(value)
    elif isinstance(document, list):
        for value in document:
            yield from parties_in(value)
