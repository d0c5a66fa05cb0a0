"""How rules look on the wire."""

from datetime import date
from typing import Any
from uuid import UUID

from api.foundation.schema import View


class BehaviourValueView(View):
    code: int
    name: str
    guides: list[str]


class BehaviourValueList(View):
    items: list[BehaviourValueView]


class RuleRowView(View):
    key: str
    cells: dict[str, Any]


class RuleTableView(View):
    name: str
    rule_id: str
    rows: list[RuleRowView]


class RuleTextView(View):
    rule_id: str
    title: str
    law: str
    article: str | None
    text: str
    plain: str


class RuleSettingView(View):
    """`paragraph_id`: the paragraph of the policy that set it; null for what came with the program."""

    key: str
    population: str
    value: Any
    effective_from: date
    legal_basis: str
    paragraph_id: UUID | None
    """The paragraph of a policy that set it."""
    reason: str


class RuleSettingList(View):
    items: list[RuleSettingView]
