"""What can be done with people: added, changed, posted, their service ended."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.foundation.clock import today
from api.foundation.errors import AlreadyThere, EditedMeanwhile, Invalid
from api.foundation.events import publish
from api.identity import service as identity
from api.identity.actor import Actor
from api.organization import events
from api.organization.errors import ServiceAlreadyEnded
from api.organization.models import (
    ENDED,
    AssessorKind,
    AssignmentKind,
    Employee,
    EmployeeKind,
    EmployeeNumber,
    NumberKind,
    Unit,
)
from api.organization.names import nickname, search_name, sort_name, split_titles
from api.organization.people import belonging, queries
from api.organization.people.grades import normal_grade
from api.organization.people.numbers import Number, NumberRefused, read
from api.organization.people.schemas import EmployeeChange, EmployeeDraft, EndOfService
from api.organization.posts import delegations, relieving
from api.organization.posts import queries as post_queries
from api.organization.posts import service as posts
from api.organization.posts.powers import check_ending
from api.organization.posts.schemas import AssessorDraft, AssignmentDraft, DelegationDraft
from api.organization.units.queries import load_unit

ALWAYS_THERE = frozenset({"name", "kind", "sex", "state"})
"""What nobody is without: an empty value leaves it as it is."""


def add_employee(session: Session, actor: Actor, draft: EmployeeDraft) -> dict[str, Any]:
    """Add a person with number, name, post and assessor; access comes by an activation code."""
    unit = load_unit(session, actor, draft.unit_id)
    number = _number_of(draft)
    _check_belonging(draft.kind, number.text if number else None, _grade(draft.grade))
    if number is not None and session.get(EmployeeNumber, number.text) is not None:
        raise AlreadyThere(number="known")
    employee = _employee(session, unit, draft, number)
    publish(
        session,
        events.EmployeeAdded(
            actor=actor, subject_id=employee.id, about_id=employee.id, unit_id=unit.id
        ),
    )
    _begin(session, actor, employee, unit, draft)
    return queries.get_employee(session, actor, employee.id)


def _number_of(draft: EmployeeDraft) -> Number | None:
    """Whoever is in service has a number; a state official has none, and a name to sign in with."""
    if draft.kind is EmployeeKind.PEJABAT_NEGARA:
        if draft.number is not None:
            raise Invalid(("/number", "not_of_state_officials", "state officials have no NIP"))
        if draft.login is None:
            raise Invalid(("/login", "missing", "a name to sign in with"))
        return None
    if draft.login is not None:
        raise Invalid(("/login", "only_of_state_officials", "whoever has a NIP signs in with it"))
    if draft.number is None:
        raise Invalid(("/number", "missing", "a NIP or NI PPPK"))
    return _number(draft.number)


def _number(text: str) -> Number:
    try:
        return read(text)
    except NumberRefused as error:
        raise Invalid(("/number", error.code, "not a NIP or NI PPPK")) from error


def _employee(
    session: Session, unit: Unit, draft: EmployeeDraft, number: Number | None
) -> Employee:
    user = identity.add_user(session, number.text if number else draft.login or "")
    employee = Employee(
        id=user.id,
        nip=number.text if number else None,
        kind=draft.kind,
        birth_date=number.born_on if number else None,
        sex=draft.sex or (number.sex if number else None),
        grade=_grade(draft.grade),
        agency_id=unit.agency_id,
        unit_id=unit.id,
        **named(draft.name),
    )
    employee.nickname = nickname(employee.name)
    session.add(employee)
    session.flush()
    if number is not None:
        known = EmployeeNumber(
            number=number.text,
            employee_id=user.id,
            kind=NumberKind(number.kind),
            valid_from=draft.valid_from,
        )
        session.add(known)
        session.flush()
    return employee


def _begin(
    session: Session, actor: Actor, employee: Employee, unit: Unit, draft: EmployeeDraft
) -> None:
    post = AssignmentDraft(
        unit_id=unit.id,
        title=draft.title,
        position_kind=draft.position_kind,
        is_head=draft.is_head,
        kind=AssignmentKind.DEFINITIF,
        valid_from=draft.valid_from,
    )
    assignment = posts.assign(session, actor, employee, unit, post)
    if draft.assessor_id is not None:
        wanted = AssessorDraft(
            assignment_id=assignment.id,
            assessor_id=draft.assessor_id,
            kind=AssessorKind.DEFINITIF,
            valid_from=draft.valid_from,
        )
        posts.name_assessor(session, actor, employee, wanted)


def named(raw: str) -> dict[str, str | None]:
    """Give a name as it is kept: titles apart, and how it is sorted and found."""
    parts = split_titles(raw)
    return {
        "name": parts.name,
        "front_title": parts.front_title,
        "back_title": parts.back_title,
        "sort_name": sort_name(parts.name),
        "search_name": search_name(parts.name),
    }


def change_employee(
    session: Session, actor: Actor, employee_id: UUID, change: EmployeeChange, version: int
) -> dict[str, Any]:
    """Correct what is known of a person."""
    employee = queries.load_employee(session, actor, employee_id)
    if employee.version != version:
        raise EditedMeanwhile
    if employee.state in ENDED:
        raise ServiceAlreadyEnded(state=employee.state)
    given = _given(change)
    _check_kept_together(employee, given)
    changes: dict[str, list[str | None]] = {}
    for field, value in given.items():
        old = getattr(employee, field)
        if old != value:
            changes[field] = [_text(old), _text(value)]
            setattr(employee, field, value)
    if changes:
        employee.version += 1
        publish(session, _changed(actor, employee_id, changes))
    return queries.get_employee(session, actor, employee_id)


def _given(change: EmployeeChange) -> dict[str, Any]:
    sent = change.model_dump(exclude_unset=True)
    given = {k: v for k, v in sent.items() if v is not None or k not in ALWAYS_THERE}
    if given.get("state") in ENDED:
        raise Invalid(("/state", "ends_service", "service ends by end-of-service"))
    if "name" in given:
        given |= named(given["name"])
    if "grade" in given:
        given["grade"] = _grade(given["grade"])
    return given


def _changed(
    actor: Actor, employee_id: UUID, changes: dict[str, list[str | None]]
) -> events.EmployeeChanged:
    return events.EmployeeChanged(
        actor=actor, subject_id=employee_id, about_id=employee_id, changes=changes
    )


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def end_service(
    session: Session, actor: Actor, employee_id: UUID, end: EndOfService
) -> dict[str, Any]:
    """End somebody's service: posts end, sessions and tokens end with it."""
    employee = queries.load_employee(session, actor, employee_id)
    if employee.state in ENDED:
        raise ServiceAlreadyEnded(state=employee.state)
    _check_end(end)
    check_ending(session, actor, employee_id)
    employee.state = end.state
    employee.version += 1
    held = post_queries.posts_from(session, employee_id, end.on)
    posts.end_posts(session, actor, held, end.on)
    relieving.relieve(session, actor, employee_id, end.on)
    identity.set_place(session, employee_id, employee.agency_id, [])
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
    if employee.state in ENDED:
        raise ServiceAlreadyEnded(state=employee.state)
    unit = load_unit(session, actor, draft.unit_id)
    posts.begin(session, actor, employee, unit, draft)
    return queries.get_employee(session, actor, employee_id)


