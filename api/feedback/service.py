"""What can be done with feedback: asked for, given; never changed."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.achievements.evidence_service import is_web_address
from api.achievements.queries import period_of
from api.feedback import permissions, queries
from api.feedback.errors import (
    EnoughSaid,
    NothingToSpeakAbout,
    NoWorkingRelation,
    PeriodSigned,
)
from api.feedback.events import FeedbackGiven, FeedbackRequested
from api.feedback.fingerprint import fingerprint_of_feedback
from api.feedback.models import Audience, Feedback, FeedbackRequest, GiverRole
from api.feedback.records import FeedbackRecord, RequestRecord
from api.feedback.relations import is_served_by, works_with
from api.feedback.schemas import FeedbackDraft, RequestDraft
from api.foundation.clock import now, today
from api.foundation.errors import AlreadyThere, Invalid, NotFound
from api.foundation.events import publish
from api.foundation.ids import new_id
from api.goals.models import PlanState
from api.goals.permissions import may_see
from api.goals.queries import plan_head, see_plan
from api.goals.records import PlanHead
from api.identity.actor import Actor, permit
from api.organization.models import Employee, EmployeeState
from api.rules.queries import add_working_days, setting

FEEDBACK_DAYS = "feedback_within_days"
MOST_ASKED = 10
"""Requests of one person that wait at a time."""

MOST_SAID = 20
"""What one person says about a plan in a period at most: a voice among others, and none that drowns them."""


def give_feedback(session: Session, actor: Actor, draft: FeedbackDraft) -> FeedbackRecord:
    """Say something about a goal or a value; the receiver sees it at once."""
    plan = plan_head(session, draft.plan_id)
    permit(actor.kind == "person", "Only people give feedback")
    permit(actor.id != plan["employee_id"], "Nobody gives feedback to themselves")
    _meet(session, actor, plan)
    if plan["state"] not in (PlanState.AGREED, PlanState.CLOSED):
        raise NothingToSpeakAbout(plan_id=draft.plan_id, state=plan["state"])
    _check(session, draft, plan)
    role = _role(session, actor, draft, plan)
    if queries.count_said(session, actor.id, plan, draft.period_id) >= MOST_SAID:
        raise EnoughSaid(most=MOST_SAID)
    said = _row(actor, plan, draft, role)
    session.add(said)
    session.flush()
    asked = _answer(session, actor, draft.plan_id)
    for_leaders = said.audience == Audience.RECEIVER_AND_LEADERS
    publish(
        session,
        FeedbackGiven(
            actor=actor,
            subject_id=said.id,
            about_id=plan["employee_id"],
            counterpart_id=plan["assessor_id"] if for_leaders else None,
            plan_id=draft.plan_id,
            period_id=draft.period_id,
            giver_role=role.value,
            record=fingerprint_of_feedback(session, said.id),
            answers=asked,
        ),
    )
    return queries.get_feedback(session, said.id)


def _meet(session: Session, actor: Actor, plan: PlanHead) -> None:
    """To a stranger of another agency the plan is not there: its state and goals are not theirs to learn."""
    is_near = actor.agency_id == plan["agency_id"] or may_see(actor, plan)
    if not is_near and not works_with(session, actor, plan["id"]):
        raise NotFound(plan_id=plan["id"])


def _role(session: Session, actor: Actor, draft: FeedbackDraft, plan: PlanHead) -> GiverRole:
    """Say in which role somebody speaks, or refuse them who have nothing to do with the person."""
    if draft.source_note is not None:
        may = permissions.enters_for_others(actor, plan)
        permit(may, "Only the unit's head and HR enter feedback for the public")
        return GiverRole.PIHAK_LAIN
    if not permissions.leads(actor, plan) and not works_with(session, actor, draft.plan_id):
        raise NoWorkingRelation
    staff = queries.is_staff_of(session, plan["employee_id"], actor.id)
    served = is_served_by(session, actor, draft.plan_id)
    return permissions.role_of(actor, plan, is_staff=staff, is_served=served)


def _answer(session: Session, actor: Actor, plan_id: UUID) -> list[UUID]:
    """Close what the person had asked the giver for."""
    wanted = select(FeedbackRequest).where(
        FeedbackRequest.plan_id == plan_id,
        FeedbackRequest.asked_id == actor.id,
        FeedbackRequest.answered_at.is_(None),
    )
    asked = list(session.scalars(wanted))
    for request in asked:
        request.answered_at = now()
    return [request.id for request in asked]


def _row(actor: Actor, plan: PlanHead, draft: FeedbackDraft, role: GiverRole) -> Feedback:
    """A leader's feedback is always open to leaders: the evaluation rests on it."""
    is_leader = role in permissions.LEADERS
    audience = Audience.RECEIVER_AND_LEADERS if is_leader else draft.audience
    elsewhere = actor.agency_id != plan["agency_id"]
    return Feedback(
        id=new_id(plan["agency_id"]),
        agency_id=plan["agency_id"],
        plan_id=draft.plan_id,
        receiver_id=plan["employee_id"],
        giver_id=actor.id,
        giver_role=role,
        giver_agency_id=actor.agency_id if elsewhere else None,
        source_note=draft.source_note,
        goal_id=draft.goal_id,
        value_code=draft.value_code,
        period_id=draft.period_id,
        text=draft.text,
        symbol=draft.symbol,
        evidence_url=draft.evidence_url or None,
        audience=audience,
        given_at=now(),
    )


