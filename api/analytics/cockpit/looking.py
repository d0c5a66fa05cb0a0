"""What somebody looks at: a unit that they may see and a period, with the periods before it."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from api.analytics import team_queries
from api.analytics.cockpit import queries
from api.analytics.cockpit.records import Looked, PeriodRow
from api.analytics.cockpit.schemas import CockpitChoice
from api.analytics.places import Place, find_place
from api.cycles.models import PeriodKind
from api.foundation import rows
from api.identity.actor import Actor
from api.rules.queries import setting


def look(
    session: Session, actor: Actor, wanted: CockpitChoice, day: date
) -> tuple[Place, Looked, list[PeriodRow]]:
    """Find the unit and the period; 404 for what one may not see, 403 for whoever leads nobody."""
    place = find_place(session, actor, wanted.unit_id)
    period = team_queries.find_period(session, wanted, day)
    every = rows.fetch(session, queries.PERIODS)
    is_year = period["kind"] is PeriodKind.TAHUNAN
    earlier = [
        row
        for row in every
        if row["starts_on"] < period["starts_on"] and (row["kind"] is PeriodKind.TAHUNAN) is is_year
    ]
    borders = setting(session, "track_borders", day)
    return place, {"period": period, "earlier": earlier, "borders": borders}, every


def named(unit: Any) -> dict[str, Any]:
    """Show a unit by its name."""
    return rows.pick(unit, ("id", "name", "kind"))
