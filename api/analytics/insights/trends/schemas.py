"""How units over periods and beside each other look on the wire."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from api.analytics.insights.trends.relation import Finding
from api.analytics.insights.trends.standings import Measure
from api.cycles.models import PeriodKind
from api.evaluations.models import Predikat
from api.evaluations.unit_achievements.models import UnitGrade
from api.foundation.schema import Named, Number, View
from api.organization.models import UnitKind


class UnitChoice(BaseModel):
    """Which unit; the first of one's own, if not said."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    unit_id: UUID | None = None


class UnitPeriodChoice(UnitChoice):
    """Which period, too; the last one whose reports are all due, if not said."""

    period_id: Number | None = None


class PlaceView(View):
    """A unit that one may look at, the one above it if that may be looked at too, and those right below."""

    unit: Named
    kind: UnitKind
    above: Named | None
    below: list[Named]


class ShareView(View):
    """So many of so many people."""

    count: int
    total: int


class PredikatCounts(View):
    sangat_baik: int
    baik: int
    butuh_perbaikan: int
    kurang: int
    sangat_kurang: int


class UnitFigures(View):
    """A unit and all below it; a share is null where there is nobody to count, and where it is `hidden`.

    Hidden is a share among fewer people than the setting `small_group`, and one from which that of so few
    could be worked out. Those who lead a unit see its own figures in any case.
    """

    people: int
    on_track: ShareView | None
    on_time: ShareView | None
    good: ShareView | None
    predikat: PredikatCounts | None
    hidden: list[Measure]


class MedianView(View):
    """The median share, from 0 to 1, of so many units."""

    units: int
    share: float


class AlikeView(View):
    """Other units of the same kind; null where there are fewer than five that may be shown."""

    on_track: MedianView | None
    on_time: MedianView | None
    good: MedianView | None


class TrendPeriod(View):
    """One period: `on_time` is said once the last day for reports is over."""

    period_id: int
    kind: PeriodKind
    report_due_on: date
    counted_at: datetime
    own: UnitFigures
    above: UnitFigures | None
    alike: AlikeView


class TrendView(View):
    """A unit over the periods of this year and the last, beside the unit above and others of its kind."""

    unit: Named
    kind: UnitKind
    above: Named | None
    small_group: int
    periods: list[TrendPeriod]


class GuideView(View):
    """What the pattern of the unit's achievement says of one predikat, in per cent of the people (R42)."""

    predikat: Predikat
    kind: Literal["most", "least"]
    percent: int


class PartView(View):
    """A unit beside what it achieved (R39); `findings` are questions."""

    unit: Named
    kind: UnitKind
    figures: UnitFigures
    grade: UnitGrade | None
    guides: list[GuideView]
    findings: list[Finding]


class OutsideView(View):
    """A unit that differs from the others: `side` -1 below, 1 above."""

    unit: Named
    side: int


class StripView(View):
    """A share among the units of one kind right below: the median, the usual range, and who lies outside."""

    measure: Measure
    kind: UnitKind
    units: int
    middle: float
    low: float
    high: float
    outside: list[OutsideView]


class PartsView(View):
    """A unit and those right below it in one period."""

    unit: Named
    period_id: int | None
    periods: list[int]
    counted_at: datetime | None
    small_group: int
    whole: PartView | None
    parts: list[PartView]
    strips: list[StripView]
