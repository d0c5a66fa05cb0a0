"""What can be done with the text of policies: drafted, written on, opened, published, closed."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.clock import today
from api.foundation.daily import Days
from api.foundation.errors import EditedMeanwhile, Invalid, NotFound
from api.foundation.events import SYSTEM, EventActor, publish
from api.foundation.ids import new_id
from api.identity.actor import Actor, permit
from api.organization.posts.populations import EVERYBODY
from api.policy.drafting import events, guards, permissions, queries
from api.policy.drafting.models import (
    Policy,
    PolicyParagraph,
    PolicyRuleChange,
    PolicyState,
    PolicyVersion,
)
from api.policy.drafting.schemas import (
    Opening,
    ParagraphDraft,
    PolicyDraft,
    PolicyEdit,
    RuleChangeDraft,
)
from api.policy.drafting.versions import draft_version, newest_version
from api.policy.errors import NothingToAdopt, PolicyContradicts, PolicyStepRefused
from api.rules.populations import populations_of_rules

Shown = dict[str, Any]
EventT = TypeVar("EventT", bound=events.PolicyEvent)
OF_TEXT = ("summary", "what_changes")


def draft_policy(session: Session, actor: Actor, draft: PolicyDraft) -> Shown:
    """Begin a policy, for city HR; nobody else sees it before it is opened."""
    permit(permissions.writes(actor), "Only city HR writes policies")
    _check_population(session, draft.population)
    if draft.supersedes_id is not None:
        _check_superseded(session, draft.supersedes_id)
    given = draft.model_dump(exclude=set(OF_TEXT))
    policy = Policy(id=new_id(), **given)
    session.add(policy)
    session.flush()
    text = draft.model_dump(include=set(OF_TEXT))
    session.add(PolicyVersion(id=new_id(), policy_id=policy.id, number=1, **text))
    session.flush()
    publish(session, event_about(events.PolicyDrafted, actor, policy))
    return queries.get_policy(session, actor, policy.id)


def _check_population(session: Session, population: str) -> None:
    known = {EVERYBODY, *(one.code for one in populations_of_rules(session))}
    if population not in known:
        raise Invalid(("/population", "unknown_population", "everybody or a population"))


def _check_superseded(session: Session, policy_id: UUID) -> None:
    found = session.get(Policy, policy_id)
    if found is None or found.state is not PolicyState.ADOPTED:
        raise Invalid(("/supersedes_id", "not_adopted", "a policy that was adopted"))


def change_policy(
    session: Session, actor: Actor, policy_id: UUID, draft: PolicyEdit, version: int
) -> Shown:
    """Change question, summary, or who is asked; whom it is asked stays once it is open."""
    policy = load_to_write(session, actor, policy_id, version)
    given = draft.model_dump(exclude_none=True)
    if policy.state is not PolicyState.DRAFT and given.keys() - set(OF_TEXT):
        raise PolicyStepRefused(policy_id=policy.id, state=policy.state, wanted="change_question")
    if draft.population is not None:
        _check_population(session, draft.population)
    if draft.supersedes_id is not None:
        _check_superseded(session, draft.supersedes_id)
    text = draft_version(session, policy)
    for name, value in given.items():
        setattr(text if name in OF_TEXT else policy, name, value)
    return _kept(session, actor, policy, events.PolicyChanged, number=text.number)


def set_paragraph(
    session: Session,
    actor: Actor,
    place: tuple[UUID, str],
    draft: ParagraphDraft,
    version: int,
) -> Shown:
    """Write a paragraph of the draft, in the place of the one with this anchor."""
    policy_id, anchor = place
    policy = load_to_write(session, actor, policy_id, version)
    text = draft_version(session, policy)
    rules = [
        guards.check_change(session, change, f"/rule_changes/{number}")
        for number, change in enumerate(draft.rule_changes)
    ]
    _check_of_one_mind(session, text, anchor, draft.rule_changes)
    for change in draft.rule_changes:
        guards.check_to_come(session, change.model_dump(), policy.supersedes_id)
    paragraph = _paragraph(session, text, anchor)
    if paragraph is None:
        paragraph = PolicyParagraph(id=new_id(), version_id=text.id, anchor=anchor)
        session.add(paragraph)
    paragraph.position, paragraph.text = draft.position, draft.text
    paragraph.kind = draft.kind
    session.flush()
    _drop_changes(session, paragraph)
    session.add_all(
        PolicyRuleChange(
            id=new_id(), paragraph_id=paragraph.id, target=rule.target, **change.model_dump()
        )
        for rule, change in zip(rules, draft.rule_changes, strict=True)
    )
    return _kept(session, actor, policy, events.PolicyChanged, number=text.number, anchor=anchor)


def _check_of_one_mind(
    session: Session, text: PolicyVersion, anchor: str, drafts: list[RuleChangeDraft]
) -> None:
    """A policy sets a rule for the same people once: each change would hold for ever."""
    others = [one for one in queries.changes_of(session, text.id) if one["anchor"] != anchor]
    seen: list[dict[str, Any]] = [{**one} for one in others]
    for draft in drafts:
        change = {**draft.model_dump(), "anchor": anchor}
        for other in seen:
            if guards.same_rule(change, other):
                raise PolicyContradicts(key=draft.key, anchor=other["anchor"])
        seen.append(change)


def remove_paragraph(
    session: Session, actor: Actor, place: tuple[UUID, str], version: int
) -> Shown:
    """Take a paragraph out of the draft; versions that were published keep it."""
    policy_id, anchor = place
    policy = load_to_write(session, actor, policy_id, version)
    text = draft_version(session, policy)
    paragraph = _paragraph(session, text, anchor)
    if paragraph is None:
        raise NotFound(anchor=anchor)
    _drop_changes(session, paragraph)
    session.delete(paragraph)
    return _kept(session, actor, policy, events.PolicyChanged, number=text.number, anchor=anchor)


def _paragraph(session: Session, text: PolicyVersion, anchor: str) -> PolicyParagraph | None:
    wanted = select(PolicyParagraph).where(
        PolicyParagraph.version_id == text.id, PolicyParagraph.anchor == anchor
    )
    return session.scalars(wanted).one_or_none()


def _drop_changes(session: Session, paragraph: PolicyParagraph) -> None:
    session.execute(delete(PolicyRuleChange).where(PolicyRuleChange.paragraph_id == paragraph.id))


def open_policy(
    session: Session, actor: Actor, policy_id: UUID, draft: Opening, version: int
) -> Shown:
    """Let the people concerned read it and say what they think, from today."""
    policy = _load(session, actor, policy_id, version)
    if draft.closes_on <= today():
        raise Invalid(("/closes_on", "order", "after today"))
    if draft.answers_due_on <= draft.closes_on:
        raise Invalid(("/answers_due_on", "order", "after closes_on"))
    policy.step_to(PolicyState.CONSULTATION)
    text = newest_version(session, policy)
    check_text(session, text, policy.supersedes_id)
    text.publish()
    policy.opens_on = today()
    policy.closes_on, policy.answers_due_on = draft.closes_on, draft.answers_due_on
    told = event_about(
        events.PolicyOpened,
        actor,
        policy,
        number=text.number,
        closes_on=draft.closes_on,
        answers_due_on=draft.answers_due_on,
    )
    session.flush()
    publish(session, told)
    return queries.get_policy(session, actor, policy.id)


def check_text(session: Session, text: PolicyVersion, supersedes_id: UUID | None) -> None:
    """What can be read has paragraphs, and rules that are lawful on the day on which it is published."""
    if not queries.texts_of(session, text.id):
        raise NothingToAdopt(number=text.number)
    changes = queries.changes_of(session, text.id)
    for row in changes:
        draft = RuleChangeDraft.model_validate(rows.pick(row, RuleChangeDraft.model_fields))
        guards.check_change(session, draft, f"/paragraphs/{row['anchor']}")
        guards.check_to_come(session, row, supersedes_id)
    guards.check_populations(session, changes)


def publish_version(session: Session, actor: Actor, policy_id: UUID, version: int) -> Shown:
    """Let a later version be read, beside the ones before."""
    policy = load_to_write(session, actor, policy_id, version)
    text = newest_version(session, policy)
    if text.published_at is not None or policy.state is PolicyState.DRAFT:
        raise PolicyStepRefused(policy_id=policy.id, state=policy.state, wanted="publish")
    check_text(session, text, policy.supersedes_id)
    text.publish()
    return _kept(session, actor, policy, events.PolicyVersionPublished, number=text.number)


def close_policy(session: Session, actor: Actor, policy_id: UUID, version: int) -> Shown:
    """End the consultation before its last day is over; what was said waits for answers."""
    policy = _load(session, actor, policy_id, version)
    _close(session, actor, policy)
    return queries.get_policy(session, actor, policy.id)


def close_due(session: Session, days: Days) -> int:
    """End the consultations whose last day is over."""
    due = select(Policy).where(
        Policy.state == PolicyState.CONSULTATION, Policy.closes_on < days.until
    )
    found = session.scalars(due.with_for_update()).all()
    for policy in found:
        _close(session, SYSTEM, policy)
    return len(found)


def _close(session: Session, actor: EventActor, policy: Policy) -> None:
    policy.step_to(PolicyState.ANSWERING)
    session.flush()
    told = event_about(
        events.PolicyConsultationClosed, actor, policy, answers_due_on=policy.answers_due_on
    )
    publish(session, told)


def load_to_write(session: Session, actor: Actor, policy_id: UUID, version: int) -> Policy:
    """Load a policy whose text may still become another."""
    policy = _load(session, actor, policy_id, version)
    if policy.state not in permissions.EDITED:
        raise PolicyStepRefused(policy_id=policy.id, state=policy.state, wanted="edit")
    return policy


def _load(session: Session, actor: Actor, policy_id: UUID, version: int) -> Policy:
    head = queries.see_policy(session, actor, policy_id)
    permit(permissions.writes(actor), "Only city HR writes policies")
    policy = session.get_one(Policy, head["id"], with_for_update=True)
    if policy.version != version:
        raise EditedMeanwhile(version=policy.version)
    return policy


def _kept(
    session: Session,
    actor: Actor,
    policy: Policy,
    kind: Callable[..., events.PolicyEvent],
    **facts: object,
) -> Shown:
    """Keep a change, tell of it, and show how the policy stands."""
    policy.version += 1
    session.flush()
    publish(session, event_about(kind, actor, policy, **facts))
    return queries.get_policy(session, actor, policy.id)


def event_about(
    kind: Callable[..., EventT], actor: EventActor, policy: Policy, **facts: object
) -> EventT:
    """Make an event about a policy."""
    return kind(
        actor=actor,
        subject_id=policy.id,
        title=policy.title,
        population=policy.population,
        **facts,
    )
