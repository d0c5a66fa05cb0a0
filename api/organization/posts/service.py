"""What can be done with posts and assessors: begun, ended, named; acting officials included (R4, R6)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from api.foundation.clock import today
from api.foundation.database import FOREVER
from api.foundation.errors import Invalid, NotFound
from api.foundation.events import publish, publish_many
from api.foundation.ids import new_id
from api.identity import service as identity
from api.identity.actor import Actor
from api.organization import events
from api.organization.errors import DatesOverlap
from api.organization.models import (
    Assignment,
    AssignmentKind,
    Employee,
    Position,
    Unit,
)
from api.organization.posts import assessors, naming, powers, queries, relieving
from api.organization.posts.populations import population_of, populations
from api.organization.posts.schemas import AssessorDraft, AssignmentDraft


def begin(
    session: Session, actor: Actor, employee: Employee, unit: Unit, draft: AssignmentDraft
) -> Assignment:
    """Post somebody from a day on; a new definitive post ends the one before."""
    _check_order(draft)
    if draft.kind is AssignmentKind.DEFINITIF:
        _end_definitive(session, actor, employee.id, draft.valid_from)
    assignment = assign(session, actor, employee, unit, draft)
    if draft.valid_from <= today():
        relieving.relieve_of_units(session, actor, employee.id, draft.valid_from)
    return assignment


def assign(
    session: Session, actor: Actor, employee: Employee, unit: Unit, draft: AssignmentDraft
) -> Assignment:
    """Make the post and what follows from it: place, units led, assessors."""
    powers.check_post(session, actor, employee, unit, draft)
    assignment = Assignment(
        id=new_id(),
        agency_id=unit.agency_id,
        employee_id=employee.id,
        unit_id=unit.id,
        position_id=_position(session, unit, draft).id,
        title=draft.title,
        kind=draft.kind,
        valid_from=draft.valid_from,
        valid_until=draft.valid_until or FOREVER,
        document_no=draft.document_no,
    )
    session.add(assignment)
    session.flush()
    keep_place(session, employee)
    if draft.kind is not AssignmentKind.PLH:
        assessors.derive_for(session, assignment, unit.path, is_head=draft.is_head)
    publish(session, _begun(actor, assignment))
    if draft.is_head:
        assessors.follow_head(session, actor, assignment, unit.path)
    return assignment


def _begun(actor: Actor, assignment: Assignment) -> events.AssignmentBegun:
    return events.AssignmentBegun(
        actor=actor,
        subject_id=assignment.id,
        about_id=assignment.employee_id,
        unit_id=assignment.unit_id,
        kind=assignment.kind.value,
        valid_from=assignment.valid_from,
    )


def _position(session: Session, unit: Unit, draft: AssignmentDraft) -> Position:
    """Take the post that the unit has, or make it; a unit has one head's post."""
    known = queries.find_position(session, unit.id, draft.title, is_head=draft.is_head)
    population = population_of(populations(session), draft.title, unit.kind)
    if draft.is_head and draft.kind is AssignmentKind.DEFINITIF:
        _refuse_second_head(session, unit, draft)
        if known is not None:
            known.title, known.kind = draft.title, draft.position_kind
            known.population = population
    if known is not None:
        return known
    position = Position(
        id=new_id(),
        agency_id=unit.agency_id,
        unit_id=unit.id,
        title=draft.title,
        kind=draft.position_kind,
        is_head=draft.is_head,
        population=population,
        valid_from=min(draft.valid_from, today()),
    )
    session.add(position)
    session.flush()
    return position


def _refuse_second_head(session: Session, unit: Unit, draft: AssignmentDraft) -> None:
    ends = draft.valid_until or FOREVER
    holder = queries.head_of(session, unit.id, draft.valid_from, ends)
    if holder is not None:
        raise DatesOverlap("The unit has a head in that time", employee_id=holder)


def _check_order(draft: AssignmentDraft | AssessorDraft) -> None:
    if draft.valid_until is not None and draft.valid_until <= draft.valid_from:
        raise Invalid(("/valid_until", "order", "after valid_from"))


def _end_definitive(session: Session, actor: Actor, employee_id: UUID, day: date) -> None:
    held = queries.posts_from(session, employee_id, day)
    definitive = [post for post in held if post.kind is AssignmentKind.DEFINITIF]
    if any(post.valid_from >= day for post in definitive):
        raise DatesOverlap("A definitive post begins on that day or later")
    end_posts(session, actor, definitive, day)


def end_posts(session: Session, actor: Actor, posts: list[Assignment], day: date) -> None:
    """End posts on a day, with whoever assesses them."""
    for post in posts:
        post.valid_until = max(day, post.valid_from)
    for relation in queries.relations_from(session, [post.id for post in posts], day):
        relation.valid_until = max(day, relation.valid_from)
    ended = [
        events.AssignmentEnded(
            actor=actor, subject_id=post.id, about_id=post.employee_id, on=post.valid_until
        )
        for post in posts
    ]
    publish_many(session, ended)


def keep_place(session: Session, employee: Employee) -> None:
    """Copy to the person and to identity where they serve today, and what they lead."""
    main = next(
        (
            post
            for post in queries.posts_from(session, employee.id, today())
            if post.kind is AssignmentKind.DEFINITIF and post.valid_from <= today()
        ),
        None,
    )
    if main is not None and main.position_id != employee.position_id:
        employee.agency_id, employee.unit_id = main.agency_id, main.unit_id
        employee.position_id = main.position_id
        employee.version += 1
        session.flush()
    leads = queries.led_paths(session, employee.id)
    identity.set_place(session, employee.id, employee.agency_id, leads)


def name_assessor(session: Session, actor: Actor, employee: Employee, draft: AssessorDraft) -> None:
    """Name who assesses somebody from a day on, definitively, acting (Plt/Plh) or delegated (R4, R6)."""
    assignment = queries.get_assignment(session, draft.assignment_id)
    if assignment["employee_id"] != employee.id:
        raise NotFound(assignment_id=draft.assignment_id)
    _check_order(draft)
    naming.check_person(session, employee, draft)
    powers.check_assessor(session, actor, employee, draft)
    naming.check_entitled(session, draft, employee.id)
    naming.name(session, actor, assignment, draft, naming.instead_of(session, draft))
