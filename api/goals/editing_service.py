"""Writing a plan: goals, indicators, expected behaviour, supports; each has its own version.

What can be emptied and written anew, an expectation or a list of supports, has the plan's version
that wrote it: no version comes twice, and empty is 0.
"""

from typing import TypeVar
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from api.foundation.errors import EditedMeanwhile, Invalid, NotFound
from api.foundation.events import publish
from api.foundation.ids import agency_of, new_id
from api.goals import events, permissions, plan_views, queries
from api.goals.cascade import serve
from api.goals.errors import PlanNotEditable
from api.goals.grouping import check_group
from api.goals.models import (
    EDITABLE,
    BehaviourExpectation,
    Direction,
    Goal,
    Indicator,
    Plan,
    PlanForm,
    PlanState,
    PlanSupport,
    SupportKind,
)
from api.goals.records import WholePlan
from api.goals.schemas import (
    Expectation,
    Fields,
    GoalChange,
    GoalDraft,
    IndicatorChange,
    IndicatorDraft,
    SupportLines,
)
from api.goals.service import own_plan, plan_event
from api.identity.actor import Actor, permit

Line = TypeVar("Line", Goal, Indicator)
MOST_GOALS = 40
MOST_INDICATORS = 20
VALUES = range(1, 8)
OWNERS = "Only its owner writes a plan"


def add_goal(session: Session, actor: Actor, plan_id: UUID, draft: GoalDraft) -> WholePlan:
    """Add a goal at the end of its plan."""
    plan = _editable(session, actor, plan_id)
    position = _next(session, Goal.plan_id, plan_id, MOST_GOALS)
    goal = Goal(
        id=new_id(plan.agency_id), agency_id=plan.agency_id, plan_id=plan.id, position=position
    )
    _fill_goal(session, plan, goal, draft.model_dump())
    session.add(goal)
    return _edited(session, actor, plan, "goal added", line_id=goal.id)


def change_goal(
    session: Session, actor: Actor, goal_id: UUID, change: GoalChange, version: int
) -> WholePlan:
    """Change a goal's words, kind, place or what it serves."""
    plan, goal = _line(session, actor, Goal, goal_id)
    _check(goal.version, version)
    given = change.model_dump(exclude_unset=True)
    _fill_goal(session, plan, goal, given)
    goal.version += 1
    return _edited(session, actor, plan, "goal changed", line_id=goal.id, fields=sorted(given))


def remove_goal(session: Session, actor: Actor, goal_id: UUID, version: int) -> WholePlan:
    """Take a goal out of a draft, with its indicators."""
    plan, goal = _line(session, actor, Goal, goal_id)
    _check(goal.version, version)
    session.execute(
        delete(Indicator).where(Indicator.goal_id == goal_id, Indicator.agency_id == goal.agency_id)
    )
    session.delete(goal)
    return _edited(session, actor, plan, "goal removed", line_id=goal_id)


def _fill_goal(session: Session, plan: Plan, goal: Goal, given: Fields) -> None:
    serve(session, plan, goal, given)
    for name, value in given.items():
        setattr(goal, name, value)
    check_group(session, plan, goal)


def add_indicator(
    session: Session, actor: Actor, goal_id: UUID, draft: IndicatorDraft
) -> WholePlan:
    """Add an indicator to a goal."""
    plan, _ = _line(session, actor, Goal, goal_id)
    position = _next(session, Indicator.goal_id, goal_id, MOST_INDICATORS)
    indicator = Indicator(
        id=new_id(plan.agency_id),
        agency_id=plan.agency_id,
        plan_id=plan.id,
        goal_id=goal_id,
        position=position,
        **draft.model_dump(),
    )
    _check_indicator(plan, indicator)
    session.add(indicator)
    return _edited(session, actor, plan, "indicator added", line_id=indicator.id)


def change_indicator(
    session: Session, actor: Actor, indicator_id: UUID, change: IndicatorChange, version: int
) -> WholePlan:
    """Change an indicator."""
    plan, indicator = _line(session, actor, Indicator, indicator_id)
    _check(indicator.version, version)
    given = change.model_dump(exclude_unset=True)
    for name, value in given.items():
        setattr(indicator, name, value)
    _check_indicator(plan, indicator)
    indicator.version += 1
    return _edited(
        session, actor, plan, "indicator changed", line_id=indicator_id, fields=sorted(given)
    )


def remove_indicator(session: Session, actor: Actor, indicator_id: UUID, version: int) -> WholePlan:
    """Take an indicator out of a draft."""
    plan, indicator = _line(session, actor, Indicator, indicator_id)
    _check(indicator.version, version)
    session.delete(indicator)
    return _edited(session, actor, plan, "indicator removed", line_id=indicator_id)


