"""Gives another assessor to whom somebody assessed who has gone (R6, IV.A.2): the next leader above."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from api.foundation.clock import today
from api.foundation.events import EventActor
from api.foundation.rows import Row
from api.organization.models import Assessor
from api.organization.posts import assessors, effective_date_queries, queries


def relieve(session: Session, actor: EventActor, assessor_id: UUID, day: date) -> None:
    """R6: whom somebody assessed until a day, the next leader above assesses from then on."""
    held = effective_date_queries.held_by(session, assessor_id, day)
    _relieve(session, actor, held, day)


def relieve_of_units(session: Session, actor: EventActor, assessor_id: UUID, day: date) -> None:
    """IV.A.2: who leads a unit no longer assesses nobody for having led it; what was named stays."""
    left = effective_date_queries.without_their_head(session, day)
    _relieve(session, actor, [one for one in left if one.assessor_id == assessor_id], day)


def _relieve(session: Session, actor: EventActor, held: list[Assessor], day: date) -> None:
    posts = effective_date_queries.posts_of(session, {one.assignment_id for one in held}, today())
    before = assessors.of_before(queries.strongest_of(session, posts, today()))
    end(held, day)
    session.flush()
    fill(session, posts, day)
    assessors.publish_changes(session, actor, posts, before)


def end(relations: Iterable[Assessor], day: date) -> set[UUID]:
    """End relations; give the posts that they were of."""
    ended = set()
    for relation in relations:
        relation.valid_until = max(day, relation.valid_from)
        ended.add(relation.assignment_id)
    return ended


def fill(session: Session, posts: dict[UUID, Row], day: date) -> None:
    """Give an assessor to the posts that have none any more."""
    assessed = queries.effective_of(session, posts, today())
    for key, post in posts.items():
        if key not in assessed:
            assessors.derive(session, post, day)
