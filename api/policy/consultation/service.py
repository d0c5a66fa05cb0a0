"""What can be said about policies: comments, questions, other texts, support."""

from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from api.foundation.clock import today
from api.foundation.errors import Invalid, NotFound
from api.foundation.events import publish
from api.foundation.ids import new_id
from api.foundation.upsert import upsert
from api.identity.actor import Actor, permit
from api.policy.consultation import permissions, queries
from api.policy.consultation.events import PolicyAnswersRead, PolicyCommented
from api.policy.consultation.models import (
    PolicyComment,
    PolicyCommentKind,
    PolicyCommentSupport,
    PolicySupport,
)
from api.policy.consultation.records import SpokenOf
from api.policy.consultation.schemas import PolicyCommentDraft
from api.policy.drafting.queries import see_policy
from api.policy.drafting.records import PolicyHead
from api.policy.errors import ConsultationClosed, NotAsked, SaidEnough

MOST_SAID = 30
"""Remarks of one person about one policy: a voice among others, and none that drowns them."""


def see_open(session: Session, actor: Actor, policy_id: UUID) -> PolicyHead:
    """Read a policy that somebody may speak about now, or refuse."""
    head = see_policy(session, actor, policy_id)
    if not queries.concerns(session, actor, head):
        raise NotAsked(population=head["population"])
    if not permissions.is_open(head, today()):
        raise ConsultationClosed(opens_on=head["opens_on"], closes_on=head["closes_on"])
    return head


def paragraph_at(session: Session, head: PolicyHead, anchor: str) -> SpokenOf:
    """Find a paragraph of the text as it can be read now."""
    for row in queries.paragraphs_of(session, head):
        if row["anchor"] == anchor:
            return row
    raise NotFound(anchor=anchor)


def comment(
    session: Session, actor: Actor, place: tuple[UUID, str], draft: PolicyCommentDraft
) -> dict[str, Any]:
    """Say something about a paragraph, by name."""
    policy_id, anchor = place
    head = see_open(session, actor, policy_id)
    paragraph = paragraph_at(session, head, anchor)
    _check(draft, paragraph)
    said = select(func.count(PolicyComment.id)).where(
        PolicyComment.policy_id == policy_id, PolicyComment.author_id == actor.id
    )
    if (session.scalar(said) or 0) >= MOST_SAID:
        raise SaidEnough(most=MOST_SAID)
    made = PolicyComment(
        id=new_id(),
        policy_id=policy_id,
        paragraph_id=paragraph["id"],
        anchor=anchor,
        kind=draft.kind,
        author_id=actor.id,
        text=draft.text,
        proposed_text=draft.proposed_text,
    )
    session.add(made)
    session.flush()
    publish(
        session,
        PolicyCommented(
            actor=actor,
            subject_id=policy_id,
            remark_id=made.id,
            of="comment",
            anchor=anchor,
            kind=draft.kind.value,
        ),
    )
    return queries.comment_view(actor, head, queries.get_comment(session, actor, made.id))


def _check(draft: PolicyCommentDraft, paragraph: SpokenOf) -> None:
    """An amendment has another text than the paragraph; nothing else has one."""
    is_amendment = draft.kind is PolicyCommentKind.AMENDMENT
    if is_amendment != (draft.proposed_text is not None):
        raise Invalid(("/proposed_text", "of_an_amendment", "the text of an amendment"))
    if draft.proposed_text == paragraph["text"]:
        raise Invalid(("/proposed_text", "same", "another text than the paragraph's"))


def support_paragraph(
    session: Session, actor: Actor, place: tuple[UUID, str], wanted: bool
) -> dict[str, Any]:
    """Support a paragraph or no longer; leaves no event, for it is shown as a number only."""
    policy_id, anchor = place
    head = see_open(session, actor, policy_id)
    paragraph_at(session, head, anchor)
    row = {"policy_id": policy_id, "anchor": anchor, "person_id": actor.id}
    _toggle(session, PolicySupport, row, wanted=wanted)
    return queries.paragraph_support(session, actor, policy_id, anchor)


def support_comment(
    session: Session, actor: Actor, comment_id: UUID, wanted: bool
) -> dict[str, Any]:
    """Support what somebody else said or no longer; leaves no event either."""
    found = queries.get_comment(session, actor, comment_id)
    see_open(session, actor, found["policy_id"])
    if found["hidden_reason"] is not None:
        raise NotFound(comment_id=comment_id)
    permit(found["author_id"] != actor.id, "Nobody supports what they said themselves")
    row = {"comment_id": comment_id, "person_id": actor.id}
    _toggle(session, PolicyCommentSupport, row, wanted=wanted)
    after = queries.get_comment(session, actor, comment_id)
    return {"supports": after["supports"], "supported": after["mine"] > 0}


def _toggle(
    session: Session,
    model: type[PolicySupport] | type[PolicyCommentSupport],
    row: dict[str, Any],
    *,
    wanted: bool,
) -> None:
    if wanted:
        upsert(session, model, [row], tuple(row))
    else:
        gone = delete(model).filter_by(**row).execution_options(synchronize_session=False)
        session.execute(gone)


def read_answers(session: Session, actor: Actor, policy_id: UUID) -> None:
    """Say that one has read what one was told about a policy."""
    see_policy(session, actor, policy_id)
    permit(actor.kind == "person", "Only people are told of answers")
    publish(session, PolicyAnswersRead(actor=actor, subject_id=policy_id, about_id=actor.id))
