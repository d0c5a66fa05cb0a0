"""What can be asked about rules: settings, tables, texts, working days. Open to everyone signed in."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import NotFound
from api.identity.actor import Actor
from api.organization.posts.populations import EVERYBODY
from api.rules.models import (
    BehaviourGuide,
    BehaviourValue,
    Holiday,
    RuleSetting,
    RuleTable,
    RuleTableRow,
    RuleText,
)

SUNDAY = 6
SATURDAY = 5
SETTING = select(RuleSetting.value).where(
    RuleSetting.key == bindparam("key"),
    RuleSetting.population == bindparam("population"),
    RuleSetting.effective_from <= bindparam("day"),
    RuleSetting.effective_until > bindparam("day"),
)
SETTINGS = (
    select(
        RuleSetting.key,
        RuleSetting.population,
        RuleSetting.value,
        RuleSetting.effective_from,
        RuleSetting.legal_basis,
        RuleSetting.reason,
        RuleSetting.paragraph_id,
    )
    .where(
        RuleSetting.effective_from <= bindparam("day"),
        RuleSetting.effective_until > bindparam("day"),
    )
    .order_by(RuleSetting.key, RuleSetting.population)
)
TABLE = (
    select(RuleTable.rule_id, RuleTableRow.row_key, RuleTableRow.cells)
    .join(RuleTableRow, RuleTableRow.table_id == RuleTable.id)
    .where(
        RuleTable.name == bindparam("name"),
        RuleTable.effective_from <= bindparam("day"),
        RuleTable.effective_until > bindparam("day"),
    )
    .order_by(RuleTableRow.position)
)
TEXT = select(
    RuleText.rule_id, RuleText.title, RuleText.law, RuleText.article, RuleText.text, RuleText.plain
).where(RuleText.rule_id == bindparam("rule_id"))
BEHAVIOUR = (
    select(BehaviourValue.code, BehaviourValue.name, BehaviourGuide.number, BehaviourGuide.text)
    .join(BehaviourGuide, BehaviourGuide.value_code == BehaviourValue.code)
    .order_by(BehaviourValue.code, BehaviourGuide.number)
)
NATIONAL = "indonesia"
BALI = "bali"
DAYS_OFF = select(Holiday.day).where(
    Holiday.day >= bindparam("first"), Holiday.day <= bindparam("last")
)
NATIONAL_DAYS_OFF = DAYS_OFF.where(Holiday.region == NATIONAL)


def setting(session: Session, key: str, day: date, population: str = EVERYBODY) -> Any:
    """Read the value of a setting that holds on a day; everybody's where a population has none."""
    for who in dict.fromkeys((population, EVERYBODY)):
        found = rows.fetch_one(session, SETTING, key=key, population=who, day=day)
        if found is not None:
            return found["value"]
    raise NotFound(setting=key)


def table(session: Session, name: str, day: date) -> dict[str, dict[str, Any]]:
    """Read the table that holds on a day: row key → cells, in the regulation's order."""
    found = rows.fetch(session, TABLE, name=name, day=day)
    if not found:
        raise NotFound(table=name)
    return {row["row_key"]: row["cells"] for row in found}


def behaviour(session: Session) -> list[dict[str, Any]]:
    """Read the seven values with their guides (R26)."""
    values: dict[int, dict[str, Any]] = {}
    for row in rows.fetch(session, BEHAVIOUR):
        value = values.setdefault(
            row["code"], {"code": row["code"], "name": row["name"], "guides": []}
        )
        value["guides"].append(row["text"])
    return list(values.values())


def days_off(session: Session, first: date, last: date, region: str = BALI) -> set[date]:
    """Read the days off between two days, both included; Bali's offices close on the nation's too."""
    statement = NATIONAL_DAYS_OFF if region == NATIONAL else DAYS_OFF
    return {row["day"] for row in rows.fetch(session, statement, first=first, last=last)}


def is_working(day: date, off: set[date], *, six_day: bool) -> bool:
    """Say whether an office works: schools and puskesmas work on Saturdays."""
    weekend = {SUNDAY} if six_day else {SATURDAY, SUNDAY}
    return day.weekday() not in weekend and day not in off


def add_working_days(
    session: Session, start: date, count: int, region: str = BALI, *, six_day: bool = False
) -> date:
    """Give the count-th working day after a day."""
    off = days_off(session, start, start + timedelta(days=count * 3 + 30), region)
    day = start
    while count > 0:
        day += timedelta(days=1)
        count -= is_working(day, off, six_day=six_day)
    return day


def working_days_between(
    session: Session, start: date, end: date, region: str = BALI, *, six_day: bool = False
) -> int:
    """Count the working days after a day up to another, that one included."""
    off = days_off(session, start, end, region)
    span = range(1, (end - start).days + 1)
    return sum(is_working(start + timedelta(days=n), off, six_day=six_day) for n in span)


def list_behaviour_values(session: Session, _actor: Actor) -> dict[str, Any]:
    """List the BerAKHLAK values with their guides."""
    return {"items": behaviour(session)}


def get_rule_table(session: Session, _actor: Actor, name: str) -> dict[str, Any]:
    """Show a table of the regulation as it holds today."""
    found = rows.fetch(session, TABLE, name=name, day=today())
    if not found:
        raise NotFound(table=name)
    lines = [{"key": row["row_key"], "cells": row["cells"]} for row in found]
    return {"name": name, "rule_id": found[0]["rule_id"], "rows": lines}


def get_rule_text(session: Session, _actor: Actor, rule_id: str) -> rows.Row:
    """Show a rule in the law's words and in plain ones."""
    found = rows.fetch_one(session, TEXT, rule_id=rule_id)
    if found is None:
        raise NotFound(rule_id=rule_id)
    return found


def list_settings(session: Session, _actor: Actor) -> dict[str, Any]:
    """List what is set today, with its legal basis."""
    return {"items": rows.fetch(session, SETTINGS, day=today())}
