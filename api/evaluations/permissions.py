"""Who may see and do what to an evaluation."""

from collections.abc import Mapping
from typing import Any

from api.evaluations.models import UNSIGNED, EvaluationState
from api.identity.actor import Actor
from api.organization.permissions import sees


def may_see(actor: Actor, head: Mapping[str, Any]) -> bool:
    return bool(head["is_assessor"]) or sees(
        actor,
        employee_id=head["employee_id"],
        assessor_id=head["assessor_id"],
        agency_id=head["agency_id"],
        unit_path=head["unit_path"],
    )


def sees_ratings(head: Mapping[str, Any]) -> bool:
    """Only the assessor before the signature; whoever sees the evaluation after it."""
    return bool(head["is_assessor"]) or head["state"] not in UNSIGNED


def sees_feedback(actor: Actor, head: Mapping[str, Any]) -> bool:
    """Say whether feedback for the receiver and the leaders is for this reader.

    HR and inspectorate read it as part of the signed document, not before.
    """
    if head["is_assessor"] or actor.id == head["employee_id"] or head["state"] not in UNSIGNED:
        return True
    return any(head["unit_path"].startswith(path) for path in actor.leads)


def steps_of(actor: Actor, head: Mapping[str, Any]) -> list[str]:
    """List what this reader may do now."""
    state = head["state"]
    if head["is_assessor"]:
        steps = {EvaluationState.OPEN: ["rate"], EvaluationState.RATED: ["rate", "sign"]}
        return steps.get(state, [])
    if actor.id == head["employee_id"] and state is EvaluationState.SIGNED:
        return ["acknowledge"]
    return []


def audience_of(head: Mapping[str, Any]) -> list[str]:
    """Say who reads ratings and predikat as things stand."""
    if head["state"] in UNSIGNED:
        return ["assessor"]
    return ["employee", "assessor", "leaders", "hr", "auditor"]


def may_set_unit(actor: Actor, parent_path: str | None) -> bool:
    """R39: the leader one level above sets it; city HR where there is none, or in their name."""
    return actor.is_hr_city or (parent_path is not None and parent_path in actor.leads)


def may_see_unit(actor: Actor, agency_id: int, unit_path: str) -> bool:
    """Units whose achievement the actor is shown: all, the agency's, those led, those above."""
    if actor.sees_everything or agency_id in actor.hr_agencies or agency_id == actor.agency_id:
        return True
    return any(unit_path.startswith(path) for path in actor.leads)
