"""How somebody and the assessor plan, agree, do and accept what is learnt in a year."""

from typing import Any
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from api.development.competence.catalogue import catalogue, check_known
from api.development.competence.development import get_development
from api.development.competence.errors import DevelopmentStepRefused
from api.development.competence.events import DevelopmentActionSet, DevelopmentPlanMoved
from api.development.competence.levels import viewpoints_of
from api.development.competence.models import (
    ActionState,
    DevelopmentAction,
    DevelopmentNeed,
    DevelopmentPlan,
    DevelopmentState,
    NeedState,
    Viewpoint,
)
from api.development.competence.need_schemas import (
    ActionChange,
    ActionDraft,
    ActionStep,
    BackDraft,
    DoneDraft,
)
from api.development.competence.plan_queries import actions_in, begin_plans
from api.development.competence.schemas import OfYear
from api.development.competence.steps import (
    ACTION_STEPS,
    BOTH,
    PLAN_STEPS,
    action_steps,
    plan_steps,
)
from api.development.competence.writing import FOLLOWING
from api.foundation.clock import today
from api.foundation.errors import EditedMeanwhile, Invalid, NotFound
from api.foundation.events import publish
from api.foundation.ids import agency_of, new_id
from api.identity.actor import Actor, permit
from api.organization.people.queries import get_employee, load_seen
from api.organization.posts.queries import superiors_of

WHO = "The person and the assessor plan what is learnt"


def add_action(
    session: Session, actor: Actor, employee_id: UUID, draft: ActionDraft
) -> dict[str, Any]:
    """Plan something to do, in the plan of the year of its first day."""
    person = get_employee(session, actor, employee_id)
    permit(bool(viewpoints_of(actor, person)), WHO)
    _check_days(draft.from_on, draft.until_on)
    agency_id = person["agency_id"]
    if draft.competence_code is not None:
        check_known(catalogue(session), draft.competence_code, agency_id, "/competence_code")
    plan = _plan_of(session, actor, employee_id, draft.from_on.year)
    action = DevelopmentAction(
        id=new_id(agency_id),
        agency_id=agency_id,
        plan_id=plan.id,
        kind=draft.kind,
        text=draft.text,
        competence_code=draft.competence_code,
        hours_tenths=int(draft.hours * 10),
        from_on=draft.from_on,
        until_on=draft.until_on,
    )
    session.add(action)
    return _told(session, actor, plan, action)


def _check_days(from_on: Any, until_on: Any) -> None:
    if until_on < from_on:
        raise Invalid(("/until_on", "order", "it ends after it begins"))


def _plan_of(session: Session, actor: Actor, employee_id: UUID, year: int) -> DevelopmentPlan:
    """Give the plan of a year where somebody serves, or begin it; one person's at a time."""
    load_seen(session, actor, employee_id)
    begun = begin_plans(session, [employee_id], year)[employee_id]
    return session.get_one(DevelopmentPlan, (begun["id"], begun["agency_id"]))


def _told(
    session: Session, actor: Actor, plan: DevelopmentPlan, action: DevelopmentAction
) -> dict[str, Any]:
    session.flush()
    publish(
        session,
        DevelopmentActionSet(
            actor=actor,
            subject_id=action.id,
            about_id=plan.employee_id,
            state=action.state.value,
            reason=action.reason,
        ),
    )
    return get_development(session, actor, plan.employee_id, OfYear(year=plan.year))


def _found(
    session: Session, actor: Actor, action_id: UUID
) -> tuple[DevelopmentAction, DevelopmentPlan, list[Viewpoint]]:
    """Load an action in order to change it, with the plan and as whom the actor stands to it."""
    agency_id = agency_of(action_id)
    action = session.get(DevelopmentAction, (action_id, agency_id), with_for_update=True)
    if action is None:
        raise NotFound(action_id=action_id)
    plan = session.get_one(DevelopmentPlan, (action.plan_id, agency_id))
    person = get_employee(session, actor, plan.employee_id)
    return action, plan, viewpoints_of(actor, person)


def change_action(
    session: Session, actor: Actor, action_id: UUID, change: ActionChange, version: int
) -> dict[str, Any]:
    """Change what is planned and not agreed yet."""
    action, plan, mine = _found(session, actor, action_id)
    permit(bool(BOTH.intersection(mine)), WHO)
    _check_version(action.version, version)
    if "change" not in action_steps(action.state, mine):
        raise DevelopmentStepRefused(action_id=action_id, state=action.state, wanted="change")
    if change.text is not None:
        action.text = change.text
    if change.hours is not None:
        action.hours_tenths = int(change.hours * 10)
    action.from_on = change.from_on or action.from_on
    action.until_on = change.until_on or action.until_on
    _check_days(action.from_on, action.until_on)
    if action.from_on.year != plan.year:
        raise Invalid(("/from_on", "another_year", "it begins in the year of its plan"))
    action.version += 1
    return _told(session, actor, plan, action)


