"""Somebody whose promotion is judged, without a database; a test names only what it is about."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from api.development.career.models import RecordKind
from api.development.credit.conversion import in_units
from api.development.promotion.facts import Evaluated, OnRecord, Part, Person, Post, Seats
from api.development.promotion.models import Path
from api.development.promotion.paths import Checked, NotApplicable, check
from api.development.promotion.rules import TABLES, PromotionRules, rules_of
from api.foundation.database import FOREVER
from api.organization.models import EmployeeKind, EmployeeState
from api.rules.service import _data

TODAY = date(2026, 10, 8)
WINDOW = date(2026, 12, 1)
KEY = UUID(int=7)
GOOD = {2024: "baik", 2025: "baik"}


def rules(day: date = TODAY) -> PromotionRules:
    """Give the rules as they come with the program."""
    tables = _data("tables")
    return rules_of({name: tables[name]["rows"] for name in TABLES}, day, (1, 31), 2)


def record(
    kind: RecordKind, value: str, on: date, until: date | None = None, year: int | None = None
) -> OnRecord:
    return OnRecord(KEY, kind, value, year, on, until, "800/1")


def post(kind: str, since: date = date(2020, 1, 1)) -> Post:
    return Post(KEY, 1, kind, "Guru", "guru", since, FOREVER)


def person(kind: str = "ahli_muda", grade: str = "III/c", **facts: Any) -> Person:
    """Somebody in rank since 2020, with two good years, a degree, and no angka kredit."""
    given: dict[str, Any] = {
        "since": date(2020, 4, 1),
        "years": GOOD,
        "points": {},
        "degree": "s2",
        "post": post(kind),
        "more": [],
        "seats": {},
        "employed": EmployeeKind.PNS,
        "state": EmployeeState.AKTIF,
        "counted_until": 202512,
        **facts,
    }
    return Person(
        id=KEY,
        agency_id=1,
        kind=given["employed"],
        state=given["state"],
        grade=grade,
        records=[*_records(grade, given), *given["more"]],
        posts=[given["post"]] if given["post"] else [],
        evaluations={year: Evaluated(KEY, value) for year, value in given["years"].items()},
        parts=[Part(key, "lama", 2025, in_units(value)) for key, value in given["points"].items()],
        counted_until=given["counted_until"],
        seats={("guru", key): Seats(KEY, *value) for key, value in given["seats"].items()},
    )


def _records(grade: str, given: Mapping[str, Any]) -> list[OnRecord]:
    found = []
    if given["since"]:
        found.append(record(RecordKind.PANGKAT, grade, given["since"]))
    if given["degree"]:
        found.append(record(RecordKind.PENDIDIKAN, given["degree"], date(2010, 8, 1)))
    return found


def answers(
    who: Person, window: date = WINDOW, today: date = TODAY
) -> dict[Path, Checked | NotApplicable]:
    """Judge somebody on every path."""
    return {one.path: one for one in check(who, rules(today), window)}


def on(who: Person, path: Path, window: date = WINDOW) -> Checked:
    """Judge somebody on a path that applies."""
    found = answers(who, window)[path]
    assert isinstance(found, Checked), found
    return found


def condition(who: Person, path: Path, code: str, window: date = WINDOW) -> dict[str, Any]:
    """Give one condition of a path."""
    [found] = [one for one in on(who, path, window).conditions if one["code"] == code]
    return found


def states(who: Person, path: Path, window: date = WINDOW) -> dict[str, str]:
    """Give what each condition of a path is."""
    return {one["code"]: one["state"] for one in on(who, path, window).conditions}
