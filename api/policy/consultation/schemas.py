"""How what people say about policies looks on the wire."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.foundation.paging import PageRequest
from api.foundation.schema import Line, Paragraph, Schema, View
from api.policy.consultation.models import PolicyCommentKind, PolicyVerdict, VoiceKind
from api.policy.drafting.schemas import Anchor, TextPart

Said = Annotated[Paragraph, Field(min_length=3)]
MOST_GROUPED = 500


class PolicyCommentDraft(Schema):
    """`text`: what one thinks or asks, of an amendment its reason; `proposed_text`: what to write instead."""

    kind: PolicyCommentKind
    text: Said
    proposed_text: Said | None = None


class Hiding(Schema):
    reason: Annotated[Paragraph, Field(min_length=3, max_length=500)]


class PolicyAnswerDraft(Schema):
    """Nothing is answered without its reason."""

    verdict: PolicyVerdict
    answer: Said


class ClusterDraft(Schema):
    """`comment_ids` and `voice_ids`: all that is in it from now on."""

    name: Annotated[Line, Field(min_length=3, max_length=120)]
    comment_ids: Annotated[list[UUID], Field(max_length=MOST_GROUPED)] = []
    voice_ids: Annotated[list[UUID], Field(max_length=MOST_GROUPED)] = []


class CommentFilter(PageRequest):
    anchor: Anchor | None = None
    kind: PolicyCommentKind | None = None
    cluster_id: UUID | None = None
    unanswered: bool = False
    """Only what waits for an answer."""
    mine: bool = False


class VoiceFilter(PageRequest):
    anchor: Anchor | None = None
    cluster_id: UUID | None = None
    unanswered: bool = False


class AnswerView(View):
    """`cluster`: the name of the cluster that it was answered with, if it was."""

    verdict: PolicyVerdict
    answer: str
    cluster: str | None


class PolicyCommentView(View):
    """`text` and `proposed_text` are null where it was hidden; the author and city HR still read them."""

    id: UUID
    anchor: str
    kind: PolicyCommentKind
    author_id: UUID
    author_name: str | None
    position: str | None
    agency: str | None
    text: str | None
    proposed_text: str | None
    paragraph_text: str
    """The paragraph as its author read it: what an amendment differs from."""
    parts: list[TextPart]
    """How an amendment differs from it, word by word."""
    hidden_reason: str | None
    supports: int
    supported: bool
    """Whether the reader supports it."""
    cluster_id: UUID | None
    answer: AnswerView | None
    created_at: datetime
    version: int
    may: list[str]


class VoiceView(View):
    """Something without a name: no time, no order, no author."""

    id: UUID
    anchor: str
    kind: VoiceKind
    text: str | None
    hidden_reason: str | None
    cluster_id: UUID | None
    answer: AnswerView | None
    version: int
    may: list[str]


class SupportView(View):
    supports: int
    supported: bool


class ParagraphTalk(View):
    """What is said about a paragraph, in numbers. `top_amendment`: the one that most support."""

    anchor: str
    supports: int
    supported: bool
    comments: int
    questions: int
    amendments: int
    voices: int
    top_amendment: PolicyCommentView | None


class TalkView(View):
    """`unanswered`: for city HR, how much waits for an answer."""

    open: bool
    """Whether the reader may say something now."""
    anonymous_allowed: bool
    paragraphs: list[ParagraphTalk]
    unanswered: int
    may: list[str]


class ClusterView(View):
    id: UUID
    name: str
    comments: int
    voices: int
    verdict: PolicyVerdict | None
    answer: str | None
    answered_at: datetime | None
    version: int


class ClusterList(View):
    items: list[ClusterView]


class GroupShare(View):
    """Units that are counted together, because fewer than `small_group` people serve in one of them."""

    names: list[str]
    people: int
    took_part: int


class AgencyShare(GroupShare):
    agency_ids: list[int]
    parts: list[GroupShare]
    """Its units, in groups of at least `small_group` people; empty where there is only one."""


class ParticipationView(View):
    """People who supported, commented or proposed with their name; who only read is not counted."""

    people: int
    took_part: int
    small_group: int
    items: list[AgencyShare]


class OutcomeLine(View):
    """What was answered: an amendment, a question, a comment or a cluster of them.

    `about` names it: the cluster, or what was said. `supports`: of an amendment or comment, of a cluster
    those of all that is in it.
    """

    id: UUID
    anchor: str | None
    kind: str
    about: str
    proposed_text: str | None
    author_name: str | None
    supports: int
    said: int
    verdict: PolicyVerdict
    answer: str


class OutcomeParagraph(View):
    """A paragraph that became another, and the suggestions that were accepted for it."""

    anchor: str
    before: str | None
    after: str | None
    parts: list[TextPart]
    supports: int
    accepted: list[OutcomeLine]


class OutcomeView(View):
    """What was changed because of what people said. `answered_within`: working days after the last day."""

    comments: int
    questions: int
    amendments: int
    voices: int
    took_part: int
    answered: int
    answered_within: int | None
    paragraphs: list[OutcomeParagraph]
    answers: list[OutcomeLine]
    """All answers, the most supported first."""
