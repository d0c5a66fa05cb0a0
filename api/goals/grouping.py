"""R103, R106: the groups in which a population's results stand, and the one practice that is shown."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import and_, bindparam, exists, select
from sqlalchemy.orm import Session

from api.cycles.models import Cycle
from api.foundation.errors import Invalid
from api.goals.models import Goal, GoalKind, Plan, ResultGroup
from api.goals.records import Finding, GoalRow, Grouping
from api.organization.models import Assignment, Employee, EmployeeState
from api.organization.posts.populations import begins_with
from api.rules.models import RuleTable, RuleTableRow
from api.rules.populations import NAME
from api.rules.queries import table

PRACTICES = "teaching_practices"
OF_POPULATION = (
    select(RuleTableRow.cells)
    .join(RuleTable, RuleTable.id == RuleTableRow.table_id)
    .where(
        RuleTable.name == bindparam("populations", NAME),
        RuleTableRow.row_key == Cycle.population,
        RuleTable.effective_from <= Plan.starts_on,
        RuleTable.effective_until > Plan.starts_on,
        ~exists()
        .where(Employee.id == Plan.employee_id, Employee.state == EmployeeState.TUGAS_BELAJAR)
        .correlate(Plan),
    )
    .correlate(Cycle, Plan)
    .scalar_subquery()
)
"""What the rules say of the population whose year a plan is of; nothing of all, and of who studies (II.B.2)."""
_RULES = (
    select(OF_POPULATION.label("rules"), Assignment.title)
    .select_from(Plan)
    .join(Cycle, Cycle.id == Plan.cycle_id)
    .join(Assignment, Assignment.id == Plan.assignment_id)
)


def grouping_of(rules: Any, title: str) -> Grouping:
    """Say how a plan is grouped, by the rules of its population and the title of its post."""
    if rules is None:
        return {"result_groups": [], "asks_practice": False}
    return {
        "result_groups": [ResultGroup(one) for one in rules["result_groups"]],
        "asks_practice": begins_with(title, rules["practice_titles"]),
    }


def check_group(session: Session, plan: Plan, goal: Goal) -> None:
    """Refuse a group or a practice that is none of the plan's; one's groups are the main results (R109)."""
    if goal.result_group is None and goal.practice_code is None:
        return
    of_plan = and_(Plan.id == plan.id, Plan.agency_id == plan.agency_id)
    rules, title = session.execute(_RULES.where(of_plan)).one()
    if goal.result_group not in grouping_of(rules, title)["result_groups"]:
        raise Invalid(("/result_group", "not_in_this_plan", "this plan has no such group"))
    if goal.kind is not GoalKind.UTAMA:
        raise Invalid(("/kind", "groups_are_main", "what stands in a group is a main result"))
    if goal.practice_code is not None:
        _check_practice(session, plan, goal)


def _check_practice(session: Session, plan: Plan, goal: Goal) -> None:
    if goal.result_group is not ResultGroup.PRAKTIK_KINERJA:
        raise Invalid(("/practice_code", "not_of_this_group", "only of praktik_kinerja"))
    if goal.practice_code not in table(session, PRACTICES, date(plan.starts_on.year, 12, 31)):
        raise Invalid(("/practice_code", "unknown", "none of the practices"))


def missing_groups(grouping: Grouping, goals: Sequence[GoalRow]) -> list[Finding]:
    """List what the groups lack: a main result outside of them, an empty one, the one practice."""
    groups = grouping["result_groups"]
    if not groups:
        return []
    found: list[Finding] = [
        {"pointer": f"/goals/{number}/result_group", "code": "no_group"}
        for number, goal in enumerate(goals)
        if goal["kind"] == GoalKind.UTAMA and goal["result_group"] is None
    ]
    filled = {goal["result_group"] for goal in goals}
    found += [{"pointer": "/goals", "code": f"no_{one}"} for one in groups if one not in filled]
    if grouping["asks_practice"]:
        found += _without_practice(goals)
    return found


def _without_practice(goals: Sequence[GoalRow]) -> list[Finding]:
    """R106: one practice a year."""
    chosen = {goal["practice_code"] for goal in goals} - {None}
    if not chosen:
        return [{"pointer": "/goals", "code": "no_practice"}]
    return [{"pointer": "/goals", "code": "many_practices"}] if len(chosen) > 1 else []
