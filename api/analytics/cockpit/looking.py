"""What somebody looks at: a place that they may see and a period, with the periods before it."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from api.analytics import team_queries
from api.analytics.cockpit import queries
from api.analytics.cockpit.records import Looked, PeriodRow
from api.analytics.cockpit.schemas import CockpitChoice
from api.analytics.places import Place, find_place
from api.analytics.records import PeriodShown
from api.analytics.schemas import PeriodChoice
from api.cycles.models import PeriodKind
from api.foundation import rows
from api.foundation.errors import NotFound
from api.identity.actor import Actor
from api.organization.posts.populations import EVERYBODY
from api.rules.queries import setting


def look(
    session: Session, actor: Actor, wanted: CockpitChoice, day: date
) -> tuple[Place, Looked, list[PeriodRow]]:
    """Find the place and the period; 404 for what one may not see, 403 for whoever leads nobody."""
    place = find_place(session, actor, wanted.unit_id)
    every = _offered(session, place)
    period = _begun(session, actor, wanted, day, every)
    is_year = period["kind"] is PeriodKind.TAHUNAN
    earlier = [
        row
        for row in every
        if row["starts_on"] < period["starts_on"] and (row["kind"] is PeriodKind.TAHUNAN) is is_year
    ]
    borders = setting(session, "track_borders", day)
    return place, {"period": period, "earlier": earlier, "borders": borders}, every


def _offered(session: Session, place: Place) -> list[PeriodRow]:
    """List the periods that have begun, each once: everybody's, and others in which the place has somebody.

    So the year of teachers is offered where there are teachers (R101), and nowhere else.
    """
    found = rows.fetch(session, queries.PERIODS)
    everybodys = {row["id"] for row in found if row["population"] == EVERYBODY}
    others = {row["id"] for row in found} - everybodys
    kept = queries.kept_of(session, place, sorted(others)) if others else {}
    offered = [row for row in found if row["id"] in everybodys or row["id"] in kept]
    return list({row["id"]: row for row in offered}.values())


def _begun(
    session: Session, actor: Actor, wanted: CockpitChoice, day: date, every: list[PeriodRow]
) -> PeriodShown:
    """Find the period that is asked for, else the one that people work in; 404 where none has begun."""
    period = team_queries.find_period(session, actor, wanted, day)
    begun = [row["id"] for row in every]
    if period["id"] in begun:
        return period
    if wanted.period_id is not None or not begun:
        raise NotFound(period_id=period["id"])
    return team_queries.find_period(session, actor, PeriodChoice(period_id=begun[0]), day)


def named(unit: Any) -> dict[str, Any]:
    """Show a place by its name."""
    return rows.pick(unit, ("id", "name", "kind"))
