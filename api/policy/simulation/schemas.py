"""How a simulation looks on the wire."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from api.foundation.schema import Day, Schema, View


class SimulationDraft(Schema):
    """Which days' data are looked at; this year up to today unless said."""

    since: Day | None = None
    until: Day | None = None


class SimulatedFact(View):
    """One figure under the rule of today and under the new one."""

    name: str
    before: float
    after: float


class TriedChange(View):
    """A rule change, tried: `people` whom it concerns; no facts where nothing dated is kept of it."""

    anchor: str
    key: str
    population: str
    value_before: Any
    value: Any
    people: int
    facts: list[SimulatedFact]


class SimulatedMinutes(View):
    role: str
    before: float
    after: float
    ceiling: int
    fits: bool


class SimulationView(View):
    """What the days looked at would have been; nothing was changed by it."""

    id: UUID
    number: int
    since: date
    until: date
    created_at: datetime
    is_current: bool
    changes: list[TriedChange]
    minutes: list[SimulatedMinutes]


class SimulationList(View):
    items: list[SimulationView]
