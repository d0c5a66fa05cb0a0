"""Shows the advice of somebody's signed evaluations with the competences that it speaks of."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.competence import facts
from api.development.competence.catalogue import Catalogue, catalogue
from api.development.competence.records import AdviceRow, AdvisedRow
from api.development.competence.schemas import OfYear
from api.foundation import rows
from api.foundation.clock import today
from api.identity.actor import Actor
from api.organization.people.queries import get_employee


def list_advice(
    session: Session, actor: Actor, employee_id: UUID, wanted: OfYear
) -> dict[str, Any]:
    """List what assessors advised somebody in a year, the newest first; to whoever sees the person."""
    get_employee(session, actor, employee_id)
    found = facts.advice_of(session, [employee_id], wanted.year or today().year)[employee_id]
    advised = facts.advised_in(session, [one["id"] for one in found])
    model = catalogue(session)
    return {
        "items": [_advice(actor, model, one, advised.get(one["id"], [])) for one in reversed(found)]
    }


def _advice(
    actor: Actor, model: Catalogue, one: AdviceRow, advised: list[AdvisedRow]
) -> dict[str, Any]:
    text = one["recommendation"] or ""
    codes = [row["competence_code"] for row in advised] or sorted(model.told_by(text))
    return {
        **rows.pick(one, ("period_id", "author")),
        "evaluation_id": one["id"],
        "text": text,
        "competences": [model.named(code) for code in codes],
        "assigned": bool(advised),
        "may": ["assign"] if actor.id == one["assessor_id"] else [],
    }
