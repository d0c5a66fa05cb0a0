"""What happens to sessions of coaching; nothing of what was said stands in the trail, nor whom it is about."""

from dataclasses import dataclass
from typing import ClassVar

from api.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class GuidanceEvent(Event):
    """About the person; the counterpart is who leads the talk."""

    subject_kind: ClassVar[str] = "guidance"
    is_confidential: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class GuidanceBegun(GuidanceEvent):
    """A talk is on record; both are asked to sign it."""


@dataclass(frozen=True, kw_only=True)
class GuidanceChanged(GuidanceEvent):
    """One of the two wrote something else: both sign anew."""


@dataclass(frozen=True, kw_only=True)
class GuidanceSigned(GuidanceEvent):
    """One of the two, who is the actor, signed."""


@dataclass(frozen=True, kw_only=True)
class GuidanceStated(GuidanceEvent):
    """The person filled in and signed the nine statements."""


@dataclass(frozen=True, kw_only=True)
class GuidanceStatementsRead(GuidanceEvent):
    """The leader's superior read them."""
