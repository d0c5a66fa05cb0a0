"""Somebody's way up, computed now by the same judgement as the lists: every path, every condition."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.promotion import proposal_queries
from api.development.promotion.conditions import MET
from api.development.promotion.facts import Person
from api.development.promotion.models import PromotionOutcome
from api.development.promotion.paths import Checked, NotApplicable, check, rank_at
from api.development.promotion.reading import read_people
from api.development.promotion.rules import STEPS, PromotionRules, load_rules
from api.development.promotion.schemas import PromotionFilter
from api.development.promotion.windows import chosen_window, kept_windows, propose_until
from api.development.promotion.wording import Kept, shown
from api.foundation import rows
from api.foundation.errors import NotFound
from api.identity.actor import Actor
from api.organization.people.queries import get_employee
from api.organization.permissions import administers


def get_promotion(
    session: Session, actor: Actor, employee_id: UUID, wanted: PromotionFilter
) -> dict[str, Any]:
    """Show somebody's way up at a window; for the person, assessors, leaders and HR."""
    shown_person = get_employee(session, actor, employee_id)
    window, rules = chosen_window(session, wanted.window_on), load_rules(session)
    person = _person(session, employee_id)
    post = person.post_on(rules.today)
    proposals = proposal_queries.of_person(session, employee_id, window)
    rank = rank_at(person, rules, window) if person.grade in STEPS else None
    return {
        "employee": rows.pick(shown_person, ("id", "name")),
        **rows.pick(shown_person, ("kind", "grade", "position")),
        "grade_since": rank.since if rank else None,
        "level": post.kind if post and post.kind in rules.levels else None,
        "window_on": window,
        "propose_until": propose_until(session, window),
        "paths": [
            {**path_view(one), "proposal": proposals.get(one.path)}
            for one in check(person, rules, window)
        ],
        "windows": [_at(person, rules, one) for one in kept_windows(session)],
        "may": ["propose"] if administers(actor, person.agency_id) else [],
    }


def _person(session: Session, employee_id: UUID) -> Person:
    found = read_people(session, [employee_id])
    if not found:
        raise NotFound(employee_id=employee_id)
    return found[0]


def _at(person: Person, rules: PromotionRules, window: date) -> dict[str, Any]:
    outcomes = {one.path: outcome_of(one) for one in check(person, rules, window)}
    return {"window_on": window, "outcomes": outcomes}


def outcome_of(one: Checked | NotApplicable) -> PromotionOutcome:
    return one.outcome if isinstance(one, Checked) else PromotionOutcome.NOT_APPLICABLE


def path_view(one: Checked | NotApplicable) -> dict[str, Any]:
    """Show a path as it was judged, without a proposal."""
    if isinstance(one, NotApplicable):
        why = {"code": one.code, "rule_id": one.rule_id, "path": one.instead}
        return {**kept_view([]), "path": one.path, "outcome": outcome_of(one), "why_not": why}
    return {
        **kept_view(one.conditions),
        "path": one.path,
        "outcome": one.outcome,
        "from_value": one.from_value,
        "to_value": one.to_value,
        "nearest_on": one.nearest_on,
    }


def kept_view(conditions: list[Kept]) -> dict[str, Any]:
    """Show conditions, and how many of them are met."""
    return {
        "conditions": shown(conditions),
        "met": sum(one["state"] == MET for one in conditions),
        "asked": len(conditions),
        "from_value": None,
        "to_value": None,
        "nearest_on": None,
        "why_not": None,
        "proposal": None,
    }
