"""What is read of plans: rows and what is put together of them, each with its type."""

from datetime import date, datetime
from typing import Any, TypedDict
from uuid import UUID

from api.foundation.types import Written
from api.goals.models import (
    Approach,
    GoalKind,
    PlanForm,
    PlanState,
    ResultGroup,
)


class PlanKey(TypedDict):
    """A plan's place, as statements name it."""

    plan_id: UUID
    agency_id: int


class PlanSides(TypedDict):
    """Whose plan it is, and who assesses it."""

    employee_id: UUID
    assessor_id: UUID


class SeenPlan(PlanSides):
    """What says who may see a plan."""

    agency_id: int
    unit_path: str


class StandingPlan(PlanSides):
    """What says who may do what to a plan now."""

    state: PlanState


class FormOfPlan(TypedDict):
    """What says how a plan's indicators are written (R12–R15)."""

    form: PlanForm
    approach: Approach


class ShownHead(FormOfPlan):
    """What a plan's head shows; `population`: whose year it is of."""

    id: UUID
    cycle_id: int
    population: str
    state: PlanState
    version: int
    revision: int
    return_note: str | None
    starts_on: date
    ends_on: date
    submitted_at: datetime | None
    agreed_at: datetime | None
    title: str


class PlanHead(ShownHead, SeenPlan):
    """A plan without its lines."""

    unit_id: UUID
    assignment_id: UUID


class IndicatorRow(TypedDict):
    """An indicator of a goal, as the wire has it."""

    id: str
    position: int
    text: str
    aspect: str | None
    perspective: str | None
    unit_of_measure: str | None
    direction: str
    target: str | None
    target_low: str | None
    target_high: str | None
    target_text: str | None
    baseline: str | None
    accumulation: str
    due_on: str | None
    data_source: str | None
    version: int


class GoalRow(TypedDict):
    """A goal with its indicators in order, as the wire has it: what it serves, and who gave it."""

    id: str
    kind: str
    position: int
    text: str
    parent_id: str | None
    outside_parent_id: str | None
    agreement_indicator_id: str | None
    parent_text: str | None
    assigned_by: str | None
    result_group: str | None
    practice_code: str | None
    version: int
    indicators: list[IndicatorRow]


class BehaviourRow(TypedDict):
    """A value with its guides and what the leader expects beyond them (R26, R27).

    `version` is the expectation's; 0 where nothing is expected beyond the guides.
    """

    value_code: int
    name: str
    guides: list[str]
    expectation: str | None
    version: int


class SupportRow(TypedDict):
    """A line of the Lampiran SKP (R10)."""

    kind: str
    text: str
    version: int


class Supports(TypedDict):
    """The lists of the Lampiran SKP, and the version of each; 0 where it is empty."""

    supports: dict[str, list[str]]
    support_versions: dict[str, int]


class PlanContent(Supports):
    """What is agreed: goals, behaviour, supports."""

    goals: Written[GoalRow]
    behaviour: Written[BehaviourRow]


class PersonRow(TypedDict):
    """A person as plans show them."""

    id: UUID
    name: str
    front_title: str | None
    back_title: str | None
    nip: str | None
    grade: str | None
    position: str | None
    unit_name: str


class ServedRow(TypedDict):
    """A line of a performance agreement that a goal of the plan serves, and where it stands."""

    id: str
    text: str
    unit_id: str
    unit_name: str
    year: int


class Grouping(TypedDict):
    """What a population's results are put in (R103), and by whom a practice is chosen (R106)."""

    result_groups: list[ResultGroup]
    asks_practice: bool


class PlanAsKept(PlanHead):
    """A plan whole as one statement reads it: its head, both sides as they are today, and its lines.

    `population_rules` are the cells of the table `populations`; None of everybody.
    """

    population_rules: Any
    goals: Written[GoalRow]
    behaviour: Written[BehaviourRow]
    supports: Written[SupportRow]
    served_lines: Written[ServedRow]
    owner_id: UUID
    owner_name: str
    owner_front_title: str | None
    owner_back_title: str | None
    owner_nip: str | None
    owner_grade: str | None
    owner_position: str | None
    owner_unit_name: str
    rater_id: UUID
    rater_name: str
    rater_front_title: str | None
    rater_back_title: str | None
    rater_nip: str | None
    rater_grade: str | None
    rater_position: str | None
    rater_unit_name: str


class Finding(TypedDict):
    """Something that a plan lacks, or that is worth a second look."""

    pointer: str
    code: str


class WholePlan(ShownHead, Grouping, PlanContent):
    """A plan as it is shown."""

    employee: PersonRow
    assessor: PersonRow
    served_lines: Written[ServedRow]
    hints: list[Finding]
    missing: list[Finding]
    may: list[str]
    seen_by: list[str]


class AgreedHead(FormOfPlan):
    """What an agreement fixes beside the lines and the two sides."""

    cycle_id: int
    title: str
    starts_on: date
    ends_on: date


class AgreedContent(PlanContent):
    """All that an agreement fixes."""

    head: AgreedHead
    employee: PersonRow
    assessor: PersonRow


class LeadersGoalRow(TypedDict):
    """A goal of the leader's plans in the same year."""

    id: UUID
    text: str
    kind: GoalKind
    position: int
    agency_id: int
    state: PlanState


class ParentGoalRow(TypedDict):
    """A goal that may be served; `outside`: it is kept by another agency."""

    id: UUID
    text: str
    kind: GoalKind
    position: int
    outside: bool


class ParentLineRow(TypedDict):
    """A line of a performance agreement that may be served."""

    id: UUID
    code: str
    objective: str
    text: str
    target_text: str | None


class Parents(TypedDict):
    """What the goals of a plan may serve (R18)."""

    assessor_name: str
    assessor_plan_state: PlanState | None
    goals: list[ParentGoalRow]
    agreement_indicators: list[ParentLineRow]
