"""Computes facts of posts out of what lies below, and says where what is kept differs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.analytics import post_queries, queries
from api.analytics.counting import Material, counts
from api.foundation import rows

Counted = dict[str, Any]
NAME = "facts"
"""Under which the counter's position in the chain of events is kept."""
KEYS = ("period_id", "employee_id", "assignment_id", "agency_id")


@dataclass(frozen=True)
class Difference:
    """What has to be written, and what has to go, so that what is kept is right."""

    write: list[Counted]
    drop: list[Counted]
    replaced: list[Counted]
    """What is kept where something else has to be written."""

    @property
    def units(self) -> set[UUID]:
        """The units whose figures change with it."""
        return {row["unit_id"] for row in (*self.write, *self.drop, *self.replaced)}


def facts_of(session: Session, posts: Sequence[UUID], cycle_id: int) -> list[Counted]:
    """Compute the facts of posts in each begun period of a cycle."""
    found = post_queries.posts_of(session, posts, cycle_id)
    plans = list({post["plan_id"] for post in found if post["plan_id"]})
    material = Material(
        indicators=queries.indicators_of(session, plans),
        values=queries.values_of(session, plans),
        evidence=queries.evidence_of(session, plans),
        feedback=queries.feedback_of(session, plans),
        evaluations=queries.evaluations_of(session, plans),
        goals=queries.goals_of(session, plans),
    )
    return [{**rows.pick(post, KEYS), **counts(post, material)} for post in found]


def difference(session: Session, posts: Sequence[UUID], cycle_id: int) -> Difference:
    """Compare what is kept of posts with what is computed."""
    computed = _by_key(facts_of(session, posts, cycle_id))
    kept = _by_key(post_queries.kept_of(session, posts, cycle_id))
    write = {key: row for key, row in computed.items() if kept.get(key) != row}
    return Difference(
        write=list(write.values()),
        drop=[row for key, row in kept.items() if key not in computed],
        replaced=[kept[key] for key in write if key in kept],
    )


def _by_key(found: Iterable[Counted]) -> dict[tuple[Any, ...], Counted]:
    return {tuple(row[name] for name in KEYS): row for row in found}
