"""How achievements, evidence and receipts look on the wire."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.achievements.models import AchievementSource, AchievementState, EvidenceKind, Verdict
from api.achievements.progress import Track
from api.cycles.models import PeriodState
from api.foundation.schema import Amount, Line, Number, Paragraph, Schema, View
from api.goals.models import Accumulation, Direction, GoalKind

MOST_LINES = 200


class ReportLine(Schema):
    """One indicator's realisasi; a correction carries the version that was read.

    `certain`: the figure is meant although it is a thousand times the target or more.
    `override_reason`: why one says something else than what was measured; without it a measured line
    keeps its figure, or takes it again, and takes what is said in words.
    """

    indicator_id: UUID
    value: Amount | None = None
    narrative: Annotated[Paragraph | None, Field(max_length=4000)] = None
    nothing_happened: bool = False
    certain: bool = False
    override_reason: Annotated[Paragraph | None, Field(min_length=3, max_length=1000)] = None
    version: Number | None = None


class Report(Schema):
    lines: Annotated[list[ReportLine], Field(min_length=1, max_length=MOST_LINES)]


class ReceiptView(View):
    """What the server received, and when."""

    number: str
    period_id: int
    received_at: datetime
    is_on_time: bool
    lines: int
    reported: int
    indicators: int


class ReceiptRow(View):
    number: str
    plan_id: UUID
    period_id: int
    created_at: datetime
    is_on_time: bool
    lines: int


class ReceiptList(View):
    items: list[ReceiptRow]


class AchievementView(View):
    """What was reported; of a measured line also what was measured, even where its owner says otherwise."""

    value: str | None
    narrative: str | None
    nothing_happened: bool
    source: AchievementSource
    override_reason: str | None
    measured_value: str | None
    measured_at: datetime | None
    measured_cases: int | None
    mapping_id: UUID | None
    state: AchievementState
    revision: int
    reported_at: datetime
    version: int


class EvidenceView(View):
    id: UUID
    period_id: int
    kind: EvidenceKind
    title: str
    url: str | None
    file_id: UUID | None
    file_name: str | None
    file_size: int | None
    verdict: Verdict
    verdict_reason: str | None
    verdict_at: datetime | None
    replaces_id: UUID | None
    created_at: datetime
    indicator_ids: list[UUID]
    version: int


class EvidenceList(View):
    items: list[EvidenceView]


class ReportedIndicator(View):
    """An indicator as the report form shows it."""

    id: UUID
    goal_id: UUID
    goal_text: str
    goal_kind: GoalKind
    text: str
    unit_of_measure: str | None
    direction: Direction
    accumulation: Accumulation
    target: str | None
    target_low: str | None
    target_high: str | None
    target_text: str | None
    previous_value: str | None
    """The year's figure before this period."""
    year_value: str | None
    progress_bp: int | None
    expected_bp: int
    track: Track
    achievement: AchievementView | None
    evidence: list[EvidenceView]


class ReportForm(View):
    """All indicators of a plan in a period, with what is there already."""

    plan_id: UUID
    period_id: int
    report_due_on: date
    state: PeriodState
    reported: int
    assessor_name: str
    indicators: list[ReportedIndicator]
    may: list[str]


class EvidenceDraft(Schema):
    period_id: Number
    kind: EvidenceKind
    title: Annotated[Line, Field(min_length=3, max_length=200)]
    url: Annotated[Line | None, Field(max_length=500)] = None
    file_id: UUID | None = None
    indicator_ids: Annotated[list[UUID], Field(min_length=1, max_length=50)]
    replaces_id: UUID | None = None


class VerdictDraft(Schema):
    verdict: Literal[Verdict.ACCEPTED, Verdict.RETURNED]
    reason: Annotated[Paragraph | None, Field(max_length=1000)] = None


class FileView(View):
    id: UUID
    name: str
    size: int
    media_type: str
