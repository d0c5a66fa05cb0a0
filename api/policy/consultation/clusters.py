"""What was said alike, grouped to be answered together."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.clock import now
from api.foundation.errors import Invalid, NotFound
from api.foundation.events import publish
from api.foundation.ids import new_id
from api.identity.actor import Actor, permit
from api.policy.consultation import permissions
from api.policy.consultation.answering import Remark, answer, load
from api.policy.consultation.events import PolicyTalkGrouped
from api.policy.consultation.models import PolicyCluster, PolicyComment, PolicyVoice
from api.policy.consultation.records import ClusterRow
from api.policy.consultation.schemas import ClusterDraft, PolicyAnswerDraft
from api.policy.drafting.queries import see_policy
from api.policy.errors import PolicyStepRefused


def _inside(model: type[PolicyComment] | type[PolicyVoice]) -> Any:
    counted = select(func.count(model.id)).where(model.cluster_id == PolicyCluster.id)
    return counted.scalar_subquery()


CLUSTERS = rows.TypedSelect(
    ClusterRow,
    select(
        PolicyCluster.id,
        PolicyCluster.name,
        _inside(PolicyComment).label("comments"),
        _inside(PolicyVoice).label("voices"),
        PolicyCluster.verdict,
        PolicyCluster.answer,
        PolicyCluster.answered_at,
        PolicyCluster.version,
    ).order_by(PolicyCluster.id),
)
OF_POLICY = CLUSTERS.where(PolicyCluster.policy_id == bindparam("policy_id"))
ONE = CLUSTERS.where(PolicyCluster.id == bindparam("cluster_id"))


def list_clusters(session: Session, actor: Actor, policy_id: UUID) -> dict[str, Any]:
    """List the clusters of a policy, with how much is in each."""
    see_policy(session, actor, policy_id)
    return {"items": rows.fetch(session, OF_POLICY, policy_id=policy_id)}


def make_cluster(
    session: Session, actor: Actor, policy_id: UUID, draft: ClusterDraft
) -> ClusterRow:
    """Begin a cluster with what is in it."""
    head = see_policy(session, actor, policy_id)
    permit(actor.is_hr_city, "Only city HR moderates and answers")
    if not permissions.may_answer(actor, head):
        raise PolicyStepRefused(policy_id=policy_id, state=head["state"], wanted="group")
    cluster = PolicyCluster(id=new_id(), policy_id=policy_id, name=draft.name)
    session.add(cluster)
    session.flush()
    return _fill(session, actor, cluster, draft)


def change_cluster(
    session: Session, actor: Actor, cluster_id: UUID, draft: ClusterDraft, version: int
) -> ClusterRow:
    """Say anew what is in a cluster, as long as it has no answer."""
    head, cluster = load(session, actor, PolicyCluster, cluster_id, version)
    if cluster.verdict is not None or not permissions.may_answer(actor, head):
        raise PolicyStepRefused(policy_id=head["id"], state=head["state"], wanted="group")
    cluster.name = draft.name
    cluster.version += 1
    for model in (PolicyComment, PolicyVoice):
        _put(session, model, None, model.cluster_id == cluster_id)
    return _fill(session, actor, cluster, draft)


def _fill(
    session: Session, actor: Actor, cluster: PolicyCluster, draft: ClusterDraft
) -> ClusterRow:
    _take_in(session, PolicyComment, cluster, draft.comment_ids, "/comment_ids")
    _take_in(session, PolicyVoice, cluster, draft.voice_ids, "/voice_ids")
    size = len(set(draft.comment_ids)) + len(set(draft.voice_ids))
    publish(
        session,
        PolicyTalkGrouped(
            actor=actor,
            subject_id=cluster.policy_id,
            remark_id=cluster.id,
            of="cluster",
            name=cluster.name,
            size=size,
        ),
    )
    return get_cluster(session, cluster.id)


def _take_in(
    session: Session,
    model: type[Remark],
    cluster: PolicyCluster,
    keys: Sequence[UUID],
    pointer: str,
) -> None:
    """Put remarks of this policy into a cluster; what has its answer already stays where it is."""
    wanted = set(keys)
    there = (
        select(model.id)
        .outerjoin(PolicyCluster, PolicyCluster.id == model.cluster_id)
        .where(
            model.policy_id == cluster.policy_id,
            model.id.in_(wanted),
            model.verdict.is_(None),
            PolicyCluster.verdict.is_(None),
        )
    )
    if len(set(session.scalars(there))) < len(wanted):
        raise Invalid((pointer, "not_open", "remarks on this policy that have no answer yet"))
    _put(session, model, cluster.id, model.id.in_(wanted))


def _put(session: Session, model: type[Remark], cluster_id: UUID | None, which: Any) -> None:
    moved = update(model).where(which).values(cluster_id=cluster_id)
    session.execute(moved.execution_options(synchronize_session=False))


def answer_cluster(
    session: Session, actor: Actor, cluster_id: UUID, draft: PolicyAnswerDraft, version: int
) -> ClusterRow:
    """Answer all that is in a cluster; those who said it by name are told."""
    head, cluster = load(session, actor, PolicyCluster, cluster_id, version)
    inside = get_cluster(session, cluster_id)
    if inside["comments"] + inside["voices"] == 0:
        raise PolicyStepRefused(policy_id=head["id"], state=head["state"], wanted="answer_nothing")
    said = select(PolicyComment.author_id).where(PolicyComment.cluster_id == cluster_id)
    authors = sorted(set(session.scalars(said)))
    cluster.answered_at = now()
    answer(session, actor, (head, cluster), draft, authors)
    return get_cluster(session, cluster_id)


def get_cluster(session: Session, cluster_id: UUID) -> ClusterRow:
    """Read a cluster with how much is in it."""
    found = rows.fetch_one(session, ONE, cluster_id=cluster_id)
    if found is None:
        raise NotFound(cluster_id=cluster_id)
    return found
