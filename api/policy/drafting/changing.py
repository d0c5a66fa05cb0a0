"""What a policy may change, how it is today, and what only the law changes."""

from typing import Any

from sqlalchemy.orm import Session

from api.foundation.clock import today
from api.identity.actor import Actor, permit
from api.organization.posts.populations import EVERYBODY
from api.policy.drafting import permissions
from api.policy.drafting.changeable import CHANGEABLE, FIXED_BY_LAW, Changeable
from api.policy.drafting.guards import next_begin
from api.policy.drafting.models import ChangeTarget
from api.rules.queries import setting, table


def bounding_of(rule: Changeable) -> str | None:
    """Name the law that bounds a value, if one does."""
    return next((one.rule_id for one in rule.bounds.values() if one.rule_id), None)


def value_now(session: Session, key: str, population: str = EVERYBODY) -> Any:
    """Read what a rule is today; nothing of what there is not yet."""
    name, _, row = key.partition("/")
    if CHANGEABLE[name].target is not ChangeTarget.TABLE:
        return setting(session, name, today(), population)
    cells = table(session, name, today()).get(row)
    return cells and {part: cells[part] for part in _PARTS[name]}


_PARTS = {"distribution": ("most", "least"), "populations": ("name", "titles")}
"""What of a row's cells a policy may write."""


def list_rules(session: Session, actor: Actor) -> dict[str, Any]:
    """List what a policy may change and between which bounds, and what only the law changes."""
    permit(permissions.writes(actor), "Only city HR writes policies")
    patterns = [f"distribution/{row}" for row in table(session, "distribution", today())]
    keys = [key for key in CHANGEABLE if key != "distribution"]
    return {
        "items": [_rule(session, key) for key in [*keys, *patterns]],
        "fixed": [{"key": key, "rule_id": rule_id} for key, rule_id in FIXED_BY_LAW.items()],
    }


def _rule(session: Session, key: str) -> dict[str, Any]:
    rule = CHANGEABLE[key.partition("/")[0]]
    return {
        "key": key,
        "target": rule.target,
        "form": rule.form,
        "begins": rule.begins,
        "earliest": next_begin(rule.begins, today()),
        "choices": list(rule.choices),
        "bounds": [
            {"part": part, "least": one.least, "most": one.most, "rule_id": one.rule_id}
            for part, one in rule.bounds.items()
        ],
        "rule_id": rule.rule_id or bounding_of(rule),
        "own_for_populations": rule.own_for_populations,
        "value": value_now(session, key),
    }
