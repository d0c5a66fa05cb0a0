"""What can be asked about what people say: each remark, and how much is said of each paragraph."""

from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.cycles.queries import MY_POPULATION
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import NotFound
from api.foundation.paging import Slice
from api.identity.actor import Actor
from api.organization.posts.populations import EVERYBODY
from api.policy.consultation import permissions
from api.policy.consultation.models import (
    PolicyCluster,
    PolicyComment,
    PolicyCommentKind,
    PolicyVoice,
)
from api.policy.consultation.records import (
    CommentRow,
    SpokenOf,
    SupportCount,
    VoiceRow,
)
from api.policy.consultation.schemas import CommentFilter, VoiceFilter
from api.policy.consultation.statements import (
    COMMENTS,
    ONE,
    ONE_VOICE,
    PARAGRAPHS,
    SUPPORTED,
    TALK,
    VOICES,
    waiting,
)
from api.policy.differences import Part, difference
from api.policy.drafting.queries import see_policy
from api.policy.drafting.records import PolicyHead

_MINE = select(MY_POPULATION.label("population"))


def unanswered(session: Session, policy_id: UUID) -> int:
    """Count what was said about a policy and waits for an answer; a cluster's answer is that of all in it."""
    return sum(
        session.scalar(
            select(func.count(model.id))
            .outerjoin(PolicyCluster, PolicyCluster.id == model.cluster_id)
            .where(model.policy_id == policy_id, *waiting(model))
        )
        or 0
        for model in (PolicyComment, PolicyVoice)
    )


def concerns(session: Session, actor: Actor, head: PolicyHead) -> bool:
    """Say whether somebody is a person of those who are asked."""
    if actor.kind != "person" or head["population"] == EVERYBODY:
        return actor.kind == "person"
    mine = rows.fetch(session, _MINE, me=actor.id)
    return bool(mine[0]["population"] == head["population"])


def paragraphs_of(session: Session, head: PolicyHead) -> list[SpokenOf]:
    """List the paragraphs that can be read now."""
    number = head["newest_published"]
    return rows.fetch(session, PARAGRAPHS, policy_id=head["id"], number=number or 0)


def get_talk(session: Session, actor: Actor, policy_id: UUID) -> dict[str, Any]:
    """Show in numbers what is said of each paragraph, and the amendment that most support."""
    head = see_policy(session, actor, policy_id)
    counted = rows.fetch(session, TALK, policy_id=policy_id)
    times = {(row["anchor"], row["kind"]): row["times"] for row in counted}
    support = rows.fetch(session, SUPPORTED, policy_id=policy_id, me=actor.id)
    supports = {row["anchor"]: row for row in support}
    is_open = permissions.is_open(head, today()) and concerns(session, actor, head)
    top = _top_amendments(session, actor, head)
    return {
        "open": is_open,
        "anonymous_allowed": head["anonymous_allowed"],
        "paragraphs": [
            {
                "anchor": anchor,
                **_supports(supports.get(anchor)),
                "comments": times.get((anchor, "comment"), 0),
                "questions": times.get((anchor, "question"), 0),
                "amendments": times.get((anchor, "amendment"), 0),
                "voices": times.get((anchor, "voice"), 0),
                "top_amendment": top.get(anchor),
            }
            for anchor in (row["anchor"] for row in paragraphs_of(session, head))
        ],
        "unanswered": unanswered(session, policy_id) if actor.is_hr_city else 0,
        "may": ["group", "answer"] if permissions.may_answer(actor, head) else [],
    }


def _supports(row: SupportCount | None) -> dict[str, Any]:
    if row is None:
        return {"supports": 0, "supported": False}
    return {"supports": row["times"], "supported": row["mine"] > 0}


def paragraph_support(
    session: Session, actor: Actor, policy_id: UUID, anchor: str
) -> dict[str, Any]:
    """Show by how many a paragraph is supported."""
    found = rows.fetch(session, SUPPORTED, policy_id=policy_id, me=actor.id)
    return _supports(next((row for row in found if row["anchor"] == anchor), None))


def _top_amendments(session: Session, actor: Actor, head: PolicyHead) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for row in _comments(
        session,
        actor,
        PolicyComment.policy_id == head["id"],
        PolicyComment.kind == PolicyCommentKind.AMENDMENT,
        PolicyComment.hidden_reason.is_(None),
    ):
        found.setdefault(row["anchor"], comment_view(actor, head, row))
    return found


def _comments(session: Session, actor: Actor, *conditions: Any) -> list[CommentRow]:
    made = COMMENTS.where(*conditions)
    shown = made.statement.params(me=actor.id)
    return rows.read(session, rows.TypedSelect(CommentRow, shown))


