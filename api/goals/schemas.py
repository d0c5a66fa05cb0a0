"""How plans, goals and indicators look on the wire."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, field_validator

from api.foundation.paging import PageRequest
from api.foundation.schema import Amount, Day, Line, Moment, Number, Paragraph, Schema, View
from api.goals.cascade_schemas import ServedLine
from api.goals.models import (
    Accumulation,
    Approach,
    Aspect,
    CommentKind,
    Direction,
    GoalKind,
    Perspective,
    PlanForm,
    PlanState,
    ResultGroup,
)

Fields = dict[str, Any]
"""What a body gave, by the names of its fields; checked by its schema."""
Sentence = Annotated[Paragraph, Field(min_length=3, max_length=2000)]


def filled(value: Any) -> Any:
    """Refuse null where a line always has a value; leaving the field out keeps what is there."""
    if value is None:
        raise ValueError("cannot be emptied; leave it out to keep it")
    return value


class PlanDraft(Schema):
    """A plan for one's main post, or for another one that is named."""

    cycle_id: Number
    approach: Approach
    assignment_id: UUID | None = None


class PlanFilter(PageRequest):
    cycle_id: Number | None = None
    state: list[PlanState] = []
    employee_id: UUID | None = None
    unit_id: UUID | None = None
    assessor: Literal["me"] | None = None
    updated_since: Moment | None = None


class GoalDraft(Schema):
    kind: GoalKind
    text: Sentence
    parent_id: UUID | None = None
    agreement_indicator_id: UUID | None = None
    parent_text: Annotated[Paragraph | None, Field(max_length=2000)] = None
    assigned_by: Annotated[Line | None, Field(max_length=200)] = None
    result_group: ResultGroup | None = None
    practice_code: Annotated[Line | None, Field(max_length=60)] = None


class GoalChange(Schema):
    """What is left out stays; null empties, and for a link gives it up."""

    kind: GoalKind | None = None
    text: Sentence | None = None
    parent_id: UUID | None = None
    agreement_indicator_id: UUID | None = None
    parent_text: Annotated[Paragraph | None, Field(max_length=2000)] = None
    assigned_by: Annotated[Line | None, Field(max_length=200)] = None
    result_group: ResultGroup | None = None
    practice_code: Annotated[Line | None, Field(max_length=60)] = None
    position: Annotated[int | None, Field(ge=1, le=99)] = None
    _filled = field_validator("kind", "text", "position", mode="before")(filled)


class IndicatorDraft(Schema):
    text: Sentence
    aspect: Aspect | None = None
    perspective: Perspective | None = None
    unit_of_measure: Annotated[Line | None, Field(max_length=60)] = None
    direction: Direction = Direction.HIGHER
    target: Amount | None = None
    target_low: Amount | None = None
    target_high: Amount | None = None
    target_text: Annotated[Paragraph | None, Field(max_length=1000)] = None
    baseline: Amount | None = None
    accumulation: Accumulation = Accumulation.LATEST
    due_on: Day | None = None
    data_source: Annotated[Line | None, Field(max_length=200)] = None


class IndicatorChange(Schema):
    """What is left out stays; null empties."""

    text: Sentence | None = None
    aspect: Aspect | None = None
    perspective: Perspective | None = None
    unit_of_measure: Annotated[Line | None, Field(max_length=60)] = None
    direction: Direction | None = None
    target: Amount | None = None
    target_low: Amount | None = None
    target_high: Amount | None = None
    target_text: Annotated[Paragraph | None, Field(max_length=1000)] = None
    baseline: Amount | None = None
    accumulation: Accumulation | None = None
    due_on: Day | None = None
    data_source: Annotated[Line | None, Field(max_length=200)] = None
    _filled = field_validator("text", "direction", "accumulation", mode="before")(filled)


class Expectation(Schema):
    """What the leader expects beyond the guides of a value (R27); empty takes it away."""

    text: Annotated[Paragraph, Field(max_length=2000)]


class SupportLines(Schema):
    lines: Annotated[list[Sentence], Field(max_length=30)]


class Note(Schema):
    note: Annotated[Paragraph, Field(min_length=3, max_length=2000)]


class CommentDraft(Schema):
    text: Annotated[Paragraph, Field(min_length=1, max_length=2000)]
    line_id: UUID | None = None


class PersonCard(View):
    id: UUID
    name: str
    front_title: str | None
    back_title: str | None
    nip: str | None
    grade: str | None
    position: str | None
    unit_name: str


class IndicatorView(View):
    id: UUID
    position: int
    text: str
    aspect: Aspect | None
    perspective: Perspective | None
    unit_of_measure: str | None
    direction: Direction
    target: str | None
    target_low: str | None
    target_high: str | None
    target_text: str | None
    baseline: str | None
    accumulation: Accumulation
    due_on: date | None
    data_source: str | None
    version: int


class GoalView(View):
    id: UUID
    kind: GoalKind
    position: int
    text: str
    parent_id: UUID | None
    outside_parent_id: UUID | None
    agreement_indicator_id: UUID | None
    parent_text: str | None
    assigned_by: str | None
    result_group: ResultGroup | None
    practice_code: str | None
    version: int
    indicators: list[IndicatorView]


class BehaviourView(View):
    """`version` is the expectation's; 0 where none is written."""

    value_code: int
    name: str
    guides: list[str]
    expectation: str | None
    version: int


class SupportsView(View):
    sumber_daya: list[str]
    pertanggungjawaban: list[str]
    konsekuensi: list[str]


class SupportVersions(View):
    """The version of each list; 0 where it is empty."""

    sumber_daya: int
    pertanggungjawaban: int
    konsekuensi: int


class HintView(View):
    """Something worth a second look; never forbids."""

    pointer: str
    code: str


class PlanView(View):
    """A plan whole.

    `population`: whose year it is of. `result_groups`: its main results stand in these (R103), none of
    everybody's; `asks_practice`: one of the goals names the practice that is shown in class (R106).
    """

    id: UUID
    cycle_id: int
    population: str
    result_groups: list[ResultGroup]
    asks_practice: bool
    employee: PersonCard
    assessor: PersonCard
    title: str
    form: PlanForm
    approach: Approach
    state: PlanState
    return_note: str | None
    revision: int
    starts_on: date
    ends_on: date
    submitted_at: datetime | None
    agreed_at: datetime | None
    version: int
    goals: list[GoalView]
    served_lines: list[ServedLine]
    behaviour: list[BehaviourView]
    supports: SupportsView
    support_versions: SupportVersions
    hints: list[HintView]
    missing: list[HintView]
    may: list[str]
    seen_by: list[str]


class PlanRow(View):
    id: UUID
    cycle_id: int
    employee_id: UUID
    employee_name: str
    position: str
    unit_name: str
    assessor_id: UUID
    state: PlanState
    approach: Approach
    revision: int
    submitted_at: datetime | None
    agreed_at: datetime | None
    updated_at: datetime
    version: int


class VersionRow(View):
    number: int
    created_at: datetime
    agreed_by: UUID
    sha256: str


class VersionList(View):
    items: list[VersionRow]


class VersionView(View):
    number: int
    created_at: datetime
    agreed_by: UUID
    sha256: str
    content: dict[str, Any]


class CommentView(View):
    id: UUID
    author_id: UUID
    author_name: str | None
    kind: CommentKind
    line_id: UUID | None
    text: str
    created_at: datetime


class CommentList(View):
    items: list[CommentView]