def _check(session: Session, draft: FeedbackDraft, plan: PlanHead) -> None:
    """R28: about a goal or about a value, in a period of the plan's year, with proof that opens."""
    if (draft.goal_id is None) == (draft.value_code is None):
        raise Invalid(("/goal_id", "one_of_two", "either a goal or a value"))
    if draft.goal_id is not None and not queries.has_goal(session, draft.plan_id, draft.goal_id):
        raise Invalid(("/goal_id", "not_in_plan", "not a goal of this plan"))
    period = period_of(session, draft.plan_id, plan["cycle_id"], draft.period_id)
    if period["frozen_at"] is not None:
        raise PeriodSigned(period_id=draft.period_id)
    if draft.evidence_url and not is_web_address(draft.evidence_url):
        raise Invalid(("/evidence_url", "not_a_link", "an address that begins with https://"))


def ask_for_feedback(session: Session, actor: Actor, draft: RequestDraft) -> RequestRecord:
    """III.C.9: ask somebody to say something about one's work; whoever it is may then speak."""
    plan = see_plan(session, actor, draft.plan_id)
    permit(actor.id == plan["employee_id"], "One asks for feedback on one's own plan")
    if plan["state"] is not PlanState.AGREED:
        raise NothingToSpeakAbout(plan_id=draft.plan_id, state=plan["state"])
    _check_asked(session, actor, draft)
    request = FeedbackRequest(
        id=new_id(plan["agency_id"]),
        agency_id=plan["agency_id"],
        plan_id=draft.plan_id,
        asked_id=draft.asked_id,
        note=draft.note or None,
    )
    session.add(request)
    session.flush()
    due_on = add_working_days(session, today(), setting(session, FEEDBACK_DAYS, today()))
    publish(
        session,
        FeedbackRequested(
            actor=actor,
            subject_id=request.id,
            about_id=actor.id,
            counterpart_id=draft.asked_id,
            plan_id=draft.plan_id,
            due_on=due_on,
        ),
    )
    return {
        "id": request.id,
        "plan_id": draft.plan_id,
        "asked_id": draft.asked_id,
        "note": request.note,
        "due_on": due_on,
    }


def _check_asked(session: Session, actor: Actor, draft: RequestDraft) -> None:
    """Ask people who serve, each once at a time, and not too many at once."""
    serves = select(Employee.id).where(
        Employee.id == draft.asked_id, Employee.state == EmployeeState.AKTIF
    )
    if draft.asked_id == actor.id or session.scalar(serves) is None:
        raise Invalid(("/asked_id", "not_somebody", "somebody else who serves"))
    wanted = select(FeedbackRequest.asked_id).where(
        FeedbackRequest.plan_id == draft.plan_id, FeedbackRequest.answered_at.is_(None)
    )
    asked = list(session.scalars(wanted))
    if draft.asked_id in asked:
        raise AlreadyThere(asked_id=draft.asked_id)
    if len(asked) >= MOST_ASKED:
        raise Invalid(("/asked_id", "too_many", f"at most {MOST_ASKED} at a time"))
