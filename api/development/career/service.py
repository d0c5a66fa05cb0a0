"""What can be done with what is on record: entered, and taken back by a record of its own."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.career import queries
from api.development.career.errors import RecordReversed
from api.development.career.events import CareerRecorded
from api.development.career.models import CareerRecord, RecordKind
from api.development.career.permissions import may_enter
from api.development.career.records import RecordRow
from api.development.career.schemas import GradeRecord, RecordDraft, RecordReversal
from api.foundation import rows
from api.foundation.clock import now
from api.foundation.errors import AlreadyThere, Invalid, NotFound
from api.foundation.events import EventActor, publish_many
from api.foundation.ids import new_id
from api.identity.actor import Actor, permit
from api.organization.models import Employee
from api.organization.people.grades import PANGKAT, normal_grade
from api.organization.people.queries import get_employee, load_seen

_SHOWN = (
    "id", "created_at", "kind", "value", "year", "from_on", "until_on", "document_no", "reason",
    "reverses_id", "reversed_by",
)  # fmt: skip


def list_records(session: Session, actor: Actor, employee_id: UUID) -> dict[str, Any]:
    """List what is on record of somebody; for the person, assessors, leaders and HR."""
    person = get_employee(session, actor, employee_id)
    found = queries.records_of(session, employee_id)
    may = may_enter(actor, person["agency_id"])
    return {
        "employee": rows.pick(person, ("id", "name")),
        "grade": person["grade"],
        "grade_since": _grade_since(found, person["grade"]),
        "items": [
            {**rows.pick(one, _SHOWN), "may": ["reverse"] if may and _holds(one) else []}
            for one in found
        ],
        "may": ["enter"] if may else [],
    }


def _holds(record: RecordRow) -> bool:
    return record["reverses_id"] is None and record["reversed_by"] is None


def _grade_since(found: list[RecordRow], grade: str | None) -> Any:
    of_grade = [
        one["from_on"]
        for one in found
        if one["kind"] is RecordKind.PANGKAT and one["value"] == grade and _holds(one)
    ]
    return max(of_grade, default=None)


def enter(session: Session, actor: Actor, employee_id: UUID, draft: RecordDraft) -> dict[str, Any]:
    """Put on record what a document says; the same thing twice is refused."""
    person = load_seen(session, actor, employee_id)
    permit(may_enter(actor, person.agency_id), "Only HR of this agency enters records")
    _check_dates(draft)
    given = {"value": _value(draft), "year": getattr(draft, "year", None)}
    for one in queries.records_of(session, employee_id):
        same = one["kind"] is draft.kind and one["from_on"] == draft.from_on
        if same and one["value"] == given["value"] and one["year"] == given["year"] and _holds(one):
            raise AlreadyThere(record_id=one["id"])
    line = {
        **of_person(person),
        **given,
        "kind": draft.kind,
        "from_on": draft.from_on,
        "until_on": getattr(draft, "until_on", None),
        "document_no": draft.document_no,
        "reason": draft.reason,
        "reverses_id": None,
        "entered_by": actor.id,
    }
    keep(session, actor, [line])
    return list_records(session, actor, employee_id)


def of_person(person: Employee) -> rows.Row:
    """Begin a record of somebody."""
    return {
        "id": new_id(person.agency_id),
        "agency_id": person.agency_id,
        "created_at": now(),
        "employee_id": person.id,
    }


def _check_dates(draft: RecordDraft) -> None:
    until = getattr(draft, "until_on", None)
    if until is not None and until < draft.from_on:
        raise Invalid(("/until_on", "order", "not before from_on"))


def _value(draft: RecordDraft) -> str:
    if not isinstance(draft, GradeRecord):
        return draft.value.value
    grade = normal_grade(draft.value)
    if grade not in PANGKAT:
        raise Invalid(("/value", "unknown", "golongan as III/c"))
    return str(grade)


def reverse(
    session: Session, actor: Actor, record_id: UUID, given: RecordReversal
) -> dict[str, Any]:
    """Take a record back by one of its own; both stay."""
    found = queries.record(session, record_id)
    if found is None:
        raise NotFound(record_id=record_id)
    person = load_seen(session, actor, found["employee_id"])
    permit(may_enter(actor, person.agency_id), "Only HR of this agency takes records back")
    if not _holds(found):
        raise RecordReversed(record_id=record_id)
    take_back(session, actor, [found], given.reason)
    return list_records(session, actor, person.id)


def take_back(
    session: Session, actor: EventActor, found: list[RecordRow], reason: str
) -> list[rows.Row]:
    """Reverse records, each by one of its own in the agency that wrote it."""
    lines = [
        {
            **rows.pick(one, ("employee_id", "agency_id", "kind", "value", "year", "from_on")),
            **rows.pick(one, ("until_on", "document_no")),
            "id": new_id(one["agency_id"]),
            "created_at": now(),
            "reason": reason,
            "reverses_id": one["id"],
            "entered_by": actor.id,
        }
        for one in found
    ]
    keep(session, actor, lines)
    return lines


def keep(session: Session, actor: EventActor, lines: list[rows.Row]) -> None:
    """Write records and tell of each."""
    rows.add(session, CareerRecord, lines)
    publish_many(
        session,
        [
            CareerRecorded(
                actor=actor,
                subject_id=line["employee_id"],
                about_id=line["employee_id"],
                kind=line["kind"].value,
                value=line["value"],
                from_on=line["from_on"],
                document_no=line["document_no"],
                reversed=line["reverses_id"] is not None,
            )
            for line in lines
        ],
    )
