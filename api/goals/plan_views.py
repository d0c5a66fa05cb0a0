"""A plan whole: as it is shown, and as an agreement fixes it."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from api.foundation import rows
from api.foundation.errors import NotFound
from api.foundation.work import one_statement
from api.goals import completeness, permissions, queries
from api.goals.agreements.queries import SERVED
from api.goals.grouping import OF_POPULATION, grouping_of, missing_groups
from api.goals.models import Plan
from api.goals.records import (
    AgreedContent,
    AgreedHead,
    Finding,
    PersonRow,
    PlanAsKept,
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
    PlanAsKept,
    _with_card(
        _with_card(queries.HEAD.statement, "owner", Plan.employee_id), "rater", Plan.assessor_id
    ).add_columns(
        queries.GOALS.label("goals"),
        queries.BEHAVIOUR.label("behaviour"),
        queries.SUPPORTS.label("supports"),
        SERVED.label("served_lines"),
        OF_POPULATION.label("population_rules"),
    ),
)


def read_whole(session: Session, plan_id: UUID) -> PlanAsKept:
    """Read a plan whole, or refuse; says nothing about who may see it."""
    found = rows.fetch_one(session, WHOLE, **queries.at(plan_id))
    if found is None:
        raise NotFound(plan_id=plan_id)
    return found


@one_statement
def get_plan(session: Session, actor: Actor, plan_id: UUID) -> WholePlan:
    """Show a plan whole, with what the actor may do and who sees it."""
    plan = read_whole(session, plan_id)
    if not permissions.may_see(actor, plan):
        raise NotFound(plan_id=plan_id)
    return whole(actor, plan)


def whole(actor: Actor, plan: PlanAsKept) -> WholePlan:
    """Put a plan together as it is shown to somebody."""
    goals = plan["goals"].rows()
    supports = queries.supports_of(plan["supports"].rows())
    grouping = grouping_of(plan["population_rules"], plan["title"])
    return {
        "id": plan["id"],
        "cycle_id": plan["cycle_id"],
        "population": plan["population"],
        **grouping,
        "employee": owner_of(plan),
        "assessor": rater_of(plan),
        "title": plan["title"],
        "form": plan["form"],
        "approach": plan["approach"],
        "state": plan["state"],
        "return_note": plan["return_note"],
        "revision": plan["revision"],
        "starts_on": plan["starts_on"],
        "ends_on": plan["ends_on"],
        "submitted_at": plan["submitted_at"],
        "agreed_at": plan["agreed_at"],
        "version": plan["version"],
        "goals": plan["goals"],
        "served_lines": plan["served_lines"],
        "behaviour": plan["behaviour"],
        **supports,
        "hints": completeness.hints(plan, goals),
        "missing": missing(plan),
        "may": permissions.allowed(actor, plan),
        "seen_by": ["owner", "assessor", "leaders", "hr", "inspectorate"],
    }


def owner_of(plan: PlanAsKept) -> PersonRow:
    """Show a plan's owner."""
    return {
        "id": plan["owner_id"],
        "name": plan["owner_name"],
        "front_title": plan["owner_front_title"],
        "back_title": plan["owner_back_title"],
        "nip": plan["owner_nip"],
        "grade": plan["owner_grade"],
        "position": plan["owner_position"],
        "unit_name": plan["owner_unit_name"],
    }


def rater_of(plan: PlanAsKept) -> PersonRow:
    """Show a plan's assessor."""
    return {
        "id": plan["rater_id"],
        "name": plan["rater_name"],
        "front_title": plan["rater_front_title"],
        "back_title": plan["rater_back_title"],
        "nip": plan["rater_nip"],
        "grade": plan["rater_grade"],
        "position": plan["rater_position"],
        "unit_name": plan["rater_unit_name"],
    }


def missing(plan: PlanAsKept) -> list[Finding]:
    """List what forbids the submission of a plan."""
    supports = queries.supports_of(plan["supports"].rows())["supports"]
    goals = plan["goals"].rows()
    lacking = completeness.missing(plan, goals, supports)
    return lacking + missing_groups(grouping_of(plan["population_rules"], plan["title"]), goals)


def agreed_content(session: Session, plan_id: UUID) -> AgreedContent:
    """Read all that an agreement fixes: post, form, both sides as they are today, and the lines."""
    plan = read_whole(session, plan_id)
    fixed: AgreedHead = {
        "cycle_id": plan["cycle_id"],
        "title": plan["title"],
        "form": plan["form"],
        "approach": plan["approach"],
        "starts_on": plan["starts_on"],
        "ends_on": plan["ends_on"],
    }
    return {
        "head": fixed,
        "employee": owner_of(plan),
        "assessor": rater_of(plan),
        "goals": plan["goals"],
        "behaviour": plan["behaviour"],
        **queries.supports_of(plan["supports"].rows()),
    }
