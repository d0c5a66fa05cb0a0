"""The three official sheets (R77): conversion of a year, accumulation, and what is fixed by it (PAK)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.credit import queries
from api.development.credit.conversion import Level, in_points
from api.development.credit.course import in_order, month_of_line
from api.development.credit.errors import NoCreditSheet
from api.development.credit.looking import PLACES, coefficient_of, level_today
from api.development.credit.models import CreditKind
from api.development.credit.records import Line
from api.development.credit.service import Rules
from api.development.credit.sheet_schemas import SheetKind, SheetWanted
from api.development.credit.standing import Need, need_for_grade, need_for_level
from api.foundation import rows
from api.foundation.clock import today
from api.identity.actor import Actor
from api.organization.models import AssignmentKind
from api.organization.people.grades import PANGKAT
from api.organization.people.queries import get_employee, person_card
from api.rules.queries import setting

ROWS = (
    CreditKind.DASAR,
    CreditKind.LAMA,
    CreditKind.PENYESUAIAN,
    CreditKind.KONVERSI,
    CreditKind.PENDIDIKAN,
)
"""Lines of the PAK; a transfer (R80) has one more where there is any."""
SHOWN = ("first_month", "last_month", "months", "predikat", "percent")


def get_sheet(
    session: Session, actor: Actor, employee_id: UUID, kind: SheetKind, wanted: SheetWanted
) -> dict[str, Any]:
    """Fill in a sheet; for whoever sees the ledger."""
    person = get_employee(session, actor, employee_id)
    rules, places = Rules(session), setting(session, PLACES, today())
    level = level_today(session, employee_id, rules)
    ledger = in_order(queries.lines_of(session, employee_id))
    lines = [one for one in ledger if one["reverses_id"] is None and one["reversed_by"] is None]
    years = _years(lines, kind)
    if level is None or not years:
        raise NoCreditSheet(employee_id=employee_id)
    year = wanted.year or years[-1]
    mine = [
        one for one in lines if one["level"] == level.code and month_of_line(one) // 100 <= year
    ]
    converted = _converted(mine, kind, wanted, year)
    if not (mine if kind is SheetKind.PENETAPAN else converted):
        raise NoCreditSheet(employee_id=employee_id, year=year)
    return {
        "kind": kind,
        "year": year,
        "years": years,
        "person": _person(person, level),
        "signer": _signer(session, person),
        "issued_on": today(),
        "rows": [_row(one, places) for one in converted],
        "total": in_points(sum(one["units"] for one in converted), places),
        "fixed": _fixed(mine, year, places) if kind is SheetKind.PENETAPAN else [],
        "steps": _steps(level, person["grade"], mine, (rules, places))
        if kind is SheetKind.PENETAPAN
        else [],
    }


def _years(lines: Sequence[Line], kind: SheetKind) -> list[int]:
    """Give the years of which a sheet says something: those with conversions, for the PAK with any line."""
    wanted = [one for one in lines if kind is SheetKind.PENETAPAN or one["months"] is not None]
    return sorted({month_of_line(one) // 100 for one in wanted})


def _converted(
    lines: Sequence[Line], kind: SheetKind, wanted: SheetWanted, year: int
) -> list[Line]:
    """Give what was converted: of the year or the one evaluation; for the other sheets all until then."""
    found = [one for one in lines if one["months"] is not None]
    if kind is not SheetKind.KONVERSI:
        return found
    if wanted.evaluation_id:
        return [one for one in found if one["evaluation_id"] == wanted.evaluation_id]
    return [one for one in found if month_of_line(one) // 100 == year]


def _person(person: rows.Row, level: Level) -> dict[str, Any]:
    day = today()
    held = [
        one
        for one in person["assignments"]
        if one["kind"] == AssignmentKind.DEFINITIF and one["valid_from"] <= day < one["valid_until"]
    ]
    shown = (
        "id",
        "name",
        "front_title",
        "back_title",
        "nip",
        "sex",
        "grade",
        "unit_name",
        "position",
    )
    return {
        **rows.pick(person, shown),
        "pangkat": PANGKAT.get(person["grade"] or ""),
        "position_since": held[0]["valid_from"] if held else None,
        "level": level.code,
    }


def _signer(session: Session, person: rows.Row) -> dict[str, Any] | None:
    """Name who fixes it: the assessor of today (R77)."""
    day = today()
    now = [one for one in person["assessors"] if one["valid_from"] <= day < one["valid_until"]]
    if not now:
        return None
    card = person_card(session, now[0]["assessor_id"])
    return rows.pick(card, ("id", "name", "front_title", "back_title", "nip", "grade", "position"))


def _row(line: Line, places: int) -> dict[str, Any]:
    return {
        **rows.pick(line, SHOWN),
        "coefficient": coefficient_of(line["coefficient"]),
        "points": in_points(line["units"], places),
    }


def _fixed(lines: Sequence[Line], year: int, places: int) -> list[dict[str, Any]]:
    """Sum up by origin: what there was before the year, what the year brought, both."""
    found = {kind: [0, 0] for kind in ROWS}
    for line in lines:
        is_new = month_of_line(line) // 100 == year
        found.setdefault(_origin(line), [0, 0])[is_new] += line["units"]
    return [
        {
            "kind": kind,
            "before": in_points(before, places),
            "new": in_points(new, places),
            "total": in_points(before + new, places),
        }
        for kind, (before, new) in found.items()
    ]


def _origin(line: Line) -> CreditKind:
    """Name the line of the PAK; an earlier conversion that was imported is a conversion."""
    return CreditKind.KONVERSI if line["months"] is not None else line["kind"]


def _steps(
    level: Level, grade: str | None, lines: Sequence[Line], by: tuple[Rules, int]
) -> list[dict[str, Any]]:
    rules, places = by
    units = sum(one["units"] for one in lines)
    needs: list[tuple[str, Need | None]] = [
        ("pangkat", need_for_grade(level, grade, units, rules.levels)),
        ("jenjang", need_for_level(level, units)),
    ]
    return [
        {
            "step": step,
            "to": need.to,
            "pangkat": PANGKAT.get(need.to),
            "minimum": in_points(need.need, places),
            "surplus": in_points(need.surplus - need.missing, places),
            "reached": not need.missing,
        }
        for step, need in needs
        if need is not None
    ]
