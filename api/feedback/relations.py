"""Whom one works with, and may therefore speak about (R29, III.C.6–9).

One's unit, staff, leaders and those with the same leader; whose goals serve one's own or are served
by them; who asked. Leaders above and those who speak for the public need no more than their office.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import exists, or_, select, union
from sqlalchemy.orm import Session, aliased

from api.feedback.models import FeedbackRequest
from api.foundation.clock import today
from api.goals.models import Goal, Plan, PlanState
from api.identity.actor import Actor
from api.organization.models import Assessor, Assignment
from api.organization.posts.queries import valid_on

AGREED = select(Plan.id).where(Plan.state == PlanState.AGREED)
_KEPT = select(Plan.id)
_theirs = aliased(Goal)
_theirs_in = aliased(Plan)


def leaders_of(employee_id: UUID) -> Any:
    """Select who assesses somebody today."""
    return select(Assessor.assessor_id).where(
        Assessor.employee_id == employee_id, valid_on(Assessor, today())
    )


def _units_of(employee_id: UUID) -> Any:
    return select(Assignment.unit_id).where(
        Assignment.employee_id == employee_id, valid_on(Assignment, today())
    )


def _goals_of(employee_id: UUID) -> Any:
    return (
        select(_theirs.id)
        .join(
            _theirs_in,
            (_theirs_in.id == _theirs.plan_id) & (_theirs_in.agency_id == _theirs.agency_id),
        )
        .where(_theirs_in.employee_id == employee_id)
    )


def _served_by(employee_id: UUID) -> Any:
    """Select the goals that somebody's goals serve, in whatever agency."""
    mine = _goals_of(employee_id)
    inside = mine.with_only_columns(_theirs.parent_id).where(_theirs.parent_id.is_not(None))
    outside = mine.with_only_columns(_theirs.outside_parent_id).where(
        _theirs.outside_parent_id.is_not(None)
    )
    return union(inside, outside)


def around(actor: Actor, plans: Any = AGREED) -> Any:
    """Select the plans of those with whom one works; one index each.

    Peers have the same assessor: to the head of an agency they are the heads of the others.
    """
    leaders = leaders_of(actor.id)
    return union(
        plans.where(Plan.unit_id.in_(_units_of(actor.id))),
        plans.where(Plan.assessor_id == actor.id),
        plans.where(Plan.employee_id.in_(leaders)),
        plans.where(Plan.assessor_id.in_(leaders)),
        plans.where(Plan.id.in_(_of_goals(Goal.parent_id.in_(_goals_of(actor.id))))),
        plans.where(Plan.id.in_(_of_goals(Goal.id.in_(_served_by(actor.id))))),
        plans.where(Plan.id.in_(_that_ask(actor.id))),
    )


def _of_goals(these: Any) -> Any:
    return select(Goal.plan_id).where(these)


def _that_ask(employee_id: UUID) -> Any:
    return select(FeedbackRequest.plan_id).where(FeedbackRequest.asked_id == employee_id)


def works_with(session: Session, actor: Actor, plan_id: UUID) -> bool:
    """Say whether one works with whose plan it is."""
    there = or_(Plan.id.in_(around(actor, _KEPT)), exists(_serving(actor, plan_id)))
    return session.scalar(select(Plan.id).where(Plan.id == plan_id, there)) is not None


def is_served_by(session: Session, actor: Actor, plan_id: UUID) -> bool:
    """U1: say whether a goal of a plan serves one of the actor's: they lead that work."""
    return session.scalar(_serving(actor, plan_id).limit(1)) is not None


def _serving(actor: Actor, plan_id: UUID) -> Any:
    mine = _goals_of(actor.id)
    return select(Goal.id).where(
        Goal.plan_id == plan_id, or_(Goal.parent_id.in_(mine), Goal.outside_parent_id.in_(mine))
    )
