"""The steps of a plan: drafted, submitted, withdrawn, returned, agreed, cancelled, commented."""

import hashlib
from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from api.cycles.models import CycleState
from api.cycles.queries import find_cycle, lives_in
from api.foundation import rows
from api.foundation.clock import now, today
from api.foundation.errors import EditedMeanwhile, NotFound
from api.foundation.events import EventActor, publish
from api.foundation.ids import agency_of, new_id
from api.foundation.types import canonical, plain
from api.goals import events, history, permissions, plan_views, queries
from api.goals.errors import NoAssessor, NoPlanOwed, PlanIncomplete, YearOfOthers, YearOver
from api.goals.fingerprint import fingerprint_of_plan
from api.goals.history import CommentRow
from api.goals.models import (
    CommentKind,
    Plan,
    PlanComment,
    PlanForm,
    PlanState,
    PlanVersion,
)
from api.goals.records import WholePlan
from api.goals.schemas import CommentDraft, Note, PlanDraft
from api.identity.actor import Actor, permit
from api.organization.models import PositionKind
from api.organization.people.obligation import owes_plan
from api.organization.posts.entitlement import check_held, pair_today
from api.organization.posts.queries import effective_assessor, get_assignment, main_assignment

PlanEventT = TypeVar("PlanEventT", bound=events.PlanEvent)
LEADING = frozenset({PositionKind.JPT_UTAMA, PositionKind.JPT_MADYA, PositionKind.JPT_PRATAMA})


def draft_plan(session: Session, actor: Actor, draft: PlanDraft) -> WholePlan:
    """Begin a plan for one's post in a year; from the day the post began (R22, R25)."""
    cycle = find_cycle(session, draft.cycle_id)
    if not owes_plan(session, actor.id):
        raise NoPlanOwed
    assignment = _own_assignment(session, actor, draft)
    assessor_id = effective_assessor(session, assignment["id"], today())
    if assessor_id is None:
        raise NoAssessor(assignment_id=assignment["id"])
    check_held(session, pair_today(actor.id, assessor_id), assignment["id"])
    agency = assignment["agency_id"]
    begin, end = date(cycle["year"], 1, 1), date(cycle["year"], 12, 31)
    last = min(end, assignment["valid_until"] - timedelta(days=1))
    if not lives_in(session, cycle, assignment["population"]):
        raise YearOfOthers(cycle_id=cycle["id"], population=assignment["population"])
    if cycle["state"] is CycleState.CLOSED or last < begin:
        raise YearOver(cycle_id=cycle["id"])
    plan = Plan(
        id=new_id(agency),
        agency_id=agency,
        employee_id=actor.id,
        assignment_id=assignment["id"],
        unit_id=assignment["unit_id"],
        assessor_id=assessor_id,
        cycle_id=cycle["id"],
        form=form_of(assignment),
        approach=draft.approach,
        starts_on=max(begin, assignment["valid_from"]),
        ends_on=last,
    )
    session.add(plan)
    session.flush()
    publish(session, plan_event(events.PlanDrafted, actor, plan))
    return plan_views.get_plan(session, actor, plan.id)


def form_of(assignment: rows.Row) -> PlanForm:
    """R12, R13: leaders (JPT) and heads of independent units have a form of their own."""
    independent_head = assignment["is_head"] and assignment["is_independent"]
    leads = assignment["position_kind"] in LEADING or independent_head
    return PlanForm.JPT if leads else PlanForm.JA_JF


def _own_assignment(session: Session, actor: Actor, draft: PlanDraft) -> rows.Row:
    if draft.assignment_id is None:
        found = main_assignment(session, actor.id, today())
        if found is None:
            raise NotFound(assignment="none today")
        return found
    named = get_assignment(session, draft.assignment_id)
    if named["employee_id"] != actor.id:
        raise NotFound(assignment_id=draft.assignment_id)
    return named


def submit_plan(session: Session, actor: Actor, plan_id: UUID, version: int) -> WholePlan:
    """Ask the assessor to agree."""
    plan = own_plan(session, actor, plan_id, "Only its owner can submit a plan")
    lacking = plan_views.missing(plan_views.read_whole(session, plan_id))
    if lacking:
        raise PlanIncomplete(missing=lacking)
    _step(plan, PlanState.SUBMITTED, version)
    plan.submitted_at = now()
    plan.return_note = None
    return _stepped(session, actor, plan, events.PlanSubmitted)


def withdraw_plan(session: Session, actor: Actor, plan_id: UUID, version: int) -> WholePlan:
    """Take a submitted plan back before it is agreed."""
    plan = own_plan(session, actor, plan_id, "Only its owner can withdraw a plan")
    _step(plan, PlanState.DRAFT, version)
    plan.submitted_at = None
    return _stepped(session, actor, plan, events.PlanWithdrawn)


