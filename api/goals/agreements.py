"""What can be done with performance agreements (perjanjian kinerja); HR enters them."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.foundation.errors import Invalid, NotFound
from api.foundation.events import publish
from api.foundation.ids import new_id
from api.goals import events, plan_views
from api.goals.agreement_models import (
    AgreementIndicator,
    AgreementProgramme,
    PerformanceAgreement,
)
from api.goals.agreement_schemas import (
    AgreementDraft,
    AgreementIndicatorDraft,
    AgreementProgrammeDraft,
)
from api.identity.actor import Actor, permit
from api.organization.models import Unit
from api.organization.permissions import administers


def set_agreement(session: Session, actor: Actor, draft: AgreementDraft) -> dict[str, Any]:
    """Begin a unit's agreement for a year."""
    _permit(session, actor, draft.unit_id)
    agreement = PerformanceAgreement(
        id=new_id(), unit_id=draft.unit_id, year=draft.year, document_no=draft.document_no
    )
    session.add(agreement)
    session.flush()
    return _published(session, actor, agreement)


def add_agreement_indicator(
    session: Session, actor: Actor, agreement_id: UUID, draft: AgreementIndicatorDraft
) -> dict[str, Any]:
    """Add a line to an agreement."""
    agreement = _load(session, actor, agreement_id)
    session.add(AgreementIndicator(id=new_id(), agreement_id=agreement.id, **draft.model_dump()))
    session.flush()
    return _published(session, actor, agreement)


def add_agreement_programme(
    session: Session, actor: Actor, agreement_id: UUID, draft: AgreementProgrammeDraft
) -> dict[str, Any]:
    """Add a programme with its budget to an agreement."""
    agreement = _load(session, actor, agreement_id)
    session.add(AgreementProgramme(id=new_id(), agreement_id=agreement.id, **draft.model_dump()))
    session.flush()
    return _published(session, actor, agreement)


def _load(session: Session, actor: Actor, agreement_id: UUID) -> PerformanceAgreement:
    agreement = session.get(PerformanceAgreement, agreement_id, with_for_update=True)
    if agreement is None:
        raise NotFound(agreement_id=agreement_id)
    _permit(session, actor, agreement.unit_id)
    return agreement


def _permit(session: Session, actor: Actor, unit_id: UUID) -> None:
    unit = session.get(Unit, unit_id)
    if unit is None:
        raise Invalid(("/unit_id", "unknown", "no such unit"))
    permit(administers(actor, unit.agency_id), "Only HR of this agency enters agreements")


def _published(session: Session, actor: Actor, agreement: PerformanceAgreement) -> dict[str, Any]:
    publish(
        session,
        events.AgreementSet(
            actor=actor,
            subject_id=agreement.id,
            unit_id=agreement.unit_id,
            year=agreement.year,
        ),
    )
    found = plan_views.list_agreements(session, actor, agreement.unit_id, agreement.year)
    shown: dict[str, Any] = found["items"][0]
    return shown
