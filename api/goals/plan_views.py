"""A plan whole: as it is shown, and as an agreement fixes it."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from api.foundation import rows
from api.foundation.errors import NotFound
from api.goals import completeness, permissions, queries
from api.goals.agreements import queries as agreements
from api.goals.models import Plan
from api.goals.records import (
    AgreedContent,
    AgreedHead,
    HeadWithSides,
    PersonRow,
    PlanContent,
    ServedRow,
    WholePlan,
)
from api.identity.actor import Actor
from api.organization.models import Employee, Position, Unit


def _with_card(found: Select[Any], prefix: str, key: InstrumentedAttribute[UUID]) -> Select[Any]:
    """Add a person as `organization.queries.person_card` shows one, under names of their own."""
    person, unit, position = aliased(Employee), aliased(Unit), aliased(Position)
    columns = {
        "id": person.id,
        "name": person.name,
        "front_title": person.front_title,
        "back_title": person.back_title,
        "nip": person.nip,
        "grade": person.grade,
        "position": position.title,
        "unit_name": unit.name,
    }
    return (
        found.add_columns(*(c.label(f"{prefix}_{name}") for name, c in columns.items()))
        .join(person, person.id == key)
        .join(unit, unit.id == person.unit_id)
        .outerjoin(position, position.id == person.position_id)
    )


WHOLE = rows.TypedSelect(
    HeadWithSides,
    _with_card(
        _with_card(queries.HEAD.statement, "owner", Plan.employee_id), "rater", Plan.assessor_id
    ),
)


def get_plan(session: Session, actor: Actor, plan_id: UUID) -> WholePlan:
    """Show a plan whole, with what the actor may do and who sees it."""
    head = rows.fetch_one(session, WHOLE, **queries.at(plan_id))
    if head is None or not permissions.may_see(actor, head):
        raise NotFound(plan_id=plan_id)
    content = queries.plan_content(session, plan_id)
    served = agreements.served_lines(session, plan_id, content["goals"])
    return whole(actor, head, content, served)


def whole(
    actor: Actor, head: HeadWithSides, content: PlanContent, served: list[ServedRow]
) -> WholePlan:
    """Put a plan together as it is shown to somebody."""
    goals = content["goals"]
    return {
        "id": head["id"],
        "cycle_id": head["cycle_id"],
        "employee": owner_of(head),
        "assessor": rater_of(head),
        "title": head["title"],
        "form": head["form"],
        "approach": head["approach"],
        "state": head["state"],
        "return_note": head["return_note"],
        "revision": head["revision"],
        "starts_on": head["starts_on"],
        "ends_on": head["ends_on"],
        "submitted_at": head["submitted_at"],
        "agreed_at": head["agreed_at"],
        "version": head["version"],
        "goals": goals,
        "served_lines": served,
        "behaviour": content["behaviour"],
        "supports": content["supports"],
        "support_versions": content["support_versions"],
        "hints": completeness.hints(head, goals),
        "missing": completeness.missing(head, goals, content["supports"]),
        "may": permissions.allowed(actor, head),
        "seen_by": ["owner", "assessor", "leaders", "hr", "inspectorate"],
    }


def owner_of(head: HeadWithSides) -> PersonRow:
    """Show a plan's owner."""
    return {
        "id": head["owner_id"],
        "name": head["owner_name"],
        "front_title": head["owner_front_title"],
        "back_title": head["owner_back_title"],
        "nip": head["owner_nip"],
        "grade": head["owner_grade"],
        "position": head["owner_position"],
        "unit_name": head["owner_unit_name"],
    }


def rater_of(head: HeadWithSides) -> PersonRow:
    """Show a plan's assessor."""
    return {
        "id": head["rater_id"],
        "name": head["rater_name"],
        "front_title": head["rater_front_title"],
        "back_title": head["rater_back_title"],
        "nip": head["rater_nip"],
        "grade": head["rater_grade"],
        "position": head["rater_position"],
        "unit_name": head["rater_unit_name"],
    }


def agreed_content(session: Session, plan_id: UUID) -> AgreedContent:
    """Read all that an agreement fixes: post, form, both sides as they are today, and the lines."""
    head = rows.fetch_one(session, WHOLE, **queries.at(plan_id))
    if head is None:
        raise NotFound(plan_id=plan_id)
    fixed: AgreedHead = {
        "cycle_id": head["cycle_id"],
        "title": head["title"],
        "form": head["form"],
        "approach": head["approach"],
        "starts_on": head["starts_on"],
        "ends_on": head["ends_on"],
    }
    content = queries.plan_content(session, plan_id)
    return {"head": fixed, "employee": owner_of(head), "assessor": rater_of(head), **content}
