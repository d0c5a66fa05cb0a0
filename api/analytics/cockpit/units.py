"""The units right below one: how they stand beside each other, who needs most first."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.analytics.cockpit import queries
from api.analytics.cockpit.figures import gap, shown
from api.analytics.cockpit.looking import look, named
from api.analytics.cockpit.records import Looked, SlipRow, UnitRow
from api.analytics.cockpit.schemas import UnitFilter
from api.analytics.cockpit.slips import week_before
from api.analytics.pace import is_behind
from api.analytics.places import Place
from api.foundation.clock import today
from api.foundation.paging import Slice
from api.identity.actor import Actor

Line = dict[str, Any]


def list_units(session: Session, actor: Actor, wanted: UnitFilter) -> Slice:
    """List the units right below, who needs most first; heads are named on the page that is shown."""
    day = today()
    place, looked, _every = look(session, actor, wanted, day)
    changed = queries.slips(session, place, looked, week_before(day))
    lines, _behind = lines_below(session, place, looked, day, changed)
    page = lines[wanted.offset : wanted.offset + wanted.size]
    heads = queries.heads_of_units(session, [line["unit"]["id"] for line in page], day)
    items = [{**line, "head": _head(heads.get(line["unit"]["id"]))} for line in page]
    return Slice(items, len(lines), wanted.page, wanted.size)


def lines_below(
    session: Session, place: Place, looked: Looked, day: date, changed: Sequence[SlipRow]
) -> tuple[list[Line], dict[UUID, int]]:
    """Put the lines together, and say for how many periods in a row units have been behind."""
    period_id = looked["period"]["id"]
    found = queries.units_below(session, place["id"], period_id, day)
    periods = [period_id, *(row["id"] for row in looked["earlier"])]
    kept = queries.figures_of(session, [unit["id"] for unit in found], periods)
    slipped = _slipped(found, changed)
    lines: list[Line] = []
    behind: dict[UUID, int] = {}
    for unit in found:
        figures = {key: shown(row, looked["borders"]) for key, row in kept[unit["id"]].items()}
        behind[unit["id"]] = _periods_behind(figures, periods)
        lines.append(
            {
                "unit": named(unit),
                "below": unit["below"],
                "figures": figures.get(period_id) or shown(None, looked["borders"]),
                "previous": figures.get(periods[1]) if len(periods) > 1 else None,
                "slipped": slipped[unit["path"]],
                "grade": unit["grade"],
            }
        )
    return sorted(lines, key=_need), behind


def _need(line: Line) -> tuple[bool, int, int]:
    """Sort by how far a unit is behind; then by what share of reports is missing."""
    figures = line["figures"]
    missing = figures["unreported"] + figures["plan_missing"]
    share = missing * 1000 // figures["on_duty"] if figures["on_duty"] else 0
    return not is_behind(figures["track"]), min(gap(figures), 0), -share


def _periods_behind(figures: dict[int, Any], periods: Sequence[int]) -> int:
    """Count the periods in a row, from the one that is looked at back, in which a unit was behind."""
    count = 0
    for period_id in periods:
        if period_id not in figures or not is_behind(figures[period_id]["track"]):
            break
        count += 1
    return count


def _slipped(units: Sequence[UnitRow], changed: Sequence[SlipRow]) -> Counter[str]:
    """Add up, for each unit, what slipped in it and below."""
    found: Counter[str] = Counter()
    paths = {unit["path"] for unit in units}
    for row in changed:
        path = next(
            (row["path"][:end] for end in _ends(row["path"]) if row["path"][:end] in paths), None
        )
        if path is not None:
            found[path] += int(row["slipped"])
    return found


def _ends(path: str) -> list[int]:
    return [at + 1 for at, sign in enumerate(path) if sign == "/"]


def _head(row: Any) -> dict[str, Any] | None:
    return None if row is None else {name: row[name] for name in ("id", "name", "nip", "position")}
