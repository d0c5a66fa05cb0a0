"""What can be asked about decisions: what adopting would do, and what is in force."""

from datetime import date
from typing import Any, TypedDict
from uuid import UUID

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.clock import today
from api.foundation.database import FOREVER
from api.identity.actor import Actor, permit
from api.organization.posts.populations import EVERYBODY
from api.policy.adoption import years
from api.policy.adoption.answering import left_unanswered
from api.policy.adoption.schemas import InForceChoice
from api.policy.drafting import permissions
from api.policy.drafting.changeable import POPULATIONS
from api.policy.drafting.changing import value_now
from api.policy.drafting.models import (
    Policy,
    PolicyParagraph,
    PolicyState,
    PolicyVersion,
)
from api.policy.drafting.queries import changes_of, see_policy, versions_of
from api.policy.drafting.records import ChangeRow
from api.policy.simulation.burden import burden
from api.policy.simulation.span import plans_in
from api.rules.models import RuleSetting, RuleTable


class RuleRow(TypedDict):
    """A rule that a policy made, with the policy."""

    id: UUID
    title: str
    state: PolicyState
    decision_no: str | None
    decided_on: date | None
    policy_from: date | None
    key: str
    population: str
    value: Any
    effective_from: date
    effective_until: date
    paragraph_id: UUID | None


_OF_POLICY = (
    Policy.id,
    Policy.title,
    Policy.state,
    Policy.decision_no,
    Policy.decided_on,
    Policy.effective_from.label("policy_from"),
)
SETTINGS = rows.TypedSelect(
    RuleRow,
    select(
        *_OF_POLICY,
        RuleSetting.key,
        RuleSetting.population,
        RuleSetting.value,
        RuleSetting.effective_from,
        RuleSetting.effective_until,
        RuleSetting.paragraph_id,
    )
    .join(PolicyParagraph, PolicyParagraph.id == RuleSetting.paragraph_id)
    .join(PolicyVersion, PolicyVersion.id == PolicyParagraph.version_id)
    .join(Policy, Policy.id == PolicyVersion.policy_id)
    .where(
        RuleSetting.effective_from <= bindparam("day"),
        RuleSetting.effective_until > bindparam("day"),
        or_(
            RuleSetting.population == bindparam("population"),
            RuleSetting.population == EVERYBODY,
        ),
    )
    .order_by(RuleSetting.effective_from, RuleSetting.key, RuleSetting.id),
)
TABLES = (
    select(
        *_OF_POLICY,
        RuleTable.name.label("key"),
        RuleTable.effective_from,
        RuleTable.effective_until,
        RuleTable.paragraph_id,
    )
    .join(PolicyParagraph, PolicyParagraph.id == RuleTable.paragraph_id)
    .join(PolicyVersion, PolicyVersion.id == PolicyParagraph.version_id)
    .join(Policy, Policy.id == PolicyVersion.policy_id)
    .where(
        RuleTable.effective_from <= bindparam("day"),
        RuleTable.effective_until > bindparam("day"),
    )
    .order_by(RuleTable.effective_from, RuleTable.name)
)
WITHOUT_RULES = select(*_OF_POLICY).where(
    Policy.state == PolicyState.ADOPTED, Policy.effective_from <= bindparam("day")
)


def get_adoption(session: Session, actor: Actor, policy_id: UUID) -> dict[str, Any]:
    """Show, for city HR, what adopting the newest text would do, to whom and how many."""
    head = see_policy(session, actor, policy_id)
    permit(permissions.writes(actor), "Only city HR adopts policies")
    version = versions_of(session, actor, head)[head["newest"]]
    changes = changes_of(session, version["id"])
    unanswered = left_unanswered(session, policy_id)
    minutes = minutes_of(session, changes)
    return {
        "state": head["state"],
        "unanswered": unanswered,
        "rules": [_to_come(session, one, changes) for one in changes],
        "minutes": minutes,
        "ready": head["state"] is PolicyState.ANSWERING
        and unanswered == 0
        and all(one["fits"] for one in minutes),
    }


def minutes_of(session: Session, changes: list[ChangeRow]) -> list[dict[str, Any]]:
    """Show the minutes that a policy asks for, by the plans of today."""
    return burden(session, changes, plans_in(session, today(), today()))


def _to_come(session: Session, change: ChangeRow, changes: list[ChangeRow]) -> dict[str, Any]:
    made = years.new_populations(changes)
    table, _, code = change["key"].partition("/")
    whose = code if table == POPULATIONS else change["population"]
    people, units = years.people_of(session, whose, made)
    gone, come = years.foretell(session, change)
    return {
        **rows.pick(change, ("anchor", "key", "population", "value", "effective_from")),
        "value_before": value_now(session, change["key"], change["population"]),
        "people": people,
        "units": units,
        "periods_gone": gone,
        "periods_come": come,
    }


def list_in_force(session: Session, _actor: Actor, wanted: InForceChoice) -> dict[str, Any]:
    """List the policies of which something holds on a day for people of a population."""
    day = wanted.day or today()
    found: dict[UUID, dict[str, Any]] = {}
    for bare in rows.fetch(session, WITHOUT_RULES, day=day):
        found[bare["id"]] = _policy(bare)
    for row in rows.fetch(session, SETTINGS, day=day, population=wanted.population):
        found.setdefault(row["id"], _policy(row))["rules"].append(_rule(row))
    for made in rows.fetch(session, TABLES, day=day):
        whole = {**made, "population": EVERYBODY, "value": None}
        found.setdefault(made["id"], _policy(made))["rules"].append(_rule(whole))
    return {"day": day, "items": sorted(found.values(), key=lambda one: one["effective_from"])}


def _policy(row: Any) -> dict[str, Any]:
    shown = rows.pick(row, ("id", "title", "state", "decision_no", "decided_on"))
    return {**shown, "effective_from": row["policy_from"], "rules": []}


def _rule(row: Any) -> dict[str, Any]:
    shown = rows.pick(row, ("key", "population", "value", "effective_from", "paragraph_id"))
    until = row["effective_until"]
    return {**shown, "effective_until": None if until == FOREVER else until}
