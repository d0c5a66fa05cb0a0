"""How signals look on the wire."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from api.analytics.insights.integrity.records import SignalKind
from api.analytics.schemas import Member
from api.evaluations.models import Predikat
from api.evaluations.unit_achievements.models import UnitGrade
from api.foundation.schema import Named, Number, View


class SignalFilter(BaseModel):
    """Of which unit and period; one's own unit and the last period that was looked through, if not said."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    unit_id: UUID | None = None
    period_id: Number | None = None


class SignalView(View):
    """Something to ask about, never a verdict, with the numbers that it follows from.

    `found` of `people`, where `expected` would be usual among raters whose people stand alike, or is the
    border of a pattern; `chance`: how likely so many are by chance alone. `above`, `below`: ratings that are
    better and worse than the figures. `rater` is null where it is about the predikat of the unit.
    """

    kind: SignalKind
    rater: Member | None
    unit: Named
    people: int
    found: int
    expected: float | None
    chance: float | None
    predikat: list[Predikat]
    above: int | None
    below: int | None
    grade: UnitGrade | None


class SearchedPeriod(View):
    """When a period of the whole city was looked through, and how much of it: `raters` with enough people."""

    period_id: int
    searched_at: datetime
    evaluations: int
    raters: int


class SignalList(View):
    """What there is to ask the raters below a unit about; never oneself, nor whoever rates oneself.

    `searched` is null until anything was looked through; `periods` are those that can be chosen.
    """

    unit: Named
    searched: SearchedPeriod | None
    periods: list[int]
    fewest_people: int
    largest_chance: float
    items: list[SignalView]
