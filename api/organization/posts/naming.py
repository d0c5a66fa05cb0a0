"""Names who assesses a post from a day to a day, where they may (R4, R6, art. 1 no. 9)."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.foundation.clock import today
from api.foundation.database import FOREVER
from api.foundation.errors import Invalid
from api.foundation.events import publish
from api.foundation.ids import new_id
from api.foundation.rows import Row
from api.identity.actor import Actor
from api.organization.errors import DatesOverlap, NobodyDelegates
from api.organization.events import AssessorChanged
from api.organization.models import Assessor, AssessorKind, Employee, EmployeeState
from api.organization.posts import entitlement, queries
from api.organization.posts.schemas import AssessorDraft


def check_person(session: Session, employee: Employee, draft: AssessorDraft) -> None:
    """Refuse an assessor who is the person, is not there, or does not serve."""
    if draft.assessor_id == employee.id:
        raise Invalid(("/assessor_id", "is_the_person", "nobody assesses themselves"))
    assessor = session.get(Employee, draft.assessor_id)
    if assessor is None:
        raise Invalid(("/assessor_id", "unknown", "no such person"))
    if assessor.state is not EmployeeState.AKTIF:
        raise Invalid(("/assessor_id", "not_serving", "somebody who serves"))


def check_entitled(session: Session, draft: AssessorDraft, employee_id: UUID) -> None:
    """Refuse who may not assess; a delegation says why and until when."""
    if draft.kind is AssessorKind.DELEGASI:
        given = {"reason": draft.reason, "valid_until": draft.valid_until}
        lacking = [name for name, value in given.items() if not value]
        if lacking:
            said = "a delegation says why and until when"
            raise Invalid(*((f"/{name}", "missing", said) for name in lacking))
    day = max(draft.valid_from, today())
    pair = entitlement.Pair(employee_id, draft.assessor_id, day)
    entitlement.check_named(session, pair, draft.kind)


def instead_of(session: Session, draft: AssessorDraft) -> UUID | None:
    """Say in whose place somebody assesses; only who assesses in their own right delegates it."""
    day = max(draft.valid_from, today())
    if draft.kind is AssessorKind.DEFINITIF:
        return None
    if draft.kind is not AssessorKind.DELEGASI:
        return queries.effective_assessor(session, draft.assignment_id, today())
    giver = queries.superior_of_post(session, draft.assignment_id, day)
    if giver is None or not entitlement.is_entitled(session, giver, day):
        raise NobodyDelegates(assignment_id=draft.assignment_id)
    if giver == draft.assessor_id:
        raise Invalid(("/assessor_id", "assesses_already", "whoever assesses needs no delegation"))
    return giver


def name(
    session: Session, actor: Actor, post: Row, draft: AssessorDraft, instead_of_id: UUID | None
) -> None:
    """Write the relation, and tell of whoever assesses the post now."""
    before = queries.effective_assessor(session, draft.assignment_id, today())
    _end_earlier(session, draft)
    session.add(
        Assessor(
            id=new_id(),
            agency_id=post["agency_id"],
            employee_id=post["employee_id"],
            assignment_id=draft.assignment_id,
            assessor_id=draft.assessor_id,
            kind=draft.kind,
            instead_of_id=instead_of_id,
            reason=draft.reason,
            valid_from=draft.valid_from,
            valid_until=draft.valid_until or FOREVER,
        )
    )
    session.flush()
    tell(session, actor, post, before, (draft.kind, draft.reason))


def tell(
    session: Session,
    actor: Actor,
    post: Row,
    before: UUID | None,
    said: tuple[AssessorKind, str | None],
) -> None:
    """Publish that a post's relations have changed: the kind, and the reason that was given."""
    kind, reason = said
    publish(
        session,
        AssessorChanged(
            actor=actor,
            subject_id=post["id"],
            about_id=post["employee_id"],
            counterpart_id=queries.effective_assessor(session, post["id"], today()),
            reason=reason,
            previous_id=before,
            kind=kind.value,
        ),
    )


def _end_earlier(session: Session, draft: AssessorDraft) -> None:
    """End the relation of the same kind; what was worked out gives way to what is named."""
    ends = draft.valid_until or FOREVER
    held = queries.relations_from(session, [draft.assignment_id], draft.valid_from)
    for earlier in held:
        if earlier.kind is not draft.kind or earlier.valid_from >= ends:
            continue
        if earlier.valid_from > draft.valid_from:
            raise DatesOverlap(valid_from=earlier.valid_from)
        if earlier.valid_from == draft.valid_from:
            session.delete(earlier)
        else:
            earlier.valid_until = draft.valid_from
    session.flush()
