"""A superior lets somebody else assess in their place, from a day to a day and with a reason (art. 1 no. 9)."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.foundation.clock import today
from api.foundation.errors import Invalid, NotFound
from api.identity.actor import Actor, permit
from api.organization.models import Assessor, AssessorKind, Employee
from api.organization.permissions import administers
from api.organization.posts import naming, queries
from api.organization.posts.schemas import AssessorDraft, DelegationDraft


def delegate(session: Session, actor: Actor, employee: Employee, draft: DelegationDraft) -> None:
    """Give the assessing of a post to somebody of its agency; for who assesses it in their own right."""
    post = queries.get_assignment(session, draft.assignment_id)
    if post["employee_id"] != employee.id:
        raise NotFound(assignment_id=draft.assignment_id)
    superior = queries.superior_of_post(session, draft.assignment_id, today())
    permit(superior == actor.id, "Only the assessor delegates")
    _check_dates(draft)
    wanted = AssessorDraft(kind=AssessorKind.DELEGASI, **draft.model_dump())
    naming.check_person(session, employee, wanted)
    _check_agency(session, draft.assessor_id, post["agency_id"])
    naming.check_entitled(session, wanted, employee.id)
    naming.name(session, actor, post, wanted, naming.instead_of(session, wanted))


def _check_dates(draft: DelegationDraft) -> None:
    if draft.valid_from < today():
        raise Invalid(("/valid_from", "in_past", "a delegation begins today or later"))
    if draft.valid_until <= draft.valid_from:
        raise Invalid(("/valid_until", "order", "after valid_from"))


def _check_agency(session: Session, assessor_id: UUID, agency_id: int) -> None:
    """Nobody of another agency: that is for the HR of the city to name."""
    if session.get_one(Employee, assessor_id).agency_id != agency_id:
        raise Invalid(("/assessor_id", "other_agency", "somebody of the same agency"))


def end_delegation(session: Session, actor: Actor, employee: Employee, delegation_id: UUID) -> None:
    """End a delegation today; for whoever gave it, assesses in their own right, or keeps the people."""
    held = session.get(Assessor, delegation_id, with_for_update=True)
    if held is None or held.employee_id != employee.id or held.kind is not AssessorKind.DELEGASI:
        raise NotFound(delegation_id=delegation_id)
    superior = queries.superior_of_post(session, held.assignment_id, today())
    may = actor.id in (superior, held.instead_of_id) or administers(actor, held.agency_id)
    permit(may, "Only who delegated it takes it back")
    post = queries.get_assignment(session, held.assignment_id)
    before = queries.effective_assessor(session, held.assignment_id, today())
    held.valid_until = min(held.valid_until, max(today(), held.valid_from))
    session.flush()
    naming.tell(session, actor, post, before, (held.kind, None))
