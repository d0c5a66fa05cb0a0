"""Teachers' year: nothing is due before January; some have told how far they are, without proof (R101)."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from api.achievements.schemas import Report, ReportLine
from api.achievements.service import report
from api.goals.models import Accumulation
from demo.acts import Do, Scribe
from demo.days import TODAY, WHOLE_YEAR, YEAR, at_work
from demo.places import known
from demo.year.drafts import OneIndicator
from demo.year.plans import Skp
from demo.year.reports import figure_of

TOLD_FROM = date(YEAR, 9, 14)
_OVER = 3
"""Quarters that are over: a sum has come so far, and is compared by them."""


class Teaching(Scribe):
    """Notes what one teacher after the other reports of the year."""

    def report(self, skp: Skp) -> None:
        """Note how far somebody is after nine months, in what has figures."""
        when = self.chance.choice(self.days.within(TOLD_FROM, TODAY - timedelta(days=1)))
        told = skp.indicators[: max(0, len(skp.indicators) - skp.part.still_open)]
        figures = [one for one in told if one.in_figures]
        if skp.is_agreed and figures and not skp.person.left_on:
            lines = [self._line(skp, one) for one in figures]
            self.diary.note(at_work(self.chance, when), skp.person, _sending(skp, figures, lines))

    def _line(self, skp: Skp, one: OneIndicator) -> Decimal:
        quality = skp.part.quality * self.chance.uniform(0.96, 1.04)
        figure = figure_of(one.draft, _OVER, quality)
        is_sum = one.draft.accumulation is Accumulation.SUM
        one.values[WHOLE_YEAR] = figure * _OVER if is_sum else figure
        return one.values[WHOLE_YEAR]


def _sending(skp: Skp, figures: list[OneIndicator], values: list[Decimal]) -> Do:
    def send(session: Any, actor: Any) -> None:
        lines = [
            ReportLine(indicator_id=known(one.id), value=value)
            for one, value in zip(figures, values, strict=True)
        ]
        report(session, actor, skp.key, WHOLE_YEAR, Report(lines=lines))

    return send
