"""Shows a ledger: where somebody stands, what is missing, every line written out."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.credit import queries
from api.development.credit.conversion import (
    HUNDREDTHS,
    Level,
    Month,
    bonus,
    in_points,
    missing_points,
    month_of,
)
from api.development.credit.course import (
    Correction,
    before,
    corrections,
    course,
    in_order,
    month_of_line,
    reason_of,
    totals,
)
from api.development.credit.models import CreditKind
from api.development.credit.permissions import may_enter
from api.development.credit.records import Line
from api.development.credit.service import Rules, left_of
from api.development.credit.standing import (
    Need,
    Way,
    aim,
    need_for_grade,
    need_for_level,
    ways,
    window_after,
)
from api.foundation import rows
from api.foundation.clock import today
from api.identity.actor import Actor
from api.organization.people.grades import PANGKAT
from api.organization.people.queries import get_employee
from api.rules.queries import setting

PLACES = "credit_decimals"
DAYS_BEFORE = "promotion_propose_days_before"
SAME = (
    "id", "created_at", "kind", "level", "months", "percent", "first_month", "last_month",
    "predikat", "evaluation_id", "rule_id", "document_no", "decided_on", "reason",
    "reverses_id", "reversed_by",
)  # fmt: skip


def get_credit(session: Session, actor: Actor, employee_id: UUID) -> dict[str, Any]:
    """Show somebody's angka kredit; for the person, assessors, leaders and HR."""
    person = get_employee(session, actor, employee_id)
    rules, places = Rules(session), setting(session, PLACES, today())
    days_before = setting(session, DAYS_BEFORE, today())
    lines = in_order(queries.lines_of(session, employee_id))
    level = level_today(session, employee_id, rules)
    points = course(lines, level.code) if level else []
    return {
        "employee": rows.pick(person, ("id", "name")),
        **rows.pick(person, ("position", "unit_name", "grade")),
        "level": level.code if level else None,
        "coefficient": coefficient_of(level.coefficient if level else None),
        "fits": level is not None and person["grade"] in level.grades,
        "points": in_points(points[-1][1] if points else 0, places),
        "counted_until": last_month(lines),
        **_steps(level, person["grade"], lines, _By(rules, places, days_before)),
        "history": [
            {"month": month, "points": in_points(units, places)} for month, units in points
        ],
        "lines": _shown_lines(lines, places),
        "corrections": _corrections(session, lines, places),
        "convertible": _convertible(session, actor, person),
        "may": ["enter", "reverse"] if may_enter(actor, person["agency_id"], employee_id) else [],
    }


def level_today(session: Session, employee_id: UUID, rules: Rules) -> Level | None:
    """Say which jenjang somebody holds today."""
    held = queries.held_levels(session, [employee_id], rules.levels.keys())[employee_id]
    now = [one for one in held if one.valid_from <= today() < one.valid_until]
    return rules.levels[now[-1].level] if now else None


@dataclass(frozen=True)
class _By:
    """The rules and settings by which is foretold."""

    rules: Rules
    places: int
    days_before: int
    """How long before a window is proposed for it."""


def _steps(
    level: Level | None, grade: str | None, lines: Sequence[Line], by: _By
) -> dict[str, Any]:
    if level is None:
        return dict.fromkeys(("aim", "next_grade", "next_level", "bonus"))
    rules = by.rules
    units = sum(line["units"] for line in lines if line["level"] == level.code)
    for_grade = need_for_grade(level, grade, units, rules.levels)
    for_level = need_for_level(level, units)
    first = aim(level, for_grade, for_level)
    last = last_month(lines) or before(month_of(today()))
    way = _Way(level, by, last)
    return {
        "aim": first,
        "next_grade": way.to(for_grade),
        "next_level": way.to(for_level),
        "bonus": way.with_degree(for_grade if first == "grade" else for_level, lines),
    }


