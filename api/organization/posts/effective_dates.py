"""What a new day brings: posts and acting officials that begin or end with it (R4, R6).

Who was named for a later day assesses from that day on; when a Plt. or Plh. ends, the definitive
assessor is back; where nobody assesses any more, the next leader above does (R6).
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from api.foundation.clock import today
from api.foundation.daily import Days
from api.foundation.events import SYSTEM, EventActor
from api.organization.models import Assessor
from api.organization.posts import assessors, effective_date_queries, queries, service


def follow_days(session: Session, days: Days) -> int:
    """Let places, units led and assessors be what they are today; say how many changed."""
    people = effective_date_queries.posted_in(session, days)
    for employee in people:
        service.keep_place(session, employee)
    touched = effective_date_queries.reassessed_in(session, days)
    for head, path in effective_date_queries.heads_begun_in(session, days):
        touched |= assessors.assign_head(session, head, path)
    touched |= _end(effective_date_queries.without_their_head(session, days.until), days.until)
    session.flush()
    posts = effective_date_queries.posts_of(session, touched, days.until)
    before = assessors.of_before(queries.strongest_of(session, posts, days.after))
    _fill(session, posts, days.until)
    return len(people) + assessors.publish_changes(session, SYSTEM, posts, before)


def relieve(session: Session, actor: EventActor, assessor_id: UUID, day: date) -> None:
    """R6: whom somebody assessed until a day, the next leader above assesses from then on."""
    held = effective_date_queries.held_by(session, assessor_id, day)
    posts = effective_date_queries.posts_of(session, {one.assignment_id for one in held}, today())
    before = assessors.of_before(queries.strongest_of(session, posts, today()))
    _end(held, day)
    session.flush()
    _fill(session, posts, day)
    assessors.publish_changes(session, actor, posts, before)


def _end(relations: Iterable[Assessor], day: date) -> set[UUID]:
    ended = set()
    for relation in relations:
        relation.valid_until = max(day, relation.valid_from)
        ended.add(relation.assignment_id)
    return ended


def _fill(session: Session, posts: dict[UUID, dict[str, object]], day: date) -> None:
    """Give an assessor to the posts that have none any more."""
    assessed = queries.effective_of(session, posts, today())
    for key, post in posts.items():
        if key not in assessed:
            assessors.derive(session, post, day)