def return_plan(
    session: Session, actor: Actor, plan_id: UUID, note: Note, version: int
) -> WholePlan:
    """Give a plan back with a note of what is missing."""
    plan = staff_plan(session, actor, plan_id, "Only the assessor can return a plan")
    _step(plan, PlanState.RETURNED, version)
    plan.return_note = note.note
    session.add(_comment(plan, actor, CommentKind.RETURN_NOTE, note.note))
    return _stepped(session, actor, plan, events.PlanReturned)


def agree_plan(session: Session, actor: Actor, plan_id: UUID, version: int) -> WholePlan:
    """Agree to a plan; the whole of it is kept as a version that does not change."""
    plan = staff_plan(session, actor, plan_id, "Only the assessor can agree to a plan")
    check_held(session, pair_today(plan.employee_id, actor.id), plan.assignment_id)
    _step(plan, PlanState.AGREED, version)
    plan.agreed_at = now()
    plan.agreed_by = actor.id
    plan.revision += 1
    session.flush()
    content = plain(plan_views.agreed_content(session, plan_id))
    session.add(
        PlanVersion(
            id=new_id(plan.agency_id),
            agency_id=plan.agency_id,
            plan_id=plan.id,
            number=plan.revision,
            content=content,
            sha256=hashlib.sha256(canonical(content)).digest(),
            agreed_by=actor.id,
        )
    )
    plan.version += 1
    session.flush()
    record = fingerprint_of_plan(session, plan_id)
    publish(
        session,
        plan_event(events.PlanAgreed, actor, plan, revision=plan.revision, record=record),
    )
    return plan_views.get_plan(session, actor, plan_id)


def cancel_plan(session: Session, actor: Actor, plan_id: UUID, version: int) -> None:
    """Give up a draft; another may be begun for the same post."""
    plan = own_plan(session, actor, plan_id, "Only its owner can cancel a plan")
    _step(plan, PlanState.CANCELLED, version)
    plan.version += 1
    session.flush()
    publish(session, plan_event(events.PlanCancelled, actor, plan))


def comment_plan(
    session: Session, actor: Actor, plan_id: UUID, draft: CommentDraft
) -> dict[str, list[CommentRow]]:
    """Write to the other side about a plan or one of its lines."""
    head = queries.see_plan(session, actor, plan_id)
    permit("comment" in permissions.allowed(actor, head), "Only the two sides comment on a plan")
    plan = queries.lock_plan(session, plan_id)
    comment = _comment(plan, actor, CommentKind.COMMENT, draft.text)
    comment.line_id = draft.line_id
    session.add(comment)
    session.flush()
    publish(session, plan_event(events.PlanCommented, actor, plan, comment_id=comment.id))
    return history.list_comments(session, actor, plan_id)


def _step(plan: Plan, state: PlanState, seen: int) -> None:
    """Take a step with the plan as it was read: nobody agrees to what they have not seen."""
    plan.step_to(state)
    if plan.version != seen:
        raise EditedMeanwhile(version=plan.version)


def own_plan(session: Session, actor: Actor, plan_id: UUID, refusal: str) -> Plan:
    """Load a plan for its owner."""
    head = queries.see_plan(session, actor, plan_id)
    permit(permissions.is_owner(actor, head), refusal)
    return queries.lock_plan(session, plan_id)


def staff_plan(session: Session, actor: Actor, plan_id: UUID, refusal: str) -> Plan:
    """Load a plan for its assessor."""
    head = queries.see_plan(session, actor, plan_id)
    permit(permissions.is_assessor(actor, head), refusal)
    return queries.lock_plan(session, plan_id)


def _comment(plan: Plan, actor: Actor, kind: CommentKind, text: str) -> PlanComment:
    agency = agency_of(plan.id)
    return PlanComment(
        id=new_id(agency),
        agency_id=agency,
        plan_id=plan.id,
        author_id=actor.id,
        kind=kind,
        text=text,
    )


def _stepped(
    session: Session, actor: Actor, plan: Plan, kind: Callable[..., events.PlanEvent]
) -> WholePlan:
    plan.version += 1
    session.flush()
    publish(session, plan_event(kind, actor, plan))
    return plan_views.get_plan(session, actor, plan.id)


def plan_event(
    kind: Callable[..., PlanEventT], actor: EventActor, plan: Plan, **facts: object
) -> PlanEventT:
    """Make an event about a plan."""
    return kind(
        actor=actor,
        subject_id=plan.id,
        about_id=plan.employee_id,
        counterpart_id=plan.assessor_id,
        cycle_id=plan.cycle_id,
        **facts,
    )
