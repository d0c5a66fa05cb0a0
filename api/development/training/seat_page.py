"""Shows somebody's seats, and one of them with all that is needed to answer it or to let the person go."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.training import queries, seat_queries
from api.development.training.permissions import approves, keeps
from api.development.training.records import ColleagueRow, SeatRow
from api.development.training.rules import training_rules
from api.development.training.seats import shown_rows
from api.development.training.sessions import days_of
from api.foundation import rows
from api.foundation.clock import today
from api.identity.actor import Actor
from api.organization.models import Employee
from api.organization.people.queries import get_employee
from api.organization.posts.queries import superiors_of


def list_own_seats(session: Session, actor: Actor, employee_id: UUID) -> dict[str, Any]:
    """List somebody's seats, the latest first, for whoever sees the person."""
    get_employee(session, actor, employee_id)
    rules = training_rules(session)
    found = seat_queries.seats_of_person(session, employee_id)
    return {
        "items": shown_rows(session, actor, found),
        "superior": _superior(session, employee_id),
        "approve_days": rules.approve_days,
    }


def get_seat(session: Session, actor: Actor, seat_id: UUID) -> dict[str, Any]:
    """Show one seat, with who else is away for whoever lets the person go."""
    row = seat_queries.find_seat(session, actor, seat_id)
    rules = training_rules(session)
    knows = approves(actor, row) or keeps(actor, row["agency_id"])
    reasons = row["reasons"]
    return {
        "seat": shown_rows(session, actor, [row])[0],
        **rows.pick(
            queries.read_programme(session, row["programme_id"]),
            ("provider", "mode", "description"),
        ),
        "superior": _superior(session, row["employee_id"]),
        "approve_days": rules.approve_days,
        "unit_most": reasons["unit_room"] + reasons["unit_away"],
        "colleagues": _away(session, row) if knows else [],
    }


def _superior(session: Session, employee_id: UUID) -> dict[str, Any] | None:
    found = superiors_of(session, [employee_id], today()).get(employee_id)
    superior = found and session.get(Employee, found)
    return {"id": superior.id, "name": superior.name} if superior else None


def _away(session: Session, seat: SeatRow) -> list[dict[str, Any]]:
    days = days_of(seat["sessions"])
    found = seat_queries.colleagues_meanwhile(session, seat)
    return [
        {
            "employee": rows.pick(one, ("id", "name")),
            **rows.pick(one, ("position", "title", "state")),
            "days": shared,
        }
        for one, shared in _sharing(found, days)
    ]


def _sharing(
    found: Iterable[ColleagueRow], days: frozenset[date]
) -> Iterable[tuple[ColleagueRow, list[date]]]:
    """Leave out whose days lie between those of the seat."""
    for one in found:
        shared = sorted(days & days_of(one["sessions"]))
        if shared:
            yield one, shared
