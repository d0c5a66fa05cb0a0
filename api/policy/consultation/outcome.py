"""What was changed because of what people said, and what everybody was answered."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.clock import WITA
from api.identity.actor import Actor
from api.policy.consultation import clusters, queries, statements
from api.policy.consultation.models import (
    PolicyCluster,
    PolicyComment,
    PolicyCommentKind,
    PolicyVerdict,
    PolicyVoice,
)
from api.policy.consultation.participation import TOOK_PART
from api.policy.consultation.records import ClusterRow, CommentRow, VoiceRow
from api.policy.drafting.queries import list_differences, see_policy
from api.policy.drafting.records import PolicyHead
from api.policy.drafting.schemas import DifferenceChoice
from api.rules.queries import working_days_between

_PEOPLE = select(func.count().label("people")).select_from(TOOK_PART)
Line = dict[str, Any]


def get_outcome(session: Session, actor: Actor, policy_id: UUID) -> dict[str, Any]:
    """Show what became of what was said; what was hidden is not counted."""
    head = see_policy(session, actor, policy_id)
    said = rows.read(session, _shown(statements.COMMENTS, PolicyComment, actor, policy_id))
    voices = rows.read(session, _shown(statements.VOICES, PolicyVoice, actor, policy_id))
    groups = rows.fetch(session, clusters.OF_POLICY, policy_id=policy_id)
    answers = [
        *(_of_cluster(one, said, voices) for one in groups if one["verdict"] is not None),
        *(_of_comment(row) for row in said if row["verdict"] is not None),
        *(_of_voice(row) for row in voices if row["verdict"] is not None),
    ]
    answers.sort(key=lambda line: -line["supports"])
    kinds = [row["kind"] for row in said]
    return {
        "comments": kinds.count(PolicyCommentKind.COMMENT),
        "questions": kinds.count(PolicyCommentKind.QUESTION),
        "amendments": kinds.count(PolicyCommentKind.AMENDMENT),
        "voices": len(voices),
        "took_part": rows.fetch(session, _PEOPLE, policy_id=policy_id)[0]["people"],
        "answered": sum(line["said"] for line in answers),
        "answered_within": _answered_within(session, head),
        "paragraphs": _paragraphs(session, actor, head, answers),
        "answers": answers,
    }


def _shown(made: Any, model: Any, actor: Actor, policy_id: UUID) -> Any:
    narrowed = made.where(model.policy_id == policy_id, model.hidden_reason.is_(None))
    statement = narrowed.statement
    if model is PolicyComment:
        statement = statement.params(me=actor.id)
    return rows.TypedSelect(made.shape, statement)


def _answered_within(session: Session, head: PolicyHead) -> int | None:
    """Count the working days from the last day to the last answer; nothing while anything waits."""
    closes = head["closes_on"]
    moments = [
        session.scalar(select(func.max(model.answered_at)).where(model.policy_id == head["id"]))
        for model in (PolicyComment, PolicyCluster)
    ]
    found = [moment for moment in moments if moment is not None]
    if closes is None or not found or queries.unanswered(session, head["id"]):
        return None
    return working_days_between(session, closes, max(found).astimezone(WITA).date())


def _of_cluster(one: ClusterRow, said: Sequence[CommentRow], voices: Sequence[VoiceRow]) -> Line:
    inside = [row for row in said if row["cluster_id"] == one["id"] and row["verdict"] is None]
    unnamed = [row for row in voices if row["cluster_id"] == one["id"] and row["verdict"] is None]
    anchors = {row["anchor"] for row in inside} | {row["anchor"] for row in unnamed}
    return {
        "id": one["id"],
        "anchor": anchors.pop() if len(anchors) == 1 else None,
        "kind": "cluster",
        "about": one["name"],
        "proposed_text": None,
        "author_name": None,
        "supports": sum(row["supports"] for row in inside),
        "said": len(inside) + len(unnamed),
        "verdict": one["verdict"],
        "answer": one["answer"],
    }


def _of_comment(row: CommentRow) -> Line:
    same = ("id", "anchor", "proposed_text", "author_name", "supports", "verdict", "answer")
    return {**rows.pick(row, same), "kind": row["kind"].value, "about": row["text"], "said": 1}


def _of_voice(row: VoiceRow) -> Line:
    nobody = {"proposed_text": None, "author_name": None, "supports": 0, "said": 1}
    same = ("id", "anchor", "verdict", "answer")
    return {**rows.pick(row, same), "kind": row["kind"].value, "about": row["text"], **nobody}


def _paragraphs(
    session: Session, actor: Actor, head: PolicyHead, answers: Sequence[Line]
) -> list[dict[str, Any]]:
    """List the paragraphs that differ between what was opened and what can be read last."""
    if head["newest_published"] is None:
        return []
    wanted = DifferenceChoice(until=head["newest_published"])
    found = list_differences(session, actor, head["id"], wanted)["items"]
    supports = {
        row["anchor"]: row["times"]
        for row in rows.fetch(session, statements.SUPPORTED, policy_id=head["id"], me=actor.id)
    }
    taken = (PolicyVerdict.ACCEPTED, PolicyVerdict.PARTLY)
    return [
        {
            **one,
            "supports": supports.get(one["anchor"], 0),
            "accepted": [
                line
                for line in answers
                if line["anchor"] == one["anchor"] and line["verdict"] in taken
            ],
        }
        for one in found
    ]
