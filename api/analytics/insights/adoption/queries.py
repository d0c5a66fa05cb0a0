"""What can be asked about use: minutes by role beside what was promised, devices, and how reports came."""

from collections import Counter
from datetime import date
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from api.analytics import places
from api.analytics.insights.adoption.models import UseDay, UseMonth
from api.analytics.insights.trends import reading
from api.analytics.insights.trends.queries import leads
from api.analytics.insights.trends.schemas import UnitChoice
from api.analytics.insights.trends.standings import Measure, Standings
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.rows import pick
from api.foundation.work import snapshot
from api.identity.actor import Actor
from api.identity.presence import Client, UseRole
from api.rules.queries import setting

MONTHS = 3
"""So many one looks back, this one included."""
_DAYS = (
    select(
        UseDay.day,
        UseDay.role,
        UseDay.client,
        func.sum(UseDay.minutes).label("minutes"),
        func.sum(UseDay.sending).label("sending"),
    )
    .where(UseDay.day >= bindparam("since"))
    .group_by(UseDay.day, UseDay.role, UseDay.client)
    .order_by(UseDay.day)
)
_MONTHS = select(UseMonth.month, UseMonth.role, UseMonth.people).where(
    UseMonth.month >= bindparam("since")
)


@snapshot
def get_use(session: Session, actor: Actor, wanted: UnitChoice) -> dict[str, Any]:
    """Show the use of the city, and how reports of one unit came."""
    place, day = places.find_unit(session, actor, wanted.unit_id), today()
    least = setting(session, "small_group", day)
    since = _months_ago(day, MONTHS - 1)
    days = rows.fetch(session, _DAYS, since=since)
    return {
        "unit": pick(place, ("id", "name")),
        "small_group": least,
        "since": days[0]["day"] if days else None,
        "times": _times(session, days, since, least),
        "clients": _clients(days),
        "reports": _reports(session, actor, place, least),
    }


def minutes_a_month(session: Session) -> dict[str, float]:
    """Say how many minutes a person of a role used it in the last whole month; of small groups nothing."""
    month = _months_ago(today(), 1)
    lines = _times(
        session,
        rows.fetch(session, _DAYS, since=month),
        month,
        setting(session, "small_group", today()),
    )
    return {
        line["role"]: line["per_person"]
        for line in lines
        if line["month"] == month and line["per_person"] is not None
    }


def _months_ago(day: date, count: int) -> date:
    months = day.year * 12 + day.month - 1 - count
    return date(months // 12, months % 12 + 1, 1)


def _times(session: Session, days: list[rows.Row], since: date, least: int) -> list[dict[str, Any]]:
    """Sum up minutes of people; what a program does takes nobody's time."""
    ceilings = setting(session, "time_ceiling_minutes", today())
    people = {
        (row["month"], row["role"]): row["people"]
        for row in rows.fetch(session, _MONTHS, since=since)
    }
    minutes: Counter[tuple[date, str]] = Counter()
    for row in days:
        if row["client"] != Client.PROGRAM:
            minutes[row["day"].replace(day=1), row["role"]] += row["minutes"]
    return [
        {"month": month, "role": role, "ceiling": ceilings[role], **_time(count, there, least)}
        for month in sorted({month for month, _ in minutes}, reverse=True)
        for role in UseRole
        for count, there in [(minutes[month, role], people.get((month, role)))]
    ]


def _time(minutes: int, people: int | None, least: int) -> dict[str, Any]:
    if people is None or people < least:
        return {"people": None, "minutes": None, "per_person": None}
    return {"people": people, "minutes": minutes, "per_person": round(minutes / people, 1)}


def _clients(days: list[rows.Row]) -> list[dict[str, Any]]:
    minutes, sending = Counter[str](), Counter[str]()
    for row in days:
        minutes[row["client"]] += row["minutes"]
        sending[row["client"]] += row["sending"]
    return [
        {"client": client, "minutes": minutes[client], "sending": sending[client]}
        for client in Client
        if minutes[client]
    ]


def _reports(
    session: Session, actor: Actor, place: places.Place, least: int
) -> list[dict[str, Any]]:
    """Say how reports of a unit came, in periods in which enough people have an agreed plan."""
    units = reading.units(session)
    found = []
    for period in reading.periods(session, today()):
        own = reading.figures_of(session, period["id"])
        city = Standings(units, own, least, is_due=True)
        if leads(actor, place["path"]) or place["id"] in city.visible[Measure.ON_TIME]:
            totals = city.totals[place["id"]]
            sent = sum(totals[name] for name in ("early", "last_day", "late"))
            names = ("agreed", "early", "last_day", "late", "by_others")
            missing = totals["agreed"] - sent
            found.append({"period_id": period["id"], "missing": missing, **pick(totals, names)})
    return [row for row in found if row["agreed"]]
