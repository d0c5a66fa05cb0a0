"""Tries a mapping on past data: what each period of the last twelve months would have got."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.achievements.models import Achievement
from api.cycles.models import Period, PeriodKind
from api.foundation import rows
from api.foundation.clock import today
from api.identity.actor import Actor
from api.measurements.figures.candidates import find_indicators
from api.measurements.figures.computing import Series
from api.measurements.figures.origins import check_agency, check_origin
from api.measurements.figures.queries import indicator_of
from api.measurements.figures.records import Counted, IndicatorRow, LineValue, SpanOfPeriod
from api.measurements.figures.schemas import MappingDraft
from api.measurements.figures.series import series_of

PERIODS = rows.TypedSelect(
    SpanOfPeriod,
    select(Period.id.label("period_id"), Period.starts_on, Period.ends_on)
    .where(
        Period.kind == bindparam("kind"),
        Period.ends_on > bindparam("first"),
        Period.starts_on <= bindparam("last"),
    )
    .order_by(Period.starts_on),
)


@dataclass(frozen=True)
class Trial:
    """What a mapping gives each indicator between two days."""

    first: date
    last: date
    lines: Sequence[tuple[IndicatorRow, Series]]


def a_year_before(day: date) -> date:
    """Give the first day of the month eleven months before a day's: twelve months with its own."""
    months = day.year * 12 + day.month - 12
    return date(months // 12, months % 12 + 1, 1)


def try_for(session: Session, actor: Actor, draft: MappingDraft) -> Trial:
    """Check that a metric may feed indicators, and read what it would have given; or refuse."""
    origin_agency_id = check_origin(session, actor, draft)
    found = find_indicators(session, actor, draft.indicators)
    check_agency(actor, origin_agency_id, [row["agency_id"] for row in found])
    first, last = a_year_before(today()), today()
    wanted = [_counted(draft, row) for row in found]
    series = series_of(session, wanted, first, last)
    return Trial(first, last, [(row, series[row["indicator_id"]]) for row in found])


def _counted(draft: MappingDraft, row: IndicatorRow) -> Counted:
    """Give what a mapping would count; its key is the indicator's as long as it has none."""
    return {
        "id": row["indicator_id"],
        "service_id": draft.service_id,
        "source_id": draft.source_id,
        "metric": draft.metric,
        "scope": draft.scope,
        "take": draft.take,
        "employee_id": row["employee_id"],
        "unit_path": row["unit_path"],
    }


def try_mapping(session: Session, actor: Actor, draft: MappingDraft) -> dict[str, Any]:
    """Show what the last twelve months would have given; nothing is written."""
    tried = try_for(session, actor, draft)
    reported = _reported(session, [row["indicator_id"] for row, _ in tried.lines])
    spans = {kind: _periods(session, kind, tried) for kind in _kinds(tried)}
    return {
        "first_on": tried.first,
        "last_on": tried.last,
        "items": [
            {
                "indicator": indicator_of(row),
                "cases": series.figure(tried.first, tried.last).cases,
                "periods": list(_tried(row, series, spans[row["period_kind"]], reported)),
            }
            for row, series in tried.lines
        ],
    }


def _kinds(tried: Trial) -> set[PeriodKind]:
    return {row["period_kind"] for row, _ in tried.lines}


def _periods(session: Session, kind: PeriodKind, tried: Trial) -> list[SpanOfPeriod]:
    return rows.fetch(session, PERIODS, kind=kind, first=tried.first, last=tried.last)


def _tried(
    row: IndicatorRow,
    series: Series,
    periods: Sequence[SpanOfPeriod],
    reported: dict[tuple[UUID, int], Any],
) -> Iterator[dict[str, Any]]:
    for period in periods:
        found = series.figure(period["starts_on"], period["ends_on"])
        yield {
            **period,
            "value": found.value,
            "cases": found.cases,
            "reported_value": reported.get((row["indicator_id"], period["period_id"])),
        }


def _reported(session: Session, indicator_ids: Sequence[UUID]) -> dict[tuple[UUID, int], Any]:
    found = rows.fetch_among(session, _values, indicator_ids)
    return {(row["indicator_id"], row["period_id"]): row["value"] for row in found}


@cache
def _values(size: int) -> rows.TypedSelect[LineValue]:
    return rows.TypedSelect(
        LineValue,
        select(Achievement.indicator_id, Achievement.period_id, Achievement.value).where(
            rows.among(Achievement.indicator_id, size)
        ),
    )
