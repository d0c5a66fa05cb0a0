"""The training plan of a unit, its ceiling and the effect of a programme on the wire."""

from datetime import date
from uuid import UUID

from api.development.training.models import Mode, ProgrammeState
from api.development.training.schemas import Rupiah, Year
from api.foundation.schema import Amount, Named, Schema, View


class CeilingDraft(Schema):
    amount: Rupiah


class PlanChoice(Schema):
    unit_id: UUID
    year: Year


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
    unit: Named
    mode: Mode
    competences: list[str]
    hours: Amount
    seats: int
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
    version: int


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
