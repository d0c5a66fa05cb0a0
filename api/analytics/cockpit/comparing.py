"""Posts of the same kind beside each other, over everything below a unit."""

from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.analytics import tallies
from api.analytics.cockpit.figures import shown
from api.analytics.cockpit.looking import look
from api.analytics.cockpit.schemas import CockpitChoice
from api.analytics.models import PersonPeriodFacts
from api.foundation import rows
from api.foundation.clock import today
from api.identity.actor import Actor
from api.organization.models import Assignment, Position, PositionKind, Unit
from api.organization.units.paths import end_of

BY_KIND = (
    select(Position.kind, *tallies.counted())
    .select_from(PersonPeriodFacts)
    .join(Unit, Unit.id == PersonPeriodFacts.unit_id)
    .join(Assignment, Assignment.id == PersonPeriodFacts.assignment_id)
    .outerjoin(Position, Position.id == Assignment.position_id)
    .where(
        PersonPeriodFacts.period_id == bindparam("period_id"),
        Unit.path >= bindparam("begin"),
        Unit.path < bindparam("end"),
    )
    .group_by(Position.kind)
)
ORDER = {kind: place for place, kind in enumerate(PositionKind)}


def compare_positions(session: Session, actor: Actor, wanted: CockpitChoice) -> dict[str, Any]:
    """Count posts by their kind, the highest first."""
    place, looked, _every = look(session, actor, wanted, today())
    span = {"begin": place["path"], "end": end_of(place["path"])}
    found = rows.fetch(session, BY_KIND, period_id=looked["period"]["id"], **span)
    items = [{"kind": row["kind"], "figures": shown(row, looked["borders"])} for row in found]
    return {"items": sorted(items, key=lambda item: ORDER.get(item["kind"], len(ORDER)))}
