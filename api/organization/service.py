"""What can be done with people: added, changed, posted, given an assessor, ended."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.clock import WITA, today
from api.foundation.database import FOREVER
from api.foundation.errors import AlreadyThere, EditedMeanwhile, Invalid, NotFound
from api.foundation.events import publish
from api.foundation.ids import new_id
from api.identity import service as identity
from api.identity import signing_in
from api.identity.actor import Actor, permit
from api.identity.models import CodePurpose
from api.organization import events, lists, permissions, queries
from api.organization.errors import ServiceAlreadyEnded
from api.organization.grades import normal_grade
from api.organization.models import (
    Assessor,
    AssessorKind,
    Assignment,
    AssignmentKind,
    Employee,
    EmployeeNumber,
    EmployeeState,
    NumberKind,
    Position,
    Unit,
)
from api.organization.names import nickname, search_name, sort_name, split_titles
from api.organization.numbers import NumberRefused, read
from api.organization.schemas import (
    AssessorDraft,
    AssignmentDraft,
    EmployeeChange,
    EmployeeDraft,
    EndOfService,
)

_SERVING = frozenset(
    {
        EmployeeState.AKTIF,
        EmployeeState.CLTN,
        EmployeeState.TUGAS_BELAJAR,
        EmployeeState.DIBERHENTIKAN_SEMENTARA,
        EmployeeState.MPP,
    }
)


def add_employee(session: Session, actor: Actor, draft: EmployeeDraft) -> dict[str, Any]:
    """Add a person with number, name, post and assessor; access comes by an activation code."""
    unit = _unit(session, actor, draft.unit_id)
    try:
        number = read(draft.number)
    except NumberRefused as error:
        raise Invalid(("/number", error.code, "not a NIP or NI PPPK")) from error
    if session.get(EmployeeNumber, number.text) is not None:
        raise AlreadyThere(number="known")
    named = split_titles(draft.name)
    user = identity.add_user(session, number.text)
    employee = Employee(
        id=user.id,
        nip=number.text,
        kind=draft.kind,
        name=named.name,
        front_title=named.front_title,
        back_title=named.back_title,
        nickname=nickname(named.name),
        sort_name=sort_name(named.name),
        search_name=search_name(named.name),
        birth_date=number.born_on,
        sex=number.sex,
        grade=_grade(draft.grade),
        agency_id=unit.agency_id,
        unit_id=unit.id,
    )
    session.add(employee)
    session.flush()
    session.add(
        EmployeeNumber(
            number=number.text,
            employee_id=user.id,
            kind=NumberKind(number.kind),
            valid_from=draft.valid_from,
        )
    )
    publish(
        session,
        events.EmployeeAdded(actor=actor, subject_id=user.id, about_id=user.id, unit_id=unit.id),
    )
    post = AssignmentDraft(
        unit_id=unit.id,
        title=draft.title,
        position_kind=draft.position_kind,
        kind=AssignmentKind.DEFINITIF,
        valid_from=draft.valid_from,
    )
    assignment = _assign(session, actor, employee, post)
    if draft.assessor_id is not None:
        named_by = AssessorDraft(
            assignment_id=assignment.id,
            assessor_id=draft.assessor_id,
            kind=AssessorKind.DEFINITIF,
            valid_from=draft.valid_from,
        )
        _name_assessor(session, actor, employee, named_by)
    return queries.get_employee(session, actor, user.id)


def change_employee(
    session: Session, actor: Actor, employee_id: UUID, change: EmployeeChange, version: int
) -> dict[str, Any]:
    """Correct what is known of a person."""
    employee = queries.load_employee(session, actor, employee_id)
    if employee.version != version:
        raise EditedMeanwhile
    given = change.model_dump(exclude_unset=True)
    if given.get("name"):
        named = split_titles(given.pop("name"))
        given |= {
            "name": named.name,
            "front_title": named.front_title,
            "back_title": named.back_title,
            "sort_name": sort_name(named.name),
            "search_name": search_name(named.name),
        }
    if given.get("grade"):
        given["grade"] = _grade(given["grade"])
    for field, value in given.items():
        setattr(employee, field, value)
    employee.version += 1
    publish(
        session,
        events.EmployeeChanged(
            actor=actor, subject_id=employee_id, about_id=employee_id, fields=sorted(given)
        ),
    )
    return queries.get_employee(session, actor, employee_id)


def end_service(
    session: Session, actor: Actor, employee_id: UUID, end: EndOfService
) -> dict[str, Any]:
    """End somebody's service: posts end, sessions and tokens end with it."""
    employee = queries.load_employee(session, actor, employee_id)
    if employee.state not in _SERVING:
        raise ServiceAlreadyEnded(state=employee.state)
    if end.state in _SERVING:
        raise Invalid(("/state", "not_an_end", "pensiun or berhenti"))
    employee.state = end.state
    employee.version += 1
    for assignment in _assignments(session, employee_id, end.on):
        assignment.valid_until = max(end.on, assignment.valid_from)
    identity.close_user(session, employee_id, "end of service")
    publish(
        session,
        events.ServiceEnded(
            actor=actor,
            subject_id=employee_id,
            about_id=employee_id,
            reason=end.reason,
            state=end.state.value,
            on=end.on,
        ),
    )
    return queries.get_employee(session, actor, employee_id)


