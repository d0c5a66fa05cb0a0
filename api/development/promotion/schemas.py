"""Somebody's way up, and lists of candidates, on the wire."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.development.promotion.condition_schemas import ConditionCode, ConditionView
from api.development.promotion.models import Path, PromotionOutcome, ProposalState
from api.foundation.schema import Day, Line, Named, Number, Schema, View
from api.organization.models import EmployeeKind, EmployeeState, PositionKind


class WhyNotCode(StrEnum):
    """Why a path does not apply to somebody."""

    NOT_PNS = "not_pns"
    ANOTHER_PATH = "another_path"
    NOT_IN_SERVICE = "not_in_service"
    HIGHEST_RANK = "highest_rank"
    HIGHEST_LEVEL = "highest_level"
    NO_GRADE = "no_grade"
    NOT_FUNCTIONAL = "not_functional"
    NO_EXCEPTIONAL_WORK = "no_exceptional_work"


class WhyNot(View):
    """Why a path does not apply; `path` is the one that does, where there is one."""

    code: WhyNotCode
    rule_id: str
    path: Path | None


class ProposalBrief(View):
    """Where a proposal stands."""

    id: UUID
    state: ProposalState
    version: int


class PathView(View):
    """A path of somebody for one window: `to_value` is the golongan, or for `jenjang` the level, that it
    leads to. Without `why_not` the path applies and has conditions; `met` of `asked` are met.
    """

    path: Path
    outcome: PromotionOutcome
    from_value: str | None
    to_value: str | None
    met: int
    asked: int
    conditions: list[ConditionView]
    nearest_on: date | None
    why_not: WhyNot | None
    proposal: ProposalBrief | None


class WindowOutcome(View):
    """What comes of each path at a window."""

    window_on: date
    outcomes: dict[Path, PromotionOutcome]


class PromotionView(View):
    """Somebody's way up at a window: every path, every condition; `windows`: how the next ones look."""

    employee: Named
    kind: EmployeeKind
    grade: str | None
    grade_since: date | None
    level: PositionKind | None
    position: str | None
    window_on: date
    propose_until: date
    paths: list[PathView]
    windows: list[WindowOutcome]
    may: list[str]


class PromotionFilter(Schema):
    """At which window; without one the next for which can be proposed."""

    window_on: Day | None = None


class WindowView(View):
    """A window: until when is proposed for it, and how many working days are left."""

    window_on: date
    propose_until: date
    working_days_left: int
    can_propose: bool


class WindowList(View):
    """The windows that are computed; `next_on` is the first for which can be proposed."""

    items: list[WindowView]
    next_on: date


ProposalFilterState = Literal["none", "proposed", "returned", "accepted", "refused"]


class CandidateChoice(Schema):
    """Whose list: a window, a path, an agency or a unit with all below it; without a window the next one."""

    window_on: Day | None = None
    path: Path = Path.PILIHAN_FUNGSIONAL
    agency_id: Number | None = None
    unit_id: UUID | None = None
    outcome: PromotionOutcome | None = None
    missing: ConditionCode | None = None
    """Only who lacks this."""
    proposal: ProposalFilterState | None = None
    q: Annotated[Line | None, Field(max_length=80)] = None
    """A piece of a name or of a NIP; finds everybody of the agency or unit, whatever comes of them."""


class CandidateFilter(CandidateChoice):
    cursor: Annotated[Line | None, Field(max_length=200)] = None
    size: Annotated[int, Field(ge=1, le=100)] = 25


class PromotionCounts(View):
    """Everybody on the path is in exactly one of these."""

    ready: int
    one_missing: int
    more_missing: int
    unknown: int
    too_early: int


class FrequentView(View):
    """How many of an outcome lack a condition, and how many lack nothing else."""

    outcome: PromotionOutcome
    code: ConditionCode
    people: int
    only_this: int


class PromotionCandidate(View):
    """Somebody on the list, with each condition beside the name."""

    id: UUID
    name: str
    front_title: str | None
    back_title: str | None
    nip: str | None
    kind: EmployeeKind
    state: EmployeeState
    agency_id: int
    unit_id: UUID
    unit_name: str
    position: str | None
    grade: str | None
    detail: PathView


class CandidateList(View):
    """A page of a list, whoever is nearest first.

    `total` is the sum of the five counts; `not_applicable` are those of the same agency or unit to whom the
    path does not apply; `everybody` is both. None of these looks at `outcome`, `missing`, `proposal` or `q`;
    `matching` counts what does. `proposed` and `decided` count proposals of the window and path.
    `may`: "propose", "decide".
    """

    window_on: date
    propose_until: date
    working_days_left: int
    path: Path
    agency_id: int | None
    agency_name: str | None
    unit_id: UUID | None
    unit_name: str | None
    total: int
    counts: PromotionCounts
    not_applicable: int
    everybody: int
    proposed: int
    decided: int
    frequent: list[FrequentView]
    matching: int
    items: list[PromotionCandidate]
    next_cursor: str | None
    may: list[str]
