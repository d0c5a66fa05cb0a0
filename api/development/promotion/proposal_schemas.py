"""Proposals and decisions on the wire."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.development.promotion.condition_schemas import ConditionCode, ConditionView
from api.development.promotion.models import DecisionOutcome, Path, ProposalState
from api.development.promotion.schemas import ProposalBrief
from api.foundation.schema import Amount, Day, Line, Named, Number, Paragraph, Schema, View

MOST_PEOPLE = 500
"""That are proposed or decided at once."""
Reason = Annotated[Paragraph, Field(min_length=1, max_length=1000)]
DecisionNumber = Annotated[Line, Field(min_length=1, max_length=80)]
People = Annotated[list[UUID], Field(min_length=1, max_length=MOST_PEOPLE)]


class ProposalsDraft(Schema):
    """Who is proposed for a window on a path: those who meet everything."""

    window_on: Day
    path: Path
    employee_ids: People


class ProposedOutcome(StrEnum):
    """What came of proposing one person."""

    PROPOSED = "proposed"
    ALREADY_PROPOSED = "already_proposed"
    NOT_READY = "not_ready"
    NOT_THERE = "not_there"


class ProposedView(View):
    """One of those who were to be proposed. `missing`: what they lack where they are not ready."""

    employee_id: UUID
    name: str | None
    outcome: ProposedOutcome
    missing: list[ConditionCode]
    proposal: ProposalBrief | None


class ProposedList(View):
    items: list[ProposedView]
    proposed: int


class Returned(Schema):
    """Why a proposal goes back to the agency."""

    reason: Reason


class Accepted(Schema):
    """Granted, with number and date; golongan or post change on `effective_on`.

    For a level the post keeps its unit and takes the title of the higher level, unless `position_id` names
    a post.
    """

    outcome: Literal[DecisionOutcome.ACCEPTED]
    number: DecisionNumber
    decided_on: Day
    effective_on: Day
    reason: Annotated[Paragraph | None, Field(max_length=1000)] = None
    position_id: UUID | None = None


class Refused(Schema):
    outcome: Literal[DecisionOutcome.REFUSED]
    number: DecisionNumber
    decided_on: Day
    reason: Reason


DecisionDraft = Annotated[Accepted | Refused, Field(discriminator="outcome")]


class DecidedTogether(Schema):
    """One decision over many proposals; a post cannot be named for many."""

    proposal_ids: People
    decision: DecisionDraft


class DecidedOutcome(StrEnum):
    """What came of deciding one proposal."""

    DECIDED = "decided"
    NOT_PROPOSED = "not_proposed"
    NOT_THERE = "not_there"
    NOT_POSSIBLE = "not_possible"


class DecidedView(View):
    """One of those proposals; `problem`: the type of the refusal where it was not possible."""

    proposal_id: UUID
    name: str | None
    outcome: DecidedOutcome
    problem: str | None


class DecidedList(View):
    items: list[DecidedView]
    decided: int


class DecisionView(View):
    """What was decided, when and by whom."""

    id: UUID
    created_at: datetime
    outcome: DecisionOutcome
    number: str | None
    decided_on: date | None
    effective_on: date | None
    reason: str | None
    decided_by_name: str | None


class ProposalRow(View):
    """A proposal in a list. `surplus`: angka kredit beyond the need; `surplus_stays`: whether it counts on,
    which it does within the jenjang only (R82). `carried_out_on`: when golongan or post changed.
    `may`: "return", "decide".
    """

    id: UUID
    version: int
    employee: Named
    nip: str | None
    agency_id: int
    unit_id: UUID
    unit_name: str
    position: str | None
    window_on: date
    path: Path
    from_value: str
    to_value: str
    state: ProposalState
    proposed_at: datetime
    proposed_by_name: str | None
    surplus: Amount | None
    surplus_stays: bool | None
    effective_on: date | None
    carried_out_on: date | None
    number: str | None
    may: list[str]


class ProposalView(ProposalRow):
    """A proposal with the conditions as they were when it was made, and all that was decided of it."""

    conditions: list[ConditionView]
    decisions: list[DecisionView]


class ProposalFilter(Schema):
    """Which proposals."""

    window_on: Day | None = None
    path: Path | None = None
    state: ProposalState | None = None
    agency_id: Number | None = None
    employee_id: UUID | None = None
    cursor: Annotated[Line | None, Field(max_length=200)] = None
    size: Annotated[int, Field(ge=1, le=100)] = 25


class ProposalList(View):
    """A page of proposals, the newest first. `may`: "decide"."""

    items: list[ProposalRow]
    total: int
    next_cursor: str | None
    may: list[str]
