"""Shows a ledger: where somebody stands, what is missing, every line written out."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.credit import queries
from api.development.credit.conversion import HUNDREDTHS, Level, Month, in_points, month_of
from api.development.credit.permissions import may_enter
from api.development.credit.records import Line
from api.development.credit.service import Rules
from api.development.credit.standing import Need, need_for_grade, need_for_level, ways
from api.foundation import rows
from api.foundation.clock import today
from api.identity.actor import Actor
from api.organization.people.queries import get_employee
from api.rules.queries import setting

PLACES = "credit_decimals"
SAME = (
    "id", "created_at", "kind", "level", "months", "percent", "first_month", "last_month",
    "predikat", "evaluation_id", "rule_id", "document_no", "decided_on", "reason",
    "reverses_id", "reversed_by",
)  # fmt: skip


def get_credit(session: Session, actor: Actor, employee_id: UUID) -> dict[str, Any]:
    """Show somebody's angka kredit; for the person, assessors, leaders and HR."""
    person = get_employee(session, actor, employee_id)
    rules, places = Rules(session), setting(session, PLACES, today())
    lines = queries.lines_of(session, employee_id)
    level = _level_today(session, employee_id, rules)
    units = sum(line["units"] for line in lines if level and line["level"] == level.code)
    last = _last_month(lines)
    shown: dict[str, Any] = {"next_grade": None, "next_level": None}
    if level:
        way = _Way(level, rules.shares, last or _month_before(month_of(today())), places)
        shown["next_grade"] = way.to(need_for_grade(level, person["grade"], units, rules.levels))
        shown["next_level"] = way.to(need_for_level(level, units))
    return {
        "employee": rows.pick(person, ("id", "name")),
        "grade": person["grade"],
        "level": level.code if level else None,
        "coefficient": _coefficient(level.coefficient if level else None),
        "fits": level is not None and person["grade"] in level.grades,
        "points": in_points(units, places),
        "counted_until": last,
        **shown,
        "lines": [_shown(line, places) for line in lines],
        "may": ["enter", "reverse"] if may_enter(actor, person["agency_id"]) else [],
    }


def _level_today(session: Session, employee_id: UUID, rules: Rules) -> Level | None:
    held = queries.held_levels(session, [employee_id], rules.levels.keys())[employee_id]
    now = [one for one in held if one.valid_from <= today() < one.valid_until]
    return rules.levels[now[-1].level] if now else None


@dataclass(frozen=True)
class _Way:
    """By what is foretold: the jenjang, the shares, the last month that counts."""

    level: Level
    shares: Mapping[str, int]
    last: Month
    places: int

    def to(self, need: Need | None) -> dict[str, Any] | None:
        """Show a step with what is missing, and when it would be there."""
        if need is None:
            return None
        found = ways(need.missing, self.level, self.shares, self.last) if need.missing else ()
        return {
            "to": need.to,
            "need": in_points(need.need, self.places),
            "missing": in_points(need.missing, self.places),
            "ways": [asdict(one) for one in found],
        }


def _last_month(lines: Sequence[Line]) -> Month | None:
    """Tell up to which month is converted; what was taken back counts no more."""
    counted = [
        line["last_month"] for line in lines if line["last_month"] and not line["reversed_by"]
    ]
    return max(counted, default=None)


def _month_before(month: Month) -> Month:
    return month - 1 if month % 100 > 1 else month - 89


def _coefficient(hundredths: int | None) -> Decimal | None:
    return None if hundredths is None else Decimal(hundredths) / HUNDREDTHS


def _shown(line: Line, places: int) -> dict[str, Any]:
    return {
        **rows.pick(line, SAME),
        "points": in_points(line["units"], places),
        "coefficient": _coefficient(line["coefficient"]),
    }
