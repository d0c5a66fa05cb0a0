"""How people stand on the scale of B.1.9 in their own view, in the assessor's, and by their post (R31)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.development.competence.catalogue import Catalogue, Post, catalogue
from api.development.competence.models import CompetenceLevel, Viewpoint
from api.development.competence.records import LevelRow, PostRow
from api.foundation import rows
from api.foundation.clock import today
from api.identity.actor import Actor
from api.organization.models import Employee, Position
from api.organization.people.queries import get_employee

_SHOWN = ("viewpoint", "level", "reason", "given_on", "document_no")


@cache
def _levels(size: int) -> rows.TypedSelect[LevelRow]:
    return rows.TypedSelect(
        LevelRow,
        select(
            CompetenceLevel.employee_id,
            CompetenceLevel.competence_code,
            CompetenceLevel.viewpoint,
            CompetenceLevel.level,
            CompetenceLevel.reason,
            CompetenceLevel.given_on,
            CompetenceLevel.document_no,
            Employee.name.label("giver_name"),
        )
        .outerjoin(Employee, Employee.id == CompetenceLevel.given_by)
        .where(rows.among(CompetenceLevel.employee_id, size))
        .order_by(CompetenceLevel.given_on, CompetenceLevel.id),
    )


def levels_of(session: Session, people: Sequence[UUID]) -> dict[UUID, list[LevelRow]]:
    """Read all that was said of people's levels, the oldest first."""
    found: dict[UUID, list[LevelRow]] = defaultdict(list)
    for row in rows.fetch_among(session, _levels, people):
        found[row["employee_id"]].append(row)
    return found


def latest(levels: Iterable[LevelRow]) -> dict[tuple[str, Viewpoint], LevelRow]:
    """Give what holds: the last of each view of each competence."""
    return {(one["competence_code"], one["viewpoint"]): one for one in levels}


@cache
def _posts(size: int) -> rows.TypedSelect[PostRow]:
    return rows.TypedSelect(
        PostRow,
        select(Employee.id, Employee.agency_id, Position.kind, Position.title)
        .outerjoin(Position, Position.id == Employee.position_id)
        .where(rows.among(Employee.id, size)),
    )


def posts_of(session: Session, people: Sequence[UUID]) -> dict[UUID, Post]:
    """Read what of people's posts says which levels they require."""
    return {
        row["id"]: Post(row["agency_id"], row["kind"], row["title"])
        for row in rows.fetch_among(session, _posts, people)
    }


def viewpoints_of(actor: Actor, person: Mapping[str, Any]) -> list[Viewpoint]:
    """Say as whom somebody may give levels: as oneself, or as one of today's assessors."""
    if actor.id == person["id"]:
        return [Viewpoint.OWN]
    return [Viewpoint.ASSESSOR] if is_assessor(actor, person) else []


def is_assessor(actor: Actor, person: Mapping[str, Any]) -> bool:
    """Say whether somebody assesses a person, as `get_employee` shows them, today."""
    return any(
        one["assessor_id"] == actor.id and one["valid_from"] <= today() < one["valid_until"]
        for one in person["assessors"]
    )


def get_competences(session: Session, actor: Actor, employee_id: UUID) -> dict[str, Any]:
    """Show somebody's competences with the gap; for the person, assessors, leaders and HR."""
    person = get_employee(session, actor, employee_id)
    model = catalogue(session)
    found = standings(session, model, employee_id)
    return {
        "employee": rows.pick(person, ("id", "name")),
        "items": [found[code] for code in model.all if code in found],
        "may": viewpoints_of(actor, person),
    }


def standings(session: Session, model: Catalogue, employee_id: UUID) -> dict[str, dict[str, Any]]:
    """Show where somebody stands in what the post requires and in what was ever said of them."""
    required = model.required(posts_of(session, [employee_id])[employee_id])
    said = levels_of(session, [employee_id])[employee_id]
    known = latest(said)
    codes = required.keys() | {one["competence_code"] for one in said}
    return {code: _standing(model, code, required.get(code), known, said) for code in codes}


def _standing(
    model: Catalogue,
    code: str,
    required: int | None,
    known: Mapping[tuple[str, Viewpoint], LevelRow],
    said: Sequence[LevelRow],
) -> dict[str, Any]:
    own, seen = known.get((code, Viewpoint.OWN)), known.get((code, Viewpoint.ASSESSOR))
    level = seen["level"] if seen else None
    return {
        "competence": model.named(code),
        "own_level": own["level"] if own else None,
        "assessor_level": level,
        "post_level": required,
        "gap": None if level is None or required is None else max(0, required - level),
        "history": [
            {**rows.pick(one, _SHOWN), "given_by": one["giver_name"]}
            for one in reversed(said)
            if one["competence_code"] == code
        ],
    }
