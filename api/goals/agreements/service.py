"""What can be done with performance agreements (perjanjian kinerja); HR enters them."""

from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.errors import EditedMeanwhile, Invalid, NotFound
from api.foundation.events import publish
from api.foundation.ids import new_id
from api.goals.agreements import events, queries
from api.goals.agreements.errors import AgreementLineServed
from api.goals.agreements.models import (
    AgreementIndicator,
    AgreementProgramme,
    PerformanceAgreement,
    Versioned,
)
from api.goals.agreements.records import Agreement
from api.goals.agreements.schemas import (
    AgreementChange,
    AgreementDraft,
    AgreementIndicatorChange,
    AgreementIndicatorDraft,
    AgreementProgrammeChange,
    AgreementProgrammeDraft,
)
from api.goals.models import Goal
from api.goals.schemas import Fields
from api.identity.actor import Actor, permit
from api.organization.models import Unit
from api.organization.permissions import administers

Line = TypeVar("Line", AgreementIndicator, AgreementProgramme)
MOST_LINES = 200


def set_agreement(session: Session, actor: Actor, draft: AgreementDraft) -> Agreement:
    """Begin a unit's agreement for a year."""
    _permit(session, actor, draft.unit_id)
    agreement = PerformanceAgreement(
        id=new_id(), unit_id=draft.unit_id, year=draft.year, document_no=draft.document_no
    )
    session.add(agreement)
    return _published(session, actor, agreement, "begun")


def change_agreement(
    session: Session, actor: Actor, agreement_id: UUID, change: AgreementChange, version: int
) -> Agreement:
    """Give an agreement its document number, or another one."""
    agreement = _load(session, actor, agreement_id)
    given = change.model_dump(exclude_unset=True)
    _fill(agreement, given, version)
    return _published(session, actor, agreement, "changed", fields=sorted(given))


def add_agreement_indicator(
    session: Session, actor: Actor, agreement_id: UUID, draft: AgreementIndicatorDraft
) -> Agreement:
    """Add a line to an agreement."""
    agreement = _load(session, actor, agreement_id)
    _check_room(session, AgreementIndicator, agreement_id, "/text")
    line = AgreementIndicator(id=new_id(), agreement_id=agreement.id, **draft.model_dump())
    session.add(line)
    return _published(session, actor, agreement, "indicator added", line_id=line.id)


def change_agreement_indicator(
    session: Session,
    actor: Actor,
    line_id: UUID,
    change: AgreementIndicatorChange,
    version: int,
) -> Agreement:
    """Change a line; an objective is worded anew for every line that shares it."""
    agreement, line = _line(session, actor, AgreementIndicator, line_id)
    given = change.model_dump(exclude_unset=True)
    _reword(session, line, given.get("objective", line.objective))
    _fill(line, given, version)
    return _published(
        session, actor, agreement, "indicator changed", line_id=line.id, fields=sorted(given)
    )


def remove_agreement_indicator(
    session: Session, actor: Actor, line_id: UUID, version: int
) -> Agreement:
    """Take out a line that no goal serves."""
    agreement, line = _line(session, actor, AgreementIndicator, line_id)
    _check(line.version, version)
    if session.scalar(select(Goal.id).where(Goal.agreement_indicator_id == line.id).limit(1)):
        raise AgreementLineServed(line_id=line.id)
    session.delete(line)
    return _published(session, actor, agreement, "indicator removed", line_id=line.id)


def add_agreement_programme(
    session: Session, actor: Actor, agreement_id: UUID, draft: AgreementProgrammeDraft
) -> Agreement:
    """Add a programme with its budget to an agreement."""
    agreement = _load(session, actor, agreement_id)
    _check_room(session, AgreementProgramme, agreement_id, "/name")
    line = AgreementProgramme(id=new_id(), agreement_id=agreement.id, **draft.model_dump())
    session.add(line)
    return _published(session, actor, agreement, "programme added", line_id=line.id)


def change_agreement_programme(
    session: Session,
    actor: Actor,
    line_id: UUID,
    change: AgreementProgrammeChange,
    version: int,
) -> Agreement:
    """Change a programme or its budget."""
    agreement, line = _line(session, actor, AgreementProgramme, line_id)
    given = change.model_dump(exclude_unset=True)
    _fill(line, given, version)
    return _published(
        session, actor, agreement, "programme changed", line_id=line.id, fields=sorted(given)
    )


def remove_agreement_programme(
    session: Session, actor: Actor, line_id: UUID, version: int
) -> Agreement:
    """Take a programme out."""
    agreement, line = _line(session, actor, AgreementProgramme, line_id)
    _check(line.version, version)
    session.delete(line)
    return _published(session, actor, agreement, "programme removed", line_id=line.id)


def _reword(session: Session, line: AgreementIndicator, objective: str) -> None:
    if objective == line.objective:
        return
    others = select(AgreementIndicator).where(
        AgreementIndicator.agreement_id == line.agreement_id,
        AgreementIndicator.objective == line.objective,
        AgreementIndicator.id != line.id,
    )
    for other in session.scalars(others):
        other.objective = objective
        other.version += 1


def _fill(kept: Versioned, given: Fields, version: int) -> None:
    _check(kept.version, version)
    for name, value in given.items():
        setattr(kept, name, value)
    kept.version += 1


def _check(kept: int, seen: int) -> None:
    if kept != seen:
        raise EditedMeanwhile(version=kept)


def _check_room(session: Session, kind: type[Line], agreement_id: UUID, field: str) -> None:
    found = select(kind.id).where(kind.agreement_id == agreement_id).limit(MOST_LINES)
    if len(session.scalars(found).all()) >= MOST_LINES:
        raise Invalid((field, "too_many", f"at most {MOST_LINES}"))


def _load(session: Session, actor: Actor, agreement_id: UUID) -> PerformanceAgreement:
    """Lock the agreement, so that its lines change one after the other."""
    agreement = session.get(PerformanceAgreement, agreement_id, with_for_update=True)
    if agreement is None:
        raise NotFound(agreement_id=agreement_id)
    _permit(session, actor, agreement.unit_id)
    return agreement


def _line(
    session: Session, actor: Actor, kind: type[Line], line_id: UUID
) -> tuple[PerformanceAgreement, Line]:
    """Lock the agreement, then read the line: who waited for the lock sees what the other has written."""
    agreement_id = session.scalar(select(kind.agreement_id).where(kind.id == line_id))
    if agreement_id is None:
        raise NotFound(line_id=line_id)
    agreement = _load(session, actor, agreement_id)
    line = session.get(kind, line_id)
    if line is None:
        raise NotFound(line_id=line_id)
    return agreement, line


def _permit(session: Session, actor: Actor, unit_id: UUID) -> None:
    unit = session.get(Unit, unit_id)
    if unit is None:
        raise Invalid(("/unit_id", "unknown", "no such unit"))
    permit(administers(actor, unit.agency_id), "Only HR of this agency enters agreements")


def _published(
    session: Session,
    actor: Actor,
    agreement: PerformanceAgreement,
    what: str,
    **about: Any,
) -> Agreement:
    session.flush()
    publish(
        session,
        events.AgreementSet(
            actor=actor,
            subject_id=agreement.id,
            unit_id=agreement.unit_id,
            year=agreement.year,
            what=what,
            **about,
        ),
    )
    [shown] = queries.agreements_of(session, agreement.unit_id, agreement.year)
    return shown
