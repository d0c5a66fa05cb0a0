"""Thousands of people with agreed plans, by bulk rows."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session

from api.foundation.clock import now
from api.foundation.ids import new_id
from api.goals.models import Approach, Goal, GoalKind, Indicator, Plan, PlanForm, PlanState
from api.identity.models import User
from api.organization.models import (
    Assessor,
    AssessorKind,
    Assignment,
    AssignmentKind,
    Employee,
    EmployeeKind,
    Position,
    PositionKind,
)
from tests.people import NEW_YEAR, Town

CYCLE = 20261
AGENCY = 1
SINCE = {"agency_id": AGENCY, "valid_from": NEW_YEAR}


def make_crowd(session: Session, town: Town, size: int) -> None:
    """Give the chief of the puskesmas many staff, each with an agreed plan of one indicator."""
    people = [_person(town, number) for number in range(size)]
    for model in (User, Position, Employee, Assignment, Assessor, Plan, Goal, Indicator):
        session.execute(insert(model), [person[model] for person in people])


def _person(town: Town, number: int) -> dict[type, dict[str, Any]]:
    user, post, assignment, plan, goal = (new_id(AGENCY) for _ in range(5))
    return {
        **_post(town, number, (user, post, assignment)),
        Plan: {
            "id": plan,
            "agency_id": AGENCY,
            "employee_id": user,
            "assignment_id": assignment,
            "unit_id": town.puskesmas,
            "assessor_id": town.chief.id,
            "cycle_id": CYCLE,
            "form": PlanForm.JA_JF,
            "approach": Approach.KUANTITATIF,
            "state": PlanState.AGREED,
            "starts_on": NEW_YEAR,
            "ends_on": date(2026, 12, 31),
            "agreed_at": now(),
            "agreed_by": town.chief.id,
            "revision": 1,
        },
        Goal: {
            "id": goal,
            "agency_id": AGENCY,
            "plan_id": plan,
            "kind": GoalKind.UTAMA,
            "position": 1,
            "text": "Terlayaninya warga",
        },
        Indicator: {
            "id": new_id(AGENCY),
            "agency_id": AGENCY,
            "plan_id": plan,
            "goal_id": goal,
            "position": 1,
            "text": "Warga terlayani",
        },
    }


def _post(town: Town, number: int, keys: tuple[UUID, UUID, UUID]) -> dict[type, dict[str, Any]]:
    user, post, assignment = keys
    nip = f"19700101{number:06d}1001"
    name = f"Pegawai {number:05d}"
    at = {"unit_id": town.puskesmas, "position_id": post}
    kind = AssignmentKind.DEFINITIF
    return {
        User: {"id": user, "login_key": nip, "leads": [], "agency_id": AGENCY},
        Position: {
            "id": post,
            "unit_id": town.puskesmas,
            "title": "Perawat",
            "kind": PositionKind.PELAKSANA,
            "is_head": False,
            **SINCE,
        },
        Employee: {
            "id": user,
            "nip": nip,
            "kind": EmployeeKind.PNS,
            "name": name,
            "sort_name": name.casefold(),
            "search_name": name.casefold(),
            "grade": "III/c",
            "agency_id": AGENCY,
            **at,
        },
        Assignment: {
            "id": assignment,
            "employee_id": user,
            "title": "Perawat",
            "kind": kind,
            **at,
            **SINCE,
        },
        Assessor: {
            "id": new_id(AGENCY),
            "employee_id": user,
            "assignment_id": assignment,
            "assessor_id": town.chief.id,
            "kind": AssessorKind.DEFINITIF,
            **SINCE,
        },
    }
