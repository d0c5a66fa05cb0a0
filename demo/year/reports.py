"""Reports of the year: what was achieved in each quarter, and when it was sent in."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal

from sqlalchemy.orm import Session

from api.achievements.schemas import Report, ReportLine
from api.achievements.service import report
from api.goals.models import Accumulation, Direction
from api.goals.schemas import IndicatorDraft
from api.identity.actor import Actor
from demo.acts import Do, Scribe
from demo.content import SHARES, STORY, words
from demo.days import BEGINS, Q3, QUARTERS, TODAY, at_work, quarter_of, span_of
from demo.places import known
from demo.year.drafts import OneIndicator
from demo.year.plans import Skp
from demo.year.services import measures_itself

_PERCENT = Decimal(100)
_AHEAD, _BEHIND = 1.03, 0.97


@dataclass(frozen=True)
class Told:
    """A line of a report."""

    one: OneIndicator
    value: Decimal | None = None
    narrative: str | None = None
    version: int | None = None

    def sent(self) -> ReportLine:
        return ReportLine(
            indicator_id=known(self.one.id),
            value=self.value,
            narrative=self.narrative,
            nothing_happened=self.one.in_figures and self.value is None,
            version=self.version,
        )


class Reporting(Scribe):
    """Notes the reports of one plan after the other."""

    def report_all(self, skp: Skp) -> Iterator[tuple[int, datetime, list[OneIndicator]]]:
        """Note a plan's reports; give what was reported in which quarter, and when."""
        for period_id in QUARTERS:
            due = _due(skp, period_id)
            if due and skp.reaches(*span_of(period_id)):
                when = self._when(skp, period_id)
                told = [self._told(skp, one, period_id) for one in due]
                typed = [line for line in told if not measures_itself(skp, line.one, period_id)]
                self._send(skp, period_id, when, typed)
                yield period_id, when, [line.one for line in typed]

    def _send(self, skp: Skp, period_id: int, when: datetime, told: list[Told]) -> None:
        """Note a report; now and then one in which a figure was wrong for an hour."""
        lines = _each_remark_once(told)
        wrong = [line for line in lines if line.value and self.chance.random() < 0.02]
        doubled = {line.one: replace(line, value=2 * (line.value or Decimal(0))) for line in wrong}
        first = [doubled.get(line.one, line) for line in lines]
        self.diary.note(when, skp.person, _sending(skp, period_id, first))
        if wrong:
            again = [replace(line, version=1) for line in wrong]
            self.diary.note(when + timedelta(hours=1), skp.person, _sending(skp, period_id, again))

    def _when(self, skp: Skp, period_id: int) -> datetime:
        """Choose when it was sent: before the deadline, or after it by those who are late."""
        first = span_of(period_id)[1] + timedelta(days=1)
        if skp.person.left_on and skp.person.left_on <= first:
            return at_work(self.chance, self.days.step(skp.person.left_on, -2), (8, 15))
        if skp.part.is_late and period_id in BEGINS:
            day = self.days.step(BEGINS[period_id], self.chance.randint(0, 1))
            return at_work(self.chance, day)
        last = min(first + timedelta(days=8), TODAY - timedelta(days=1))
        return at_work(self.chance, self.chance.choice(self.days.within(first, last)))

    def _told(self, skp: Skp, one: OneIndicator, period_id: int) -> Told:
        """Choose what is said of one indicator: a figure, that nothing happened, words."""
        figures, roll = STORY.figures.get(skp.person.work), self.chance.random()
        quarter = quarter_of(period_id)
        if figures:
            one.values[period_id] = figures[one.draft.text][quarter - 1]
            return Told(one, one.values[period_id])
        if not one.in_figures:
            return Told(one, narrative=self.chance.choice(words("report", "qualitative")))
        if one.is_yearly:
            return Told(one, narrative=words("report", "yearly")[0])
        if roll < 0.02 and period_id != Q3:
            return Told(one, narrative=self.chance.choice(words("report", "nothing")))
        quality = skp.part.quality * self.chance.uniform(0.96, 1.04)
        one.values[period_id] = figure_of(one.draft, quarter, quality)
        fitting = words("report", track_of(one.standing(period_id)))
        remark = self.chance.choice(fitting) if roll > 0.8 else None
        return Told(one, one.values[period_id], remark)


def _due(skp: Skp, period_id: int) -> list[OneIndicator]:
    """Choose the indicators that have a report: all of ended quarters, some of the third."""
    figures = STORY.figures.get(skp.person.work)
    if figures:
        quarter = quarter_of(period_id)
        return [one for one in skp.indicators if len(figures[one.draft.text]) >= quarter]
    still_open = skp.part.still_open if period_id == Q3 else 0
    return skp.indicators[: max(0, len(skp.indicators) - still_open)]


def _each_remark_once(told: list[Told]) -> list[Told]:
    """Nobody explains two figures of one report in the same words."""
    seen: set[str | None] = set()
    kept = []
    for line in told:
        again = line.value is not None and line.narrative in seen
        kept.append(replace(line, narrative=None) if again else line)
        seen.add(line.narrative)
    return kept


def _sending(skp: Skp, period_id: int, lines: list[Told]) -> Do:
    def send(session: Session, actor: Actor) -> None:
        report(session, actor, skp.key, period_id, Report(lines=[line.sent() for line in lines]))

    return send


def track_of(standing: float | None) -> str:
    """Put a share of what was expected into a word."""
    if standing is None or _BEHIND <= standing <= _AHEAD:
        return "on_track"
    return "ahead" if standing > _AHEAD else "behind"


def figure_of(one: IndicatorDraft, quarter: int, quality: float) -> Decimal:
    """Choose a figure that is as good as the quality: 1 is what was agreed."""
    if one.target_low is not None and one.target_high is not None:
        return round((one.target_low + one.target_high) / 2 * Decimal(2 - quality), 1)
    target, is_higher = one.target or Decimal(0), one.direction is Direction.HIGHER
    better = Decimal(quality if is_higher else 1 / quality)
    if one.accumulation is Accumulation.SUM:
        return Decimal(round(target / 4 * better))
    step = Decimal(f"{0.985 + 0.005 * quarter:.3f}")
    unit = (one.unit_of_measure or "").split(" ")[0].casefold()
    is_measured = unit in SHARES.measured or target % 1 != 0
    figure = target * better * (step if is_higher else 2 - step)
    value = round(figure, 1 if is_measured and target < 1000 else 0)
    capped = unit == "persen" and is_higher and target <= _PERCENT
    return min(value, _PERCENT) if capped else value
