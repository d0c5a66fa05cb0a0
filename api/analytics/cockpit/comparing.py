"""Posts of the same kind beside each other, over all people of a place."""

from functools import cache
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.analytics import tallies
from api.analytics.cockpit.figures import shown
from api.analytics.cockpit.looking import look
from api.analytics.cockpit.schemas import CockpitChoice
from api.analytics.models import PersonPeriodFacts
from api.analytics.places import bounds_of, is_team, people_of
from api.foundation import rows
from api.foundation.clock import today
from api.identity.actor import Actor
from api.organization.models import Assignment, Position, PositionKind, Unit

ORDER = {kind: place for place, kind in enumerate(PositionKind)}


def compare_positions(session: Session, actor: Actor, wanted: CockpitChoice) -> dict[str, Any]:
    """Count posts by their kind, the highest first."""
    place, looked, _every = look(session, actor, wanted, today())
    of_period = {"period_id": looked["period"]["id"], **bounds_of(place)}
    found = rows.fetch(session, _by_kind(team=is_team(place)), **of_period)
    items = [{"kind": row["kind"], "figures": shown(row, looked["borders"])} for row in found]
    return {"items": sorted(items, key=lambda item: ORDER.get(item["kind"], len(ORDER)))}


@cache
def _by_kind(*, team: bool) -> Any:
    return (
        select(Position.kind, *tallies.counted())
        .select_from(PersonPeriodFacts)
        .join(Unit, Unit.id == PersonPeriodFacts.unit_id)
        .join(Assignment, Assignment.id == PersonPeriodFacts.assignment_id)
        .outerjoin(Position, Position.id == Assignment.position_id)
        .where(
            PersonPeriodFacts.period_id == bindparam("period_id"),
            people_of(PersonPeriodFacts, team=team),
        )
        .group_by(Position.kind)
    )
