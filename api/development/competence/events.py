"""What happens to the competence model, to levels, needs and plans; no level is ever in an event's data."""

from dataclasses import dataclass
from typing import ClassVar

from api.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class CompetenceSet(Event):
    """A competence came into the model, or says something else from now on; `fields`: what."""

    subject_kind: ClassVar[str] = "competence"
    code: str
    fields: list[str]


@dataclass(frozen=True, kw_only=True)
class RequirementSet(Event):
    """A post requires a level; none: no more than every post of its kind."""

    subject_kind: ClassVar[str] = "competence"
    code: str
    position_kind: str
    title_key: str
    level: int | None


@dataclass(frozen=True, kw_only=True)
class CompetenceWordsSet(Event):
    """Words tell of a competence, or do no more."""

    subject_kind: ClassVar[str] = "competence"
    code: str
    words: str
    removed: bool


@dataclass(frozen=True, kw_only=True)
class CompetenceLevelGiven(Event):
    """Somebody's competence was looked at, by themselves or by the assessor (R31)."""

    subject_kind: ClassVar[str] = "competences"
    code: str
    viewpoint: str


@dataclass(frozen=True, kw_only=True)
class WishSet(Event):
    """Somebody wishes to learn something, or does no more."""

    subject_kind: ClassVar[str] = "competences"
    code: str
    removed: bool


@dataclass(frozen=True, kw_only=True)
class AdviceAssigned(Event):
    """The assessor says of which competences an advice speaks; about the employee."""

    subject_kind: ClassVar[str] = "evaluation"
    codes: list[str]


@dataclass(frozen=True, kw_only=True)
class NeedsFound(Event):
    """Somebody is told of needs that were found."""

    subject_kind: ClassVar[str] = "competences"
    codes: list[str]


@dataclass(frozen=True, kw_only=True)
class NeedsRead(Event):
    """Whose needs they are has read them."""

    subject_kind: ClassVar[str] = "competences"


@dataclass(frozen=True, kw_only=True)
class DevelopmentNeedDecided(Event):
    subject_kind: ClassVar[str] = "development_need"
    code: str
    year: int
    state: str


@dataclass(frozen=True, kw_only=True)
class DevelopmentPlanMoved(Event):
    """The counterpart of a proposed plan is the superior, who is asked to agree."""

    subject_kind: ClassVar[str] = "development_plan"
    year: int
    state: str


@dataclass(frozen=True, kw_only=True)
class DevelopmentActionSet(Event):
    """An action was planned, changed, or took a step."""

    subject_kind: ClassVar[str] = "development_action"
    state: str
