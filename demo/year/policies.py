"""Policies: written and opened by city HR, spoken about, answered, and one of them adopted."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.identity.actor import Actor
from api.policy.adoption import service as adopting
from api.policy.adoption.schemas import AdoptionDraft
from api.policy.consultation import answering
from api.policy.consultation import service as talking
from api.policy.consultation.models import PolicyComment
from api.policy.consultation.schemas import PolicyAnswerDraft, PolicyCommentDraft
from api.policy.drafting import service as drafting
from api.policy.drafting.models import Policy
from api.policy.drafting.schemas import (
    ParagraphDraft,
    PolicyDraft,
    RuleChangeDraft,
)
from api.policy.simulation import service as simulation
from api.policy.simulation.schemas import SimulationDraft
from demo.acts import Do, Scribe
from demo.days import moment
from demo.people import Cast, Person
from demo.places import known
from demo.policy_content import (
    POLICIES,
    Adopted,
    Answered,
    PolicyText,
)


@dataclass(eq=False)
class OnePolicy:
    """A policy; its key, and those of what is said about it, are known once they are there."""

    text: PolicyText
    id: UUID | None = None
    said: dict[int, UUID] = field(default_factory=dict)

    def version(self, session: Session) -> int:
        return session.get_one(Policy, known(self.id)).version


class Shaping(Scribe):
    """Notes each policy, step by step, on the days that the content says."""

    def shape(self, cast: Cast) -> None:
        hr = cast.of_role("hr_city")
        people = {person.login: person for person in cast.people if person.login}
        for text in POLICIES:
            self._run(OnePolicy(text), hr, people)

    def _run(self, policy: OnePolicy, hr: Person, people: dict[str, Person]) -> None:
        text, note = policy.text, self.diary.note
        note(moment(text.drafted, 9), hr, _drafting(policy))
        if text.opened:
            note(moment(text.opened, 8), hr, _stepping(policy, drafting.open_policy, text.opening))
        for at in range(len(text.remarks)):
            self._talk(policy, at, people)
        for at, answered in enumerate(remark.answered for remark in text.remarks):
            if answered:
                note(moment(answered.day, 9), hr, _answering(policy, at, answered))
        self._amend(policy, hr)
        if text.adopted:
            note(moment(text.adopted.day, 10), hr, _adopting(policy, text.adopted))

    def _amend(self, policy: OnePolicy, hr: Person) -> None:
        for at, line in enumerate(policy.text.paragraphs):
            if line.amended:
                self.diary.note(moment(line.amended.day, 14), hr, _amending(policy, at))

    def _talk(self, policy: OnePolicy, at: int, people: dict[str, Person]) -> None:
        remark = policy.text.remarks[at]
        self.diary.note(moment(remark.day, 13), people[remark.who], _saying(policy, at))
        for who in remark.supported_by:
            self.diary.note(moment(remark.day, 15), people[who], _supporting(policy, at))


def _drafting(policy: OnePolicy) -> Do:
    text = policy.text

    def draft(session: Session, actor: Actor) -> None:
        begun = PolicyDraft(title=text.title, summary=text.summary, what_changes=text.what_changes)
        policy.id = drafting.draft_policy(session, actor, begun)["id"]
        for at in range(len(text.paragraphs)):
            _write(session, actor, policy, at)
        simulation.simulate_policy(session, actor, known(policy.id), SimulationDraft())

    return draft


def _write(session: Session, actor: Actor, policy: OnePolicy, at: int) -> None:
    """Write a paragraph as it was drafted, or once that has been read as it was amended."""
    line = policy.text.paragraphs[at]
    amended = line.amended if policy.said else None
    rule = line.rule and line.rule.model_copy(update={"value": amended.value} if amended else {})
    paragraph = ParagraphDraft(
        position=at + 1,
        text=amended.text if amended else line.text,
        kind=line.kind,
        rule_changes=[RuleChangeDraft(**rule.model_dump())] if rule else [],
    )
    place = (known(policy.id), line.anchor)
    drafting.set_paragraph(session, actor, place, paragraph, policy.version(session))


def _stepping(policy: OnePolicy, step: Callable[..., Any], *given: Any) -> Do:
    return lambda session, actor: step(
        session, actor, known(policy.id), *given, policy.version(session)
    )


def _saying(policy: OnePolicy, at: int) -> Do:
    remark = policy.text.remarks[at]

    def say(session: Session, actor: Actor) -> None:
        draft = PolicyCommentDraft(
            kind=remark.kind, text=remark.text, proposed_text=remark.proposed_text
        )
        place = (known(policy.id), remark.anchor)
        policy.said[at] = talking.comment(session, actor, place, draft)["id"]
        talking.support_paragraph(session, actor, place, wanted=True)

    return say


def _supporting(policy: OnePolicy, at: int) -> Do:
    return lambda session, actor: talking.support_comment(
        session, actor, policy.said[at], wanted=True
    )


def _answering(policy: OnePolicy, at: int, answered: Answered) -> Do:
    def answer(session: Session, actor: Actor) -> None:
        said = session.get_one(PolicyComment, policy.said[at])
        draft = PolicyAnswerDraft(verdict=answered.verdict, answer=answered.answer)
        answering.answer_comment(session, actor, said.id, draft, said.version)

    return answer


def _amending(policy: OnePolicy, at: int) -> Do:
    def amend(session: Session, actor: Actor) -> None:
        _write(session, actor, policy, at)
        drafting.publish_version(session, actor, known(policy.id), policy.version(session))
        simulation.simulate_policy(session, actor, known(policy.id), SimulationDraft())

    return amend


def _adopting(policy: OnePolicy, adopted: Adopted) -> Do:
    draft = AdoptionDraft(decided_on=adopted.day, **adopted.model_dump(exclude={"day"}))
    return _stepping(policy, adopting.adopt_policy, draft)
