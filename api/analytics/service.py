"""Keeps the facts: always recomputed from what lies below, never added to (D10)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from api.analytics import queries, records
from api.analytics.counting import Material, counts
from api.analytics.models import PersonPeriodFacts
from api.foundation import rows
from api.foundation.clock import now
from api.foundation.upsert import chunks, insert_from, upsert
from api.organization.models import Assignment

KEYS = ("period_id", "employee_id", "assignment_id", "agency_id")
COUNTED = (
    "unit_id",
    "plan_id",
    "plan_state",
    "indicators",
    "reported",
    "evidence_waiting",
    "evidence_waiting_since",
    "evidence_returned",
    "feedback_given",
    "evaluation_id",
    "evaluation_state",
    "predikat",
    "progress_bp",
    "expected_bp",
    "updated_at",
)
Post = tuple[UUID, UUID]
"""A person and the post that they hold."""
AT_ONCE = 100
"""Plans that are counted in one go: short enough not to hold up other requests."""


def recompute(session: Session, plan_ids: Sequence[UUID], period_id: int | None = None) -> None:
    """Compute the facts of plans anew, for one period or for all that have begun."""
    for chunk in chunks(dict.fromkeys(plan_ids), AT_ONCE):
        queries.lock_plans(session, chunk)
        posts = queries.posts_of(session, chunk, period_id)
        counted = _count(session, posts)
        upsert(session, PersonPeriodFacts, counted, KEYS, COUNTED)


def _count(session: Session, posts: Sequence[records.Post]) -> list[dict[str, Any]]:
    plans = list({post["plan_id"] for post in posts if post["plan_id"]})
    material = Material(
        indicators=queries.indicators_of(session, plans),
        values=queries.values_of(session, plans),
        evidence=queries.evidence_of(session, plans),
        feedback=queries.feedback_of(session, plans),
        evaluations=queries.evaluations_of(session, plans),
    )
    moment = now()
    found = {
        tuple(rows.pick(post, KEYS).values()): {
            **rows.pick(post, KEYS),
            **counts(post, material),
            "updated_at": moment,
        }
        for post in posts
    }
    return list(found.values())


def leave_out(session: Session, posts: Sequence[Post], periods: Sequence[int]) -> None:
    """Drop the facts of posts in some periods."""
    for chunk in chunks(posts):
        people, keys = zip(*chunk, strict=True)
        gone = delete(PersonPeriodFacts).where(
            PersonPeriodFacts.employee_id.in_(people),
            PersonPeriodFacts.period_id.in_(periods),
            PersonPeriodFacts.assignment_id.in_(keys),
        )
        session.execute(gone.execution_options(synchronize_session=False))


def take_in(session: Session, posts: Sequence[Post], periods: Sequence[int]) -> None:
    """Have a row for posts that owe a plan in some periods; their plans are counted apart."""
    for chunk in chunks([assignment_id for _, assignment_id in posts]):
        for period_id in periods:
            owing = queries.posts_of_period(period_id).where(Assignment.id.in_(chunk))
            insert_from(session, PersonPeriodFacts, owing)


def cover(session: Session, cycle_id: int, period_id: int) -> None:
    """Have a row for everybody who owes a plan, unit by unit, and count what is there."""
    insert_from(session, PersonPeriodFacts, queries.posts_of_period(period_id))
    recompute(session, queries.plans_of_cycle(session, cycle_id), period_id)
