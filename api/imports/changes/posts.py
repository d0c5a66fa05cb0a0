"""The posts that rows of people need: found among those of the units, or made."""

from collections import Counter
from datetime import date
from typing import Any
from uuid import UUID

from api.foundation.database import FOREVER
from api.foundation.ids import new_id
from api.foundation.rows import Row
from api.imports.changes.writes import Writes
from api.imports.matching.matches import PersonMatch
from api.organization.models import Position


class Posts:
    """The posts of the units concerned; equal ones are one post with several seats."""

    def __init__(self, known: list[Row], matches: list[PersonMatch], writes: Writes) -> None:
        self._heads = {post["unit_id"]: post for post in known if post["is_head"]}
        self._others = {_kind_of(post): post["id"] for post in known if not post["is_head"]}
        self._seats = Counter(_wanted(match) for match in matches)
        self._writes = writes

    def find(self, match: PersonMatch, since: date) -> UUID:
        """Find the post of a row, or make it; a unit's head keeps one post whatever its title."""
        unit = match.unit or {}
        if match.is_head and unit["id"] in self._heads:
            return self._head(match, self._heads[unit["id"]])
        wanted = _wanted(match)
        known = None if match.is_head else self._others.get(wanted)
        return known or self._make(match, wanted, since)

    def acting(self, match: PersonMatch, since: date) -> UUID:
        """Find the post that somebody holds for another; what it is called stays."""
        unit_id, clean = match.unit_id, match.clean
        if match.is_head and unit_id in self._heads:
            key: UUID = self._heads[unit_id]["id"]
            return key
        wanted = unit_id, clean["post"], clean.get("position_kind")
        known = None if match.is_head else self._others.get(wanted)
        return known or self._make(match, wanted, since)

    def _head(self, match: PersonMatch, post: Row) -> UUID:
        new = {"title": match.clean["title"], "kind": match.clean["position_kind"]}
        if any(post[name] != value for name, value in new.items()):
            self._writes.change(Position, post["id"], post, **new)
        key: UUID = post["id"]
        return key

    def _make(self, match: PersonMatch, wanted: tuple[Any, ...], since: date) -> UUID:
        unit = match.unit or {}
        key: UUID = self._writes.make(
            Position,
            id=new_id(),
            agency_id=unit["agency_id"],
            unit_id=unit["id"],
            title=match.clean["post"],
            kind=match.clean["position_kind"],
            is_head=match.is_head,
            seats=1 if match.is_head else max(1, self._seats[wanted]),
            valid_from=since,
            valid_until=FOREVER,
        )
        if match.is_head:
            self._heads[unit["id"]] = {
                "id": key,
                "title": match.clean["post"],
                "kind": match.clean["position_kind"],
            }
        else:
            self._others[wanted] = key
        return key


def _kind_of(post: Row) -> tuple[Any, ...]:
    return post["unit_id"], post["title"], post["kind"]


def _wanted(match: PersonMatch) -> tuple[Any, ...]:
    return (match.unit or {})["id"], match.clean["title"], match.clean["position_kind"]
