"""The training plan of a unit, its ceiling and the effect of a programme on the wire."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.development.training.models import Mode, ProgrammeState
from api.development.training.schemas import (
    MOST_COMPETENCES,
    MOST_SEATS,
    Code,
    Rupiah,
    SeatsView,
    Year,
)
from api.foundation.schema import Amount, Named, Schema, View


class CeilingDraft(Schema):
    amount: Rupiah


class PlanChoice(Schema):
    unit_id: UUID
    year: Year


class ReachChoice(PlanChoice):
    """A programme that is being written: for whom, about what, with how many seats."""

    competences: Annotated[list[Code], Field(min_length=1, max_length=MOST_COMPETENCES)]
    seats: Annotated[int, Field(ge=1, le=MOST_SEATS)]


class ReachView(View):
    """What a programme would reach, as `ProgrammeReach` says it."""

    needs: int
    people: int
    reached: int
    answered: int
    units: int
    units_needing: int


class CeilingView(View):
    """What an agency may spend on training in a year."""

    agency_id: int
    year: int
    amount: Amount
    version: int


class ProgrammeReach(View):
    """What one programme of a plan reaches; `priority` counts from 1."""

    id: UUID
    title: str
    state: ProgrammeState
    decided_on: date | None
    unit: Named
    provider: str
    mode: Mode
    competences: list[str]
    hours: Amount
    sessions: int
    seats: int
    counts: SeatsView
    budget: Amount
    cost_per_seat: Amount
    from_on: date
    until_on: date
    priority: int
    needs: int
    """Needs of these competences in its reach."""
    people: int
    """People who have them."""
    reached: int
    """Those of them who have a seat, or would have one."""
    answered: int
    units: int
    """From how many units those who are reached come, of `units_needing`."""
    units_needing: int
    previous: Named | None
    """The last one of the agency about the same that is over: what it brought says its effect."""
    version: int
    may: list[str]


class MissingProgramme(View):
    """Needs of a competence for which nothing is proposed, and the units that have most of them."""

    competence: str
    needs: int
    units: list[Named]


class FairnessView(View):
    """People with a need and without training for `years`: who has a seat, who was passed over and why."""

    years: int
    untrained: int
    with_seat: int
    passed_over: int
    reasons: list[str]


class TrainingPlanView(View):
    """What the programmes of a unit reach together. `ceiling` is of its agency and year, where one is set."""

    unit: Named
    agency_id: int
    year: int
    people: int
    """On duty below the unit."""
    people_needing: int
    needs: int
    reached: int
    twice: int
    """Those with seats in more than one programme."""
    answered: int
    not_reached: int
    seats: int
    budget: Amount
    ceiling: Amount | None
    ceiling_version: int
    programmes: list[ProgrammeReach]
    missing: list[MissingProgramme]
    fairness: FairnessView
    may: list[str]


class EffectView(View):
    """What changed, in basis points of what was expected on the same indicators, and what it cost.

    `verdict`: "too_few", "better", "worse", "no_difference". Empty where nothing may be said: fewer
    than `least` pairs. The interval is of 95 %.
    """

    programme_id: UUID
    verdict: str
    least: int
    participants: int
    similar: int
    pairs: int
    before: int | None
    after: int | None
    similar_before: int | None
    similar_after: int | None
    difference: int | None
    low: int | None
    high: int | None
    period_before: int | None
    period_after: int | None
    attended: int
    cost_per_person: Amount | None
    method: list[str]
    """What was done, as codes with words on the screen: how people were compared, and the limits."""
