"""Works out assessors from who leads: the head of one's own unit, of the unit above for heads (R4).

What somebody named by hand, or a file named, stays.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from api.foundation.clock import today
from api.foundation.events import EventActor, publish_many
from api.foundation.ids import new_id
from api.foundation.rows import Row
from api.organization.events import AssessorChanged
from api.organization.models import Assessor, AssessorKind, Assignment, AssignmentKind, Source
from api.organization.posts import entitlement, queries
from api.organization.units.paths import above

KINDS = {
    AssignmentKind.DEFINITIF: AssessorKind.DEFINITIF,
    AssignmentKind.RANGKAP: AssessorKind.DEFINITIF,
    AssignmentKind.PLT: AssessorKind.PLT,
    AssignmentKind.PLH: AssessorKind.PLH,
}


ACTING = (AssessorKind.PLT, AssessorKind.PLH)


@dataclass(frozen=True)
class Span:
    """A kind of assessing, from a day to a day."""

    kind: AssessorKind
    begins: date
    ends: date


@dataclass(frozen=True)
class Held:
    """Who assesses a post, and as what."""

    assessor_id: UUID | None
    kind: AssessorKind | None


NOBODY = Held(None, None)


def derive_for(session: Session, assignment: Assignment, path: str, *, is_head: bool) -> None:
    """Give a new post the assessors that follow from who leads now."""
    post = {**assignment.__dict__, "path": path, "is_head": is_head}
    derive(session, post, assignment.valid_from)


def derive(session: Session, post: Row, begins: date) -> None:
    """Let a post be assessed, from a day on, by who leads the nearest led unit (R4, R6)."""
    path = post["path"]
    leaders = [
        leader
        for leader in queries.heads_above(session, path, begins)
        if leader["employee_id"] != post["employee_id"]
        and not (post["is_head"] and leader["path"] == path)
        and not _acts_for_own_superior(session, leader, post["employee_id"], begins)
    ]
    taken: set[AssessorKind] = set()
    for leader in leaders:
        kind = KINDS[leader["kind"]]
        if leader["path"] == leaders[0]["path"] and kind not in taken:
            taken.add(kind)
            span = Span(kind, begins, min(leader["valid_until"], post["valid_until"]))
            session.add(relation_of(post, leader["employee_id"], span))
    session.flush()


def _acts_for_own_superior(session: Session, leader: Row, employee_id: UUID, day: date) -> bool:
    """IV.A.2: who acts for a head does not assess their own superior; the next leader above does."""
    if KINDS[leader["kind"]] not in ACTING:
        return False
    return employee_id in entitlement.all_superiors_of(session, leader["employee_id"], day)


def relation_of(post: Row, assessor_id: UUID, span: Span) -> Assessor:
    """Make a derived relation for a post."""
    return Assessor(
        id=new_id(),
        agency_id=post["agency_id"],
        employee_id=post["employee_id"],
        assignment_id=post["id"],
        assessor_id=assessor_id,
        kind=span.kind,
        valid_from=span.begins,
        valid_until=span.ends,
        source=Source.DERIVED,
    )


def follow_head(session: Session, actor: EventActor, head: Assignment, path: str) -> None:
    """Let a unit's people, and the heads right below it, be assessed by its new head."""
    led = _led_by(session, head, path)
    before = queries.strongest_of(session, led, today())
    assign_head(session, head, path)
    publish_changes(session, actor, led, of_before(before))


def _led_by(session: Session, head: Assignment, path: str) -> dict[UUID, Row]:
    """Give the posts that a head assesses: not their own, nor, while acting, their superiors' (IV.A.2)."""
    without = {head.employee_id}
    if KINDS[head.kind] in ACTING:
        without |= entitlement.all_superiors_of(session, head.employee_id, head.valid_from)
    return {
        post["id"]: post
        for post in posts_led_from(session, path, head.valid_from)
        if post["employee_id"] not in without
    }


def assign_head(session: Session, head: Assignment, path: str) -> set[UUID]:
    """Make a head the assessor of the posts led, from the day the head begins; give these posts."""
    span = Span(KINDS[head.kind], head.valid_from, head.valid_until)
    led = _led_by(session, head, path)
    here = queries.heads_of(session, path, head.valid_from)
    kept = _make_room(session, queries.relations_from(session, led, span.begins), span, here)
    for key, post in led.items():
        if key not in kept:
            session.add(relation_of(post, head.employee_id, span))
    session.flush()
    return set(led)


def posts_led_from(session: Session, path: str, day: date) -> Iterable[Row]:
    """List the posts whose nearest led unit is this one: its people, and heads below it."""
    headed = queries.headed_paths(session, path, day) - {path}
    for post in queries.staff_below(session, path, day):
        own = [] if post["is_head"] else [post["path"]]
        nearest = next((p for p in (*own, *above(post["path"])) if p in headed or p == path), None)
        if nearest == path and not (post["is_head"] and post["path"] == path):
            yield post


def _make_room(
    session: Session, known: Iterable[Assessor], span: Span, here: set[UUID]
) -> set[UUID]:
    """End what was derived before; give the posts whose assessor was named otherwise, or later.

    A definitive head comes before who acts for a unit above, so that relation ends too.
    """
    kept: set[UUID] = set()
    for relation in known:
        acts_above = relation.kind in ACTING and relation.assessor_id not in here
        if relation.kind is not span.kind and not (
            acts_above and span.kind is AssessorKind.DEFINITIF
        ):
            continue
        if relation.source is Source.DERIVED and relation.valid_from < span.begins:
            relation.valid_until = span.begins
        elif relation.source is Source.DERIVED and relation.valid_from == span.begins:
            session.delete(relation)
        elif relation.kind is span.kind and relation.valid_from < span.ends:
            kept.add(relation.assignment_id)
    session.flush()
    return kept


def of_before(relations: dict[UUID, Assessor]) -> dict[UUID, Held]:
    """Note who assesses as it stands, before relations are changed."""
    return {key: Held(one.assessor_id, one.kind) for key, one in relations.items()}


def publish_changes(
    session: Session, actor: EventActor, posts: dict[UUID, Row], before: dict[UUID, Held]
) -> int:
    """Tell of every post that somebody else assesses today than before; say how many."""
    after = of_before(queries.strongest_of(session, posts, today()))
    changed = [
        _changed(actor, key, post, (before.get(key, NOBODY), after.get(key, NOBODY)))
        for key, post in posts.items()
        if after.get(key, NOBODY).assessor_id != before.get(key, NOBODY).assessor_id
    ]
    publish_many(session, changed)
    return len(changed)


def _changed(actor: EventActor, key: UUID, post: Row, held: tuple[Held, Held]) -> AssessorChanged:
    before, after = held
    return AssessorChanged(
        actor=actor,
        subject_id=key,
        about_id=post["employee_id"],
        counterpart_id=after.assessor_id,
        previous_id=before.assessor_id,
        kind=(after.kind or before.kind or AssessorKind.DEFINITIF).value,
    )
