"""Writes the rules that come with the program; again and again the same.

What a version of the program adds is a new dated row; what a policy has set is never overwritten.
"""

import json
from collections.abc import Iterable
from datetime import date
from importlib.resources import files
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from api.foundation.ids import new_id
from api.organization.posts.populations import EVERYBODY
from api.rules import calendar
from api.rules.models import (
    BehaviourGuide,
    BehaviourValue,
    Holiday,
    RuleSetting,
    RuleTable,
    RuleTableRow,
    RuleText,
)

BEGIN = date(2022, 2, 14)
"""The day on which PermenPANRB 6/2022 came into force; settings of the city count from it too."""
YEARS = range(2025, 2029)


def _data(name: str) -> Any:
    return json.loads((files("api.rules") / "data" / f"{name}.json").read_text(encoding="utf-8"))


def seed_rules(session: Session) -> None:
    """Bring the rules to what this version knows."""
    _seed_settings(session)
    _seed_tables(session)
    _seed_texts(session)
    _seed_behaviour(session)
    _seed_holidays(session)


def _seed_settings(session: Session) -> None:
    """Write settings that nobody knows yet; `key/guru` is what a population has of its own."""
    known = {tuple(row) for row in session.execute(select(RuleSetting.key, RuleSetting.population))}
    for name, facts in _data("settings").items():
        key, _, population = name.partition("/")
        place = {"key": key, "population": population or EVERYBODY}
        begins = date.fromisoformat(facts.pop("effective_from", BEGIN.isoformat()))
        if tuple(place.values()) not in known:
            session.add(RuleSetting(id=new_id(), effective_from=begins, **place, **facts))


def _seed_tables(session: Session) -> None:
    known = set(session.scalars(select(RuleTable.name)))
    for name, facts in _data("tables").items():
        if name in known:
            continue
        kept = RuleTable(id=new_id(), name=name, rule_id=facts["rule_id"], effective_from=BEGIN)
        session.add(kept)
        session.flush()
        for position, (row_key, cells) in enumerate(facts["rows"].items()):
            session.add(
                RuleTableRow(table_id=kept.id, row_key=row_key, position=position, cells=cells)
            )


def _seed_texts(session: Session) -> None:
    for rule_id, facts in _data("texts").items():
        session.merge(RuleText(rule_id=rule_id, **facts))


def _seed_behaviour(session: Session) -> None:
    for value in _data("behaviour"):
        session.merge(BehaviourValue(code=value["code"], name=value["name"]))
        session.flush()
        for number, text in enumerate(value["guides"], 1):
            session.merge(BehaviourGuide(value_code=value["code"], number=number, text=text))


def _seed_holidays(session: Session) -> None:
    known = {
        tuple(row) for row in session.execute(select(Holiday.day, Holiday.region, Holiday.kind))
    }
    found = [row for row in _holidays() if (row["day"], row["region"], row["kind"]) not in known]
    if found:
        session.execute(insert(Holiday), found)


def _holidays() -> Iterable[dict[str, Any]]:
    for year in YEARS:
        for region, days in (
            ("indonesia", calendar.national(year)),
            ("bali", calendar.balinese(year)),
        ):
            for day, name, kind, source in days:
                yield {"day": day, "region": region, "kind": kind, "name": name, "source": source}
