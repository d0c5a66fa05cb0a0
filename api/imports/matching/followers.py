"""Who else is assessed by somebody else now: those under new heads, and under acting ones (R4, R6).

People whom the file does not name are among them; what somebody named by hand, or a file named, stays.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from api.foundation.database import FOREVER
from api.foundation.rows import Row
from api.imports.matching.city import City
from api.imports.matching.people import PeopleMatched, head_above
from api.imports.matching.rows import PersonMatch
from api.imports.matching.superiors import Superiors
from api.imports.matching.units import UnitIndex
from api.organization.models import AssessorKind, Source
from api.organization.posts.assessors import KINDS, Span


@dataclass(frozen=True)
class Post:
    """Somebody's own post as it stands once the file is applied."""

    id: UUID
    agency_id: int
    employee_id: UUID
    unit: Row
    is_head: bool
    since: date
    assessor_id: UUID | None
    is_new: bool
    is_handed_over: bool = False


@dataclass(frozen=True)
class Follower:
    """A post that gets a derived assessor for a span."""

    post: Post
    assessor_id: UUID
    span: Span
    ended: Row | None = None
    """The definitive relation that gives way."""


@dataclass(frozen=True)
class Stand:
    """Somebody who leads a unit for a while."""

    employee_id: UUID
    span: Span
    is_new: bool


def paths_concerned(matched: PeopleMatched) -> list[str]:
    """Give the units below which people may get another assessor; none of them below another."""
    keys = matched.before.keys() | matched.after.keys()
    units = {key for key in keys if matched.before.get(key) != matched.after.get(key)}
    units |= {match.unit_id for match in matched.acting if match.is_head}
    found: list[str] = []
    for path in sorted(matched.index.by_id[key]["path"] for key in units):
        if not found or not path.startswith(found[-1]):
            found.append(path)
    return found


def followers_of(
    matched: PeopleMatched, city: City, others: list[Row], today: date
) -> Iterator[Follower]:
    """List the posts that get another assessor; `others` serve below the units concerned."""
    span = Span(AssessorKind.DEFINITIF, today, FOREVER)
    yield from _under_new_heads(matched, others, span)
    yield from _under_acting_heads(matched, city, others, today)


def _under_new_heads(matched: PeopleMatched, others: list[Row], span: Span) -> Iterator[Follower]:
    """Let people outside the file follow the head of their unit when it is another one."""
    inside = {match.person_id for match in matched.mains}
    for known in others:
        if known["id"] in inside:
            continue
        unit = matched.index.by_id[known["unit_id"]]
        before, after = (
            head_above(unit, known["id"], matched.index, heads)
            for heads in (matched.before, matched.after)
        )
        followed = known["assessor_id"] is None or (
            known["assessor_id"] == before and known["assessor_source"] == Source.DERIVED
        )
        if after is not None and after != before and followed:
            ended = known if known["relation_id"] else None
            yield Follower(_known_post(known, unit), after, span, ended)


def _under_acting_heads(
    matched: PeopleMatched, city: City, others: list[Row], today: date
) -> Iterator[Follower]:
    """Let people be assessed by whoever stands in for the head of their unit, but their own staff (R6)."""
    stands = _stands(matched, city)
    superiors = Superiors(matched.mains, city)
    headed = matched.after.keys() | stands.keys()
    for post in _posts(matched, others, today):
        for stand in stands.get(_nearest(post, matched.index, headed), ()):
            begins = max(stand.span.begins, post.since) if post.is_new else stand.span.begins
            concerned = post.is_new or stand.is_new
            above = (stand.employee_id, *superiors.chain(stand.employee_id))
            if concerned and post.employee_id not in above and begins < stand.span.ends:
                span = Span(stand.span.kind, begins, stand.span.ends)
                yield Follower(post, stand.employee_id, span)


def _stands(matched: PeopleMatched, city: City) -> dict[UUID | None, list[Stand]]:
    found: dict[UUID | None, list[Stand]] = defaultdict(list)
    for post in city.acting:
        if post["is_head"]:
            span = Span(KINDS[post["kind"]], post["valid_from"], post["valid_until"])
            found[post["unit_id"]].append(Stand(post["employee_id"], span, is_new=False))
    for match in matched.acting:
        if match.acting and match.is_head and match.held is None:
            since, until = match.clean["position_since"], match.clean["position_until"]
            span = Span(KINDS[match.acting], since, until)
            found[match.unit_id].append(Stand(match.person_id, span, is_new=True))
    return found


def _posts(matched: PeopleMatched, others: list[Row], today: date) -> Iterable[Post]:
    inside = set()
    for match in matched.mains:
        inside.add(match.person_id)
        known = match.known or {"assignment_id": None}
        if match.begins:
            yield _new_post(match, today)
        elif known["assignment_id"] is not None and match.unit:
            yield _known_post(known, match.unit, match.assessor_id)
    for known in others:
        if known["id"] not in inside:
            yield _known_post(known, matched.index.by_id[known["unit_id"]])


def _new_post(match: PersonMatch, today: date) -> Post:
    unit = match.unit or {}
    return Post(
        match.assignment_id,
        unit["agency_id"],
        match.person_id,
        unit,
        match.is_head,
        match.clean.get("position_since", today),
        match.assessor_id,
        is_new=True,
    )


def _known_post(known: Row, unit: Row, assessor_id: UUID | None = None) -> Post:
    return Post(
        known["assignment_id"],
        known["agency_id"],
        known["id"],
        unit,
        bool(known["is_head"]),
        known["assigned_from"],
        assessor_id or known["assessor_id"],
        is_new=False,
    )


def _nearest(post: Post, index: UnitIndex, headed: Iterable[UUID | None]) -> UUID | None:
    """Find the nearest unit that somebody leads, beginning above it for who leads it."""
    unit = index.above(post.unit) if post.is_head else post.unit
    while unit is not None and unit["id"] not in headed:
        unit = index.above(unit)
    return unit["id"] if unit else None
