"""Counts the people of each unit in each period, once a day: a job, some hundred people at a time."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, delete, exists, func, select
from sqlalchemy.orm import Session

from api.achievements.models import Receipt
from api.achievements.progress import Track
from api.analytics.insights.trends.models import UnitPeriodFigures
from api.analytics.insights.trends.records import COUNTS, PersonOfPeriod
from api.analytics.models import PersonPeriodFacts
from api.cycles.models import CyclePeriod, Period
from api.foundation import jobs, rows
from api.foundation.clock import WITA, now
from api.foundation.daily import Days
from api.foundation.jobs import Lease
from api.foundation.work import Database
from api.goals.models import PlanState
from api.organization.models import Assignment, AssignmentKind

COUNT = "insights.count_units"
AT_ONCE = 500
FIRST = UUID(int=0)
KEEP_PACE = (Track.AHEAD, Track.ON_TRACK)
_of_plan = and_(
    Receipt.plan_id == PersonPeriodFacts.plan_id,
    Receipt.period_id == PersonPeriodFacts.period_id,
    Receipt.agency_id == PersonPeriodFacts.agency_id,
)
_PEOPLE = rows.TypedSelect(
    PersonOfPeriod,
    select(
        PersonPeriodFacts.employee_id,
        PersonPeriodFacts.unit_id,
        PersonPeriodFacts.agency_id,
        PersonPeriodFacts.plan_state,
        PersonPeriodFacts.track,
        PersonPeriodFacts.measured,
        PersonPeriodFacts.predikat,
        select(func.min(Receipt.created_at))
        .where(_of_plan)
        .scalar_subquery()
        .label("first_sent_at"),
        exists(
            select(Receipt.id).where(
                _of_plan, Receipt.submitted_by != PersonPeriodFacts.employee_id
            )
        ).label("sent_by_others"),
    )
    .join(Assignment, Assignment.id == PersonPeriodFacts.assignment_id)
    .join(Period, Period.id == PersonPeriodFacts.period_id)
    .where(
        PersonPeriodFacts.period_id == bindparam("period_id"),
        PersonPeriodFacts.employee_id > bindparam("after"),
        Assignment.kind == AssignmentKind.DEFINITIF,
        Assignment.valid_from <= Period.ends_on,
        Assignment.valid_until > Period.ends_on,
    )
    .order_by(PersonPeriodFacts.employee_id)
    .limit(AT_ONCE),
)
_CHANGED = select(
    PersonPeriodFacts.period_id,
    func.max(PersonPeriodFacts.updated_at).label("changed_at"),
).group_by(PersonPeriodFacts.period_id)
_COUNTED = select(
    UnitPeriodFigures.period_id, func.min(UnitPeriodFigures.counted_at).label("counted_at")
).group_by(UnitPeriodFigures.period_id)
_DUE = select(func.max(CyclePeriod.report_due_on).label("due_on")).where(
    CyclePeriod.period_id == bindparam("period_id")
)
_DROP = delete(UnitPeriodFigures).where(UnitPeriodFigures.period_id == bindparam("of_period"))


def changed_periods(session: Session) -> list[int]:
    """List the periods in which anything changed since they were counted."""
    counted = {row["period_id"]: row["counted_at"] for row in rows.fetch(session, _COUNTED)}
    return [
        row["period_id"]
        for row in rows.fetch(session, _CHANGED)
        if row["period_id"] not in counted or row["changed_at"] > counted[row["period_id"]]
    ]


def count_daily(session: Session, _days: Days) -> int:
    """Queue a count of every period in which anything changed since the last one."""
    changed = changed_periods(session)
    for period_id in changed:
        jobs.queue(session, COUNT, {"period_id": period_id}, dedupe_key=f"{COUNT}.{period_id}")
    return len(changed)


def every_period(session: Session) -> list[int]:
    return [row["period_id"] for row in rows.fetch(session, _CHANGED)]


async def count_now(database: Database) -> None:
    """Count every period; where no server does it as a job."""
    for period_id in await database.read(every_period):
        begun_at = now()
        counted = await counted_in(database, period_id)
        await database.write(keep, period_id, begun_at, counted)


@jobs.job(COUNT)
async def count_units(database: Database, payload: Any, lease: Lease) -> None:
    """Count the people of all units in one period."""
    period_id, begun_at = int(payload["period_id"]), now()
    await lease.write(keep, period_id, begun_at, await counted_in(database, period_id))


async def counted_in(database: Database, period_id: int) -> dict["Place", Counter[str]]:
    """Read the people of a period, some hundred at a time, and count them."""
    due_on = await database.read(due_on_of, period_id)
    people: list[PersonOfPeriod] = []
    while part := await database.read(
        people_after, period_id, people[-1]["employee_id"] if people else FIRST
    ):
        people += part
    return await asyncio.to_thread(count, people, due_on)


def due_on_of(session: Session, period_id: int) -> date:
    """Say until when reports of a period are in time; where cycles share it, the last day of all."""
    due_on: date = rows.fetch(session, _DUE, period_id=period_id)[0]["due_on"]
    return due_on


def people_after(session: Session, period_id: int, after: UUID) -> list[PersonOfPeriod]:
    """Read some of the people who held their post at a period's end (R45), in the order of their keys."""
    return rows.fetch(session, _PEOPLE, period_id=period_id, after=after)


Place = tuple[UUID, int]
"""A unit and its agency."""


def count(people: Sequence[PersonOfPeriod], due_on: date) -> dict[Place, Counter[str]]:
    """Count each unit's own people: pure."""
    counted: dict[Place, Counter[str]] = defaultdict(Counter)
    for person in people:
        counted[person["unit_id"], person["agency_id"]].update(_said_of(person, due_on))
    return counted


def _said_of(person: PersonOfPeriod, due_on: date) -> list[str]:
    said = ["people"]
    if person["measured"]:
        said += ["measured", "on_track"] if person["track"] in KEEP_PACE else ["measured"]
    if person["plan_state"] in (PlanState.AGREED, PlanState.CLOSED):
        said += ["agreed", *_sent(person, due_on)]
    if person["predikat"] is not None:
        said.append(person["predikat"])
    return said


def _sent(person: PersonOfPeriod, due_on: date) -> list[str]:
    """Say when the first report of the period came, by the day in Bali, and whether by other hands."""
    if person["first_sent_at"] is None:
        return []
    day = person["first_sent_at"].astimezone(WITA).date()
    when = "early" if day < due_on else "last_day" if day == due_on else "late"
    return [when, "by_others"] if person["sent_by_others"] else [when]


def keep(
    session: Session, period_id: int, begun_at: datetime, counted: Mapping[Place, Counter[str]]
) -> None:
    """Put what was counted in the place of what was counted before."""
    rows.change(session, _DROP, of_period=period_id)
    made = [
        {
            "unit_id": unit_id,
            "agency_id": agency_id,
            "period_id": period_id,
            "counted_at": begun_at,
            **{name: counts[name] for name in COUNTS},
        }
        for (unit_id, agency_id), counts in counted.items()
    ]
    rows.add(session, UnitPeriodFigures, made)
