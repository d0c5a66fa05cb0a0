"""What can be asked about plans."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.errors import NotFound
from api.foundation.ids import agency_of
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
    BehaviourLine,
    BehaviourRow,
    GoalRow,
    IndicatorRow,
    LineRow,
    PersonRow,
    PlanContent,
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
    .where(Plan.id == bindparam("plan_id"), Plan.agency_id == bindparam("agency_id"))
)
HEAD = rows.TypedSelect(PlanHead, _HEAD)
LOCKED = rows.TypedSelect(PlanHead, _HEAD.with_for_update(of=Plan, key_share=True))
LINES = rows.TypedSelect(
    LineRow,
    select(
        Goal.id.label("goal_id"),
        Goal.kind.label("goal_kind"),
        Goal.position.label("goal_position"),
        Goal.text.label("goal_text"),
        Goal.parent_id,
        Goal.outside_parent_id,
        Goal.agreement_indicator_id,
        Goal.parent_text,
        Goal.assigned_by,
        Goal.version.label("goal_version"),
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
    .outerjoin(
        Indicator,
        (Indicator.plan_id == Goal.plan_id)
        & (Indicator.agency_id == Goal.agency_id)
        & (Indicator.goal_id == Goal.id),
    )
    .where(Goal.plan_id == bindparam("plan_id"), Goal.agency_id == bindparam("agency_id"))
    .order_by(Goal.position, Goal.id, Indicator.position, Indicator.id),
)
BEHAVIOUR = rows.TypedSelect(
    BehaviourLine,
    select(
        BehaviourValue.code,
        BehaviourValue.name,
        BehaviourGuide.text.label("guide"),
        BehaviourExpectation.text.label("expectation"),
        func.coalesce(BehaviourExpectation.version, 0).label("version"),
    )
    .join(BehaviourGuide, BehaviourGuide.value_code == BehaviourValue.code)
    .outerjoin(
        BehaviourExpectation,
        (BehaviourExpectation.value_code == BehaviourValue.code)
        & (BehaviourExpectation.plan_id == bindparam("plan_id"))
        & (BehaviourExpectation.agency_id == bindparam("agency_id")),
    )
    .order_by(BehaviourValue.code, BehaviourGuide.number),
)
SUPPORTS = rows.TypedSelect(
    SupportRow,
    select(PlanSupport.kind, PlanSupport.text, PlanSupport.version)
    .where(
        PlanSupport.plan_id == bindparam("plan_id"),
        PlanSupport.agency_id == bindparam("agency_id"),
    )
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


def plan_lines(session: Session, plan_id: UUID) -> list[GoalRow]:
    """Read goals with their indicators, in order."""
    return goals_of(rows.fetch(session, LINES, **at(plan_id)))


def goals_of(lines: Iterable[LineRow]) -> list[GoalRow]:
    """Put indicators under their goals."""
    goals: dict[UUID, GoalRow] = {}
    for row in lines:
        goal = goals.get(row["goal_id"])
        if goal is None:
            goal = goals[row["goal_id"]] = _goal(row)
        if row["id"] is not None:
            goal["indicators"].append(_indicator(row, row["id"]))
    return list(goals.values())


def _goal(row: LineRow) -> GoalRow:
    return {
        "id": row["goal_id"],
        "kind": row["goal_kind"],
        "position": row["goal_position"],
        "text": row["goal_text"],
        "parent_id": row["parent_id"],
        "outside_parent_id": row["outside_parent_id"],
        "agreement_indicator_id": row["agreement_indicator_id"],
        "parent_text": row["parent_text"],
        "assigned_by": row["assigned_by"],
        "version": row["goal_version"],
        "indicators": [],
    }


def _indicator(row: LineRow, key: UUID) -> IndicatorRow:
    return {
        "id": key,
        "position": row["position"],
        "text": row["text"],
        "aspect": row["aspect"],
        "perspective": row["perspective"],
        "unit_of_measure": row["unit_of_measure"],
        "direction": row["direction"],
        "target": row["target"],
        "target_low": row["target_low"],
        "target_high": row["target_high"],
        "target_text": row["target_text"],
        "baseline": row["baseline"],
        "accumulation": row["accumulation"],
        "due_on": row["due_on"],
        "data_source": row["data_source"],
        "version": row["version"],
    }


def plan_behaviour(session: Session, plan_id: UUID) -> list[BehaviourRow]:
    """Read the seven values with their guides and the leader's expectations (R26, R27)."""
    return values_of(rows.fetch(session, BEHAVIOUR, **at(plan_id)))


def values_of(lines: Iterable[BehaviourLine]) -> list[BehaviourRow]:
    """Put guides under their values."""
    values: dict[int, BehaviourRow] = {}
    for row in lines:
        value = values.get(row["code"])
        if value is None:
            value = values[row["code"]] = {
                "value_code": row["code"],
                "name": row["name"],
                "guides": [],
                "expectation": row["expectation"],
                "version": row["version"],
            }
        value["guides"].append(row["guide"])
    return list(values.values())


def supports_of(lines: Iterable[SupportRow]) -> Supports:
    """Put lines into the three lists of the Lampiran SKP (R10), each with its version."""
    texts: dict[str, list[str]] = {kind.value: [] for kind in SupportKind}
    versions = dict.fromkeys(texts, 0)
    for line in lines:
        texts[line["kind"]].append(line["text"])
        versions[line["kind"]] = line["version"]
    return {"supports": texts, "support_versions": versions}


def plan_supports(session: Session, plan_id: UUID) -> dict[str, list[str]]:
    """Read the three lists of a plan's Lampiran SKP (R10)."""
    return supports_of(rows.fetch(session, SUPPORTS, **at(plan_id)))["supports"]


def plan_content(session: Session, plan_id: UUID) -> PlanContent:
    """Read a plan's goals, behaviour and supports, as they are agreed and kept."""
    return {
        "goals": plan_lines(session, plan_id),
        "behaviour": plan_behaviour(session, plan_id),
        **supports_of(rows.fetch(session, SUPPORTS, **at(plan_id))),
    }


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
