"""Where an indicator stands at a period's end: the year's figure, and what it means for the target."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from api.achievements.progress import expected_bp, progress_bp, year_value
from api.evaluations import context_statements as statements
from api.foundation import rows

SHOWN = ("period_id", "value", "narrative", "nothing_happened", "reported_at")


@dataclass(frozen=True)
class Standing:
    """Basis points are of the target; None where nothing can be said in numbers."""

    year_value: Decimal | None
    progress_bp: int | None
    expected_bp: int | None


@dataclass(frozen=True)
class Figures:
    """What was reported of a plan up to a period."""

    values: Mapping[Any, Sequence[rows.Row]]
    period_id: int
    ends_on: date

    def of(self, indicator: rows.Row) -> dict[str, Any]:
        mine = self.values.get(indicator["id"], [])
        stands = standing(indicator, mine, self.period_id, self.ends_on)
        return {
            "values": [{name: row[name] for name in SHOWN} for row in mine],
            "year_value": stands.year_value,
            "progress_bp": stands.progress_bp,
            "expected_bp": stands.expected_bp,
        }


def figures_of(session: Session, head: rows.Row) -> Figures:
    """Read what was reported of a plan from its beginning to the period's end."""
    grouped: dict[Any, list[rows.Row]] = defaultdict(list)
    found = rows.fetch(
        session,
        statements.VALUES,
        plan_id=head["plan_id"],
        agency_id=head["agency_id"],
        ends_on=head["ends_on"],
    )
    for row in found:
        grouped[row["indicator_id"]].append(row)
    return Figures(grouped, head["period_id"], head["ends_on"])


def standing(
    indicator: Any, mine: Sequence[Mapping[str, Any]], period_id: int, ends_on: date
) -> Standing:
    """Say where an indicator stands; `mine` is in the order of time."""
    values = [
        row["value"] for row in mine if row["value"] is not None and row["ends_on"] <= ends_on
    ]
    year = year_value(indicator["accumulation"], values)
    reached = progress_bp(indicator, year)
    if reached is None:
        return Standing(year, None, None)
    return Standing(year, reached, expected_bp(indicator["accumulation"], period_id))