def begin_assignment(
    session: Session, actor: Actor, employee_id: UUID, draft: AssignmentDraft
) -> dict[str, Any]:
    """Post somebody from a day on; a new definitive post ends the one before."""
    employee = queries.load_employee(session, actor, employee_id)
    _unit(session, actor, draft.unit_id)
    if draft.kind is AssignmentKind.DEFINITIF:
        for earlier in _assignments(session, employee_id, draft.valid_from):
            if earlier.kind is AssignmentKind.DEFINITIF:
                earlier.valid_until = draft.valid_from
        session.flush()
    _assign(session, actor, employee, draft)
    return queries.get_employee(session, actor, employee_id)


def name_assessor(
    session: Session, actor: Actor, employee_id: UUID, draft: AssessorDraft
) -> dict[str, Any]:
    """Name who assesses somebody from a day on, definitively, acting (Plt/Plh) or delegated (R4, R6)."""
    employee = queries.load_employee(session, actor, employee_id)
    _name_assessor(session, actor, employee, draft)
    return queries.get_employee(session, actor, employee_id)


def _assign(
    session: Session, actor: Actor, employee: Employee, draft: AssignmentDraft
) -> Assignment:
    unit = session.get_one(Unit, draft.unit_id)
    position = Position(
        id=new_id(),
        agency_id=unit.agency_id,
        unit_id=unit.id,
        title=draft.title,
        kind=draft.position_kind,
        is_head=draft.is_head and draft.kind is AssignmentKind.DEFINITIF,
        valid_from=draft.valid_from,
    )
    session.add(position)
    session.flush()
    assignment = Assignment(
        id=new_id(),
        agency_id=unit.agency_id,
        employee_id=employee.id,
        unit_id=unit.id,
        position_id=position.id,
        title=draft.title,
        kind=draft.kind,
        valid_from=draft.valid_from,
        valid_until=draft.valid_until or FOREVER,
        document_no=draft.document_no,
    )
    session.add(assignment)
    session.flush()
    if draft.kind is AssignmentKind.DEFINITIF:
        employee.agency_id, employee.unit_id = unit.agency_id, unit.id
        employee.position_id = position.id
        employee.version += 1
        session.flush()
    keep_place(session, employee)
    publish(
        session,
        events.AssignmentBegun(
            actor=actor,
            subject_id=assignment.id,
            about_id=employee.id,
            unit_id=unit.id,
            kind=draft.kind.value,
            valid_from=draft.valid_from,
        ),
    )
    return assignment


