"""Where an indicator stands at a period's end: the year's figure, and what it means for the target."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy.orm import Session

from api.achievements.progress import Measure, expected_bp, progress_bp, year_value
from api.evaluations import context_statements as statements
from api.evaluations.context_records import FiguresOfIndicator, Reported, ValueFields, ValueRow
from api.evaluations.records import EvaluationHead
from api.foundation import rows


@dataclass(frozen=True)
class Standing:
    """Basis points are of the target; None where nothing can be said in numbers."""

    year_value: Decimal | None
    progress_bp: int | None
    expected_bp: int | None


@dataclass(frozen=True)
class Figures:
    """What was reported of a plan up to a period."""

    values: Mapping[UUID, Sequence[ValueRow]]
    period_id: int
    ends_on: date

    def of(self, indicator_id: UUID, measure: Measure) -> FiguresOfIndicator:
        mine = self.values.get(indicator_id, [])
        stands = standing(measure, mine, self.period_id, self.ends_on)
        return {
            "values": [_shown(row) for row in mine],
            "year_value": stands.year_value,
            "progress_bp": stands.progress_bp,
            "expected_bp": stands.expected_bp,
        }


def _shown(row: ValueRow) -> ValueFields:
    return {
        "period_id": row["period_id"],
        "value": row["value"],
        "narrative": row["narrative"],
        "nothing_happened": row["nothing_happened"],
        "reported_at": row["reported_at"],
    }


def figures_of(session: Session, head: EvaluationHead) -> Figures:
    """Read what was reported of a plan from its beginning to the period's end."""
    grouped: dict[UUID, list[ValueRow]] = defaultdict(list)
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
    indicator: Measure, mine: Sequence[Reported], period_id: int, ends_on: date
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
