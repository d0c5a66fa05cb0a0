"""What a goal may serve and serves (R18): one goal of the leader's agreed plan, or one line of the
agreement."""

from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.errors import Invalid
from api.foundation.ids import agency_of
from api.goals import queries
from api.goals.agreements import queries as agreements
from api.goals.models import Goal, Plan, PlanState
from api.goals.records import LeadersGoalRow, ParentGoalRow, Parents
from api.goals.schemas import Fields
from api.identity.actor import Actor

LEADERS_GOALS = rows.TypedSelect(
    LeadersGoalRow,
    select(Goal.id, Goal.text, Goal.kind, Goal.position, Plan.agency_id, Plan.state)
    .join(Plan, (Plan.id == Goal.plan_id) & (Plan.agency_id == Goal.agency_id))
    .where(
        Plan.employee_id == bindparam("leader_id"),
        Plan.cycle_id >= bindparam("first"),
        Plan.cycle_id <= bindparam("last"),
        Plan.state != PlanState.CANCELLED,
    )
    .order_by(Plan.id, Goal.position),
)
PARENT = "parent_id"
LINE = "agreement_indicator_id"


def list_parents(session: Session, actor: Actor, plan_id: UUID) -> Parents:
    """Show what a goal of the plan may serve (R18); the leader's goals count once agreed (R19)."""
    head = queries.see_plan(session, actor, plan_id)
    leader_id, cycle_id, agency_id = head["assessor_id"], head["cycle_id"], head["agency_id"]
    found = _of_year(session, leader_id, cycle_id)
    return {
        "assessor_name": queries.card(session, leader_id)["name"],
        "assessor_plan_state": found[0]["state"] if found else None,
        "goals": [_parent(goal, agency_id) for goal in found if _is_agreed(goal)],
        "agreement_indicators": agreements.agreement_lines(
            session, head["unit_id"], cycle_id // 10
        ),
    }


def _is_agreed(goal: LeadersGoalRow) -> bool:
    return goal["state"] in (PlanState.AGREED, PlanState.CLOSED)


def _parent(goal: LeadersGoalRow, agency_id: int) -> ParentGoalRow:
    return {
        "id": goal["id"],
        "text": goal["text"],
        "kind": goal["kind"],
        "position": goal["position"],
        "outside": goal["agency_id"] != agency_id,
    }


def leaders_goals(session: Session, leader_id: UUID, cycle_id: int) -> list[LeadersGoalRow]:
    """Read the goals of a leader's agreed plans."""
    return [goal for goal in _of_year(session, leader_id, cycle_id) if _is_agreed(goal)]


def _of_year(session: Session, leader_id: UUID, cycle_id: int) -> list[LeadersGoalRow]:
    """Read the goals of a leader in a year, whichever population's: a school head serves a bidang (R101)."""
    first = cycle_id // 10 * 10
    return rows.fetch(session, LEADERS_GOALS, leader_id=leader_id, first=first, last=first + 9)


def serve(session: Session, plan: Plan, goal: Goal, given: Fields) -> None:
    """Join a goal to what it serves; null gives up the link. Takes both names out of `given`."""
    touched = given.keys() & {PARENT, LINE}
    parent_id, line_id = given.pop(PARENT, None), given.pop(LINE, None)
    if parent_id is not None and line_id is not None:
        raise Invalid((f"/{LINE}", "one_parent", "a goal serves one thing"))
    if parent_id is not None:
        _serve_goal(session, plan, goal, parent_id)
        given["parent_text"] = goal.parent_text
    elif line_id is not None:
        _check_line(session, plan, line_id)
        _give_up_parent(goal, given)
        goal.agreement_indicator_id = line_id
    else:
        _give_up(goal, touched, given)


def _serve_goal(session: Session, plan: Plan, goal: Goal, parent_id: UUID) -> None:
    found = leaders_goals(session, plan.assessor_id, plan.cycle_id)
    parent = next((row for row in found if row["id"] == parent_id), None)
    if parent is None:
        raise Invalid((f"/{PARENT}", "not_the_leaders", "not an agreed goal of the assessor"))
    same = agency_of(parent_id) == plan.agency_id
    goal.parent_id = parent_id if same else None
    goal.outside_parent_id = None if same else parent_id
    goal.agreement_indicator_id = None
    goal.parent_text = parent["text"]


def _check_line(session: Session, plan: Plan, line_id: UUID) -> None:
    found = agreements.agreement_lines(session, plan.unit_id, plan.cycle_id // 10)
    if all(row["id"] != line_id for row in found):
        raise Invalid((f"/{LINE}", "not_the_units", "not of the unit's agreement"))


def _give_up(goal: Goal, touched: set[str], given: Fields) -> None:
    if PARENT in touched:
        _give_up_parent(goal, given)
    if LINE in touched:
        goal.agreement_indicator_id = None


def _give_up_parent(goal: Goal, given: Fields) -> None:
    """The words of a goal that is served no more go with it, unless others are given."""
    if goal.parent_id is not None or goal.outside_parent_id is not None:
        given.setdefault("parent_text", None)
    goal.parent_id = goal.outside_parent_id = None
