"""The posts that rows of people need: found among those of the units, or made."""

from collections import Counter
from datetime import date
from typing import Any
from uuid import UUID

from api.foundation.database import FOREVER
from api.foundation.ids import new_id
from api.foundation.rows import Row
from api.organization.import_verdicts import Verdict
from api.organization.import_writes import Writes
from api.organization.models import Position


class Posts:
    """The posts of the units concerned; equal ones are one post with several seats."""

    def __init__(self, known: list[Row], verdicts: list[Verdict], writes: Writes) -> None:
        self._heads = {post["unit_id"]: post for post in known if post["is_head"]}
        self._others = {_kind_of(post): post["id"] for post in known if not post["is_head"]}
        self._seats = Counter(_wanted(verdict) for verdict in verdicts)
        self._writes = writes

    def find(self, verdict: Verdict, since: date) -> UUID:
        """Find the post of a row, or make it; a unit's head keeps one post whatever its title."""
        unit = verdict.unit or {}
        if verdict.is_head and unit["id"] in self._heads:
            return self._head(verdict, self._heads[unit["id"]])
        wanted = _wanted(verdict)
        known = None if verdict.is_head else self._others.get(wanted)
        return known or self._make(verdict, wanted, since)

    def acting(self, verdict: Verdict, since: date) -> UUID:
        """Find the post that somebody holds for another; what it is called stays."""
        unit_id, clean = verdict.unit_id, verdict.clean
        if verdict.is_head and unit_id in self._heads:
            key: UUID = self._heads[unit_id]["id"]
            return key
        wanted = unit_id, clean["post"], clean.get("position_kind")
        known = None if verdict.is_head else self._others.get(wanted)
        return known or self._make(verdict, wanted, since)

    def _head(self, verdict: Verdict, post: Row) -> UUID:
        new = {"title": verdict.clean["title"], "kind": verdict.clean["position_kind"]}
        if any(post[name] != value for name, value in new.items()):
            self._writes.change(Position, post["id"], post, **new)
        key: UUID = post["id"]
        return key

    def _make(self, verdict: Verdict, wanted: tuple[Any, ...], since: date) -> UUID:
        unit = verdict.unit or {}
        key: UUID = self._writes.make(
            Position,
            id=new_id(),
            agency_id=unit["agency_id"],
            unit_id=unit["id"],
            title=verdict.clean["post"],
            kind=verdict.clean["position_kind"],
            is_head=verdict.is_head,
            seats=1 if verdict.is_head else max(1, self._seats[wanted]),
            valid_from=since,
            valid_until=FOREVER,
        )
        if verdict.is_head:
            self._heads[unit["id"]] = {
                "id": key,
                "title": verdict.clean["post"],
                "kind": verdict.clean["position_kind"],
            }
        else:
            self._others[wanted] = key
        return key


def _kind_of(post: Row) -> tuple[Any, ...]:
    return post["unit_id"], post["title"], post["kind"]


def _wanted(verdict: Verdict) -> tuple[Any, ...]:
    return (verdict.unit or {})["id"], verdict.clean["title"], verdict.clean["position_kind"]
