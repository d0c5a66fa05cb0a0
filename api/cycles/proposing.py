"""How the rules would make a year."""

from datetime import date, timedelta
from functools import partial

from sqlalchemy.orm import Session

from api.cycles.calendar import calendar_periods
from api.cycles.models import PeriodKind
from api.cycles.records import ProposedCycle, ProposedPeriod
from api.organization.posts.populations import EVERYBODY
from api.rules.queries import setting


def propose(
    session: Session,
    year: int,
    population: str = EVERYBODY,
    day: date | None = None,
    kind: PeriodKind | None = None,
) -> ProposedCycle:
    """Say how the settings that hold on a day, its first, would make a year (R20, R34)."""
    holds = partial(setting, session, day=day or date(year, 1, 1), population=population)
    due = holds("planning_due")
    kind = kind or PeriodKind(holds("period_kind"))
    report = timedelta(days=holds("report_due_days"))
    evaluate = timedelta(days=holds("evaluate_due_days"))
    by_law = holds("evaluate_year_due")
    periods: list[ProposedPeriod] = [
        {
            **period,
            "report_due_on": period["ends_on"] + report,
            "evaluate_due_on": date(year + 1, by_law["month"], by_law["day"])
            if period["kind"] is PeriodKind.TAHUNAN
            else period["ends_on"] + evaluate,
        }
        for period in calendar_periods(year)
        if period["kind"] in (kind, PeriodKind.TAHUNAN)
    ]
    return {
        "year": year,
        "period_kind": kind,
        "planning_due_on": date(year, due["month"], due["day"]),
        "periods": periods,
    }
