"""Reports the year: what was achieved in each quarter, when it was sent in, and with which receipt."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from api.achievements.models import (
    Achievement,
    AchievementRevision,
    AchievementSource,
    AchievementState,
    Receipt,
)
from api.achievements.service import receipt_number
from api.demo.drafts import IndicatorDraft
from api.demo.frame import ENDED, Q3, REPORTED, Frame, Span
from api.demo.keys import TODAY, Keys, moment
from api.demo.parts import ALL
from api.demo.plans import SkpDraft
from api.demo.sources import texts
from api.demo.tables import Row, Tables, appended, owned
from api.foundation.types import canonical
from api.goals.models import Accumulation, Direction

KADEK_AYU: dict[str, tuple[str | None, ...]] = {
    "Penderita hipertensi dilayani sesuai standar": ("58", "62", "64.8"),
    "Pasien hipertensi terkendali": ("39", "44", "48"),
    "Kunjungan rumah keluarga sehat": ("55", "57", None),
    "Laporan PTM terkirim tepat waktu": ("3", "3", "3"),
    "Kader posbindu terlatih": ("10", "12", None),
}
"""The year of the pictures in the design, as her three quarters."""
_PERCENT = Decimal(100)
_MEASURED = frozenset(
    {"persen", "indeks", "nilai", "rasio", "poin", "skala", "level"}
    | {"kg/kapita/tahun", "ton", "ton/ha", "rp", "per"}
)
"""Units of figures between whole numbers; people, cases and reports are counted."""


class Reporting:
    """Makes the reports of one plan after the other."""

    def __init__(self, tables: Tables, keys: Keys, frame: Frame, chance: Random) -> None:
        self.tables, self.keys, self.frame, self.chance = tables, keys, frame, chance
        self.reported: dict[tuple[Any, int], datetime] = {}
        """When a plan was reported in a period."""

    def report(self, plan: SkpDraft) -> None:
        for period_id in REPORTED:
            span = self.frame.spans[period_id]
            if plan.starts_on <= span.ends_on and plan.ends_on >= span.starts_on:
                self._period(plan, span)

    def _period(self, plan: SkpDraft, span: Span) -> None:
        due = self._reported(plan, span)
        if not due:
            return
        when = self._when(plan, span)
        lines = [self._line(plan, span, one, when) for one in due]
        for line in lines:
            self.tables.add(Achievement, line)
        self.reported[plan.id, span.id] = when
        self._receipt(plan, span, lines, when)

    def _reported(self, plan: SkpDraft, span: Span) -> list[IndicatorDraft]:
        """Choose the indicators that have a report: all of ended quarters, some of the third."""
        if plan.person.work == "kadek_ayu":
            return [one for one in plan.indicators if KADEK_AYU[one.text][span.number - 1]]
        if span.id != Q3 or plan.part.still_open == 0:
            return plan.indicators
        if plan.part.still_open == ALL:
            return []
        return plan.indicators[: -plan.part.still_open]

    def _when(self, plan: SkpDraft, span: Span) -> datetime:
        """Choose when it was sent: before the deadline, or after it by those who are late."""
        roll = self.chance.randint
        first = span.ends_on + timedelta(days=1)
        last = min(span.report_due_on, TODAY - timedelta(days=1))
        day = first + timedelta(days=roll(0, max(0, (last - first).days)))
        if plan.part.is_late and span.id in ENDED:
            day = span.report_due_on + timedelta(days=roll(1, 5))
        return moment(day, roll(8, 16), roll(0, 59))

    def _line(self, plan: SkpDraft, span: Span, one: IndicatorDraft, when: datetime) -> Row:
        value, nothing, narrative = self._said(plan, span, one)
        if value is not None:
            one.values[span.id] = value
        row = {
            **owned(self.keys.at(when, plan.agency_id), plan.agency_id, when),
            "plan_id": plan.id,
            "indicator_id": one.id,
            "period_id": span.id,
            "value": value,
            "narrative": narrative,
            "nothing_happened": nothing,
            "source": AchievementSource.PERSON,
            "state": AchievementState.REPORTED,
            "revision": 1,
            "reported_by": plan.person.id,
            "reported_at": when,
        }
        if value is not None and self.chance.random() < 0.02:
            self._correct(plan, row, when)
        return row

    def _said(
        self, plan: SkpDraft, span: Span, one: IndicatorDraft
    ) -> tuple[Decimal | None, bool, str | None]:
        """Choose value, "nothing happened", narrative of one line."""
        said = texts()
        if plan.person.work == "kadek_ayu":
            return Decimal(KADEK_AYU[one.text][span.number - 1] or 0), False, None
        roll = self.chance.random()
        if one.target is None:
            return None, False, self.chance.choice(said["qualitative"])
        if one.is_yearly or roll < 0.02:
            reason = "Nilai tahunan, keluar pada akhir tahun." if one.is_yearly else None
            return None, True, reason or self.chance.choice(said["nothing"])
        if roll < 0.03 and one.direction is Direction.HIGHER:
            return Decimal(0), False, self.chance.choice(said["nothing"])
        narrative = self.chance.choice(said["narratives"]) if roll > 0.8 else None
        return value_of(one, span.number, self._quality(plan)), False, narrative

    def _quality(self, plan: SkpDraft) -> float:
        return plan.part.quality * self.chance.uniform(0.94, 1.06)

    def _correct(self, plan: SkpDraft, row: Row, when: datetime) -> None:
        """Let a line be one that was corrected the next hour; what it said is kept."""
        row["revision"], row["version"] = 2, 2
        earlier = {
            **appended(self.keys.at(when, plan.agency_id), plan.agency_id, when),
            "achievement_id": row["id"],
            "revision": 1,
            "value": row["value"] * 2,
            "narrative": row["narrative"],
            "nothing_happened": False,
            "reported_by": plan.person.id,
            "reported_at": when - timedelta(hours=1),
            "replaced_by": plan.person.id,
        }
        self.tables.add(AchievementRevision, earlier)

    def _receipt(self, plan: SkpDraft, span: Span, lines: Sequence[Row], when: datetime) -> None:
        key = self.keys.at(when, plan.agency_id)
        sent = [(line["indicator_id"], line["value"], line["narrative"]) for line in lines]
        row = {
            **appended(key, plan.agency_id, when),
            "number": receipt_number(key),
            "plan_id": plan.id,
            "period_id": span.id,
            "submitted_by": plan.person.id,
            "content_hash": hashlib.sha256(canonical(sent)).digest(),
            "lines": len(lines),
            "is_on_time": _day(when) <= span.report_due_on,
        }
        self.tables.add(Receipt, row)


def _day(when: datetime) -> date:
    return (when + timedelta(hours=8)).date()


def value_of(one: IndicatorDraft, quarter: int, quality: float) -> Decimal:
    """Choose a figure that is as good as the quality: 1 is what was agreed."""
    assert one.target is not None  # noqa: S101 - asked before
    target = float(one.target)
    better = quality if one.direction is Direction.HIGHER else 1 / quality
    if one.accumulation is Accumulation.SUM:
        return Decimal(round(target / 4 * better))
    growth = 0.94 + 0.02 * quarter
    step = growth if one.direction is Direction.HIGHER else 2 - growth
    is_measured = (one.unit or "").split(" ")[0].casefold() in _MEASURED or one.target % 1 != 0
    value = round(Decimal(target * better * step), 1 if is_measured and target < 1000 else 0)
    capped = one.unit == "persen" and one.direction is Direction.HIGHER and one.target <= _PERCENT
    return min(value, _PERCENT) if capped else value
