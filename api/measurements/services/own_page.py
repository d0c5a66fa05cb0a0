"""The page of one officer: cases closest to their limit, figures, distribution, late cases."""

from collections import defaultdict
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from api.cycles.records import CalendarPeriod
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import NotFound
from api.identity.actor import Actor, permit
from api.measurements.services.case_lines import cases_seen, lines_of, read_cases, url_of
from api.measurements.services.case_queries import NO_SYSTEM
from api.measurements.services.figures import distribution, figures_from
from api.measurements.services.late_cases import held_longest, late_cases
from api.measurements.services.listing import head_of, holder_of
from api.measurements.services.models import CaseState, ServiceCase
from api.measurements.services.page_schemas import OwnChoice
from api.measurements.services.periods import chosen, months_until
from api.measurements.services.permissions import Sight
from api.measurements.services.queries import (
    DAYS,
    RUNNING,
    done_within,
    find_seen,
    seen_by,
)
from api.measurements.services.records import (
    DayOfMonth,
    PersonRow,
    ServiceRow,
    StepRow,
)
from api.organization.models import Employee, Unit

MOST_RUNNING = 200


def get_mine(session: Session, actor: Actor, service_id: UUID, wanted: OwnChoice) -> dict[str, Any]:
    """Show an officer's own cases of a service with their figures; a leader sees those of the team's."""
    permit(actor.kind == "person", NO_SYSTEM)
    service, steps, sight = find_seen(session, actor, service_id)
    officer = _officer(session, actor, service, sight, wanted.officer_id or actor.id)
    period = chosen(wanted.period_id, today())
    whose = and_(ServiceCase.officer_id == officer["id"], seen_by(sight))
    cases = cases_seen(service, sight).where(whose, ServiceCase.state.in_(RUNNING))
    running = read_cases(
        session, cases.order_by(ServiceCase.due_on, ServiceCase.external_key).limit(MOST_RUNNING)
    )
    lines = lines_of(session, actor, service, steps)
    by_day = _by_day(session, service_id, whose, period)
    within = [row for row in by_day if row["issued_on"] >= period["starts_on"]]
    done = and_(done_within(service_id, period["starts_on"], period["ends_on"]), whose)
    return {
        "service": head_of(service),
        "officer": officer,
        "period": period,
        "running": lines.lines(one for one in running if one["state"] is CaseState.OPEN),
        "suspended": lines.suspended(one for one in running if one["state"] is CaseState.SUSPENDED),
        "figures": asdict(figures_from(within)),
        "months": _months(by_day, period),
        "distribution": distribution(within),
        "late_cases": _late(session, service, steps, done),
    }


def _officer(
    session: Session, actor: Actor, service: ServiceRow, sight: Sight, officer_id: UUID
) -> PersonRow:
    """Name the officer: oneself, or one whose cases one sees."""
    found = rows.read(
        session,
        rows.TypedSelect(
            PersonRow, select(Employee.id, Employee.name).where(Employee.id == officer_id)
        ),
    )
    if not found:
        raise NotFound(officer_id=officer_id)
    if officer_id != actor.id:
        theirs = (
            select(ServiceCase.id)
            .join(Unit, Unit.id == ServiceCase.unit_id)
            .where(
                ServiceCase.service_id == service["id"],
                ServiceCase.officer_id == officer_id,
                seen_by(sight),
            )
        )
        there = session.scalars(theirs.limit(1)).first()
        permit(there is not None, "Only an officer and their leaders look at this page")
    return found[0]


def _by_day(
    session: Session, service_id: UUID, whose: ColumnElement[bool], period: CalendarPeriod
) -> list[DayOfMonth]:
    """Count the cases of the year until the period's end, by day of issue and working days."""
    begins = date(period["ends_on"].year, 1, 1)
    found = (
        select(*DAYS, ServiceCase.issued_on)
        .join(Unit, Unit.id == ServiceCase.unit_id)
        .where(done_within(service_id, begins, period["ends_on"]), whose)
        .group_by(ServiceCase.issued_on, ServiceCase.working_days)
    )
    return rows.read(session, rows.TypedSelect(DayOfMonth, found))


def _months(by_day: list[DayOfMonth], period: CalendarPeriod) -> list[dict[str, Any]]:
    months: dict[date, list[DayOfMonth]] = defaultdict(list)
    for row in by_day:
        months[row["issued_on"].replace(day=1)].append(row)
    return [
        {"month": month, **asdict(figures_from(months[month]))}
        for month in months_until(min(period["ends_on"], max(today(), period["starts_on"])))
    ]


def _late(
    session: Session, service: ServiceRow, steps: list[StepRow], done: ColumnElement[bool]
) -> list[dict[str, Any]]:
    held = held_longest(session, done)
    by_position = {step["position"]: step for step in steps}
    shown = []
    for row in late_cases(session, done):
        position, days = held.get(row["id"], (None, None))
        step = by_position.get(position) if position is not None else None
        shown.append(
            {
                **row,
                "url": url_of(service, row["external_key"]),
                "held_by": step["name"] if step else None,
                "holder": holder_of(step),
                "held_days": days,
            }
        )
    return shown
