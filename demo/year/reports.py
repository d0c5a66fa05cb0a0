"""Reports of the year: what was achieved in each quarter, and when it was sent in."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from sqlalchemy.orm import Session

from api.achievements.schemas import Report, ReportLine
from api.achievements.service import report
from api.goals.models import Accumulation, Direction
from api.goals.schemas import IndicatorDraft
from api.identity.actor import Actor
from demo.acts import Diary, Do
from demo.days import Q3, QUARTERS, TODAY, WorkingDays, at_work, dice
from demo.parts import ALL
from demo.places import known
from demo.sources import texts
from demo.year.drafts import OneIndicator
from demo.year.periods import BEGINS
from demo.year.plans import Skp

_PERCENT = Decimal(100)
_MEASURED = frozenset(
    {"persen", "indeks", "nilai", "rasio", "poin", "skala", "level"}
    | {"kg/kapita/tahun", "ton", "ton/ha", "rp", "per"}
)
"""Units of figures between whole numbers; people, cases and reports are counted."""
_AHEAD, _BEHIND = 1.03, 0.97


@dataclass(frozen=True)
class Said:
    """A line of a report."""

    one: OneIndicator
    value: Decimal | None = None
    narrative: str | None = None
    version: int | None = None

    def doubled(self) -> "Said":
        return replace(self, value=(self.value or Decimal(0)) * 2)

    def sent(self) -> ReportLine:
        in_figures = self.one.draft.target is not None
        return ReportLine(
            indicator_id=known(self.one.id),
            value=self.value,
            narrative=self.narrative,
            nothing_happened=in_figures and self.value is None,
            version=self.version,
        )


class Reporting:
    """Notes the reports of one plan after the other."""

    def __init__(self, diary: Diary, days: WorkingDays) -> None:
        self.diary, self.days, self.chance = diary, days, dice("reports")

    def report_all(self, skp: Skp) -> Iterator[tuple[int, datetime, list[OneIndicator]]]:
        """Note a plan's reports; give what was reported in which quarter, and when."""
        for period_id in QUARTERS:
            due = self._due(skp, period_id)
            if due and skp.reaches(*span_of(period_id)):
                when = self._when(skp, period_id)
                lines = _each_remark_once([self._said(skp, one, period_id) for one in due])
                self._send(skp, period_id, when, lines)
                yield period_id, when, due

    def _send(self, skp: Skp, period_id: int, when: datetime, lines: list[Said]) -> None:
        """Note a report; now and then one in which a figure was wrong for an hour."""
        wrong = [line for line in lines if line.value and self.chance.random() < 0.02]
        first = [line.doubled() if line in wrong else line for line in lines]
        self.diary.note(when, skp.person, _sending(skp, period_id, first))
        if wrong:
            again = [replace(line, version=1) for line in wrong]
            self.diary.note(when + timedelta(hours=1), skp.person, _sending(skp, period_id, again))

    def _due(self, skp: Skp, period_id: int) -> list[OneIndicator]:
        """Choose the indicators that have a report: all of ended quarters, some of the third."""
        if skp.person.work == "kadek_ayu":
            said = texts()["kadek_ayu"]
            return [
                one for one in skp.indicators if said[one.draft.text][quarter_of(period_id) - 1]
            ]
        if period_id != Q3 or skp.part.still_open == 0:
            return skp.indicators
        return [] if skp.part.still_open == ALL else skp.indicators[: -skp.part.still_open]

    def _when(self, skp: Skp, period_id: int) -> datetime:
        """Choose when it was sent: before the deadline, or after it by those who are late."""
        first = span_of(period_id)[1] + timedelta(days=1)
        if skp.person.left_on and skp.person.left_on <= first:
            return at_work(self.chance, self.days.step(skp.person.left_on, -2), (8, 15))
        if skp.part.is_late and period_id in BEGINS:
            return at_work(
                self.chance, self.days.step(BEGINS[period_id], self.chance.randint(0, 1))
            )
        last = min(first + timedelta(days=8), TODAY - timedelta(days=1))
        return at_work(self.chance, self.chance.choice(self.days.within(first, last)))

    def _said(self, skp: Skp, one: OneIndicator, period_id: int) -> Said:
        """Choose what is said of one indicator: a figure, that nothing happened, words."""
        said, roll = texts(), self.chance.random()
        if skp.person.work == "kadek_ayu":
            figure = said["kadek_ayu"][one.draft.text][quarter_of(period_id) - 1]
            one.values[period_id] = Decimal(figure)
            return Said(one, one.values[period_id])
        if one.draft.target is None:
            return Said(one, narrative=self.chance.choice(said["qualitative"]))
        if one.is_yearly:
            return Said(one, narrative="Nilai tahunan, keluar pada akhir tahun.")
        if roll < 0.02 and period_id != Q3:
            return Said(one, narrative=self.chance.choice(said["nothing"]))
        quality = skp.part.quality * self.chance.uniform(0.96, 1.04)
        one.values[period_id] = figure_of(one.draft, quarter_of(period_id), quality)
        words = said["narratives"][track_of(one.standing(period_id))]
        return Said(one, one.values[period_id], self.chance.choice(words) if roll > 0.8 else None)


def _each_remark_once(lines: list[Said]) -> list[Said]:
    """Nobody explains two figures of one report in the same words."""
    told: set[str | None] = set()
    kept = []
    for line in lines:
        again = line.value is not None and line.narrative in told
        kept.append(replace(line, narrative=None) if again else line)
        told.add(line.narrative)
    return kept


def _sending(skp: Skp, period_id: int, lines: list[Said]) -> Do:
    def send(session: Session, actor: Actor) -> None:
        sent = Report(lines=[line.sent() for line in lines])
        report(session, actor, known(skp.id), period_id, sent)

    return send


def track_of(standing: float | None) -> str:
    """Put a share of what was expected into a word."""
    if standing is None or _BEHIND <= standing <= _AHEAD:
        return "on_track"
    return "ahead" if standing > _AHEAD else "behind"


def span_of(period_id: int) -> tuple[date, date]:
    """Give the first and the last day of a quarter."""
    year, months = divmod(period_id, 10_000)
    first, last = divmod(months, 100)
    return date(year, first, 1), date(year, last, 31 if last in (3, 12) else 30)


def quarter_of(period_id: int) -> int:
    return period_id % 100 // 3


def figure_of(one: IndicatorDraft, quarter: int, quality: float) -> Decimal:
    """Choose a figure that is as good as the quality: 1 is what was agreed."""
    target = one.target or Decimal(0)
    better = Decimal(quality if one.direction is Direction.HIGHER else 1 / quality)
    if one.accumulation is Accumulation.SUM:
        return Decimal(round(target / 4 * better))
    step = Decimal(f"{0.985 + 0.005 * quarter:.3f}")
    step = step if one.direction is Direction.HIGHER else 2 - step
    is_measured = (one.unit_of_measure or "").split(" ")[
        0
    ].casefold() in _MEASURED or target % 1 != 0
    value = round(target * better * step, 1 if is_measured and target < 1000 else 0)
    capped = one.unit_of_measure == "persen" and one.direction is Direction.HIGHER
    return min(value, _PERCENT) if capped and target <= _PERCENT else value
