"""Where an indicator stands at a period's end: the year's figure, and what it means for the target."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from api.achievements.progress import Measure, standing
from api.evaluations import context_statements as statements
from api.evaluations.context_records import FiguresOfIndicator, ValueFields, ValueRow
from api.evaluations.records import EvaluationHead
from api.foundation import rows


@dataclass(frozen=True)
class Figures:
    """What was reported of a plan up to a period."""

    values: Mapping[UUID, Sequence[ValueRow]]
    plan_starts_on: date
    ends_on: date

    def of(self, indicator_id: UUID, measure: Measure) -> FiguresOfIndicator:
        mine = self.values.get(indicator_id, [])
        sure = [row for row in mine if not row["contested"]]
        stands = standing(measure, sure, self.plan_starts_on, self.ends_on)
        return {
            "values": [_shown(row) for row in mine],
            "year_value": stands.year_value,
            "progress_bp": stands.progress_bp,
            "expected_bp": None if stands.progress_bp is None else stands.expected_bp,
        }


def _shown(row: ValueRow) -> ValueFields:
    return {
        "period_id": row["period_id"],
        "value": row["value"],
        "narrative": row["narrative"],
        "nothing_happened": row["nothing_happened"],
        "source": row["source"],
        "override_reason": row["override_reason"],
        "contested": row["contested"],
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
    return Figures(grouped, head["plan_starts_on"], head["ends_on"])
