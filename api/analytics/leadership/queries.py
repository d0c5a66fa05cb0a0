"""What can be asked about leading: of the leaders in a unit, of one leader, and the acts behind a figure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.analytics.leadership import statements
from api.analytics.leadership.permissions import may_see
from api.analytics.leadership.points import POINTS
from api.analytics.leadership.records import ActRow, Counted, LeaderRow, SeenLeader
from api.analytics.leadership.schemas import (
    ActsFilter,
    ActState,
    LeaderFilter,
    LeadershipFilter,
    PointKey,
)
from api.analytics.places import tops_of, unit_in
from api.analytics.schemas import PeriodChoice
from api.analytics.team_queries import find_period
from api.cycles.calendar import period_id as period_id_of
from api.evaluations.course import end_of
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.day_numbers import day_of, number_of
from api.foundation.errors import NotFound
from api.foundation.paging import Slice
from api.identity.actor import Actor
from api.notifications.models import ClosedBy
from api.organization.permissions import sees
from api.organization.posts.populations import EVERYBODY
from api.organization.units import paths, viewers
from api.rules.queries import SETTINGS

Counts = Mapping[PointKey, Mapping[str, int]]
COUNTS = ("on_time", "late", "open")
NAMED = ("id", "name")
NONE = dict.fromkeys(COUNTS, 0)


def list_leadership(session: Session, actor: Actor, wanted: LeadershipFilter) -> dict[str, Any]:
    """Show how the leaders in a unit and below it lead, who needs help first."""
    tops = tops_of(session, actor)
    place = unit_in(session, tops, wanted.unit_id)
    period_id, span = _span(session, actor, wanted.period_id)
    kind, led, given = viewers.viewer_of(actor)
    own = {f"p{n}": given[f"p{n}"] for n in range(led)} if kind == viewers.LED else {}
    where = {"me": actor.id, "path": place["path"], "end": paths.end_of(place["path"]), **own}
    leaders = rows.fetch(session, statements.leaders(len(own)), **where, **span)
    found = _by_leader(rows.fetch(session, statements.counts_below(len(own)), **where, **span))
    lines = [(leader, found[leader["id"]]) for leader in leaders]
    lines.sort(key=lambda line: -_late(line[1]))
    page = lines[wanted.offset : wanted.offset + wanted.size]
    return {
        "unit": rows.pick(place, NAMED),
        "tops": [rows.pick(top, NAMED) for top in tops],
        "period_id": period_id,
        "late_leaders": sum(_late(counts) > 0 for _, counts in lines),
        "totals": _points(_sums([counts for _, counts in lines])),
        "items": [_line(leader, counts) for leader, counts in page],
        "total": len(lines),
        "page": wanted.page,
        "size": wanted.size,
    }


def get_leadership(
    session: Session, actor: Actor, leader_id: UUID, wanted: LeaderFilter
) -> dict[str, Any]:
    """Show how one leader leads, each point with the days that there are for it."""
    leader = _find_leader(session, actor, leader_id)
    period_id, span = _span(session, actor, wanted.period_id)
    counted = rows.fetch(session, statements.COUNTS_OF_ONE, leader_id=leader_id, **span)
    settings = rows.fetch(session, SETTINGS, day=today())
    days = {row["key"]: row["value"] for row in settings if row["population"] == EVERYBODY}
    points = _points(_by_leader(counted)[leader_id])
    within = [days[point.setting] if point.setting else None for point in POINTS]
    return {
        "leader": _card(leader),
        "period_id": period_id,
        "points": [{**one, "within_days": n} for one, n in zip(points, within, strict=True)],
    }


def list_acts(session: Session, actor: Actor, leader_id: UUID, wanted: ActsFilter) -> Slice:
    """List the acts behind a figure, the latest due first."""
    _find_leader(session, actor, leader_id)
    _, span = _span(session, actor, wanted.period_id)
    chosen = (wanted.point, wanted.late)
    given = {"leader_id": leader_id, **span}
    total = rows.fetch(session, statements.acts_total(*chosen), **given)[0]["total"]
    page = {"size": wanted.size, "skipped": wanted.offset}
    found = rows.fetch(session, statements.acts_page(*chosen), **given, **page)
    items = [_act(actor, row) for row in found]
    return Slice(items, total, wanted.page, wanted.size)


def _find_leader(session: Session, actor: Actor, leader_id: UUID) -> SeenLeader:
    found = rows.fetch_one(
        session, statements.ONE_LEADER, leader_id=leader_id, me=actor.id, today=today()
    )
    if found is None or not may_see(actor, found):
        raise NotFound(employee_id=leader_id)
    return found


def _span(session: Session, actor: Actor, period_id: int | None) -> tuple[int, dict[str, Any]]:
    """Find the period that is looked at, with what every statement about acts is bound to."""
    day = today()
    period = find_period(session, actor, PeriodChoice(period_id=period_id), day)
    begins, ends = period["starts_on"], end_of(period["id"])
    months = {"first_period": _month(begins), "last_period": _month(ends)}
    days = {"begins": begins, "ends": ends, "today": day, "today_number": number_of(day)}
    return period["id"], {**days, **months}


def _month(day: date) -> int:
    return period_id_of(day.year, day.month, day.month)


def _by_leader(found: Sequence[Counted]) -> dict[UUID, Counts]:
    counts: dict[UUID, Counts] = defaultdict(dict)
    for row in found:
        on_time = row["acts"] - row["late"] - row["open"]
        one = {"on_time": on_time, "late": row["late"], "open": row["open"]}
        counts[row["leader_id"]] = {**counts[row["leader_id"]], PointKey(row["point"]): one}
    return counts


def _late(counts: Counts) -> int:
    return sum(one["late"] for one in counts.values())


def _sums(found: Sequence[Counts]) -> Counts:
    return {
        key: {name: sum(counts.get(key, NONE)[name] for counts in found) for name in COUNTS}
        for key in PointKey
    }


def _points(counts: Counts) -> list[dict[str, Any]]:
    """Give every point in its order, also where there was nothing to do."""
    return [{"point": point.key, **counts.get(point.key, NONE)} for point in POINTS]


def _line(leader: LeaderRow, counts: Counts) -> dict[str, Any]:
    return {"leader": _card(leader), "late": _late(counts), "points": _points(counts)}


def _card(leader: LeaderRow) -> dict[str, Any]:
    return {
        **rows.pick(leader, ("id", "name", "nip", "position")),
        "unit": {"id": leader["unit_id"], "name": leader["unit_name"]},
    }


def _act(actor: Actor, row: ActRow) -> dict[str, Any]:
    """Show an act; what it is about is named to whom it opens, and nothing of what is written in it."""
    rater = row["rater_id"]
    ended = None if row["ended_on"] is None else day_of(row["ended_on"])
    person = {"id": row["about_id"], "name": row["about_name"]}
    return {
        "person": person if row["about_id"] and row["about_name"] else None,
        "period_id": row["period_id"] or None,
        "state": _state(row),
        "received_on": day_of(row["received_on"]),
        "due_on": day_of(row["due_on"]),
        "done_on": ended if row["ended_by"] is ClosedBy.DONE else None,
        "handed_on": ended if row["ended_by"] is ClosedBy.MOVED else None,
        "plan_id": row["plan_id"] if _opens(actor, row, row["assessor_id"]) else None,
        "evaluation_id": row["evaluation_id"] if rater and _opens(actor, row, rater) else None,
    }


def _opens(actor: Actor, row: ActRow, assessor_id: UUID) -> bool:
    return sees(
        actor,
        employee_id=row["owner_id"],
        assessor_id=assessor_id,
        agency_id=row["agency_id"],
        unit_path=row["unit_path"],
    )


def _state(row: ActRow) -> ActState:
    if (row["ended_on"] or number_of(today())) > row["due_on"]:
        return ActState.LATE
    return ActState.OPEN if row["ended_on"] is None else ActState.ON_TIME