def _check_version(kept: int, given: int) -> None:
    if kept != given:
        raise EditedMeanwhile(version=kept)


def step_action(
    session: Session, actor: Actor, action_id: UUID, given: ActionStep, version: int
) -> dict[str, Any]:
    """Let an action take a step: done with what shows it, accepted, back, or dropped with a reason."""
    action, plan, mine = _found(session, actor, action_id)
    whose, _, state = ACTION_STEPS[given.step]
    permit(bool(whose.intersection(mine)), WHO)
    _check_version(action.version, version)
    if given.step not in action_steps(action.state, mine):
        raise DevelopmentStepRefused(action_id=action_id, state=action.state, wanted=given.step)
    if isinstance(given, DoneDraft):
        if given.url is None and given.note is None:
            raise Invalid(("/note", "missing", "a link or a note shows that it was done"))
        action.evidence_url, action.evidence_note = given.url, given.note
    action.reason = given.reason if isinstance(given, BackDraft) else None
    action.state = state
    action.version += 1
    if state is ActionState.DROPPED:
        _leave_nothing_proposed(session, actor, plan)
    if state is ActionState.ACCEPTED and action.competence_code is not None:
        _answer_need(session, plan, action)
    return _told(session, actor, plan, action)


def _answer_need(session: Session, plan: DevelopmentPlan, action: DevelopmentAction) -> None:
    """Let what was learnt and accepted answer the need of the year for it, if there is one."""
    session.execute(
        update(DevelopmentNeed)
        .where(
            DevelopmentNeed.employee_id == plan.employee_id,
            DevelopmentNeed.year == plan.year,
            DevelopmentNeed.competence_code == action.competence_code,
            DevelopmentNeed.state.in_(FOLLOWING),
        )
        .values(
            state=NeedState.ANSWERED,
            answered_on=today(),
            answered_by=action.id,
            version=DevelopmentNeed.version + 1,
        )
    )


def propose_plan(session: Session, actor: Actor, plan_id: UUID, version: int) -> dict[str, Any]:
    """Propose the plan to the assessor."""
    return _move(session, actor, plan_id, version, "propose")


def agree_plan(session: Session, actor: Actor, plan_id: UUID, version: int) -> dict[str, Any]:
    """Agree the plan in the dialogue: all that is planned in it is agreed from now on."""
    return _move(session, actor, plan_id, version, "agree")


def _move(session: Session, actor: Actor, plan_id: UUID, version: int, step: str) -> dict[str, Any]:
    agency_id = agency_of(plan_id)
    plan = session.get(DevelopmentPlan, (plan_id, agency_id), with_for_update=True)
    if plan is None:
        raise NotFound(plan_id=plan_id)
    mine = viewpoints_of(actor, get_employee(session, actor, plan.employee_id))
    whose, _, state = PLAN_STEPS[step]
    permit(bool(whose.intersection(mine)), WHO)
    _check_version(plan.version, version)
    states = [one["state"] for one in actions_in(session, plan_id)]
    if step not in plan_steps(plan.state, states, mine):
        raise DevelopmentStepRefused(plan_id=plan_id, state=plan.state, wanted=step)
    plan.state = state
    plan.version += 1
    if state is DevelopmentState.AGREED:
        plan.agreed_on, plan.agreed_with = today(), actor.id
        _agree_actions(session, plan)
    session.flush()
    _tell_moved(session, actor, plan)
    return get_development(session, actor, plan.employee_id, OfYear(year=plan.year))


def _tell_moved(session: Session, actor: Actor, plan: DevelopmentPlan) -> None:
    superior = None
    if plan.state is DevelopmentState.PROPOSED:
        superior = superiors_of(session, [plan.employee_id], today()).get(plan.employee_id)
    publish(
        session,
        DevelopmentPlanMoved(
            actor=actor,
            subject_id=plan.id,
            about_id=plan.employee_id,
            counterpart_id=superior,
            year=plan.year,
            state=plan.state.value,
        ),
    )


def _leave_nothing_proposed(session: Session, actor: Actor, plan: DevelopmentPlan) -> None:
    """Where all that was proposed is dropped, let the plan stand as it did before."""
    session.flush()
    states = {one["state"] for one in actions_in(session, plan.id)}
    if plan.state is DevelopmentState.PROPOSED and ActionState.PLANNED not in states:
        plan.state = DevelopmentState.AGREED if plan.agreed_on else DevelopmentState.DRAFT
        plan.version += 1
        session.flush()
        _tell_moved(session, actor, plan)


def _agree_actions(session: Session, plan: DevelopmentPlan) -> None:
    session.execute(
        update(DevelopmentAction)
        .where(
            DevelopmentAction.plan_id == plan.id,
            DevelopmentAction.agency_id == plan.agency_id,
            DevelopmentAction.state == ActionState.PLANNED,
        )
        .values(state=ActionState.AGREED, version=DevelopmentAction.version + 1)
    )
