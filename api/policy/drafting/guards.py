"""What a rule change must be: of its type, within the law, of one mind, and of days to come."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NoReturn
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.cycles.models import PeriodKind
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import Invalid
from api.organization.posts.populations import EVERYBODY
from api.policy.drafting.changeable import (
    CHANGEABLE,
    FIXED_BY_LAW,
    LAW_OF_POPULATION,
    PERIOD_KIND,
    POPULATIONS,
    Begins,
    Bounds,
    Changeable,
    Form,
    rule_of,
)
from api.policy.drafting.models import PolicyParagraph, PolicyVersion
from api.policy.drafting.records import ChangeRow
from api.policy.drafting.schemas import RuleChangeDraft
from api.policy.errors import PolicyContradicts, PolicyLooksBack, PolicyOutOfLaw
from api.rules.models import RuleSetting
from api.rules.queries import TEXT, table

MOST_TITLES = 20
QUARTERS = (1, 4, 7, 10)
CODE = re.compile(r"[a-z][a-z_]{2,39}")
KINDS = frozenset(PeriodKind)


def check_change(session: Session, draft: RuleChangeDraft, at: str) -> Changeable:
    """Refuse a change that is not of its type, not lawful, or of days that have begun."""
    if draft.key in FIXED_BY_LAW:
        _out_of_law(session, FIXED_BY_LAW[draft.key], key=draft.key)
    rule = rule_of(draft.key)
    if rule is None:
        raise Invalid((f"{at}/key", "unknown_rule", "a rule that a policy may change"))
    _check_population(session, rule, draft, at)
    _CHECKS[rule.form](session, rule, draft, at)
    check_day(rule, draft.key, draft.effective_from)
    return rule


def _check_population(session: Session, rule: Changeable, draft: RuleChangeDraft, at: str) -> None:
    if draft.population == EVERYBODY:
        return
    if not rule.own_for_populations:
        raise Invalid((f"{at}/population", "of_everybody", "this rule is everybody's"))
    if draft.key == PERIOD_KIND and draft.population in LAW_OF_POPULATION:
        law = LAW_OF_POPULATION[draft.population]
        _out_of_law(session, law, key=draft.key, population=draft.population)


def check_day(rule: Changeable, key: str, day: date) -> None:
    """A rule holds from a day to come, on which what it rules begins."""
    earliest = next_begin(rule.begins, today())
    if day < earliest:
        raise PolicyLooksBack(f"It can hold from {earliest}", key=key, earliest=earliest)
    if rule.begins is Begins.PERIOD and (day.day, day.month in QUARTERS) != (1, True):
        raise PolicyLooksBack(
            "It holds from the first day of a quarter, so that no period has two rules",
            key=key,
            earliest=next_begin(rule.begins, day),
        )
    if rule.begins is Begins.YEAR and (day.day, day.month) != (1, 1):
        raise PolicyLooksBack(
            "It holds from the first day of a year",
            key=key,
            earliest=next_begin(rule.begins, day),
        )


def next_begin(begins: Begins, day: date) -> date:
    """Give the first day after one on which something of the kind begins."""
    if begins is Begins.YEAR:
        return date(day.year + 1, 1, 1)
    if begins is Begins.PERIOD:
        month = (day.month - 1) // 3 * 3 + 4
        return date(day.year + month // 13, (month - 1) % 12 + 1, 1)
    return date.fromordinal(day.toordinal() + 1)


def _check_number(session: Session, rule: Changeable, draft: RuleChangeDraft, at: str) -> None:
    if type(draft.value) is not int:
        raise Invalid((f"{at}/value", "whole_number", "a whole number"))
    _within(session, rule.bounds[""], draft.value, draft)


def _check_choice(session: Session, rule: Changeable, draft: RuleChangeDraft, at: str) -> None:
    if not isinstance(draft.value, str):
        raise Invalid((f"{at}/value", "word", "a word"))
    if draft.value not in rule.choices:
        _out_of_law(session, rule.rule_id, key=draft.key, bound=list(rule.choices))


def _check_numbers(session: Session, rule: Changeable, draft: RuleChangeDraft, at: str) -> None:
    if not isinstance(draft.value, dict) or draft.value.keys() != rule.bounds.keys():
        raise Invalid((f"{at}/value", "named_numbers", f"numbers for {', '.join(rule.bounds)}"))
    for name, bounds in rule.bounds.items():
        number = draft.value[name]
        whole = float(bounds.least).is_integer()
        if isinstance(number, bool) or not isinstance(number, int if whole else int | float):
            raise Invalid((f"{at}/value/{name}", "number", "a number"))
        _within(session, bounds, number, draft, name)


def _check_day_of_year(session: Session, rule: Changeable, draft: RuleChangeDraft, at: str) -> None:
    value = draft.value
    if not isinstance(value, dict) or value.keys() != {"month", "day"}:
        raise Invalid((f"{at}/value", "day_of_year", "month and day"))
    try:
        date(2026, value["month"], value["day"])
    except (TypeError, ValueError) as error:
        raise Invalid((f"{at}/value", "day_of_year", "a day of the calendar")) from error
    _within(session, rule.bounds[""], value["month"] * 100 + value["day"], draft)


def _check_pattern(session: Session, rule: Changeable, draft: RuleChangeDraft, at: str) -> None:
    """R42: shares of the words that the pattern has already; what is most often given is the circular's."""
    name, _, row = draft.key.partition("/")
    cells = table(session, name, today()).get(row)
    if cells is None:
        raise Invalid((f"{at}/key", "unknown_row", "a row of the table"))
    value = draft.value
    if not isinstance(value, dict) or value.keys() != {"most", "least"}:
        raise Invalid((f"{at}/value", "pattern", "most and least"))
    for side in ("most", "least"):
        given = value[side]
        if not isinstance(given, dict) or given.keys() != cells[side].keys():
            words = ", ".join(cells[side]) or "nothing"
            raise Invalid((f"{at}/value/{side}", "pattern", f"shares of {words}"))
        _check_shares(session, rule, draft, f"{at}/value/{side}", given)


