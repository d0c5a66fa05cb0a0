"""What happened to plans."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from api.foundation.events import Event
from api.foundation.fingerprints import Fingerprint


@dataclass(frozen=True, kw_only=True)
class PlanEvent(Event):
    """`about_id` is the plan's owner, `counterpart_id` its assessor."""

    subject_kind: ClassVar[str] = "plan"
    cycle_id: int


@dataclass(frozen=True, kw_only=True)
class PlanDrafted(PlanEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class PlanEdited(PlanEvent):
    what: str
    line_id: UUID | None = None
    fields: list[str] | None = None


@dataclass(frozen=True, kw_only=True)
class PlanSubmitted(PlanEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class PlanWithdrawn(PlanEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class PlanReturned(PlanEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class PlanAgreed(PlanEvent):
    revision: int
    record: Fingerprint


@dataclass(frozen=True, kw_only=True)
class PlanCancelled(PlanEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class PlanCommented(PlanEvent):
    comment_id: UUID


@dataclass(frozen=True, kw_only=True)
class PlansHandedOver(PlanEvent):
    """The plan's assessor changed; `counterpart_id` is the new one."""

    previous_id: UUID


@dataclass(frozen=True, kw_only=True)
class PlanShortened(PlanEvent):
    """The post ends before the plan did, so the plan ends with it (R22, R45)."""

    ends_on: date


@dataclass(frozen=True, kw_only=True)
class PlanProlonged(PlanEvent):
    """The post lasts longer than was known, and the plan with it, at most to the year's end (R22)."""

    previous_ends_on: date
    ends_on: date
