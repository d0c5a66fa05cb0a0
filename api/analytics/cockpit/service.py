"""Puts the cockpit of a place together: a constant number of statements, whatever lies below.

A team is counted like a unit, by the facts of those whom its leader assesses. It has no units above or
below, so no line of a unit, and no achievement of an organization (R39), so no guideline for its
predikats (R42).
"""

from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from api.analytics.cockpit import queries
from api.analytics.cockpit.decisions import Standing, decisions_of
from api.analytics.cockpit.figures import NOTHING, shown
from api.analytics.cockpit.forecasting import forecast
from api.analytics.cockpit.looking import look, named
from api.analytics.cockpit.records import Looked, PeriodRow
from api.analytics.cockpit.schemas import CockpitChoice
from api.analytics.cockpit.slips import week_before
from api.analytics.cockpit.units import lines_below
from api.analytics.places import Place, tops_of
from api.cycles.models import PeriodKind, PeriodState
from api.evaluations.guideline import guideline_of
from api.foundation import rows
from api.foundation.clock import today
from api.identity.actor import Actor
from api.rules.queries import table

WEEKS_SHOWN = timedelta(weeks=13)
DISTRIBUTION = "distribution"
UNDER_WAY = (PeriodState.OPEN, PeriodState.EVALUATING)
SHOWN_OF_PERIOD = (
    *("id", "kind", "state", "starts_on", "ends_on", "report_due_on", "evaluate_due_on"),
)
TRACKS = ("ahead", "on_track", "slightly_behind", "far_behind")


def get_cockpit(session: Session, actor: Actor, wanted: CockpitChoice) -> dict[str, Any]:
    """Show how the people of a place stand, and what needs a decision."""
    day = today()
    place, looked, every = look(session, actor, wanted, day)
    period, last = looked["period"], _last(looked)
    tops = tops_of(session, actor)
    kept = _kept(session, place, looked)
    now = kept.get(period["id"])
    figures = shown(now, looked["borders"])
    week = week_before(day)
    changed = queries.slips(session, place, looked, week)
    below, periods_behind = lines_below(session, place, looked, day, changed)
    [whole] = (row for row in every if row["id"] == period["id"])
    guideline = _guideline(session, place, whole, figures, day)
    is_running = period["state"] in UNDER_WAY
    weeks = queries.weeks_of(session, place, period["id"], day - WEEKS_SHOWN)
    stands = Standing(named(place), figures, below, periods_behind, guideline)
    return {
        "unit": named(place),
        "above": [
            named(unit)
            for unit in queries.names_above(session, place["path"])
            if any(unit["path"].startswith(top["path"]) for top in tops)
        ],
        "tops": [named(top) for top in tops],
        "period": _shown(whole),
        "periods": [_shown(row) for row in every],
        "counted_at": now["updated_at"] if now else None,
        "figures": figures,
        "previous": shown(kept.get(last["id"]), looked["borders"]) if last else None,
        "since": {
            "since": week,
            "slipped": sum(int(row["slipped"]) for row in changed),
            "recovered": sum(int(row["recovered"]) for row in changed),
        }
        if is_running and any(row["week"] == week for row in weeks)
        else None,
        "weeks": weeks if is_running else [],
        "forecast": _forecast(session, kept, looked) if is_running else None,
        "guideline": guideline,
        "decisions": decisions_of(stands, period, day),
    }


def _shown(row: PeriodRow) -> dict[str, Any]:
    return rows.pick(row, SHOWN_OF_PERIOD)


def _last(looked: Looked) -> PeriodRow | None:
    return looked["earlier"][0] if looked["earlier"] else None


def _kept(session: Session, place: Place, looked: Looked) -> dict[int, rows.Row]:
    last = _last(looked)
    periods = [looked["period"]["id"], *([last["id"]] if last else [])]
    return queries.kept_of(session, place, periods)


def _guideline(
    session: Session, place: Place, period: PeriodRow, figures: dict[str, Any], day: date
) -> dict[str, Any] | None:
    """R42: the guideline is that of the grade which the unit has; none until it is set.

    It is the one that held when the period ended: a policy changes it for later periods alone.
    """
    found = rows.fetch_one(session, queries.GRADE, unit_id=place["id"], period_id=period["id"])
    if found is None:
        return None
    cells = table(session, DISTRIBUTION, min(day, period["ends_on"]))[found["grade"]]
    return guideline_of(found["grade"], cells, figures)


def _forecast(session: Session, kept: dict[int, rows.Row], looked: Looked) -> Any:
    """Look ahead, where two periods of the same year went before."""
    period, earlier = looked["period"], looked["earlier"]
    if period["kind"] is PeriodKind.TAHUNAN or len(earlier) < 2:
        return None
    last, before = earlier[0]["id"], earlier[1]["id"]
    pairs = [
        ({name: row[f"then_{name}"] for name in TRACKS}, {name: row[name] for name in TRACKS})
        for row in queries.changes_between(session, before, last)
    ]
    return forecast(kept.get(period["id"]) or NOTHING, kept.get(last), pairs)
