"""Who else is assessed by somebody else now: those under new heads, and under acting ones (R4, R6).

People whom the file does not name are among them; what somebody named by hand, or a file named, stays.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from api.foundation.rows import Row
from api.organization.deriving import KINDS, Span
from api.organization.import_heads import head_above
from api.organization.import_knowing import City
from api.organization.import_units_found import UnitIndex
from api.organization.import_verdicts import Outcome, Verdict
from api.organization.models import Source


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


def paths_concerned(outcome: Outcome) -> list[str]:
    """Give the units below which people may get another assessor; none of them below another."""
    keys = outcome.before.keys() | outcome.after.keys()
    units = {key for key in keys if outcome.before.get(key) != outcome.after.get(key)}
    units |= {verdict.unit_id for verdict in outcome.acting if verdict.is_head}
    found: list[str] = []
    for path in sorted(outcome.index.by_id[key]["path"] for key in units):
        if not found or not path.startswith(found[-1]):
            found.append(path)
    return found


def new_heads_followed(outcome: Outcome, others: list[Row], span: Span) -> Iterator[Follower]:
    """Let people outside the file follow the head of their unit when it is another one."""
    inside = {verdict.person_id for verdict in outcome.mains}
    for known in others:
        if known["id"] in inside:
            continue
        unit = outcome.index.by_id[known["unit_id"]]
        before, after = (
            head_above(unit, known["id"], outcome.index, heads)
            for heads in (outcome.before, outcome.after)
        )
        followed = known["assessor_id"] is None or (
            known["assessor_id"] == before and known["assessor_source"] == Source.DERIVED
        )
        if after is not None and after != before and followed:
            ended = known if known["relation_id"] else None
            yield Follower(_known_post(known, unit), after, span, ended)


def acting_heads_followed(
    outcome: Outcome, city: City, others: list[Row], today: date
) -> Iterator[Follower]:
    """Let people be assessed by whoever stands in for the head of their unit (R6)."""
    stands = _stands(outcome, city)
    headed = outcome.after.keys() | stands.keys()
    for post in _posts(outcome, others, today):
        for stand in stands.get(_nearest(post, outcome.index, headed), ()):
            begins = max(stand.span.begins, post.since) if post.is_new else stand.span.begins
            concerned = post.is_new or stand.is_new
            if concerned and stand.employee_id != post.employee_id and begins < stand.span.ends:
                span = Span(stand.span.kind, begins, stand.span.ends)
                yield Follower(post, stand.employee_id, span)


def _stands(outcome: Outcome, city: City) -> dict[UUID | None, list[Stand]]:
    found: dict[UUID | None, list[Stand]] = defaultdict(list)
    for post in city.acting:
        if post["is_head"]:
            span = Span(KINDS[post["kind"]], post["valid_from"], post["valid_until"])
            found[post["unit_id"]].append(Stand(post["employee_id"], span, is_new=False))
    for verdict in outcome.acting:
        if verdict.is_head and verdict.held is None:
            found[verdict.unit_id].append(Stand(verdict.person_id, span_of(verdict), is_new=True))
    return found


def span_of(verdict: Verdict) -> Span:
    """Give from when to when somebody acts."""
    assert verdict.acting is not None  # noqa: S101 - only acting rows have a span
    clean = verdict.clean
    return Span(KINDS[verdict.acting], clean["position_since"], clean["position_until"])


def _posts(outcome: Outcome, others: list[Row], today: date) -> Iterable[Post]:
    inside = set()
    for verdict in outcome.mains:
        inside.add(verdict.person_id)
        known = verdict.known or {"assignment_id": None}
        if verdict.begins:
            yield _new_post(verdict, today)
        elif known["assignment_id"] is not None and verdict.unit:
            yield _known_post(known, verdict.unit, verdict.assessor_id)
    for known in others:
        if known["id"] not in inside:
            yield _known_post(known, outcome.index.by_id[known["unit_id"]])


def _new_post(verdict: Verdict, today: date) -> Post:
    unit = verdict.unit or {}
    return Post(
        verdict.assignment_id,
        unit["agency_id"],
        verdict.person_id,
        unit,
        verdict.is_head,
        verdict.clean.get("position_since", today),
        verdict.assessor_id,
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