def list_comments(session: Session, actor: Actor, policy_id: UUID, wanted: CommentFilter) -> Slice:
    """List remarks with a name, the most supported first."""
    head = see_policy(session, actor, policy_id)
    conditions = [PolicyComment.policy_id == policy_id]
    if wanted.anchor is not None:
        conditions.append(PolicyComment.anchor == wanted.anchor)
    if wanted.kind is not None:
        conditions.append(PolicyComment.kind == wanted.kind)
    if wanted.cluster_id is not None:
        conditions.append(PolicyComment.cluster_id == wanted.cluster_id)
    if wanted.mine:
        conditions.append(PolicyComment.author_id == actor.id)
    if wanted.unanswered:
        conditions += waiting(PolicyComment)
    counted = (
        select(func.count(PolicyComment.id))
        .outerjoin(PolicyCluster, PolicyCluster.id == PolicyComment.cluster_id)
        .where(*conditions)
    )
    statement = COMMENTS.where(*conditions).statement.params(me=actor.id)
    page = statement.limit(wanted.size).offset(wanted.offset)
    found = rows.read(session, rows.TypedSelect(CommentRow, page))
    items = [comment_view(actor, head, row) for row in found]
    return Slice(items, session.scalar(counted) or 0, wanted.page, wanted.size)


def comment_view(actor: Actor, head: PolicyHead, row: CommentRow) -> dict[str, Any]:
    """Show a remark as its reader may see it."""
    hidden = row["hidden_reason"] is not None
    silent = hidden and not permissions.reads_hidden(actor, row["author_id"])
    is_open = permissions.is_open(head, today())
    same = ("id", "anchor", "kind", "author_id", "author_name", "position", "agency", "supports")
    others = ("hidden_reason", "paragraph_text", "cluster_id", "created_at", "version")
    return {
        **rows.pick(row, same + others),
        "text": None if silent else row["text"],
        "proposed_text": None if silent else row["proposed_text"],
        "parts": [] if silent else _parts(row),
        "supported": row["mine"] > 0,
        "answer": _answer(row),
        "may": permissions.steps_with(
            actor,
            head,
            hidden=hidden,
            supportable=is_open and not hidden and row["author_id"] != actor.id,
        ),
    }


def _parts(row: CommentRow) -> list[Part]:
    proposed = row["proposed_text"]
    return [] if proposed is None else difference(row["paragraph_text"], proposed)


def _answer(row: CommentRow | VoiceRow) -> dict[str, Any] | None:
    """Give the answer to a remark itself, or to the cluster that it is in."""
    if row["verdict"] is not None:
        return {"verdict": row["verdict"], "answer": row["answer"], "cluster": None}
    if row["cluster_verdict"] is not None:
        words = {"answer": row["cluster_answer"], "cluster": row["cluster"]}
        return {"verdict": row["cluster_verdict"], **words}
    return None


def get_comment(session: Session, actor: Actor, comment_id: UUID) -> CommentRow:
    """Read a remark of a policy that one may see, or refuse."""
    found = rows.fetch_one(session, ONE, comment_id=comment_id, me=actor.id)
    if found is None:
        raise NotFound(comment_id=comment_id)
    return found


def get_voice(session: Session, voice_id: UUID) -> VoiceRow:
    """Read what was said without a name."""
    found = rows.fetch_one(session, ONE_VOICE, voice_id=voice_id)
    if found is None:
        raise NotFound(voice_id=voice_id)
    return found


def list_voices(session: Session, actor: Actor, policy_id: UUID, wanted: VoiceFilter) -> Slice:
    """List what was said without a name, by keys of chance."""
    head = see_policy(session, actor, policy_id)
    conditions = [PolicyVoice.policy_id == policy_id]
    if wanted.anchor is not None:
        conditions.append(PolicyVoice.anchor == wanted.anchor)
    if wanted.cluster_id is not None:
        conditions.append(PolicyVoice.cluster_id == wanted.cluster_id)
    if wanted.unanswered:
        conditions += waiting(PolicyVoice)
    counted = (
        select(func.count(PolicyVoice.id))
        .outerjoin(PolicyCluster, PolicyCluster.id == PolicyVoice.cluster_id)
        .where(*conditions)
    )
    page = VOICES.where(*conditions).statement.limit(wanted.size).offset(wanted.offset)
    found = rows.read(session, rows.TypedSelect(VoiceRow, page))
    items = [voice_view(actor, head, row) for row in found]
    return Slice(items, session.scalar(counted) or 0, wanted.page, wanted.size)


def voice_view(actor: Actor, head: PolicyHead, row: VoiceRow) -> dict[str, Any]:
    """Show what was said without a name; nobody is its author, so only city HR reads what is hidden."""
    hidden = row["hidden_reason"] is not None
    silent = hidden and not permissions.reads_hidden(actor, None)
    same = ("id", "anchor", "kind", "hidden_reason", "cluster_id", "version")
    return {
        **rows.pick(row, same),
        "text": None if silent else row["text"],
        "answer": _answer(row),
        "may": permissions.steps_with(actor, head, hidden=hidden),
    }
