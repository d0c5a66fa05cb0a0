"""Who may propose, agree to and end the taking over of an earlier result: the two sides."""

from uuid import UUID

from api.evaluations.models import UNSIGNED
from api.evaluations.records import EvaluationHead
from api.identity.actor import Actor


def is_side(actor: Actor, head: EvaluationHead) -> bool:
    """Say whether the actor is the person or rates them."""
    return actor.id == head["employee_id"] or head["is_assessor"]


def is_other_side(actor: Actor, head: EvaluationHead, proposed_by: UUID) -> bool:
    """Say whether the actor is the side that has still to agree."""
    by_the_person = proposed_by == head["employee_id"]
    return head["is_assessor"] if by_the_person else actor.id == head["employee_id"]


def steps_of(
    actor: Actor, head: EvaluationHead, proposed_by: UUID | None, *, can_be: bool
) -> list[str]:
    """List what the actor may do now; `can_be`: there is a result to take over."""
    waits = head["state"] in UNSIGNED and head["voided_at"] is None
    if not waits or not can_be or not is_side(actor, head):
        return []
    if proposed_by is None:
        return ["propose"]
    return ["agree", "end"] if is_other_side(actor, head, proposed_by) else ["end"]
