"""What can be done with feedback: given; never changed."""

from sqlalchemy.orm import Session

from api.achievements.evidence_service import is_web_address
from api.achievements.queries import period_of
from api.feedback import permissions, queries
from api.feedback.errors import EnoughSaid, NothingToSpeakAbout
from api.feedback.events import FeedbackGiven
from api.feedback.fingerprint import fingerprint_of_feedback
from api.feedback.models import Audience, Feedback, GiverRole
from api.feedback.records import FeedbackRecord
from api.feedback.schemas import FeedbackDraft
from api.foundation.clock import now
from api.foundation.errors import Invalid
from api.foundation.events import publish
from api.foundation.ids import new_id
from api.goals.models import PlanState
from api.goals.queries import plan_head
from api.goals.records import PlanHead
from api.identity.actor import Actor, permit

MOST_SAID = 20
"""What one person says about a plan in a period at most: a voice among others, and none that drowns them."""


def give_feedback(session: Session, actor: Actor, draft: FeedbackDraft) -> FeedbackRecord:
    """Say something about a goal or a value; the receiver sees it at once."""
    plan = plan_head(session, draft.plan_id)
    permit(actor.kind == "person", "Only people give feedback")
    permit(actor.id != plan["employee_id"], "Nobody gives feedback to themselves")
    if plan["state"] not in (PlanState.AGREED, PlanState.CLOSED):
        raise NothingToSpeakAbout(plan_id=draft.plan_id, state=plan["state"])
    _check(session, draft, plan)
    for_public = draft.source_note is not None
    if for_public:
        may = permissions.enters_for_others(actor, plan)
        permit(may, "Only the unit's head and HR enter feedback for the public")
    staff = queries.is_staff_of(session, plan["employee_id"], actor.id)
    role = permissions.role_of(actor, plan, for_public=for_public, is_staff=staff)
    if queries.count_said(session, actor.id, plan, draft.period_id) >= MOST_SAID:
        raise EnoughSaid(most=MOST_SAID)
    said = _row(actor, plan, draft, role)
    session.add(said)
    session.flush()
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
        ),
    )
    return queries.get_feedback(session, said.id)


def _row(actor: Actor, plan: PlanHead, draft: FeedbackDraft, role: GiverRole) -> Feedback:
    """A leader's feedback is always open to leaders: the evaluation rests on it."""
    audience = Audience.RECEIVER_AND_LEADERS if role is GiverRole.PIMPINAN else draft.audience
    return Feedback(
        id=new_id(plan["agency_id"]),
        agency_id=plan["agency_id"],
        plan_id=draft.plan_id,
        receiver_id=plan["employee_id"],
        giver_id=actor.id,
        giver_role=role,
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
    period_of(session, draft.plan_id, plan["cycle_id"], draft.period_id)
    if draft.evidence_url and not is_web_address(draft.evidence_url):
        raise Invalid(("/evidence_url", "not_a_link", "an address that begins with https://"))