@dataclass(frozen=True)
class _Way:
    """What is foretold from: the jenjang, the rules, the last month that counts."""

    level: Level
    by: _By
    last: Month

    def to(self, need: Need | None) -> dict[str, Any] | None:
        """Show a step with what is missing, and when it would be there."""
        if need is None:
            return None
        return {
            "to": need.to,
            "pangkat": PANGKAT.get(need.to),
            "need": in_points(need.need, self.by.places),
            "missing": missing_points(need.need, need.missing, self.by.places),
            "surplus": in_points(need.surplus, self.by.places),
            "ways": self._ways(need.missing),
        }

    def with_degree(self, need: Need | None, lines: Sequence[Line]) -> dict[str, Any] | None:
        """Show what a higher degree would change, where it may still be counted in this jenjang (R78)."""
        used = any(
            line["kind"] is CreditKind.PENDIDIKAN
            and line["level"] == self.level.code
            and not line["reversed_by"]
            for line in lines
        )
        if used or need is None or not need.missing:
            return None
        left = replace(need, missing=max(0, need.missing - bonus(self.level)))
        return {
            "points": in_points(bonus(self.level), self.by.places),
            "missing": in_points(left.missing, self.by.places),
            "ways": self._ways(left.missing),
        }

    def _ways(self, missing: int) -> list[dict[str, Any]]:
        found = ways(missing, self.level, self.by.rules.shares, self.last) if missing else ()
        return [{**asdict(one), "on": self._window(one)} for one in found]

    def _window(self, way: Way) -> date:
        return window_after(max(way.enough_on, today()), self.by.days_before)


def last_month(lines: Sequence[Line]) -> Month | None:
    """Tell up to which month is converted; what was taken back counts no more."""
    counted = [
        line["last_month"] for line in lines if line["last_month"] and not line["reversed_by"]
    ]
    return max(counted, default=None)


def coefficient_of(hundredths: int | None) -> Decimal | None:
    """Show a coefficient as points a year."""
    return None if hundredths is None else Decimal(hundredths) / HUNDREDTHS


def _shown_lines(ordered: Sequence[Line], places: int) -> list[dict[str, Any]]:
    by_id = {line["id"]: line for line in ordered}
    return [
        {
            **rows.pick(line, SAME),
            "month": month_of_line(by_id.get(line["reverses_id"] or line["id"], line)),
            "points": in_points(line["units"], places),
            "total": in_points(total, places),
            "coefficient": coefficient_of(line["coefficient"]),
        }
        for line, total in zip(ordered, totals(ordered), strict=True)
    ]


def _corrections(session: Session, lines: Sequence[Line], places: int) -> list[dict[str, Any]]:
    found = corrections(lines)
    reopened = queries.reopened(session, [one.evaluation_id for one in found])
    return [
        {
            "evaluation_id": one.evaluation_id,
            "first_month": min(line["first_month"] or 0 for line in one.taken),
            "last_month": max(line["last_month"] or 0 for line in one.taken),
            "on": one.on,
            "before": _converted(one.taken, places),
            "after": _converted(one.instead, places) if one.instead else None,
            "difference": in_points(_difference(one), places),
            "why": reason_of(one, reopened),
        }
        for one in found
    ]


def _converted(lines: Sequence[Line], places: int) -> dict[str, Any]:
    units = sum(line["units"] for line in lines)
    return {"predikat": lines[0]["predikat"], "points": in_points(units, places)}


def _difference(one: Correction) -> int:
    return sum(line["units"] for line in one.instead) - sum(line["units"] for line in one.taken)


def _convertible(session: Session, actor: Actor, person: rows.Row) -> list[dict[str, Any]]:
    """List what the reader may convert: all of it for HR, their own judgements for an assessor (R77)."""
    for_all = may_enter(actor, person["agency_id"], person["id"])
    if actor.id == person["id"]:
        return []
    found = [
        one
        for one in queries.signed_of(session, person["id"])
        if for_all or one["assessor_id"] == actor.id
    ]
    months = left_of(session, found)
    return [
        {
            "evaluation_id": one["id"],
            **rows.pick(one, ("kind", "starts_on", "ends_on", "predikat")),
            "months": months[one["id"]],
        }
        for one in found
        if months[one["id"]]
    ]
