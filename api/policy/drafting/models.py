"""What is kept of policies: their versions, paragraphs and rule changes, and which steps are lawful."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.foundation.clock import now
from api.foundation.database import Local, Model, foreign_key
from api.foundation.soft_references import soft_reference
from api.foundation.types import Instant, Json, Key, text_enum
from api.policy.errors import PolicyStepRefused


class PolicyState(StrEnum):
    DRAFT = "draft"
    CONSULTATION = "consultation"
    ANSWERING = "answering"
    ADOPTED = "adopted"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class ParagraphKind(StrEnum):
    """What a paragraph does to what is practised today, as its readers are told."""

    AS_NOW = "as_now"
    CHANGED = "changed"
    NEW = "new"


class ChangeTarget(StrEnum):
    """What a rule change writes: a setting, a row of a table, or how a population's year is made."""

    SETTING = "setting"
    TABLE = "table"
    CYCLE = "cycle"


NEXT_STEPS = {
    PolicyState.DRAFT: frozenset({PolicyState.CONSULTATION, PolicyState.WITHDRAWN}),
    PolicyState.CONSULTATION: frozenset({PolicyState.ANSWERING, PolicyState.WITHDRAWN}),
    PolicyState.ANSWERING: frozenset({PolicyState.ADOPTED, PolicyState.WITHDRAWN}),
    PolicyState.ADOPTED: frozenset({PolicyState.SUPERSEDED, PolicyState.WITHDRAWN}),
    PolicyState.SUPERSEDED: frozenset[PolicyState](),
    PolicyState.WITHDRAWN: frozenset[PolicyState](),
}


class Policy(Local, Model):
    """A question that the city answers for its people, from the draft to what holds."""

    __tablename__ = "policies"
    __table_args__ = (
        Index("ix_policies_state_closes_on", "state", "closes_on"),
        CheckConstraint(
            "state NOT IN ('adopted', 'superseded') OR (decision_no IS NOT NULL AND signer IS NOT NULL"
            " AND decided_on IS NOT NULL AND effective_from IS NOT NULL)",
            "adopted_has_a_decision",
        ),
        CheckConstraint("opens_on IS NULL OR opens_on <= closes_on", "opens_before_it_closes"),
        CheckConstraint("state <> 'withdrawn' OR withdrawn_reason IS NOT NULL", "withdrawn_why"),
    )

    title: Mapped[str]
    """The question that it answers, as its heading asks it."""
    population: Mapped[str] = mapped_column(default="semua")
    """Who is asked: everybody, or the people of one population."""
    opens_on: Mapped[date | None]
    closes_on: Mapped[date | None]
    """The last day on which something can be said."""
    answers_due_on: Mapped[date | None]
    anonymous_allowed: Mapped[bool] = mapped_column(default=True)
    state: Mapped[PolicyState] = mapped_column(text_enum(PolicyState), default=PolicyState.DRAFT)
    decision_no: Mapped[str | None]
    signer: Mapped[str | None]
    decided_on: Mapped[date | None]
    effective_from: Mapped[date | None]
    review_on: Mapped[date | None]
    """When it is looked at again."""
    supersedes_id: Mapped[UUID | None] = mapped_column(Key, foreign_key("policies"))
    """The adopted policy in whose place this one comes."""
    withdrawn_reason: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)

    def step_to(self, state: PolicyState) -> None:
        """Move along the lawful path, or refuse."""
        if state not in NEXT_STEPS[self.state]:
            raise PolicyStepRefused(policy_id=self.id, state=self.state, wanted=state)
        self.state = state
        self.version += 1


class PolicyVersion(Local, Model):
    """The text as it stood; written over while it is a draft, never once it was published."""

    __tablename__ = "policy_versions"
    __table_args__ = (UniqueConstraint("policy_id", "number"),)

    policy_id: Mapped[UUID] = mapped_column(Key, foreign_key("policies"))
    number: Mapped[int]
    summary: Mapped[str]
    """The policy in plain words."""
    what_changes: Mapped[str]
    """What changes for whoever reads it, in plain words."""
    published_at: Mapped[datetime | None] = mapped_column(Instant)

    def publish(self) -> None:
        """Let it be read; from now on it stays as it is."""
        self.published_at = now()


class PolicyParagraph(Local, Model):
    """A paragraph of a version; the same paragraph has the same anchor in every version."""

    __tablename__ = "policy_paragraphs"
    __table_args__ = (UniqueConstraint("version_id", "anchor"),)

    version_id: Mapped[UUID] = mapped_column(Key, foreign_key("policy_versions"))
    anchor: Mapped[str]
    position: Mapped[int]
    text: Mapped[str]
    kind: Mapped[ParagraphKind] = mapped_column(text_enum(ParagraphKind))


class PolicyRuleChange(Local, Model):
    """A rule that a paragraph changes: at adoption one dated row of the rules."""

    __tablename__ = "policy_rule_changes"
    __table_args__ = (
        UniqueConstraint(
            "paragraph_id",
            "key",
            "population",
            "effective_from",
            name="uq_policy_rule_changes_one_a_day",
        ),
    )

    paragraph_id: Mapped[UUID] = mapped_column(Key, foreign_key("policy_paragraphs"))
    target: Mapped[ChangeTarget] = mapped_column(text_enum(ChangeTarget))
    key: Mapped[str]
    population: Mapped[str] = mapped_column(default="semua")
    value: Mapped[Any] = mapped_column(Json)
    effective_from: Mapped[date]


class PolicySimulation(Model):
    """What past data would have looked like under the rule changes of a version; written once."""

    __tablename__ = "policy_simulations"
    __table_args__ = (UniqueConstraint("version_id", "rule_changes_hash", "since", "until"),)
    citus = "local"

    id: Mapped[UUID] = mapped_column(Key, primary_key=True)
    version_id: Mapped[UUID] = mapped_column(Key, foreign_key("policy_versions"))
    rule_changes_hash: Mapped[str]
    since: Mapped[date]
    until: Mapped[date]
    """The days whose data were looked at, both included."""
    result: Mapped[Any] = mapped_column(Json)
    created_at: Mapped[datetime] = mapped_column(Instant, default=now)
    made_by: Mapped[UUID] = mapped_column(Key, info=soft_reference("users"))
