"""What is asked and answered about promotion. Conditions are data: words are made where they are shown."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.development.promotion.models import DecisionOutcome, Outcome, Path, ProposalState
from api.evaluations.models import Predikat
from api.foundation.schema import Amount, Day, Line, Named, Number, Paragraph, Schema, View
from api.organization.models import EmployeeKind, EmployeeState, PositionKind

MOST_PEOPLE = 500
"""That are proposed or decided at once."""
Reason = Annotated[Paragraph, Field(min_length=1, max_length=1000)]
DecisionNumber = Annotated[Line, Field(min_length=1, max_length=80)]
People = Annotated[list[UUID], Field(min_length=1, max_length=MOST_PEOPLE)]


class ConditionCode(StrEnum):
    """What is asked for. Their order is the order in which they are shown."""

    CREDIT = "credit"
    TIME_IN_RANK = "time_in_rank"
    TIME_IN_POST = "time_in_post"
    TIME_IN_LEVEL = "time_in_level"
    PREDIKAT = "predikat"
    NO_SANCTION = "no_sanction"
    RANK_CEILING = "rank_ceiling"
    EXAM = "exam"
    COMPETENCE_TEST = "competence_test"
    VACANCY = "vacancy"
    LEVEL_FIRST = "level_first"
    EXCEPTIONAL_WORK = "exceptional_work"


class ConditionState(StrEnum):
    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


class FactKind(StrEnum):
    """What a piece of evidence says; which fields are filled stands beside each.

    rank: value golongan, from_on TMT, months held at the window, need_months.
    post: value title, from_on, months, need_months.
    level: value jenjang, from_on, months, need_months.
    predikat: year, value; an empty value: not on record.
    sanction: value severity, from_on, until_on.
    degree: value; highest golongan that it allows in `limit`.
    post_limit: value kind of post; its highest golongan in `limit`.
    points: have, need of angka kredit in the jenjang `value`.
    points_part: value kind of ledger line, have, year where it is of a year.
    test: value jenjang, from_on, until_on.
    exam: value exam or what stands for it, from_on.
    seats: value jenjang, have (filled), need (seats); an empty need: nobody said.
    merit: value, from_on.
    """

    RANK = "rank"
    POST = "post"
    LEVEL = "level"
    PREDIKAT = "predikat"
    SANCTION = "sanction"
    DEGREE = "degree"
    POST_LIMIT = "post_limit"
    POINTS = "points"
    POINTS_PART = "points_part"
    TEST = "test"
    EXAM = "exam"
    SEATS = "seats"
    MERIT = "merit"


class FactSource(StrEnum):
    """Where a fact is kept; `source_id` is its key there."""

    CAREER_RECORD = "career_record"
    EVALUATION = "evaluation"
    CREDIT_LEDGER = "credit_ledger"
    POSITION_NEED = "position_need"
    ASSIGNMENT = "assignment"


class Filler(StrEnum):
    """Who must fill what is unknown."""

    HR_AGENCY = "hr_agency"
    ASSESSOR = "assessor"


class FactView(View):
    """A piece of evidence: `kind` says which fields are filled (see `FactKind`)."""

    kind: FactKind
    value: str | None
    year: int | None
    from_on: date | None
    until_on: date | None
    months: int | None
    need_months: int | None
    have: Amount | None
    need: Amount | None
    limit: str | None
    document_no: str | None
    source: FactSource | None
    source_id: UUID | None


class ConditionView(View):
    """A condition with its evidence.

    `met_on`: the first window at which it would be met, if every predikat from now on is `if_predikat`
    where that matters; empty where nothing foretells it. `missing_points`: what angka kredit lacks.
    `filled_by`: who must fill what is unknown.
    """

    code: ConditionCode
    rule_id: str
    state: ConditionState
    facts: list[FactView]
    missing_points: Amount | None
    met_on: date | None
    if_predikat: Predikat | None
    filled_by: Filler | None


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
    outcome: Outcome
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
    outcomes: dict[Path, Outcome]


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
    outcome: Outcome | None = None
    missing: ConditionCode | None = None
    """Only who lacks this."""
    proposal: ProposalFilterState | None = None
    q: Annotated[Line | None, Field(max_length=80)] = None
    """A piece of a name or of a NIP; finds everybody of the agency or unit, whatever comes of them."""


class CandidateFilter(CandidateChoice):
    cursor: Annotated[Line | None, Field(max_length=200)] = None
    size: Annotated[int, Field(ge=1, le=100)] = 25


class CountsView(View):
    """Everybody on the path is in exactly one of these."""

    ready: int
    one_missing: int
    more_missing: int
    unknown: int
    too_early: int


class FrequentView(View):
    """How many of an outcome lack a condition, and how many lack nothing else."""

    outcome: Outcome
    code: ConditionCode
    people: int
    only_this: int


class CandidateView(View):
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
    counts: CountsView
    not_applicable: int
    everybody: int
    proposed: int
    decided: int
    frequent: list[FrequentView]
    matching: int
    items: list[CandidateView]
    next_cursor: str | None
    may: list[str]


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