def _check_shares(
    session: Session, rule: Changeable, draft: RuleChangeDraft, at: str, given: Mapping[str, Any]
) -> None:
    for word, share in given.items():
        if type(share) is not int:
            raise Invalid((f"{at}/{word}", "whole_number", "a whole number"))
        _within(session, rule.bounds[""], share, draft, word)


def _check_new_population(
    session: Session, rule: Changeable, draft: RuleChangeDraft, at: str
) -> None:
    """A new population has a name and titles; those that there are belong to the law or to another policy."""
    name, _, code = draft.key.partition("/")
    if not CODE.fullmatch(code) or code == EVERYBODY:
        raise Invalid((f"{at}/key", "code", "small letters and underscores"))
    if code in table(session, name, draft.effective_from):
        law = LAW_OF_POPULATION.get(code, rule.rule_id)
        _out_of_law(session, law, key=draft.key)
    value = draft.value
    if not isinstance(value, dict) or value.keys() != {"name", "titles"}:
        raise Invalid((f"{at}/value", "population", "name and titles"))
    titles = value["titles"]
    named = isinstance(value["name"], str) and 0 < len(value["name"].strip()) <= 120
    listed = isinstance(titles, list) and 0 < len(titles) <= MOST_TITLES
    if not named or not listed or not all(_is_title(one) for one in titles):
        raise Invalid((f"{at}/value", "population", "a name and one to twenty titles"))


def _is_title(title: object) -> bool:
    return isinstance(title, str) and 2 < len(title.strip()) <= 120


_CHECKS = {
    Form.NUMBER: _check_number,
    Form.CHOICE: _check_choice,
    Form.NUMBERS: _check_numbers,
    Form.DAY_OF_YEAR: _check_day_of_year,
    Form.PATTERN: _check_pattern,
    Form.POPULATION: _check_new_population,
}


def _within(
    session: Session, bounds: Bounds, number: float, draft: RuleChangeDraft, part: str = ""
) -> None:
    if not bounds.least <= number <= bounds.most:
        bound = [bounds.least, bounds.most]
        _out_of_law(session, bounds.rule_id, key=draft.key, part=part, bound=bound)


def _out_of_law(session: Session, rule_id: str | None, **facts: Any) -> NoReturn:
    """Refuse with the rule in the law's words; what the city bounds itself says so by naming none."""
    law = rows.fetch_one(session, TEXT, rule_id=rule_id) if rule_id else None
    cited = {"law": law["law"], "article": law["article"], "rule_text": law["text"]} if law else {}
    raise PolicyOutOfLaw(law["text"] if law else None, rule_id=rule_id, **cited, **facts)


def same_rule(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Say whether two changes set one rule for the same people: each would hold for ever."""
    return all(one[name] == other[name] for name in ("key", "population"))


_TO_COME = (
    select(RuleSetting.effective_from, PolicyVersion.policy_id)
    .join(PolicyParagraph, PolicyParagraph.id == RuleSetting.paragraph_id)
    .join(PolicyVersion, PolicyVersion.id == PolicyParagraph.version_id)
    .where(
        RuleSetting.key == bindparam("key"),
        RuleSetting.population == bindparam("population"),
        RuleSetting.effective_from > bindparam("day"),
    )
)


def check_to_come(session: Session, change: Mapping[str, Any], supersedes_id: UUID | None) -> None:
    """An adopted policy whose rule is still to come is not overtaken, unless this one comes in its place."""
    found = rows.fetch(
        session, _TO_COME, key=change["key"], population=change["population"], day=today()
    )
    for row in found:
        if row["policy_id"] != supersedes_id:
            raise PolicyContradicts(key=change["key"], **row)


def check_populations(session: Session, changes: Sequence[Mapping[str, Any]]) -> None:
    """Whoever gets a rule of their own is a population by then."""
    made = {
        one["key"].partition("/")[2]: one["effective_from"]
        for one in changes
        if one["key"].startswith(f"{POPULATIONS}/")
    }
    for one in changes:
        day, who = one["effective_from"], one["population"]
        known = {EVERYBODY, *table(session, POPULATIONS, day)}
        if who not in known and not (who in made and made[who] <= day):
            at = f"/paragraphs/{one['anchor']}/population"
            raise Invalid((at, "unknown_population", "a population that there is by then"))


def sorted_changes(changes: Sequence[ChangeRow]) -> list[ChangeRow]:
    """Order changes as they come into force: a population before what it has of its own."""
    order = list(CHANGEABLE)
    return sorted(
        changes,
        key=lambda one: (
            one["effective_from"],
            -order.index(one["key"].partition("/")[0]),
            one["population"],
        ),
    )
