"""What can be asked about the text of policies."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, bindparam, func, or_, select
from sqlalchemy.orm import Session, aliased

from api.cycles.queries import MY_POPULATION
from api.foundation import rows
from api.foundation.errors import NotFound
from api.foundation.paging import Slice
from api.identity.actor import Actor
from api.organization.posts.populations import EVERYBODY
from api.policy.drafting import permissions
from api.policy.drafting.changeable import rule_of
from api.policy.drafting.changing import bounding_of, value_now
from api.policy.drafting.models import (
    Policy,
    PolicyParagraph,
    PolicyRuleChange,
    PolicyState,
    PolicyVersion,
)
from api.policy.drafting.records import (
    ChangeRow,
    ParagraphPlace,
    ParagraphRow,
    PolicyHead,
    VersionRow,
)
from api.policy.drafting.schemas import DifferenceChoice, PolicyFilter, VersionChoice

_later, _text = aliased(Policy), aliased(PolicyVersion)


def _newest(*conditions: ColumnElement[bool]) -> ScalarSelect[int]:
    """Give the number of a policy's newest version, of those that are so."""
    found = select(func.max(_text.number)).where(_text.policy_id == Policy.id, *conditions)
    return found.correlate(Policy).scalar_subquery()


HEADS = rows.TypedSelect(
    PolicyHead,
    select(
        Policy.id,
        Policy.title,
        Policy.population,
        Policy.state,
        Policy.opens_on,
        Policy.closes_on,
        Policy.answers_due_on,
        Policy.anonymous_allowed,
        Policy.decision_no,
        Policy.signer,
        Policy.decided_on,
        Policy.effective_from,
        Policy.review_on,
        Policy.supersedes_id,
        select(_later.id)
        .where(
            _later.supersedes_id == Policy.id,
            or_(_later.state == PolicyState.ADOPTED, _later.state == PolicyState.SUPERSEDED),
        )
        .limit(1)
        .correlate(Policy)
        .scalar_subquery()
        .label("superseded_by_id"),
        Policy.withdrawn_reason,
        Policy.version,
        _newest().label("newest"),
        _newest(_text.published_at.is_not(None)).label("newest_published"),
    ),
)
ONE = HEADS.where(Policy.id == bindparam("policy_id"))
VERSIONS = rows.TypedSelect(
    VersionRow,
    select(
        PolicyVersion.id,
        PolicyVersion.number,
        PolicyVersion.summary,
        PolicyVersion.what_changes,
        PolicyVersion.published_at,
    )
    .where(PolicyVersion.policy_id == bindparam("policy_id"))
    .order_by(PolicyVersion.number),
)
PARAGRAPHS = rows.TypedSelect(
    ParagraphRow,
    select(
        PolicyParagraph.id,
        PolicyParagraph.anchor,
        PolicyParagraph.position,
        PolicyParagraph.text,
        PolicyParagraph.kind,
    )
    .where(PolicyParagraph.version_id == bindparam("version_id"))
    .order_by(PolicyParagraph.position, PolicyParagraph.anchor),
)
CHANGES = rows.TypedSelect(
    ChangeRow,
    select(
        PolicyRuleChange.id,
        PolicyRuleChange.paragraph_id,
        PolicyParagraph.anchor,
        PolicyRuleChange.target,
        PolicyRuleChange.key,
        PolicyRuleChange.population,
        PolicyRuleChange.value,
        PolicyRuleChange.effective_from,
    )
    .join(PolicyParagraph, PolicyParagraph.id == PolicyRuleChange.paragraph_id)
    .where(PolicyParagraph.version_id == bindparam("version_id"))
    .order_by(PolicyParagraph.position, PolicyRuleChange.effective_from, PolicyRuleChange.key),
)
PLACE = rows.TypedSelect(
    ParagraphPlace,
    select(
        PolicyParagraph.id,
        PolicyParagraph.anchor,
        PolicyParagraph.text,
        PolicyVersion.number,
        PolicyVersion.policy_id,
        PolicyVersion.published_at,
        Policy.title,
        Policy.state,
        Policy.decision_no,
        Policy.decided_on,
        Policy.effective_from,
    )
    .join(PolicyVersion, PolicyVersion.id == PolicyParagraph.version_id)
    .join(Policy, Policy.id == PolicyVersion.policy_id)
    .where(PolicyParagraph.id == bindparam("paragraph_id")),
)
_MINE = select(MY_POPULATION.label("population"))
NEWEST = VersionChoice()
_NOT_SHOWN = ("newest", "newest_published")


def list_policies(session: Session, actor: Actor, wanted: PolicyFilter) -> Slice:
    """List policies, newest first: drafts for city HR alone."""
    conditions = [] if wanted.state is None else [Policy.state == wanted.state]
    found = [
        row for row in rows.read(session, HEADS.where(*conditions)) if permissions.sees(actor, row)
    ]
    found.sort(key=lambda row: row["id"], reverse=True)
    page = found[wanted.offset : wanted.offset + wanted.size]
    items = [_line(row) for row in page]
    return Slice(items, len(found), wanted.page, wanted.size)


def _line(head: PolicyHead) -> dict[str, Any]:
    return {name: value for name, value in head.items() if name not in _NOT_SHOWN}


