"""What people enter into a ledger: base, degree, transfer, older points; and taking a line back."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.credit import queries
from api.development.credit.conversion import Level, bonus, in_units, transferred
from api.development.credit.errors import AlreadyReversed, NothingToConvert
from api.development.credit.looking import get_credit
from api.development.credit.models import CreditKind
from api.development.credit.permissions import may_enter
from api.development.credit.records import Line
from api.development.credit.schemas import (
    BaseDraft,
    DegreeDraft,
    EntryDraft,
    PointsDraft,
    Reversal,
    TransferDraft,
)
from api.development.credit.service import Rules, convert, keep, take_back
from api.evaluations.queries import find
from api.foundation.clock import now, today
from api.foundation.errors import AlreadyThere, Invalid, NotFound
from api.foundation.ids import new_id
from api.identity.actor import Actor, permit
from api.organization.people.queries import load_seen
from api.rules.queries import table

ONCE = (CreditKind.DASAR, CreditKind.PENDIDIKAN)
"""R78, R79: once in a jenjang."""


def enter(session: Session, actor: Actor, employee_id: UUID, draft: EntryDraft) -> dict[str, Any]:
    """Write a line as a document decided it; what a rule fixes is computed, not typed."""
    person = load_seen(session, actor, employee_id)
    permit(may_enter(actor, person.agency_id, person.id), "HR enters it, for others alone")
    level = _level(Rules(session), draft.level)
    _check_once(queries.lines_of(session, employee_id), draft)
    units, rule_id = _worth(session, draft, level)
    line = {
        "id": new_id(person.agency_id),
        "agency_id": person.agency_id,
        "created_at": now(),
        "employee_id": employee_id,
        "kind": draft.kind,
        "level": draft.level,
        "units": units,
        "rule_id": rule_id,
        "document_no": draft.document_no,
        "decided_on": draft.decided_on,
        "reason": draft.reason,
        "entered_by": actor.id,
    }
    keep(session, actor, [line])
    return get_credit(session, actor, employee_id)


def _level(rules: Rules, code: str) -> Level:
    level = rules.levels.get(code)
    if level is None:
        raise Invalid(("/level", "unknown_level", "no jenjang of that name"))
    return level


def _check_once(lines: list[Line], draft: EntryDraft) -> None:
    for line in lines:
        same = line["kind"] is draft.kind and line["level"] == draft.level
        if same and draft.kind in ONCE and line["reversed_by"] is None:
            raise AlreadyThere(entry_id=line["id"])


def _worth(session: Session, draft: EntryDraft, level: Level) -> tuple[int, str]:
    """Compute what a line is worth, and name the rule."""
    match draft:
        case PointsDraft():
            return in_units(draft.points), "R85"
        case DegreeDraft():
            return bonus(level), "R78"
        case BaseDraft():
            return _base(session, draft.level, draft.grade), "R79"
        case TransferDraft():
            return _transfer(session, draft, level), "R80"


def _base(session: Session, level: str, grade: str) -> int:
    found = table(session, "credit_base", today()).get(f"{level}/{grade}")
    if found is None:
        raise Invalid(("/grade", "no_base", "no base for this jenjang and golongan"))
    return in_units(found["points"])


def _transfer(session: Session, draft: TransferDraft, level: Level) -> int:
    """Take the fixed value where the golongan does not fit the jenjang, else time in rank and base."""
    misfit = table(session, "credit_misfit", today()).get(f"{draft.level}/{draft.grade}")
    if misfit is not None:
        return in_units(misfit["points"])
    if draft.grade not in level.grades:
        raise Invalid(("/grade", "no_misfit_value", "the rule names no value for this golongan"))
    percent = Rules(session).shares[draft.predikat]
    of_time = transferred(percent, level, draft.months_in_rank, is_top_rank=draft.is_top_rank)
    lowest = draft.grade == level.grades[0]
    return of_time + (0 if lowest else _base(session, draft.level, draft.grade))


def reverse(session: Session, actor: Actor, entry_id: UUID, given: Reversal) -> dict[str, Any]:
    """Take a line back by a line of its own; both stay."""
    line = queries.line(session, entry_id)
    if line is None:
        raise NotFound(entry_id=entry_id)
    person = load_seen(session, actor, line["employee_id"])
    permit(may_enter(actor, person.agency_id, person.id), "HR takes it back, of others alone")
    if line["reversed_by"] is not None or line["reverses_id"] is not None:
        raise AlreadyReversed(entry_id=entry_id)
    take_back(session, actor, [line], given.reason)
    return get_credit(session, actor, person.id)


def convert_period(session: Session, actor: Actor, evaluation_id: UUID) -> dict[str, Any]:
    """Convert a signed period now, to fill what is missing (R76); its months count in no year again."""
    head = find(session, actor, evaluation_id)
    permit(
        head["is_assessor"] or may_enter(actor, head["agency_id"], head["employee_id"]),
        "The assessor or HR of this agency converts (R77)",
    )
    load_seen(session, actor, head["employee_id"])
    if not convert(session, actor, queries.signed(session, [evaluation_id])):
        raise NothingToConvert(evaluation_id=evaluation_id, state=head["state"])
    return get_credit(session, actor, head["employee_id"])