def _check_indicator(plan: Plan, indicator: Indicator) -> None:
    """R13–R15: leaders' indicators have a perspective, all others an aspect; ranges run upwards."""
    if plan.form == PlanForm.JPT and indicator.aspect is not None:
        raise Invalid(("/aspect", "not_in_this_form", "leaders' forms have a perspective"))
    if plan.form == PlanForm.JA_JF and indicator.perspective is not None:
        raise Invalid(("/perspective", "not_in_this_form", "this form has an aspect"))
    if indicator.direction == Direction.RANGE:
        low, high = indicator.target_low, indicator.target_high
        if low is None or high is None or low > high:
            raise Invalid(("/target_low", "range", "a range needs low and high, low first"))


def set_expectation(
    session: Session,
    actor: Actor,
    place: tuple[UUID, int],
    expectation: Expectation,
    version: int,
) -> WholePlan:
    """Write what the leader expects beyond a value's guides (R27), until the plan is agreed."""
    plan_id, value_code = place
    if value_code not in VALUES:
        raise NotFound(value_code=value_code)
    plan = _expectable(session, actor, plan_id)
    of_value = (
        BehaviourExpectation.plan_id == plan_id,
        BehaviourExpectation.value_code == value_code,
        BehaviourExpectation.agency_id == plan.agency_id,
    )
    kept = session.scalar(select(BehaviourExpectation.version).where(*of_value))
    _check(kept or 0, version)
    session.execute(delete(BehaviourExpectation).where(*of_value))
    if expectation.text:
        session.add(
            BehaviourExpectation(
                id=new_id(plan.agency_id),
                agency_id=plan.agency_id,
                plan_id=plan_id,
                value_code=value_code,
                text=expectation.text,
                version=plan.version + 1,
            )
        )
    return _edited(session, actor, plan, "expectation")


def _expectable(session: Session, actor: Actor, plan_id: UUID) -> Plan:
    head = queries.see_plan(session, actor, plan_id)
    permit(permissions.is_assessor(actor, head), "Only the assessor writes expectations")
    plan = queries.lock_plan(session, plan_id)
    if plan.state not in {*EDITABLE, PlanState.SUBMITTED}:
        raise PlanNotEditable(plan_id=plan_id, state=plan.state)
    return plan


def set_supports(
    session: Session,
    actor: Actor,
    place: tuple[UUID, SupportKind],
    lines: SupportLines,
    version: int,
) -> WholePlan:
    """Write one of the three lists of the Lampiran SKP (R10)."""
    plan_id, kind = place
    plan = _editable(session, actor, plan_id)
    of_list = (
        PlanSupport.plan_id == plan_id,
        PlanSupport.kind == kind,
        PlanSupport.agency_id == plan.agency_id,
    )
    kept = session.scalar(select(func.max(PlanSupport.version)).where(*of_list))
    _check(kept or 0, version)
    session.execute(delete(PlanSupport).where(*of_list))
    for position, text in enumerate(lines.lines, 1):
        session.add(
            PlanSupport(
                id=new_id(plan.agency_id),
                agency_id=plan.agency_id,
                plan_id=plan_id,
                kind=kind,
                position=position,
                text=text,
                version=plan.version + 1,
            )
        )
    return _edited(session, actor, plan, f"supports {kind.value}")


def _editable(session: Session, actor: Actor, plan_id: UUID) -> Plan:
    plan = own_plan(session, actor, plan_id, OWNERS)
    if plan.state not in EDITABLE:
        raise PlanNotEditable(plan_id=plan_id, state=plan.state)
    return plan


def _line(session: Session, actor: Actor, kind: type[Line], key: UUID) -> tuple[Plan, Line]:
    """Lock the plan, then read the line: who waited for the lock sees what the other has written."""
    plan_id = session.scalar(select(kind.plan_id).where(kind.at(key)))
    if plan_id is None:
        raise NotFound(line_id=key)
    plan = _editable(session, actor, plan_id)
    found = session.scalars(select(kind).where(kind.at(key))).first()
    if found is None:
        raise NotFound(line_id=key)
    return plan, found


def _next(session: Session, column: InstrumentedAttribute[UUID], key: UUID, most: int) -> int:
    """Give the place behind the last line below a plan or goal, unless there are enough."""
    kind = column.class_
    of_agency = kind.agency_id == agency_of(key)
    many, last = session.execute(
        select(func.count(), func.max(kind.position)).where(column == key, of_agency)
    ).one()
    if many >= most:
        raise Invalid(("/text", "too_many", f"at most {most}"))
    return (last or 0) + 1


def _check(kept: int, seen: int) -> None:
    if kept != seen:
        raise EditedMeanwhile(version=kept)


def _edited(
    session: Session, actor: Actor, plan: Plan, what: str, **about: UUID | list[str]
) -> WholePlan:
    """Publish what was edited; `about` names the line and its fields."""
    plan.version += 1
    session.flush()
    publish(session, plan_event(events.PlanEdited, actor, plan, what=what, **about))
    return plan_views.get_plan(session, actor, plan.id)
