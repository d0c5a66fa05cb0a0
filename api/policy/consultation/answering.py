"""What city HR does with what was said: hide it with a reason, answer it with one."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.foundation.clock import now
from api.foundation.errors import EditedMeanwhile, NotFound
from api.foundation.events import publish
from api.identity.actor import Actor, permit
from api.policy.consultation import permissions, queries
from api.policy.consultation.events import (
    PolicyTalkAnswered,
    PolicyTalkEvent,
    PolicyTalkHidden,
    PolicyTalkShown,
)
from api.policy.consultation.models import PolicyCluster, PolicyComment, PolicyVoice
from api.policy.consultation.schemas import PolicyAnswerDraft
from api.policy.drafting.queries import see_policy
from api.policy.drafting.records import PolicyHead
from api.policy.errors import PolicyStepRefused

Remark = PolicyComment | PolicyVoice
Answered = Remark | PolicyCluster
OF = {PolicyComment: "comment", PolicyVoice: "voice", PolicyCluster: "cluster"}
"""What each is called in events."""


def load(
    session: Session, actor: Actor, kind: type[Answered], key: UUID, version: int
) -> tuple[PolicyHead, Any]:
    """Load what was said about a policy in order to act on it, for city HR."""
    found: Any = session.get(kind, key, with_for_update=True)
    if found is None:
        raise NotFound(key=key)
    head = see_policy(session, actor, found.policy_id)
    permit(actor.is_hr_city, "Only city HR moderates and answers")
    if found.version != version:
        raise EditedMeanwhile(version=found.version)
    return head, found


def hide_comment(
    session: Session, actor: Actor, comment_id: UUID, reason: str | None, version: int
) -> dict[str, Any]:
    """Show a reason in the place of a remark, or the remark again."""
    head, found = load(session, actor, PolicyComment, comment_id, version)
    _hide(session, actor, found, reason)
    return queries.comment_view(actor, head, queries.get_comment(session, actor, comment_id))


def hide_voice(
    session: Session, actor: Actor, voice_id: UUID, reason: str | None, version: int
) -> dict[str, Any]:
    """Show a reason in the place of what was said without a name, or show it again."""
    head, found = load(session, actor, PolicyVoice, voice_id, version)
    _hide(session, actor, found, reason)
    return queries.voice_view(actor, head, queries.get_voice(session, voice_id))


def _hide(session: Session, actor: Actor, found: Remark, reason: str | None) -> None:
    found.hidden_reason = reason
    found.version += 1
    session.flush()
    kind: type[PolicyTalkEvent] = PolicyTalkShown if reason is None else PolicyTalkHidden
    told = kind(
        actor=actor,
        subject_id=found.policy_id,
        about_id=found.author_id if isinstance(found, PolicyComment) else None,
        reason=reason,
        remark_id=found.id,
        of=OF[type(found)],
    )
    publish(session, told)


def answer_comment(
    session: Session, actor: Actor, comment_id: UUID, draft: PolicyAnswerDraft, version: int
) -> dict[str, Any]:
    """Answer a remark; its author is told."""
    head, found = load(session, actor, PolicyComment, comment_id, version)
    found.answered_at = now()
    answer(session, actor, (head, found), draft, [found.author_id])
    return queries.comment_view(actor, head, queries.get_comment(session, actor, comment_id))


def answer_voice(
    session: Session, actor: Actor, voice_id: UUID, draft: PolicyAnswerDraft, version: int
) -> dict[str, Any]:
    """Answer what was said without a name: beside the paragraph, since nobody can be told."""
    head, found = load(session, actor, PolicyVoice, voice_id, version)
    answer(session, actor, (head, found), draft, [])
    return queries.voice_view(actor, head, queries.get_voice(session, voice_id))


def answer(
    session: Session,
    actor: Actor,
    loaded: tuple[PolicyHead, Answered],
    draft: PolicyAnswerDraft,
    authors: list[UUID],
) -> None:
    """Write an answer with its reason, until the policy is adopted; a later one takes its place."""
    head, found = loaded
    if not permissions.may_answer(actor, head):
        raise PolicyStepRefused(policy_id=head["id"], state=head["state"], wanted="answer")
    found.verdict, found.answer = draft.verdict, draft.answer
    found.version += 1
    session.flush()
    publish(
        session,
        PolicyTalkAnswered(
            actor=actor,
            subject_id=head["id"],
            about_id=authors[0] if len(authors) == 1 else None,
            remark_id=found.id,
            of=OF[type(found)],
            verdict=draft.verdict.value,
            authors=authors,
        ),
    )
