"""Who may see and do what to an evaluation."""

from api.cycles.models import PeriodState
from api.evaluations.models import UNSIGNED, EvaluationState
from api.evaluations.records import EvaluationHead
from api.foundation.clock import today
from api.identity.actor import Actor
from api.organization.permissions import sees


def may_see(actor: Actor, head: EvaluationHead) -> bool:
    return head["is_assessor"] or sees(
        actor,
        employee_id=head["employee_id"],
        assessor_id=head["assessor_id"],
        agency_id=head["agency_id"],
        unit_path=head["unit_path"],
    )


def sees_ratings(head: EvaluationHead) -> bool:
    """Only the assessor before the signature; whoever sees the evaluation after it."""
    return head["is_assessor"] or head["state"] not in UNSIGNED


def sees_feedback(actor: Actor, head: EvaluationHead) -> bool:
    """Say whether feedback for the receiver and the leaders is for this reader.

    HR and inspectorate read it as part of the signed document, not before.
    """
    if head["is_assessor"] or actor.id == head["employee_id"] or head["state"] not in UNSIGNED:
        return True
    return any(head["unit_path"].startswith(path) for path in actor.leads)


def steps_of(actor: Actor, head: EvaluationHead) -> list[str]:
    """List what this reader may do now."""
    state = head["state"]
    if head["voided_at"] is not None:
        return []
    if head["is_assessor"]:
        steps = {EvaluationState.OPEN: ["rate"], EvaluationState.RATED: ["rate", "sign"]}
        return steps.get(state, []) if is_evaluated(head) else []
    if actor.id == head["employee_id"] and state is EvaluationState.SIGNED:
        return ["acknowledge"]
    if head["is_superior"] and state not in UNSIGNED:
        return ["reopen"]
    if head["is_superior"] and may_be_taken_over(head):
        return ["take_over"]
    return []


def is_evaluated(head: EvaluationHead) -> bool:
    """Say whether its period is evaluated now, or was: not before its day, nor while it is stepped back."""
    begun = head["period_state"] in (PeriodState.EVALUATING, PeriodState.CLOSED)
    return begun and head["evaluated_from"] <= today()


def may_be_taken_over(head: EvaluationHead) -> bool:
    """IV.A.11: unsigned after its day, by the assessor alone."""
    overdue = head["state"] in UNSIGNED and head["due_on"] < today()
    return overdue and head["taken_over_from_id"] is None and is_evaluated(head)


def audience_of(head: EvaluationHead) -> list[str]:
    """Say who reads ratings and predikat as things stand."""
    if head["state"] in UNSIGNED:
        return ["assessor"]
    return ["employee", "assessor", "leaders", "hr", "auditor"]