def see_policy(session: Session, actor: Actor, policy_id: UUID) -> PolicyHead:
    """Read a policy that one may see, or refuse."""
    head = rows.fetch_one(session, ONE, policy_id=policy_id)
    if head is None or not permissions.sees(actor, head):
        raise NotFound(policy_id=policy_id)
    return head


def versions_of(session: Session, actor: Actor, head: PolicyHead) -> dict[int, VersionRow]:
    """Read the versions that one may read, by number."""
    return {
        row["number"]: row
        for row in rows.fetch(session, VERSIONS, policy_id=head["id"])
        if row["published_at"] is not None or permissions.writes(actor)
    }


def get_policy(
    session: Session, actor: Actor, policy_id: UUID, wanted: VersionChoice = NEWEST
) -> dict[str, Any]:
    """Show a policy with one version of its text, and what became of it against the one before."""
    head = see_policy(session, actor, policy_id)
    versions = versions_of(session, actor, head)
    number = wanted.number or permissions.newest_for(actor, head)
    version = _version(versions, number)
    before = texts_of(session, versions[number - 1]["id"]) if number - 1 in versions else {}
    paragraphs = _paragraphs(session, version["id"], before, is_first=number == 1)
    kept = {one["anchor"] for one in paragraphs}
    return {
        **_line(head),
        "number": number,
        "version_id": version["id"],
        "published_at": version["published_at"],
        "summary": version["summary"],
        "what_changes": version["what_changes"],
        "paragraphs": paragraphs,
        "removed": [
            {"anchor": anchor, "text": text}
            for anchor, text in before.items()
            if anchor not in kept
        ],
        "versions": [rows.pick(row, ("number", "published_at")) for row in versions.values()],
        "concerns_me": _concerns(session, actor, head),
        "may": permissions.steps_of(actor, head),
    }


def _version(versions: Mapping[int, VersionRow], number: int) -> VersionRow:
    if number not in versions:
        raise NotFound(number=number)
    return versions[number]


def _concerns(session: Session, actor: Actor, head: PolicyHead) -> bool:
    """Say whether the reader is of those who are asked."""
    if head["population"] == EVERYBODY:
        return True
    mine = rows.fetch(session, _MINE, me=actor.id)
    return bool(mine[0]["population"] == head["population"])


def texts_of(session: Session, version_id: UUID) -> dict[str, str]:
    """Read the text of a version, by the anchors of its paragraphs."""
    found = rows.fetch(session, PARAGRAPHS, version_id=version_id)
    return {row["anchor"]: row["text"] for row in found}


def changes_of(session: Session, version_id: UUID) -> list[ChangeRow]:
    """Read the rule changes of a version."""
    return rows.fetch(session, CHANGES, version_id=version_id)


def _paragraphs(
    session: Session, version_id: UUID, before: Mapping[str, str], *, is_first: bool
) -> list[dict[str, Any]]:
    changes: dict[UUID, list[dict[str, Any]]] = {}
    for row in changes_of(session, version_id):
        changes.setdefault(row["paragraph_id"], []).append(_change(session, row))
    return [
        {
            **row,
            **_became(row, before, is_first=is_first),
            "rule_changes": changes.get(row["id"], []),
        }
        for row in rows.fetch(session, PARAGRAPHS, version_id=version_id)
    ]


def _became(row: ParagraphRow, before: Mapping[str, str], *, is_first: bool) -> dict[str, Any]:
    there = before.get(row["anchor"])
    if there is None:
        return {"became": "same" if is_first else "new", "before": None}
    if there == row["text"]:
        return {"became": "same", "before": None}
    return {"became": "changed", "before": there}


def _change(session: Session, row: ChangeRow) -> dict[str, Any]:
    rule = rule_of(row["key"])
    law = None if rule is None else rule.rule_id or bounding_of(rule)
    shown = rows.pick(row, ("id", "target", "key", "population", "value", "effective_from"))
    return {
        **shown,
        "value_before": value_now(session, row["key"], row["population"]),
        "rule_id": law,
    }


def list_differences(
    session: Session, actor: Actor, policy_id: UUID, wanted: DifferenceChoice
) -> dict[str, Any]:
    """Show which paragraphs differ between two versions: what was opened and the newest, unless said."""
    head = see_policy(session, actor, policy_id)
    versions = versions_of(session, actor, head)
    since = wanted.since or min(versions)
    until = wanted.until or permissions.newest_for(actor, head)
    old = texts_of(session, _version(versions, since)["id"])
    new = texts_of(session, _version(versions, until)["id"])
    return {
        "since": since,
        "until": until,
        "items": [
            {"anchor": anchor, "before": old.get(anchor), "after": new.get(anchor)}
            for anchor in dict.fromkeys((*new, *old))
            if old.get(anchor) != new.get(anchor)
        ],
    }


def get_paragraph(session: Session, actor: Actor, paragraph_id: UUID) -> dict[str, Any]:
    """Show where a paragraph stands: from a rule to the policy that made it."""
    found = rows.fetch_one(session, PLACE, paragraph_id=paragraph_id)
    if found is None or (found["published_at"] is None and not permissions.writes(actor)):
        raise NotFound(paragraph_id=paragraph_id)
    return {name: value for name, value in found.items() if name != "published_at"}
