"""Keeps what was agreed, in the form of `goals.plan_views.agreed_content`."""

import hashlib
from typing import Any

from orjson import Fragment

from api.demo.drafts import GoalDraft, IndicatorDraft
from api.demo.frame import CYCLE, Frame
from api.demo.keys import Keys
from api.demo.parties import party, title_in
from api.demo.people import Person
from api.demo.plan_rows import Lines
from api.demo.plans import SkpDraft
from api.demo.tables import Tables, appended
from api.foundation.types import canonical
from api.goals.models import Aspect, Perspective, PlanVersion, SupportKind


def keep_version(tables: Tables, keys: Keys, plan: SkpDraft, frame: Frame, lines: Lines) -> None:
    """Make the first version of an agreed plan."""
    assert plan.settled_at  # noqa: S101 - it is agreed
    content = canonical(_content(plan, frame, lines))
    row = {
        **appended(keys.at(plan.settled_at, plan.agency_id), plan.agency_id, plan.settled_at),
        "plan_id": plan.id,
        "number": 1,
        "content": Fragment(content),
        "sha256": hashlib.sha256(content).digest(),
        "agreed_by": plan.assessor_on(plan.starts_on).id,
    }
    tables.add(PlanVersion, row)


def _content(plan: SkpDraft, frame: Frame, lines: Lines) -> dict[str, Any]:
    goals = []
    for position, goal in enumerate(plan.goals, 1):
        shown = _goal(goal, position, lines.get((plan.place.agency_code, goal.code)))
        shown["indicators"] = [_indicator(one, at) for at, one in enumerate(goal.indicators, 1)]
        goals.append(shown)
    behaviour = [
        {
            "value_code": value["code"],
            "name": value["name"],
            "guides": value["guides"],
            "expectation": plan.expectations.get(value["code"]),
        }
        for value in frame.values
    ]
    supports = {kind.value: plan.supports.get(kind.value, []) for kind in SupportKind}
    return {
        "head": {
            "cycle_id": CYCLE,
            "title": title_in(plan),
            "form": plan.form,
            "approach": plan.approach,
            "starts_on": plan.starts_on,
            "ends_on": plan.ends_on,
        },
        "employee": _card(plan.person),
        "assessor": _card(plan.assessor_on(plan.starts_on)),
        "goals": goals,
        "behaviour": behaviour,
        "supports": supports,
    }


def _card(person: Person) -> dict[str, Any]:
    """Show somebody by their own post, also in a plan for one in which they act."""
    return party(person, person.place.name, person.title)


def _goal(goal: GoalDraft, position: int, line_id: Any) -> dict[str, Any]:
    above = goal.parent or goal.outside
    return {
        "id": goal.id,
        "kind": goal.kind,
        "position": position,
        "text": goal.text,
        "parent_id": goal.parent.id if goal.parent else None,
        "outside_parent_id": goal.outside.id if goal.outside else None,
        "agreement_indicator_id": line_id,
        "parent_text": above.text if above else None,
        "assigned_by": goal.assigned_by,
        "version": 1,
        "indicators": [],
    }


def _indicator(one: IndicatorDraft, position: int) -> dict[str, Any]:
    return {
        "id": one.id,
        "position": position,
        "text": one.text,
        "aspect": one.measure if isinstance(one.measure, Aspect) else None,
        "perspective": one.measure if isinstance(one.measure, Perspective) else None,
        "unit_of_measure": one.unit,
        "direction": one.direction,
        "target": one.target,
        "target_low": None,
        "target_high": None,
        "target_text": one.target_text,
        "baseline": one.baseline,
        "accumulation": one.accumulation,
        "due_on": None,
        "data_source": one.source,
        "version": 1,
    }
