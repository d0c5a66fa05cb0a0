"""What can be asked about plans."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from api.cycles.models import Cycle
from api.foundation import rows
from api.foundation.errors import NotFound
from api.foundation.ids import agency_of
from api.foundation.nested import listed, texts
from api.goals import permissions
from api.goals.models import (
    BehaviourExpectation,
    Goal,
    Indicator,
    Plan,
    PlanSupport,
    SupportKind,
)
from api.goals.records import (
    BehaviourRow,
    GoalRow,
    IndicatorRow,
    PersonRow,
    PlanHead,
    PlanKey,
    SupportRow,
    Supports,
)
from api.identity.actor import Actor
from api.organization.models import Assignment, Unit
from api.organization.people.queries import person_card
from api.rules.models import BehaviourGuide, BehaviourValue

_HEAD = (
    select(
        Plan.id,
        Plan.agency_id,
        Plan.employee_id,
        Plan.assessor_id,
        Plan.unit_id,
        Plan.assignment_id,
        Plan.cycle_id,
        Cycle.population,
        Plan.state,
        Plan.form,
        Plan.approach,
        Plan.version,
        Plan.revision,
        Plan.return_note,
        Plan.starts_on,
        Plan.ends_on,
        Plan.submitted_at,
        Plan.agreed_at,
        Unit.path.label("unit_path"),
        Assignment.title,
    )
    .join(Unit, Unit.id == Plan.unit_id)
    .join(Assignment, Assignment.id == Plan.assignment_id)
    .join(Cycle, Cycle.id == Plan.cycle_id)
    .where(Plan.id == bindparam("plan_id"), Plan.agency_id == bindparam("agency_id"))
)
HEAD = rows.TypedSelect(PlanHead, _HEAD)
LOCKED = rows.TypedSelect(PlanHead, _HEAD.with_for_update(of=Plan, key_share=True))
_OF_PLAN: dict[str, Any] = {"plan_id": bindparam("plan_id"), "agency_id": bindparam("agency_id")}
_INDICATORS = listed(
    IndicatorRow,
    select(
        Indicator.id,
        Indicator.position,
        Indicator.text,
        Indicator.aspect,
        Indicator.perspective,
        Indicator.unit_of_measure,
        Indicator.direction,
        Indicator.target,
        Indicator.target_low,
        Indicator.target_high,
        Indicator.target_text,
        Indicator.baseline,
        Indicator.accumulation,
        Indicator.due_on,
        Indicator.data_source,
        Indicator.version,
    )
    .filter_by(goal_id=Goal.id, **_OF_PLAN)
    .order_by(Indicator.position, Indicator.id)
    .correlate(Goal),
)
GOALS = listed(
    GoalRow,
    select(
        Goal.id,
        Goal.kind,
        Goal.position,
        Goal.text,
        Goal.parent_id,
        Goal.outside_parent_id,
        Goal.agreement_indicator_id,
        Goal.parent_text,
        Goal.assigned_by,
        Goal.result_group,
        Goal.practice_code,
        Goal.version,
        _INDICATORS.label("indicators"),
    )
    .filter_by(**_OF_PLAN)
    .order_by(Goal.position, Goal.id),
)
_GUIDES = texts(
    select(BehaviourGuide.text)
    .where(BehaviourGuide.value_code == BehaviourValue.code)
    .order_by(BehaviourGuide.number)
    .correlate(BehaviourValue)
)
BEHAVIOUR = listed(
    BehaviourRow,
    select(
        BehaviourValue.code.label("value_code"),
        BehaviourValue.name,
        _GUIDES.label("guides"),
        BehaviourExpectation.text.label("expectation"),
        func.coalesce(BehaviourExpectation.version, 0).label("version"),
    )
    .outerjoin(
        BehaviourExpectation,
        (BehaviourExpectation.value_code == BehaviourValue.code)
        & (BehaviourExpectation.plan_id == bindparam("plan_id"))
        & (BehaviourExpectation.agency_id == bindparam("agency_id")),
    )
    .order_by(BehaviourValue.code),
)
"""The seven values with their guides and the leader's expectations (R26, R27)."""
SUPPORTS = listed(
    SupportRow,
    select(PlanSupport.kind, PlanSupport.text, PlanSupport.version)
    .filter_by(**_OF_PLAN)
    .order_by(PlanSupport.kind, PlanSupport.position),
)


def at(plan_id: UUID) -> PlanKey:
    """Name a plan's place: its key and its agency."""
    return {"plan_id": plan_id, "agency_id": agency_of(plan_id)}


def plan_head(session: Session, plan_id: UUID) -> PlanHead:
    """Read the head of a plan, or refuse; says nothing about who may see it."""
    found = rows.fetch_one(session, HEAD, **at(plan_id))
    if found is None:
        raise NotFound(plan_id=plan_id)
    return found


def see_plan(session: Session, actor: Actor, plan_id: UUID) -> PlanHead:
    """Read the head of a plan that the actor may see."""
    head = plan_head(session, plan_id)
    if not permissions.may_see(actor, head):
        raise NotFound(plan_id=plan_id)
    return head


def lock_seen_plan(session: Session, actor: Actor, plan_id: UUID) -> PlanHead:
    """Read the head of a plan that the actor may see, locked: for work below it that leaves it as it is."""
    head = rows.fetch_one(session, LOCKED, **at(plan_id))
    if head is None or not permissions.may_see(actor, head):
        raise NotFound(plan_id=plan_id)
    return head


def lock_plan(session: Session, plan_id: UUID) -> Plan:
    """Load a plan to change it or what is below it; one person's work queues behind this lock."""
    plan = session.scalars(
        select(Plan).where(Plan.at(plan_id)).with_for_update(key_share=True)
    ).first()
    if plan is None:
        raise NotFound(plan_id=plan_id)
    return plan


def supports_of(lines: Iterable[SupportRow]) -> Supports:
    """Put lines into the three lists of the Lampiran SKP (R10), each with its version."""
    texts: dict[str, list[str]] = {kind.value: [] for kind in SupportKind}
    versions = dict.fromkeys(texts, 0)
    for line in lines:
        texts[line["kind"]].append(line["text"])
        versions[line["kind"]] = line["version"]
    return {"supports": texts, "support_versions": versions}


def card(session: Session, employee_id: UUID) -> PersonRow:
    """Read a person as plans show them."""
    found = person_card(session, employee_id)
    return {
        "id": found["id"],
        "name": found["name"],
        "front_title": found["front_title"],
        "back_title": found["back_title"],
        "nip": found["nip"],
        "grade": found["grade"],
        "position": found["position"],
        "unit_name": found["unit_name"],
    }
