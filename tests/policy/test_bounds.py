"""Which rules a policy may change: every setting is changeable within bounds, or fixed by a rule of law."""

import json
from importlib.resources import files
from typing import Any

import pytest

from api.policy.drafting.changeable import CHANGEABLE, FIXED_BY_LAW, LAW_OF_POPULATION, Form
from api.policy.drafting.models import ChangeTarget
from tests.found import found


def _data(name: str) -> Any:
    return json.loads((files("api.rules") / "data" / f"{name}.json").read_text(encoding="utf-8"))


SETTINGS = {key: facts["value"] for key, facts in _data("settings").items()}
CITED = {
    *FIXED_BY_LAW.values(),
    *LAW_OF_POPULATION.values(),
    *(rule.rule_id for rule in CHANGEABLE.values() if rule.rule_id),
    *(b.rule_id for rule in CHANGEABLE.values() for b in rule.bounds.values() if b.rule_id),
}


def test_every_setting_is_changeable_or_fixed_by_law() -> None:
    of_settings = {key for key, rule in CHANGEABLE.items() if rule.target is not ChangeTarget.TABLE}
    assert of_settings | FIXED_BY_LAW.keys() == {key.partition("/")[0] for key in SETTINGS}
    assert not of_settings & FIXED_BY_LAW.keys()


def test_every_table_that_may_be_changed_is_one() -> None:
    of_tables = {key for key, rule in CHANGEABLE.items() if rule.target is ChangeTarget.TABLE}
    assert of_tables == {"distribution", "populations"}
    assert of_tables <= _data("tables").keys()


def test_every_rule_that_is_cited_has_its_text() -> None:
    assert _data("texts").keys() >= CITED


@pytest.mark.parametrize("key", [key for key in CHANGEABLE if key in SETTINGS])
def test_what_holds_today_lies_within_the_bounds(key: str) -> None:
    """So a policy can always go back to what the program came with."""
    rule, value = CHANGEABLE[key], SETTINGS[key]
    if rule.form is Form.CHOICE:
        assert value in rule.choices
        return
    if rule.form is Form.DAY_OF_YEAR:
        value = value["month"] * 100 + value["day"]
    parts = value if isinstance(value, dict) else {"": value}
    assert parts.keys() == rule.bounds.keys()
    for name, bounds in found(rule.bounds.items()):
        assert bounds.least <= parts[name] <= bounds.most
