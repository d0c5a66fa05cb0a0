"""Keeps the facts: always recomputed from what lies below, never added to (D10)."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import and_, bindparam, delete, exists, select
from sqlalchemy.orm import Session

from api.analytics import post_queries
from api.analytics.models import PersonPeriodFacts
from api.analytics.recounting import KEYS, Difference, difference
from api.analytics.rollups import wrong_units
from api.foundation import rows
from api.foundation.clock import now
from api.foundation.upsert import chunks, upsert
from api.organization.models import Assignment

COUNTED = tuple(c.key for c in PersonPeriodFacts.__table__.columns if c.key not in KEYS)
AT_ONCE = 50
"""Posts that are counted in one go: short enough not to hold up other requests."""
_DROP = delete(PersonPeriodFacts).where(
    and_(*(PersonPeriodFacts.__table__.c[name] == bindparam(f"of_{name}") for name in KEYS))
)


_VANISHED = ~exists(select(Assignment.id).where(Assignment.id == PersonPeriodFacts.assignment_id))


def drop_vanished(session: Session) -> int:
    """Drop the facts of posts that are there no more, whose import was undone; say how many."""
    return rows.change(session, delete(PersonPeriodFacts).where(_VANISHED))


def recount(session: Session, posts: Sequence[UUID], cycle_id: int) -> Difference:
    """Make what is kept of posts in a cycle right; say what was not."""
    found = difference(session, posts, cycle_id)
    moment = now()
    new = [{**row, "updated_at": moment} for row in found.write]
    upsert(session, PersonPeriodFacts, new, KEYS, COUNTED)
    for row in found.drop:
        rows.change(session, _DROP, **{f"of_{name}": row[name] for name in KEYS})
    return found


def wrong_facts(session: Session) -> list[str]:
    """Compute every fact anew and name those that are not kept so; changes nothing."""
    vanished = select(PersonPeriodFacts.period_id, PersonPeriodFacts.assignment_id).where(_VANISHED)
    orphans = session.execute(vanished)
    return (
        [f"{row.period_id} {row.assignment_id}" for row in orphans]
        + [
            f"{row['period_id']} {row['assignment_id']}"
            for cycle_id in post_queries.begun_cycles(session)
            for chunk in chunks(post_queries.posts_of_cycle(session, cycle_id), AT_ONCE)
            for found in [difference(session, chunk, cycle_id)]
            for row in (*found.write, *found.drop)
        ]
        + [
            name
            for cycle_id in post_queries.begun_cycles(session)
            for name in wrong_units(session, cycle_id)
        ]
    )