def name_assessor(
    session: Session, actor: Actor, employee_id: UUID, draft: AssessorDraft
) -> dict[str, Any]:
    """Name who assesses somebody, acting officials included."""
    employee = queries.load_employee(session, actor, employee_id)
    posts.name_assessor(session, actor, employee, draft)
    return queries.get_employee(session, actor, employee_id)


def delegate_assessing(
    session: Session, actor: Actor, employee_id: UUID, draft: DelegationDraft
) -> dict[str, Any]:
    """Let somebody else assess one's staff for a while (art. 1 no. 9)."""
    employee = queries.load_seen(session, actor, employee_id)
    delegations.delegate(session, actor, employee, draft)
    return queries.get_employee(session, actor, employee_id)


def end_delegation(
    session: Session, actor: Actor, employee_id: UUID, delegation_id: UUID
) -> dict[str, Any]:
    """Take a delegation back; it ends today."""
    employee = queries.load_seen(session, actor, employee_id)
    delegations.end_delegation(session, actor, employee, delegation_id)
    return queries.get_employee(session, actor, employee_id)


def _check_end(end: EndOfService) -> None:
    if end.state not in ENDED:
        raise Invalid(("/state", "not_an_end", "pensiun or berhenti"))
    if end.on > today():
        raise Invalid(("/on", "in_future", "access ends at once: enter it on the day"))


def _check_kept_together(employee: Employee, given: dict[str, Any]) -> None:
    """Refuse a kind or a golongan that does not fit the rest; what was wrong before is no hindrance."""
    if given.keys() & {"kind", "grade"}:
        kind, grade = given.get("kind", employee.kind), given.get("grade", employee.grade)
        _check_belonging(kind, employee.nip, grade)


def _check_belonging(kind: EmployeeKind, number: str | None, grade: str | None) -> None:
    """R120–R124: a PNS has a NIP and a golongan with its ruang, a PPPK an NI and one without."""
    known = belonging.number_of(number)
    faults = {
        "/number": belonging.fault_of_number(kind, known.kind) if known else None,
        "/grade": belonging.fault_of_grade(kind, grade),
    }
    wrong = [(place, code, "of another kind of person") for place, code in faults.items() if code]
    if wrong:
        raise Invalid(*wrong)


def _grade(text: str | None) -> str | None:
    if not text:
        return None
    grade = normal_grade(text)
    if grade is None:
        raise Invalid(("/grade", "unknown", "golongan as III/c or IX"))
    return grade
