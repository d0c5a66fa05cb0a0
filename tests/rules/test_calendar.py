"""Bali's own days against days that were published, and working days that know them."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from api.evaluations import decisions, explanation
from api.rules import calendar, queries
from tests.conftest import Db
from tests.found import found
from tests.goals.factories import As
from tests.people import Town

PUBLISHED = {
    "Hari Raya Saraswati": [date(2013, 1, 12), date(2013, 8, 10), date(2017, 1, 21)],
    "Hari Raya Pagerwesi": [date(2013, 1, 16), date(2013, 8, 14), date(2017, 1, 25)],
    "Hari Raya Siwaratri": [date(2013, 1, 10), date(2016, 1, 8), date(2017, 1, 26)],
    "Penampahan Galungan": [date(2013, 3, 26)],
    "Penampahan Kuningan": [date(2013, 4, 5)],
}
"""As the governor of Bali announced them (Antara, 2012 to 2017); none of these years made the rule."""


def _named(name: str, year: int) -> list[date]:
    return [day for day, found, _kind, _source in calendar.balinese(year) if found == name]


@pytest.mark.parametrize(
    ("name", "day"), [(name, day) for name, days in PUBLISHED.items() for day in days]
)
def test_the_reckoning_meets_what_was_published(name: str, day: date) -> None:
    assert day in _named(name, day.year)


def test_bali_s_days_of_the_year_of_the_demo() -> None:
    assert _named("Hari Raya Siwaratri", 2026) == [date(2026, 1, 17)]
    assert _named("Hari Raya Saraswati", 2026) == [date(2026, 4, 4), date(2026, 10, 31)]
    assert _named("Hari Raya Pagerwesi", 2026) == [date(2026, 4, 8), date(2026, 11, 4)]
    assert _named("Pengerupukan (sehari sebelum Nyepi)", 2026) == [date(2026, 3, 18)]


def test_weekdays_of_the_pawukon_hold() -> None:
    """Pagerwesi and Galungan are Wednesdays (Buda), Saraswati and Kuningan Saturdays (Saniscara)."""
    for year in range(2024, 2046):
        for name, weekday in (("Pagerwesi", 2), ("Galungan", 2), ("Saraswati", 5), ("Kuningan", 5)):
            assert {day.weekday() for day in _named(f"Hari Raya {name}", year)} == {weekday}


@pytest.mark.parametrize(
    ("region", "expected"), [("bali", date(2026, 6, 19)), ("indonesia", date(2026, 6, 17))]
)
def test_a_working_day_depends_on_the_region(db: Db, region: str, expected: date) -> None:
    """From Monday 15 June 2026: Tuesday is Tahun Baru Islam everywhere, Galungan is Bali's."""

    def asked(session: Session) -> tuple[date, int]:
        found = queries.add_working_days(session, date(2026, 6, 15), 1, region)
        return found, queries.working_days_between(session, date(2026, 6, 15), found, region)

    assert db.read(asked) == (expected, 1)


def test_every_rule_that_is_cited_can_be_read(town: Town, as_: As, db: Db) -> None:
    me = as_(town.wayan.id)
    tables = ("quadrant", "ratings", "predikat", "unit_grades", "aspects", "perspectives")
    cited = {explanation.UNIT_RULE, "R41", *decisions.RULES.values()}
    cited |= {
        me.get(f"/rules/tables/{name}").json()["rule_id"] for name in (*tables, "distribution")
    }
    cited |= {row["legal_basis"] for row in me.get("/rules/settings").json()["items"]}

    for rule in found(cited - {"penetapan kota"}):
        shown: dict[str, Any] = me.get(f"/rules/texts/{rule}").json()
        assert min(len(shown[name]) for name in ("law", "text", "plain")) > 0, rule


def test_limits_of_the_law_are_the_law_s(db: Db) -> None:
    """U2: 14 working days to object, 7 to decide; R47: 14 to return; R20: 31 January."""
    day = date(2026, 10, 8)

    def read(key: str) -> Any:
        return db.read(queries.setting, key, day)

    assert (read("objection_within_days"), read("objection_decided_within_days")) == (14, 7)
    assert read("acknowledge_within_days") == 14
    assert read("planning_due") == read("evaluate_year_due") == {"month": 1, "day": 31}
