"""Keeps what people meet for the next windows: judged anew, and written where it differs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete
from sqlalchemy.orm import Session

from api.development.promotion import queries
from api.development.promotion.facts import Person
from api.development.promotion.models import PromotionCheck
from api.development.promotion.paths import Checked, check
from api.development.promotion.reading import read_people
from api.development.promotion.records import CheckRow
from api.development.promotion.rules import PromotionRules, load_rules
from api.development.promotion.windows import kept_windows
from api.foundation import rows
from api.foundation.bulk import Changes, insert_many
from api.foundation.clock import now

KEYS = ("employee_id", "window_on", "path", "agency_id")
CHANGING = ("outcome", "missing", "nearest_on", "from_value", "to_value", "conditions")
_DROP = delete(PromotionCheck).where(
    PromotionCheck.employee_id == bindparam("who"),
    PromotionCheck.window_on == bindparam("at_window"),
    PromotionCheck.path == bindparam("on_path"),
    PromotionCheck.agency_id == bindparam("in_agency"),
)
Key = tuple[Any, ...]


@dataclass(frozen=True)
class Difference:
    """What is judged and not kept, what is kept otherwise, and what is kept and should not be."""

    new: list[CheckRow]
    changed: list[CheckRow]
    gone: list[CheckRow]

    @property
    def rows(self) -> list[CheckRow]:
        return [*self.new, *self.changed, *self.gone]


def recheck(session: Session, people: Sequence[UUID]) -> int:
    """Judge people for the next windows and keep what differs; say how many rows did.

    Only whoever holds the follower's lock does so.
    """
    found = differing(session, people)
    moment = now()
    insert_many(session, PromotionCheck, [{**row, "checked_at": moment} for row in found.new])
    changes = Changes(*KEYS)
    for row in found.changed:
        changes.add(_key(row), {**rows.pick(row, CHANGING), "checked_at": moment})
    changes.run(session, PromotionCheck)
    rows.change_each(session, _DROP, [_to_drop(row) for row in found.gone])
    return len(found.rows)


def differing(session: Session, people: Sequence[UUID]) -> Difference:
    """Judge people anew, and compare with what is kept of them."""
    rules, windows = load_rules(session), kept_windows(session)
    judged = {
        _key(row): row for one in read_people(session, people) for row in judge(one, rules, windows)
    }
    kept = {_key(row): row for row in queries.checks(session, people)}
    return Difference(
        new=[row for key, row in judged.items() if key not in kept],
        changed=[row for key, row in judged.items() if key in kept and kept[key] != row],
        gone=[row for key, row in kept.items() if key not in judged],
    )


def judge(person: Person, rules: PromotionRules, windows: Iterable[date]) -> Iterable[CheckRow]:
    """Judge one person for some windows, on every path that applies."""
    for window in windows:
        for one in check(person, rules, window):
            if isinstance(one, Checked):
                yield _row(person, window, one)


def _row(person: Person, window: date, one: Checked) -> CheckRow:
    return {
        "employee_id": person.id,
        "window_on": window,
        "path": one.path,
        "agency_id": person.agency_id,
        "outcome": one.outcome,
        "missing": one.missing,
        "nearest_on": one.nearest_on,
        "from_value": one.from_value,
        "to_value": one.to_value,
        "conditions": one.conditions,
    }


def _key(row: CheckRow) -> Key:
    return row["employee_id"], row["window_on"], row["path"], row["agency_id"]


def _to_drop(row: CheckRow) -> rows.Row:
    who, window, path, agency = _key(row)
    return {"who": who, "at_window": window, "on_path": path, "in_agency": agency}


def everybody(session: Session) -> list[UUID]:
    """List who is in service, and whoever something is kept of."""
    found = dict.fromkeys(row["id"] for row in rows.fetch(session, queries.EVERYBODY))
    return list(found | dict.fromkeys(row["id"] for row in rows.fetch(session, queries.CHECKED)))
