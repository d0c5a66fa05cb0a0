"""What can be done with a policy that was talked over: adopted, withdrawn, put in another's place."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.clock import today
from api.foundation.errors import EditedMeanwhile, Invalid
from api.foundation.events import publish
from api.identity.actor import Actor, permit
from api.policy.adoption import events, writing, years
from api.policy.adoption.answering import left_unanswered
from api.policy.adoption.queries import minutes_of
from api.policy.adoption.schemas import AdoptionDraft, Withdrawal
from api.policy.drafting import permissions
from api.policy.drafting.changeable import POPULATIONS
from api.policy.drafting.guards import sorted_changes
from api.policy.drafting.models import Policy, PolicyState
from api.policy.drafting.queries import changes_of, get_policy, see_policy
from api.policy.drafting.records import ChangeRow
from api.policy.drafting.service import check_text, event_about
from api.policy.drafting.versions import newest_version
from api.policy.errors import (
    PolicyAboveCeiling,
    PolicyInForce,
    PolicyNotAnswered,
    PolicyStepRefused,
)
from api.rules.models import RuleTable, RuleTableRow
from api.rules.queries import table

Shown = dict[str, Any]


def adopt_policy(
    session: Session, actor: Actor, policy_id: UUID, draft: AdoptionDraft, version: int
) -> Shown:
    """Decide: the newest text stands, and its rules hold each from its day on."""
    policy = _load(session, actor, policy_id, version)
    _check_answered(session, policy)
    text = newest_version(session, policy)
    check_text(session, text, policy.supersedes_id)
    changes = changes_of(session, text.id)
    _check_dates(draft, changes)
    _check_ceiling(session, changes)
    years.check_populations_begin(session, changes)
    if text.published_at is None:
        text.publish()
    _supersede(session, actor, policy)
    _write(session, changes, writing.Decision(draft.decision_no, policy.title, actor.id))
    for name, value in draft.model_dump().items():
        setattr(policy, name, value)
    policy.step_to(PolicyState.ADOPTED)
    session.flush()
    told = event_about(
        events.PolicyAdopted,
        actor,
        policy,
        number=text.number,
        decision_no=draft.decision_no,
        decided_on=draft.decided_on,
        effective_from=draft.effective_from,
        supersedes_id=policy.supersedes_id,
    )
    publish(session, told)
    return get_policy(session, actor, policy.id)


def _check_answered(session: Session, policy: Policy) -> None:
    if policy.state is not PolicyState.ANSWERING:
        raise PolicyStepRefused(policy_id=policy.id, state=policy.state, wanted="adopt")
    unanswered = left_unanswered(session, policy.id)
    if unanswered:
        raise PolicyNotAnswered(policy_id=policy.id, open=unanswered)


def _check_dates(draft: AdoptionDraft, changes: Sequence[ChangeRow]) -> None:
    if draft.decided_on > today():
        raise Invalid(("/decided_on", "in_future", "today or before"))
    if draft.effective_from < draft.decided_on:
        raise Invalid(("/effective_from", "order", "not before decided_on"))
    if any(one["effective_from"] < draft.effective_from for one in changes):
        raise Invalid(("/effective_from", "order", "not after the first of its rules"))
    if draft.review_on is not None and draft.review_on <= draft.effective_from:
        raise Invalid(("/review_on", "order", "after effective_from"))


def _check_ceiling(session: Session, changes: list[ChangeRow]) -> None:
    for one in minutes_of(session, changes):
        if not one["fits"]:
            raise PolicyAboveCeiling(role=one["role"], minutes=one["after"], ceiling=one["ceiling"])


def _write(session: Session, changes: Sequence[ChangeRow], decision: writing.Decision) -> None:
    for change in sorted_changes(changes):
        writing.write_change(session, change, decision)
    years.begin_populations(session, changes)


def _supersede(session: Session, actor: Actor, policy: Policy) -> None:
    """What the former policy has not begun goes; what holds of it holds until a rule of this one."""
    if policy.supersedes_id is None:
        return
    former = session.get_one(Policy, policy.supersedes_id, with_for_update=True)
    former.step_to(PolicyState.SUPERSEDED)
    undone = _take_back(session, former)
    told = event_about(events.PolicySuperseded, actor, former, by_id=policy.id, rules_undone=undone)
    publish(session, told)


def withdraw_policy(
    session: Session, actor: Actor, policy_id: UUID, draft: Withdrawal, version: int
) -> Shown:
    """Take a policy back, with the reason; one that was adopted only before the first of its rules holds."""
    policy = _load(session, actor, policy_id, version)
    found = writing.rules_of(session, policy.id)
    if found and found[0].effective_from <= today():
        raise PolicyInForce(policy_id=policy.id, since=found[0].effective_from)
    policy.step_to(PolicyState.WITHDRAWN)
    policy.withdrawn_reason = draft.reason
    undone = _take_back(session, policy)
    told = event_about(
        events.PolicyWithdrawn, actor, policy, reason=draft.reason, rules_undone=undone
    )
    publish(session, told)
    return get_policy(session, actor, policy.id)


def _take_back(session: Session, policy: Policy) -> int:
    found = writing.rules_of(session, policy.id)
    codes = _populations_to_come(session, found)
    for code in codes:
        begun = years.plans_of(session, code)
        if begun:
            raise PolicyInForce(
                "Plans have begun in a year that it made", policy_id=policy.id, plans=begun
            )
    undone = writing.take_back(session, found)
    years.end_populations(session, codes)
    return undone


def _populations_to_come(session: Session, found: Sequence[writing.Dated]) -> list[str]:
    """List the populations that only rows to come know."""
    codes: list[str] = []
    for row in found:
        if isinstance(row, RuleTable) and row.name == POPULATIONS and row.effective_from > today():
            keys = select(RuleTableRow.row_key).where(RuleTableRow.table_id == row.id)
            codes += set(session.scalars(keys)) - table(session, POPULATIONS, today()).keys()
    return codes


def _load(session: Session, actor: Actor, policy_id: UUID, version: int) -> Policy:
    head = see_policy(session, actor, policy_id)
    permit(permissions.writes(actor), "Only city HR adopts policies")
    policy = session.get_one(Policy, head["id"], with_for_update=True)
    if policy.version != version:
        raise EditedMeanwhile(version=policy.version)
    return policy
