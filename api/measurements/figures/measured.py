"""Shows what of a plan is measured in a period: each figure with its birth certificate."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.achievements.models import MEASURED, AchievementState
from api.achievements.permissions import takes_reports
from api.achievements.queries import period_of
from api.achievements.records import PeriodOfPlan
from api.foundation.clock import today
from api.goals.models import PlanState
from api.goals.permissions import is_owner
from api.goals.queries import see_plan
from api.goals.records import PlanHead
from api.identity.actor import Actor
from api.measurements.figures import contests, queries
from api.measurements.figures.computing import Series
from api.measurements.figures.lines import measured_lines
from api.measurements.figures.models import MappingState
from api.measurements.figures.records import ContestRow, LineRow, MappingRow
from api.measurements.figures.series import series_of

MONTHS = 12
SAID = ("source", "state", "value", "measured_value", "measured_at", "override_reason")
NOTHING_SAID: dict[str, Any] = dict.fromkeys(SAID)


def get_measured(session: Session, actor: Actor, plan_id: UUID, period_id: int) -> dict[str, Any]:
    """Show the measured indicators of a plan in a period."""
    plan = see_plan(session, actor, plan_id)
    period = period_of(session, plan_id, plan["cycle_id"], period_id)
    lines = {
        line["indicator_id"]: line
        for line in measured_lines(session, plan_id)
        if line["period_id"] == period_id
    }
    mappings = _in_force(queries.mappings_of(session, plan_id), lines)
    year = period["ends_on"].year
    series = series_of(session, list(mappings.values()), date(year, 1, 1), date(year, 12, 31))
    raised = contests.contests_of(session, plan_id, period_id)
    contestable = _is_contestable(actor, plan, period)
    return {
        "plan_id": plan_id,
        "period_id": period_id,
        "starts_on": period["starts_on"],
        "ends_on": period["ends_on"],
        "items": [
            _item(actor, row, lines.get(key), series[row["id"]], (period, raised.get(key)))
            | {"may": _may(lines.get(key), contestable)}
            for key, row in mappings.items()
        ],
    }


def _in_force(found: list[MappingRow], lines: Mapping[UUID, LineRow]) -> dict[UUID, MappingRow]:
    """Choose for each indicator the mapping that wrote its line, else the one that counts."""
    chosen: dict[UUID, MappingRow] = {}
    for row in found:
        line = lines.get(row["indicator_id"])
        counts = line is None and row["state"] is MappingState.COUNTING
        if counts or (line is not None and line["mapping_id"] == row["id"]):
            chosen[row["indicator_id"]] = row
    return chosen


def _item(
    actor: Actor,
    row: MappingRow,
    line: LineRow | None,
    series: Series,
    place: tuple[PeriodOfPlan, ContestRow | None],
) -> dict[str, Any]:
    period, contest = place
    first = max(period["starts_on"], row["starts_on"])
    last = min(period["ends_on"], row["ends_on"])
    said = NOTHING_SAID if line is None else {name: line[name] for name in SAID}  # type: ignore[literal-required]  # columns of the row
    return {
        "indicator": queries.indicator_of(row),
        "mapping": queries.shown(actor, row),
        **said,
        "cases": series.figure(first, last).cases,
        "months": list(_months(series, period["ends_on"].year)),
        "contest": contests.shown(actor, contest) if contest is not None else None,
    }


def _months(series: Series, year: int) -> Iterator[dict[str, Any]]:
    """Give the figure of each month of a year that has begun."""
    for month in range(1, MONTHS + 1):
        first = date(year, month, 1)
        if first > today():
            return
        following = date(year + month // MONTHS, month % MONTHS + 1, 1)
        found = series.figure(first, following - timedelta(days=1))
        yield {"starts_on": first, "value": found.value, "cases": found.cases}


def _is_contestable(actor: Actor, plan: PlanHead, period: PeriodOfPlan) -> bool:
    takes = takes_reports(period, plan["starts_on"], plan["ends_on"])
    is_open = plan["state"] is PlanState.AGREED and takes and period["frozen_at"] is None
    return is_owner(actor, plan) and is_open


def _may(line: LineRow | None, contestable: bool) -> list[str]:
    stands = line is not None and line["state"] is AchievementState.REPORTED
    measured = line is not None and line["source"] in MEASURED
    return ["contest"] if contestable and stands and measured else []
