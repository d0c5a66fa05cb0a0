"""Tells leaders live that figures of units changed: those they lead and those below.

It follows what the counter has counted and not the chain itself: whoever is told asks at once, and has to
get the new figures. A topic is the path of a unit or the key of a team's leader (`places.Place`); a
person counts wherever they serve or served, and with whoever assesses them today.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Any, TypedDict
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.analytics.counter import IDLE, OF_PLAN
from api.analytics.places import tops_of
from api.analytics.recounting import NAME
from api.analytics.staff import ASSESSES_TODAY
from api.foundation import following, rows
from api.foundation.clock import today
from api.foundation.event_tables import EventLink
from api.foundation.live_messages import BATCH, Found, Topics
from api.identity.actor import Actor
from api.organization.models import Assessor, Assignment, Unit
from api.organization.units.paths import above

OF_PERSON = frozenset({"plan", *OF_PLAN, "assignment", "employee"})
"""Subjects whose events change the figures of the person that they are about."""
OF_ALL = frozenset({"period", "unit", "import"})
"""Subjects whose events may change everybody's."""
_COUNTED = (
    select(EventLink.position, EventLink.name, EventLink.subject_kind, EventLink.about_id)
    .where(
        EventLink.position > bindparam("after"), EventLink.position <= following.position_of(NAME)
    )
    .order_by(EventLink.position)
    .limit(BATCH)
)


class Place(TypedDict):
    id: UUID
    path: str


class CountedUnits:
    """The units whose figures were counted anew after a position."""

    name = "UnitsCounted"
    subject_kind = "unit_figures"

    def stands_at(self, session: Session) -> int:
        """Tell up to where everything is counted."""
        return following.reached(session, NAME)

    def read(self, session: Session, after: int) -> Found:
        """Find the units and all above them."""
        events = rows.fetch(session, _COUNTED, after=after)
        if len(events) == BATCH:
            return Found(self.stands_at(session), None)
        reached = events[-1]["position"] if events else after
        if any(event["subject_kind"] in OF_ALL for event in events):
            return Found(reached, None)
        people = [event["about_id"] for event in events if _counts(event)]
        return Found(reached, _units_of(session, list(dict.fromkeys(people))))


def topics_of(session: Session, actor: Actor) -> Topics:
    """Give the topics of which somebody hears: the highest places that they may look at as a leader."""
    return frozenset(top["path"] for top in tops_of(session, actor))


def _counts(event: rows.Row) -> bool:
    kinds, name = OF_PERSON, event["name"]
    return event["subject_kind"] in kinds and name not in IDLE and event["about_id"] is not None


def _units_of(session: Session, people: Sequence[UUID]) -> dict[str, set[UUID]]:
    """Say which units at or below each place are touched, by the topics of the places."""
    served = {row["path"] for row in rows.fetch_among(session, _served, people)}
    lines = [[path, *above(path)] for path in served]
    paths = sorted({path for line in lines for path in line})
    keys = {row["path"]: row["id"] for row in rows.fetch_among(session, _at, paths)}
    changed: dict[str, set[UUID]] = defaultdict(set)
    for line in lines:
        for depth, path in enumerate(line):
            changed[path].update(keys[below] for below in line[: depth + 1])
    for row in rows.fetch_among(session, _assessed, people, today=today()):
        changed[str(row["assessor_id"])].add(row["assessor_id"])
    return changed


@cache
def _assessed(size: int) -> Any:
    assessing = select(Assessor.assessor_id).where(ASSESSES_TODAY).distinct()
    return assessing.where(rows.among(Assessor.employee_id, size))


@cache
def _served(size: int) -> rows.TypedSelect[Place]:
    """Select the units of people's posts, of ended ones too: they lost somebody."""
    served = select(Unit.id, Unit.path).join(Assignment, Assignment.unit_id == Unit.id).distinct()
    return rows.TypedSelect(Place, served.where(rows.among(Assignment.employee_id, size)))


@cache
def _at(size: int) -> rows.TypedSelect[Place]:
    return rows.TypedSelect(Place, select(Unit.id, Unit.path).where(rows.among(Unit.path, size)))
