"""How policies look on the wire."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from api.foundation.paging import PageRequest
from api.foundation.schema import Day, Line, Paragraph, Schema, View
from api.policy.differences import Kept
from api.policy.drafting.changeable import Begins, Form
from api.policy.drafting.models import ChangeTarget, ParagraphKind, PolicyState

Anchor = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", min_length=1, max_length=40)]
"""What a paragraph is called in every version: "periode-layanan"."""
Population = Annotated[str, Field(pattern=r"^[a-z][a-z_]*$", max_length=40)]
Words = Annotated[Paragraph, Field(min_length=1)]


class PolicyDraft(Schema):
    """`title` is the question that the policy answers; `population`: who is asked."""

    title: Annotated[Line, Field(min_length=5, max_length=200)]
    population: Population = "semua"
    summary: Words
    what_changes: Words
    anonymous_allowed: bool = True
    supersedes_id: UUID | None = None
    """The adopted policy in whose place this one comes."""


class PolicyEdit(Schema):
    """What is to be other; what is left out stays."""

    title: Annotated[Line, Field(min_length=5, max_length=200)] | None = None
    population: Population | None = None
    summary: Words | None = None
    what_changes: Words | None = None
    anonymous_allowed: bool | None = None
    supersedes_id: UUID | None = None


class RuleChangeDraft(Schema):
    """A rule that becomes another: `key` as `GET /policies/rules` names it, `table/row` for a table."""

    key: Annotated[Line, Field(min_length=1, max_length=80)]
    population: Population = "semua"
    value: Any
    effective_from: Day


class ParagraphDraft(Schema):
    """A paragraph of the draft, with the rules that it changes."""

    position: Annotated[int, Field(ge=1, le=200)]
    text: Words
    kind: ParagraphKind = ParagraphKind.NEW
    rule_changes: Annotated[list[RuleChangeDraft], Field(max_length=10)] = []


class Opening(Schema):
    """Until when things can be said, and until when they are answered; it opens today."""

    closes_on: Day
    answers_due_on: Day


class PolicyFilter(PageRequest):
    state: PolicyState | None = None


class VersionChoice(Schema):
    """Which version of the text, if not the newest that the reader may read."""

    number: Annotated[int, Field(ge=1, le=10_000)] | None = None


class RuleChangeView(View):
    """`value_before`: what holds today, null for what there is not yet; `rule_id`: the law that bounds it."""

    id: UUID
    target: ChangeTarget
    key: str
    population: str
    value: Any
    value_before: Any
    effective_from: date
    rule_id: str | None


class ParagraphView(View):
    """`became`: against the version before; `before`: its text there, where it was another."""

    id: UUID
    anchor: str
    position: int
    text: str
    kind: ParagraphKind
    became: Literal["same", "changed", "new"]
    before: str | None
    rule_changes: list[RuleChangeView]


class RemovedParagraph(View):
    """A paragraph of the version before that is gone."""

    anchor: str
    text: str


class VersionLine(View):
    number: int
    published_at: datetime | None


class PolicyLine(View):
    """A policy as it stands in the list."""

    id: UUID
    title: str
    population: str
    state: PolicyState
    opens_on: date | None
    closes_on: date | None
    answers_due_on: date | None
    anonymous_allowed: bool
    decision_no: str | None
    signer: str | None
    decided_on: date | None
    effective_from: date | None
    review_on: date | None
    supersedes_id: UUID | None
    superseded_by_id: UUID | None
    withdrawn_reason: str | None
    version: int


class PolicyView(PolicyLine):
    """A policy with one version of its text. `concerns_me`: I am of those who are asked."""

    number: int
    version_id: UUID
    published_at: datetime | None
    summary: str
    what_changes: str
    paragraphs: list[ParagraphView]
    removed: list[RemovedParagraph]
    versions: list[VersionLine]
    concerns_me: bool
    may: list[str]


class TextPart(View):
    kept: Kept
    text: str


class DifferenceView(View):
    """A paragraph in two versions, null where one has it not; `parts`: word by word, where both have it."""

    anchor: str
    before: str | None
    after: str | None
    parts: list[TextPart]


class DifferenceList(View):
    since: int
    until: int
    items: list[DifferenceView]


class DifferenceChoice(Schema):
    """Between which versions; by default the one that was opened and the newest."""

    since: Annotated[int, Field(ge=1, le=10_000)] | None = None
    until: Annotated[int, Field(ge=1, le=10_000)] | None = None


class BoundView(View):
    """`part`: of a value with several, else empty; `rule_id`: whose end it is, null where the city's own."""

    part: str
    least: float
    most: float
    rule_id: str | None


class ChangeableRule(View):
    """A rule that a policy may change. `key` of a table's rows: `table/row`."""

    key: str
    target: ChangeTarget
    form: Form
    begins: Begins
    earliest: date
    choices: list[str]
    bounds: list[BoundView]
    rule_id: str | None
    own_for_populations: bool
    value: Any


class FixedRule(View):
    """A rule that only the law changes."""

    key: str
    rule_id: str


class ChangeableList(View):
    items: list[ChangeableRule]
    fixed: list[FixedRule]


class ParagraphPlaceView(View):
    """A paragraph, from a setting that it made: of which policy, in which version, how that stands."""

    id: UUID
    anchor: str
    text: str
    number: int
    policy_id: UUID
    title: str
    state: PolicyState
    decision_no: str | None
    decided_on: date | None
    effective_from: date | None
