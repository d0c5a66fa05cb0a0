"""How what people say about policies is reached."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.foundation.errors import EditedMeanwhile, NotFound, problems
from api.foundation.paging import Page
from api.foundation.web import Repeatable, Version, Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope
from api.policy.consultation import answering, clusters, outcome, participation, queries, service
from api.policy.consultation.schemas import (
    ClusterDraft,
    ClusterList,
    ClusterView,
    CommentFilter,
    Hiding,
    OutcomeView,
    ParticipationView,
    PolicyAnswerDraft,
    PolicyCommentDraft,
    PolicyCommentView,
    SupportView,
    TalkView,
    VoiceFilter,
    VoiceView,
)
from api.policy.drafting.endpoints import Place
from api.policy.errors import ConsultationClosed, NotAsked, PolicyStepRefused, SaidEnough

router = APIRouter(prefix="/policies", tags=["policy"])

Reader = Annotated[Caller, requires(Scope.POLICY_READ)]
Writer = Annotated[Caller, requires(Scope.POLICY_WRITE)]
SPEAKING = problems(NotFound, ConsultationClosed, NotAsked)
MODERATING = problems(NotFound, EditedMeanwhile, PolicyStepRefused)


@router.get("/{policy_id}/talk", response_model=TalkView, responses=problems(NotFound))
async def get_policy_talk(policy_id: UUID, caller: Reader, work: Work) -> Response:
    """Show in numbers what is said about each paragraph."""
    return await work.read(queries.get_talk, caller, policy_id)


@router.get(
    "/{policy_id}/comments", response_model=Page[PolicyCommentView], responses=problems(NotFound)
)
async def list_policy_comments(
    policy_id: UUID, wanted: Annotated[CommentFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List comments, questions and amendments, the most supported first."""
    return await work.read(queries.list_comments, caller, policy_id, wanted)


