"""Disagreement is heard: what was said, until when the assessor answers, and the way to an objection.

V.B: an objection goes to the assessor's superior within working days of receiving the document, and
there is none where the result is final (IV.A.12). What was said is kept in the decisions.
"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.evaluations import queries, trail
from api.evaluations.decisions import ACKNOWLEDGED, ANSWERED, CORRECTED
from api.evaluations.hearing_records import (
    ContentRow,
    Hearing,
    Objection,
    Said,
    Superior,
)
from api.evaluations.models import UNSIGNED, Evaluation, EvaluationState, Receipt
from api.evaluations.records import DecisionRow, EvaluationHead
from api.foundation import rows
from api.foundation.clock import WITA, today
from api.identity.actor import Actor
from api.organization.models import PositionKind
from api.organization.people.queries import person_card
from api.organization.posts.queries import effective_assessor, main_assignment
from api.rules.queries import add_working_days, setting

ANSWER_DAYS = "answer_within_days"
OBJECTION_DAYS = "objection_within_days"
DECIDED_DAYS = "objection_decided_within_days"
RATED_BY_MAYOR, RATED_BY_SUPERIOR = "rated_by_head_of_region", "rated_by_superior"
CONTENT = rows.TypedSelect(
    ContentRow,
    select(Evaluation.content).where(
        Evaluation.id == bindparam("id"), Evaluation.agency_id == bindparam("agency_id")
    ),
)


def answer_due_on(session: Session, received_on: date) -> date:
    """Say until when the assessor answers who has disagreed on a day."""
    return add_working_days(session, received_on, setting(session, ANSWER_DAYS, received_on))


def get_hearing(session: Session, actor: Actor, evaluation_id: UUID) -> Hearing:
    """Show what was said about a signed evaluation, and what can be done about it until when."""
    head = queries.find(session, actor, evaluation_id)
    if head["state"] in UNSIGNED:
        return {
            "evaluation_id": head["id"],
            "said": [],
            "acknowledge_due_on": None,
            "is_late": False,
            "answer_due_on": None,
            "may": [],
            "objection": None,
        }
    said = said_of(session, head)
    content = rows.fetch_one(session, CONTENT, id=head["id"], agency_id=head["agency_id"])
    due = date.fromisoformat(content["content"]["acknowledge_due_on"]) if content else today()
    on = received_on(head)
    return {
        "evaluation_id": head["id"],
        "said": said,
        "acknowledge_due_on": due,
        "is_late": on > due,
        "answer_due_on": answer_due_on(session, on),
        "may": steps_of(session, head, said),
        "objection": objection_of(session, head, on),
    }


def received_on(head: EvaluationHead) -> date:
    """Say when the person confirmed having received it; today, if they did now."""
    at = head["received_at"]
    return today() if at is None else at.astimezone(WITA).date()


def said_of(session: Session, head: EvaluationHead) -> list[Said]:
    """List disagreements, answers and corrections, oldest first."""
    found = rows.fetch(session, trail.DECISIONS, id=head["id"], agency_id=head["agency_id"])
    return [_said(row) for row in found if _is_said(row)]


def _is_said(row: DecisionRow) -> bool:
    if row["step"] == ACKNOWLEDGED:
        return bool(row["new"]["receipt"] == Receipt.DISAGREE)
    return row["step"] in (ANSWERED, CORRECTED)


def _said(row: DecisionRow) -> Said:
    corrected = row["step"] == CORRECTED
    key, name = row["by_id"], row["by_name"]
    return {
        "step": "disagreed" if row["step"] == ACKNOWLEDGED else row["step"],
        "text": row["reason"],
        "by": None if key is None or name is None else {"id": key, "name": name},
        "at": row["at"],
        "old_predikat": row["old"]["predikat"] if corrected else None,
        "new_predikat": row["new"]["predikat"] if corrected else None,
    }


def steps_of(session: Session, head: EvaluationHead, said: Sequence[Said]) -> list[str]:
    """List what this reader may do about a disagreement now: answer once, correct until the day."""
    if not head["is_assessor"] or not is_open(session, head):
        return []
    return ["correct"] if said and said[-1]["step"] == ANSWERED else ["answer", "correct"]


def is_open(session: Session, head: EvaluationHead) -> bool:
    """Say whether somebody disagrees with what is signed, and the days for an answer go on."""
    disagrees = (
        head["state"] is EvaluationState.ACKNOWLEDGED and head["receipt"] is Receipt.DISAGREE
    )
    return disagrees and today() <= answer_due_on(session, received_on(head))


def objection_of(session: Session, head: EvaluationHead, received: date) -> Objection:
    """V.B.2, V.B.6: to whom an objection goes and until when; IV.A.11–12: where there is none, why."""
    post = main_assignment(session, head["assessor_id"], today())
    final = RATED_BY_SUPERIOR if head["taken_over_from_id"] else None
    if post is not None and post["position_kind"] is PositionKind.PEJABAT_NEGARA:
        final = RATED_BY_MAYOR
    return {
        "final": final,
        "to": None if final or post is None else _superior(session, post["id"]),
        "due_on": add_working_days(session, received, setting(session, OBJECTION_DAYS, received)),
        "decided_within_days": setting(session, DECIDED_DAYS, received),
    }


def _superior(session: Session, assignment_id: UUID) -> Superior | None:
    superior_id = effective_assessor(session, assignment_id, today())
    if superior_id is None:
        return None
    card = person_card(session, superior_id)
    return {"id": superior_id, "name": card["name"], "position": card["position"]}
