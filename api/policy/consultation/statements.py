"""The statements on what people say about policies, made once."""

from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, bindparam, func, literal, or_, select, union_all

from api.foundation import rows
from api.organization.models import Agency, Employee, Position
from api.policy.consultation.models import (
    PolicyCluster,
    PolicyComment,
    PolicyCommentKind,
    PolicyCommentSupport,
    PolicySupport,
    PolicyVoice,
)
from api.policy.consultation.records import (
    CommentRow,
    SpokenOf,
    SupportCount,
    TalkCount,
    VoiceRow,
)
from api.policy.drafting.models import PolicyParagraph, PolicyVersion


def _supported(*more: ColumnElement[bool]) -> ScalarSelect[int]:
    counted = select(func.count(PolicyCommentSupport.person_id))
    mine = PolicyCommentSupport.comment_id == PolicyComment.id
    return counted.where(mine, *more).scalar_subquery()


SUPPORTS = _supported()
COMMENTS = rows.TypedSelect(
    CommentRow,
    select(
        PolicyComment.id,
        PolicyComment.policy_id,
        PolicyComment.anchor,
        PolicyComment.kind,
        PolicyComment.author_id,
        Employee.name.label("author_name"),
        Position.title.label("position"),
        Agency.name.label("agency"),
        PolicyComment.text,
        PolicyComment.proposed_text,
        PolicyParagraph.text.label("paragraph_text"),
        PolicyComment.hidden_reason,
        SUPPORTS.label("supports"),
        _supported(PolicyCommentSupport.person_id == bindparam("me")).label("mine"),
        PolicyComment.cluster_id,
        PolicyComment.verdict,
        PolicyComment.answer,
        PolicyCluster.name.label("cluster"),
        PolicyCluster.verdict.label("cluster_verdict"),
        PolicyCluster.answer.label("cluster_answer"),
        PolicyComment.created_at,
        PolicyComment.version,
    )
    .join(PolicyParagraph, PolicyParagraph.id == PolicyComment.paragraph_id)
    .outerjoin(Employee, Employee.id == PolicyComment.author_id)
    .outerjoin(Position, Position.id == Employee.position_id)
    .outerjoin(Agency, Agency.id == Employee.agency_id)
    .outerjoin(PolicyCluster, PolicyCluster.id == PolicyComment.cluster_id)
    .order_by(SUPPORTS.desc(), PolicyComment.id),
)
ONE = COMMENTS.where(PolicyComment.id == bindparam("comment_id"))
VOICES = rows.TypedSelect(
    VoiceRow,
    select(
        PolicyVoice.id,
        PolicyVoice.policy_id,
        PolicyVoice.anchor,
        PolicyVoice.kind,
        PolicyVoice.text,
        PolicyVoice.hidden_reason,
        PolicyVoice.cluster_id,
        PolicyVoice.verdict,
        PolicyVoice.answer,
        PolicyCluster.name.label("cluster"),
        PolicyCluster.verdict.label("cluster_verdict"),
        PolicyCluster.answer.label("cluster_answer"),
        PolicyVoice.version,
    )
    .outerjoin(PolicyCluster, PolicyCluster.id == PolicyVoice.cluster_id)
    .order_by(PolicyVoice.id),
)
ONE_VOICE = VOICES.where(PolicyVoice.id == bindparam("voice_id"))
PARAGRAPHS = rows.TypedSelect(
    SpokenOf,
    select(PolicyParagraph.id, PolicyParagraph.anchor, PolicyParagraph.text)
    .join(PolicyVersion, PolicyVersion.id == PolicyParagraph.version_id)
    .where(
        PolicyVersion.policy_id == bindparam("policy_id"),
        PolicyVersion.number == bindparam("number"),
    )
    .order_by(PolicyParagraph.position, PolicyParagraph.anchor),
)
SUPPORTED = rows.TypedSelect(
    SupportCount,
    select(
        PolicySupport.anchor,
        func.count(PolicySupport.person_id).label("times"),
        func.count(PolicySupport.person_id)
        .filter(PolicySupport.person_id == bindparam("me"))
        .label("mine"),
    )
    .where(PolicySupport.policy_id == bindparam("policy_id"))
    .group_by(PolicySupport.anchor),
)


_talk = union_all(
    *(
        select(PolicyComment.anchor, literal(kind.value).label("kind"), func.count().label("times"))
        .where(
            PolicyComment.policy_id == bindparam("policy_id"),
            PolicyComment.hidden_reason.is_(None),
            PolicyComment.kind == kind,
        )
        .group_by(PolicyComment.anchor)
        for kind in PolicyCommentKind
    ),
    select(PolicyVoice.anchor, literal("voice").label("kind"), func.count().label("times"))
    .where(PolicyVoice.policy_id == bindparam("policy_id"), PolicyVoice.hidden_reason.is_(None))
    .group_by(PolicyVoice.anchor),
).subquery()
TALK = rows.TypedSelect(TalkCount, select(_talk.c.anchor, _talk.c.kind, _talk.c.times))


def waiting(model: type[PolicyComment] | type[PolicyVoice]) -> tuple[Any, ...]:
    """Conditions of what waits for an answer: shown, and answered neither itself nor by its cluster."""
    return (
        model.hidden_reason.is_(None),
        model.verdict.is_(None),
        or_(model.cluster_id.is_(None), PolicyCluster.verdict.is_(None)),
    )
