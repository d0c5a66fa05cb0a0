"""How levels are given: by the person, and by the assessor with a reason (R31, B.1.9)."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.competence.catalogue import catalogue, check_known
from api.development.competence.events import CompetenceLevelGiven
from api.development.competence.levels import get_competences, viewpoints_of
from api.development.competence.models import CompetenceLevel, Viewpoint
from api.development.competence.recounting import recount
from api.development.competence.schemas import LevelDraft
from api.foundation import rows
from api.foundation.clock import now, today
from api.foundation.errors import Invalid
from api.foundation.events import publish
from api.foundation.ids import new_id
from api.identity.actor import Actor, permit
from api.organization.people.queries import get_employee


def give_level(
    session: Session, actor: Actor, employee_id: UUID, draft: LevelDraft
) -> dict[str, Any]:
    """Say how somebody stands; the assessor with a reason (R31, B.1.9). What was said stays."""
    person = get_employee(session, actor, employee_id)
    viewpoints = viewpoints_of(actor, person)
    permit(bool(viewpoints), "The person and the assessor give levels (R31)")
    viewpoint = viewpoints[0]
    check_known(catalogue(session), draft.competence_code, person["agency_id"], "/competence_code")
    if viewpoint is Viewpoint.ASSESSOR and draft.reason is None:
        raise Invalid(("/reason", "missing", "the assessor says why (R31)"))
    if draft.given_on is not None and draft.given_on > today():
        raise Invalid(("/given_on", "in_future", "a level is of a day that has come"))
    row = {
        "id": new_id(person["agency_id"]),
        "agency_id": person["agency_id"],
        "created_at": now(),
        "employee_id": employee_id,
        "competence_code": draft.competence_code,
        "viewpoint": viewpoint,
        "level": draft.level,
        "reason": draft.reason,
        "given_on": draft.given_on or today(),
        "document_no": draft.document_no,
        "given_by": actor.id,
    }
    rows.add(session, CompetenceLevel, [row])
    publish(
        session,
        CompetenceLevelGiven(
            actor=actor,
            subject_id=employee_id,
            about_id=employee_id,
            code=draft.competence_code,
            viewpoint=viewpoint.value,
        ),
    )
    recount(session, [employee_id])
    return get_competences(session, actor, employee_id)
