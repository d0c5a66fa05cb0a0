"""Keeps the ledger: converts what is signed, takes back what was corrected; never changes a line (R70-R80)."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from api.development.credit import queries
from api.development.credit.conversion import (
    Held,
    Level,
    Month,
    Run,
    converted,
    levels_of,
    months_from,
    runs,
)
from api.development.credit.events import CreditCounted
from api.development.credit.models import CreditEntry, CreditKind, CreditMonth
from api.development.credit.records import Line, Signed
from api.foundation import rows
from api.foundation.clock import now, today
from api.foundation.events import EventActor, publish_many
from api.foundation.ids import new_id
from api.rules.queries import table

R_CONVERSION = "R73"


class Rules:
    """The tables by which is converted, as they hold on a day."""

    def __init__(self, session: Session) -> None:
        day = today()
        self.levels: dict[str, Level] = levels_of(table(session, "credit_levels", day))
        self.shares = {
            key: row["percent"] for key, row in table(session, "credit_shares", day).items()
        }


def convert(session: Session, actor: EventActor, signed: Sequence[Signed]) -> list[rows.Row]:
    """Write lines for the months of evaluations that count nowhere yet; give the new lines."""
    rules = Rules(session)
    held, counted = _held_and_counted(session, signed, rules)
    lines: list[rows.Row] = []
    for one in signed:
        taken = counted[one["employee_id"]]
        for run in _runs(one, held[one["employee_id"]], taken):
            lines.append(_line(one, run, rules))
            taken.update(months_from(run.first, run.last))
    keep(session, actor, lines)
    return lines


def left_of(session: Session, signed: Sequence[Signed]) -> dict[UUID, int]:
    """Count the months of each evaluation that count nowhere yet."""
    held, counted = _held_and_counted(session, signed, Rules(session))
    return {
        one["id"]: sum(
            run.months for run in _runs(one, held[one["employee_id"]], counted[one["employee_id"]])
        )
        for one in signed
    }


def _held_and_counted(
    session: Session, signed: Sequence[Signed], rules: Rules
) -> tuple[dict[UUID, list[Held]], dict[UUID, set[Month]]]:
    people = list({one["employee_id"] for one in signed})
    held = queries.held_levels(session, people, rules.levels.keys())
    return held, queries.counted_months(session, people)


def _runs(one: Signed, held: Sequence[Held], taken: set[Month]) -> list[Run]:
    first = max(one["starts_on"], one["plan_starts_on"])
    last = min(one["ends_on"], one["plan_ends_on"])
    return runs(first, last, held, taken)


def _line(signed: Signed, run: Run, rules: Rules) -> rows.Row:
    percent = rules.shares[signed["predikat"]]
    coefficient = rules.levels[run.level].coefficient
    return {
        "id": new_id(signed["agency_id"]),
        "agency_id": signed["agency_id"],
        "created_at": now(),
        "employee_id": signed["employee_id"],
        "kind": CreditKind.KONVERSI,
        "level": run.level,
        "units": converted(run.months, percent, coefficient),
        "months": run.months,
        "percent": percent,
        "coefficient": coefficient,
        "first_month": run.first,
        "last_month": run.last,
        "evaluation_id": signed["id"],
        "predikat": signed["predikat"].value,
        "rule_id": R_CONVERSION,
    }


def take_back(
    session: Session, actor: EventActor, lines: Sequence[Line], reason: str
) -> list[rows.Row]:
    """Reverse lines, each by one of its own; their months count no more. Give the new lines."""
    back = [_reversal(line, reason) for line in lines]
    rows.add(session, CreditEntry, back)
    _forget_months(session, [line["id"] for line in lines])
    _tell(session, actor, back)
    return back


def _reversal(line: Line, reason: str) -> rows.Row:
    return {
        "id": new_id(line["agency_id"]),
        "agency_id": line["agency_id"],
        "created_at": now(),
        "employee_id": line["employee_id"],
        "kind": CreditKind.PEMBATALAN,
        "level": line["level"],
        "units": -line["units"],
        "rule_id": line["rule_id"],
        "reverses_id": line["id"],
        "reason": reason,
    }


def keep(session: Session, actor: EventActor, lines: Sequence[rows.Row]) -> None:
    """Write new lines with the months that count in them, and tell of them."""
    rows.add(session, CreditEntry, lines)
    months = [
        {
            "employee_id": line["employee_id"],
            "month": month,
            "agency_id": line["agency_id"],
            "entry_id": line["id"],
        }
        for line in lines
        if line.get("first_month") is not None
        for month in months_from(line["first_month"], line["last_month"])
    ]
    rows.add(session, CreditMonth, months)
    _tell(session, actor, lines)


@cache
def _of_entries(size: int) -> Any:
    return delete(CreditMonth).where(rows.among(CreditMonth.entry_id, size))


def _forget_months(session: Session, entries: Sequence[UUID]) -> None:
    rows.change_among(session, _of_entries, entries)


def _tell(session: Session, actor: EventActor, lines: Sequence[rows.Row]) -> None:
    """Publish one event for each person and kind."""
    of_people: dict[tuple[UUID, CreditKind], list[rows.Row]] = defaultdict(list)
    for line in lines:
        of_people[line["employee_id"], line["kind"]].append(line)
    publish_many(
        session,
        [
            CreditCounted(
                actor=actor,
                subject_id=who,
                about_id=who,
                kind=kind.value,
                lines=len(found),
                reversed=sum(line.get("reverses_id") is not None for line in found),
                units=sum(line["units"] for line in found),
                level=found[-1]["level"],
            )
            for (who, kind), found in of_people.items()
        ],
    )
