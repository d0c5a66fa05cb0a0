"""The posts that rows of people need, found or made, and who assesses whom on them from when."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from api.foundation.database import FOREVER
from api.foundation.ids import new_id
from api.foundation.rows import Row
from api.imports.changes.change_set import Writes
from api.imports.changes.notices import Handover
from api.imports.matching.followers import Follower
from api.imports.matching.rows import PersonMatch
from api.organization.models import Assessor, AssessorKind, Position, Source
from api.organization.posts.assessors import Span
from api.organization.posts.populations import Population, population_of
from api.organization.posts.queries import RANKS

DEFINITIVE = AssessorKind.DEFINITIF


class Posts:
    """The posts of the units concerned; equal ones are one post with several seats."""

    def __init__(
        self,
        known: list[Row],
        matches: list[PersonMatch],
        writes: Writes,
        populations: Sequence[Population],
    ) -> None:
        self._heads = {post["unit_id"]: post for post in known if post["is_head"]}
        self._others = {_kind_of(post): post["id"] for post in known if not post["is_head"]}
        self._seats = Counter(_wanted(match) for match in matches)
        self._writes = writes
        self._populations = populations

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
        new = {
            "title": match.clean["title"],
            "kind": match.clean["position_kind"],
            "population": self._population(match, match.clean["title"]),
        }
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
            population=self._population(match, match.clean["post"]),
            seats=1 if match.is_head else max(1, self._seats[wanted]),
            valid_from=since,
            valid_until=FOREVER,
        )
        if match.is_head:
            self._heads[unit["id"]] = {
                "id": key,
                "title": match.clean["post"],
                "kind": match.clean["position_kind"],
                "population": self._population(match, match.clean["post"]),
            }
        else:
            self._others[wanted] = key
        return key

    def _population(self, match: PersonMatch, title: str) -> str:
        return population_of(self._populations, title, (match.unit or {})["kind"])


def _kind_of(post: Row) -> tuple[Any, ...]:
    return post["unit_id"], post["title"], post["kind"]


def _wanted(match: PersonMatch) -> tuple[Any, ...]:
    return (match.unit or {})["id"], match.clean["title"], match.clean["position_kind"]


class Relations:
    """Writes relations, and notes in `handovers` who is assessed by somebody else now.

    `stood_in` has the relations that acting and delegated assessors hold already.
    """

    def __init__(
        self,
        writes: Writes,
        handovers: list[Handover],
        stood_in: dict[UUID, list[Row]],
        today: date,
    ) -> None:
        self._writes = writes
        self._handovers = handovers
        self._stood_in = stood_in
        self._today = today

    def assess(self, match: PersonMatch, since: date) -> None:
        """Begin the definitive relation of a row's post."""
        known = match.known or {"assignment_id": None}
        assignment_id = match.assignment_id if match.begins else known["assignment_id"]
        if match.assessor_id is not None:
            post = {
                "agency_id": (match.unit or {})["agency_id"],
                "employee_id": match.person_id,
                "assignment_id": assignment_id,
            }
            span = Span(DEFINITIVE, since, FOREVER)
            self._begin(post, match.assessor_id, span, match.assessor_source)

    def _begin(self, post: Row, assessor_id: UUID, span: Span, source: Source) -> None:
        self._writes.make(
            Assessor,
            id=new_id(),
            **post,
            assessor_id=assessor_id,
            kind=span.kind,
            valid_from=span.begins,
            valid_until=span.ends,
            source=source,
        )

    def hand_over(self, match: PersonMatch, known: Row) -> None:
        """Let somebody else assess a row's post from today on."""
        if match.assessor_id is None:
            return
        self.end(known, self._today)
        self.assess(match, self._today)
        at = match.assignment_id if match.begins else known["assignment_id"]
        self._note_handover(known["id"], at, (known["assessor_id"], match.assessor_id), DEFINITIVE)

    def end(self, known: Row, since: date) -> None:
        """End the definitive relation that somebody has."""
        if known["relation_id"] is not None:
            ends = max(since, known["assessed_from"])
            was = {"valid_until": known["assessed_until"]}
            self._writes.change(Assessor, known["relation_id"], was, valid_until=ends)

    def end_others(self, assignment_id: UUID | None, since: date) -> None:
        """End acting and delegated relations with the post that they are about."""
        for relation in self._standing(assignment_id):
            self._cut(relation, since)

    def _standing(self, assignment_id: UUID | None) -> Iterable[Row]:
        return self._stood_in.get(assignment_id, ()) if assignment_id else ()

    def _cut(self, relation: Row, since: date) -> None:
        ends = max(since, relation["valid_from"])
        self._writes.change(Assessor, relation["id"], relation, valid_until=ends)

    def prolong(self, held: Row, until: date) -> None:
        """Let derived relations end when the acting post does that they follow from."""
        for relations in self._stood_in.values():
            for one in relations:
                same = (one["assessor_id"], one["valid_until"], one["source"])
                if same == (held["employee_id"], held["valid_until"], Source.DERIVED):
                    self._writes.change(Assessor, one["id"], one, valid_until=until)

    def follow(self, follower: Follower) -> None:
        """Give a post its derived assessor, unless somebody was named otherwise."""
        post, span = follower.post, follower.span
        if not self._make_room(post.id, span):
            return
        if follower.ended is not None:
            self.end(follower.ended, span.begins)
        place = {
            "agency_id": post.agency_id,
            "employee_id": post.employee_id,
            "assignment_id": post.id,
        }
        self._begin(place, follower.assessor_id, span, Source.DERIVED)
        if span.begins <= self._today and not post.is_new:
            hands = (post.assessor_id, follower.assessor_id)
            self._note_handover(post.employee_id, post.id, hands, span.kind)

    def _make_room(self, assignment_id: UUID, span: Span) -> bool:
        """End what was derived before; keep what was named otherwise, or begins later."""
        for relation in self._standing(assignment_id):
            if relation["kind"] != span.kind or relation["valid_from"] >= span.ends:
                continue
            if relation["source"] != Source.DERIVED:
                return False
            self._cut(relation, span.begins)
        return True

    def _note_handover(
        self, employee_id: UUID, at: UUID, hands: tuple[Any, UUID], kind: Any
    ) -> None:
        """Note a change that has effect: whoever stands in goes before the definitive one (R6)."""
        held = [one for one in self._standing(at) if one["valid_from"] <= self._today]
        first = min(held, key=lambda one: RANKS[one["kind"]], default=None)
        if first is not None and RANKS[first["kind"]] < RANKS[kind]:
            return
        before = first["assessor_id"] if first is not None else hands[0]
        if before != hands[1]:
            self._handovers.append(Handover(employee_id, at, before, hands[1], kind))