def keep_place(session: Session, employee: Employee) -> None:
    """Copy to identity where somebody serves and what they lead."""
    leads = lists.led_paths(session, employee.id)
    identity.set_place(session, employee.id, employee.agency_id, leads)


def _name_assessor(
    session: Session, actor: Actor, employee: Employee, draft: AssessorDraft
) -> None:
    assignment = queries.get_assignment(session, draft.assignment_id)
    if assignment["employee_id"] != employee.id:
        raise NotFound(assignment_id=draft.assignment_id)
    if draft.assessor_id == employee.id:
        raise Invalid(("/assessor_id", "is_the_person", "nobody assesses themselves"))
    if session.get(Employee, draft.assessor_id) is None:
        raise Invalid(("/assessor_id", "unknown", "no such person"))
    before = queries.effective_assessor(session, draft.assignment_id, today())
    _end_earlier(session, draft)
    session.add(
        Assessor(
            id=new_id(),
            agency_id=assignment["agency_id"],
            employee_id=employee.id,
            assignment_id=draft.assignment_id,
            assessor_id=draft.assessor_id,
            kind=draft.kind,
            instead_of_id=before if draft.kind is not AssessorKind.DEFINITIF else None,
            reason=draft.reason,
            valid_from=draft.valid_from,
            valid_until=draft.valid_until or FOREVER,
        )
    )
    session.flush()
    after = queries.effective_assessor(session, draft.assignment_id, today())
    publish(
        session,
        events.AssessorChanged(
            actor=actor,
            subject_id=draft.assignment_id,
            about_id=employee.id,
            counterpart_id=after,
            reason=draft.reason,
            previous_id=before,
            kind=draft.kind.value,
        ),
    )


def _end_earlier(session: Session, draft: AssessorDraft) -> None:
    same = select(Assessor).where(
        Assessor.assignment_id == draft.assignment_id,
        Assessor.kind == draft.kind,
        Assessor.valid_from < draft.valid_from,
        Assessor.valid_until > draft.valid_from,
    )
    for earlier in session.scalars(same):
        earlier.valid_until = draft.valid_from
    session.flush()


def issue_activation_codes(session: Session, actor: Actor, unit_id: UUID) -> dict[str, Any]:
    """Make first codes for the people of a unit who have never signed in; to be handed out on slips."""
    unit = _unit(session, actor, unit_id)
    people = {p["id"]: p for p in lists.people_without_access(session, unit_id)}
    fresh = [user_id for user_id in people if identity.is_new(session, user_id)]
    issued = signing_in.issue_codes(session, actor, fresh, CodePurpose.ACTIVATION)
    publish(
        session,
        events.ActivationCodesMade(
            actor=actor, subject_id=unit.id, name=unit.name, people=len(issued)
        ),
    )
    return {"items": [_slip(one, people[one["user_id"]]) for one in issued]}


def _slip(issued: Any, person: Any) -> dict[str, Any]:
    return {
        "user_id": issued["user_id"],
        "name": person["name"],
        "login": issued["login"],
        "unit_name": person["unit_name"],
        "code": issued["code"],
        "expires_on": issued["expires_at"].astimezone(WITA).date(),
    }


def _unit(session: Session, actor: Actor, unit_id: UUID) -> Unit:
    unit = session.get(Unit, unit_id)
    if unit is None:
        raise Invalid(("/unit_id", "unknown", "no such unit"))
    permit(permissions.administers(actor, unit.agency_id), "Only HR of this agency may")
    return unit


def _assignments(session: Session, employee_id: UUID, day: date) -> list[Assignment]:
    held = select(Assignment).where(
        Assignment.employee_id == employee_id, Assignment.valid_until > day - timedelta(days=1)
    )
    return list(session.scalars(held))


def _grade(text: str | None) -> str | None:
    if not text:
        return None
    grade = normal_grade(text)
    if grade is None:
        raise Invalid(("/grade", "unknown", "golongan as III/c or IX"))
    return grade
