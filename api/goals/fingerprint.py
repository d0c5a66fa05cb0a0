"""The record of an agreed plan: its head, its lines, what is expected, and every version agreed."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.foundation.fingerprints import (
    Fingerprint,
    RecordKind,
    fingerprint,
    forms,
    grouped,
    record_keys,
    within,
)
from api.foundation.rows import Row
from api.goals.events import PlanAgreed
from api.goals.models import (
    BehaviourExpectation,
    Goal,
    Indicator,
    Plan,
    PlanState,
    PlanSupport,
    PlanVersion,
)

CAME_LATER = ("result_group", "practice_code")
PARTS = (Goal, Indicator, BehaviourExpectation, PlanSupport, PlanVersion)
IN_FORCE = (PlanState.AGREED, PlanState.CLOSED)
LATER = {
    "assessor_id": "follows who assesses the post; each change leaves PlansHandedOver",
    "ends_on": "follows the post; each change leaves PlanShortened or PlanProlonged",
    "state": "an agreed plan is closed one day; one that is neither is no record, and is found",
    "version": "counts all of these",
    "updated_at": "moves with all of these",
}
"""Columns of a plan that change lawfully after it was agreed."""


def read_agreed(session: Session, keys: Collection[UUID]) -> dict[UUID, Any]:
    """Read agreed plans whole, as they stand now."""
    in_force = Plan.state.in_(IN_FORCE)
    heads = forms(session, Plan, within(Plan.id, keys), in_force, later=LATER)
    parts = {
        part.__tablename__: grouped(
            [_of_then(row) for row in forms(session, part, within(part.plan_id, keys))], "plan_id"
        )
        for part in PARTS
    }
    return {
        head["id"]: {
            "plan": head,
            **{name: found.get(head["id"], []) for name, found in parts.items()},
        }
        for head in heads
    }


def _of_then(row: Row) -> Row:
    """Leave out columns that came later where they say nothing, so that older fingerprints hold."""
    return {name: value for name, value in row.items() if name not in CAME_LATER or value}


def fingerprint_of_plan(session: Session, plan_id: UUID) -> Fingerprint:
    """Take the fingerprint of a plan that has just been agreed."""
    return fingerprint(plan_id, read_agreed(session, [plan_id])[plan_id])


AGREED_PLANS = RecordKind(
    "plan",
    (PlanAgreed,),
    record_keys(Plan.id, Plan.id, Plan.agreed_at, Plan.agency_id, Plan.state.in_(IN_FORCE)),
    read_agreed,
)