@router.get("/{policy_id}/voices", response_model=Page[VoiceView], responses=problems(NotFound))
async def list_policy_voices(
    policy_id: UUID, wanted: Annotated[VoiceFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List what was said without a name, in an order that says nothing."""
    return await work.read(queries.list_voices, caller, policy_id, wanted)


@router.post(
    "/{policy_id}/paragraphs/{anchor}/comments",
    status_code=201,
    response_model=PolicyCommentView,
    responses=problems(NotFound, ConsultationClosed, NotAsked, SaidEnough),
    dependencies=[Repeatable],
)
async def comment_on_policy(
    place: Place, draft: PolicyCommentDraft, caller: Writer, work: Work
) -> Response:
    """Comment on a paragraph, ask about it, or propose another text."""
    return await work.write(service.comment, caller, place, draft)


@router.put(
    "/{policy_id}/paragraphs/{anchor}/support", response_model=SupportView, responses=SPEAKING
)
async def support_policy_paragraph(place: Place, caller: Writer, work: Work) -> Response:
    """Support a paragraph; shown as a number only."""
    return await work.write(service.support_paragraph, caller, place, True)


@router.delete(
    "/{policy_id}/paragraphs/{anchor}/support", response_model=SupportView, responses=SPEAKING
)
async def unsupport_policy_paragraph(place: Place, caller: Writer, work: Work) -> Response:
    """Take one's support of a paragraph back."""
    return await work.write(service.support_paragraph, caller, place, False)


@router.put("/comments/{comment_id}/support", response_model=SupportView, responses=SPEAKING)
async def support_policy_comment(comment_id: UUID, caller: Writer, work: Work) -> Response:
    """Support what somebody else said; shown as a number only."""
    return await work.write(service.support_comment, caller, comment_id, True)


@router.delete("/comments/{comment_id}/support", response_model=SupportView, responses=SPEAKING)
async def unsupport_policy_comment(comment_id: UUID, caller: Writer, work: Work) -> Response:
    """Take one's support of what somebody said back."""
    return await work.write(service.support_comment, caller, comment_id, False)


@router.put("/comments/{comment_id}/hiding", response_model=PolicyCommentView, responses=MODERATING)
async def hide_policy_comment(
    comment_id: UUID, draft: Hiding, version: Version, caller: Writer, work: Work
) -> Response:
    """Show a reason in the place of what was said; the text stays."""
    return await work.write(answering.hide_comment, caller, comment_id, draft.reason, version)


@router.delete(
    "/comments/{comment_id}/hiding", response_model=PolicyCommentView, responses=MODERATING
)
async def show_policy_comment(
    comment_id: UUID, version: Version, caller: Writer, work: Work
) -> Response:
    """Show again what was hidden."""
    return await work.write(answering.hide_comment, caller, comment_id, None, version)


@router.put("/voices/{voice_id}/hiding", response_model=VoiceView, responses=MODERATING)
async def hide_policy_voice(
    voice_id: UUID, draft: Hiding, version: Version, caller: Writer, work: Work
) -> Response:
    """Show a reason in the place of what was said without a name."""
    return await work.write(answering.hide_voice, caller, voice_id, draft.reason, version)


@router.delete("/voices/{voice_id}/hiding", response_model=VoiceView, responses=MODERATING)
async def show_policy_voice(
    voice_id: UUID, version: Version, caller: Writer, work: Work
) -> Response:
    """Show again what was hidden."""
    return await work.write(answering.hide_voice, caller, voice_id, None, version)


@router.post(
    "/comments/{comment_id}/answer",
    response_model=PolicyCommentView,
    responses=MODERATING,
    dependencies=[Repeatable],
)
async def answer_policy_comment(
    comment_id: UUID, draft: PolicyAnswerDraft, version: Version, caller: Writer, work: Work
) -> Response:
    """Answer a comment, a question or an amendment; its author is told."""
    return await work.write(answering.answer_comment, caller, comment_id, draft, version)


@router.post(
    "/voices/{voice_id}/answer",
    response_model=VoiceView,
    responses=MODERATING,
    dependencies=[Repeatable],
)
async def answer_policy_voice(
    voice_id: UUID, draft: PolicyAnswerDraft, version: Version, caller: Writer, work: Work
) -> Response:
    """Answer what was said without a name; whoever said it reads it beside the paragraph."""
    return await work.write(answering.answer_voice, caller, voice_id, draft, version)


@router.get("/{policy_id}/clusters", response_model=ClusterList, responses=problems(NotFound))
async def list_policy_clusters(policy_id: UUID, caller: Reader, work: Work) -> Response:
    """List what was grouped to be answered together."""
    return await work.read(clusters.list_clusters, caller, policy_id)


@router.post(
    "/{policy_id}/clusters",
    status_code=201,
    response_model=ClusterView,
    responses=problems(NotFound, PolicyStepRefused),
    dependencies=[Repeatable],
)
async def make_policy_cluster(
    policy_id: UUID, draft: ClusterDraft, caller: Writer, work: Work
) -> Response:
    """Group what was said alike, to answer it together."""
    return await work.write(clusters.make_cluster, caller, policy_id, draft)


@router.put("/clusters/{cluster_id}", response_model=ClusterView, responses=MODERATING)
async def change_policy_cluster(
    cluster_id: UUID, draft: ClusterDraft, version: Version, caller: Writer, work: Work
) -> Response:
    """Say anew what a cluster is called and what is in it, before it is answered."""
    return await work.write(clusters.change_cluster, caller, cluster_id, draft, version)


@router.post(
    "/clusters/{cluster_id}/answer",
    response_model=ClusterView,
    responses=MODERATING,
    dependencies=[Repeatable],
)
async def answer_policy_cluster(
    cluster_id: UUID, draft: PolicyAnswerDraft, version: Version, caller: Writer, work: Work
) -> Response:
    """Answer all that is in a cluster; its authors are told."""
    return await work.write(clusters.answer_cluster, caller, cluster_id, draft, version)


@router.get(
    "/{policy_id}/participation", response_model=ParticipationView, responses=problems(NotFound)
)
async def get_policy_participation(policy_id: UUID, caller: Reader, work: Work) -> Response:
    """Show how many took part, by agency and unit; never who."""
    return await work.read(participation.get_participation, caller, policy_id)


@router.get("/{policy_id}/outcome", response_model=OutcomeView, responses=problems(NotFound))
async def get_policy_outcome(policy_id: UUID, caller: Reader, work: Work) -> Response:
    """Show what was changed because of what people said, and every answer."""
    return await work.read(outcome.get_outcome, caller, policy_id)


@router.post(
    "/{policy_id}/reading", status_code=204, responses=problems(NotFound), dependencies=[Repeatable]
)
async def read_policy_answers(policy_id: UUID, caller: Writer, work: Work) -> Response:
    """Say that one has read the answers, or what became of the policy."""
    return await work.write(service.read_answers, caller, policy_id)
