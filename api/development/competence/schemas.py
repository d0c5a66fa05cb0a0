"""The competence model and the levels of people on the wire."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.development.competence.models import HIGHEST, LOWEST, CompetenceGroup, Viewpoint
from api.foundation.schema import Day, Line, Named, Number, Paragraph, Schema, View
from api.organization.models import PositionKind

Code = Annotated[Line, Field(min_length=2, max_length=60, pattern=r"^[a-z0-9_]+$")]
Level = Annotated[int, Field(ge=LOWEST, le=HIGHEST)]
Reason = Annotated[Paragraph, Field(min_length=3, max_length=1000)]
Text = Annotated[Paragraph, Field(min_length=3, max_length=500)]
Name = Annotated[Line, Field(min_length=2, max_length=200)]
FiveLevels = Annotated[list[Text], Field(min_length=HIGHEST, max_length=HIGHEST)]
Year = Annotated[int, Field(ge=2000, le=2100)]


class OfYear(Schema):
    """The year that runs, if none is given."""

    year: Year | None = None


class CompetenceFilter(Schema):
    """`agency_id`: what holds for that agency's people; what is over is left out unless `ended`."""

    group: CompetenceGroup | None = None
    agency_id: Number | None = None
    ended: bool = False


class CompetenceDraft(Schema):
    """A competence; with `agency_id` a technical one of that agency's own posts."""

    code: Code
    group: CompetenceGroup
    agency_id: Number | None = None
    name: Name
    description: Text | None = None
    levels: FiveLevels | None = None
    valid_from: Day | None = None


class CompetenceChange(Schema):
    """What changes; `valid_until`: the first day on which it counts no more."""

    name: Name | None = None
    description: Text | None = None
    levels: FiveLevels | None = None
    valid_until: Day | None = None


class CompetenceView(View):
    """`levels`: what the five levels look like, the lowest first. `may`: "change"."""

    id: UUID
    code: str
    group: CompetenceGroup
    agency_id: int | None
    name: str
    description: str | None
    levels: list[str] | None
    valid_from: date
    valid_until: date
    version: int
    may: list[str]


class CompetenceList(View):
    items: list[CompetenceView]
    may: list[str]
    """"add" for who keeps the model, of the city or of an agency."""


class RequirementFilter(Schema):
    position_kind: PositionKind | None = None


class RequirementDraft(Schema):
    """Which level a post requires; `title` "*" for every title of the kind, no `level` takes it back.

    A title counts without its jenjang: "Guru Ahli Muda" is "guru".
    """

    position_kind: PositionKind
    title: Name | Literal["*"]
    competence_code: Code
    level: Level | None


class RequirementView(View):
    position_kind: PositionKind
    title_key: str
    competence_code: str
    competence_name: str
    level: int


class RequirementList(View):
    """`adequate`: the level of B.1.9 that every post requires of the nine, where none is named."""

    adequate: int
    items: list[RequirementView]


class WordDraft(Schema):
    words: Annotated[Line, Field(min_length=3, max_length=100)]
    competence_code: Code


class WordView(View):
    id: UUID
    words: str
    competence_code: str
    competence_name: str


class WordList(View):
    items: list[WordView]


class NamedCompetence(View):
    code: str
    name: str
    group: CompetenceGroup


class LevelDraft(Schema):
    """A level in one's own view, or in the assessor's: who gives it says which (R31, B.1.9)."""

    competence_code: Code
    level: Level
    reason: Reason | None = None
    given_on: Day | None = None
    document_no: Annotated[Line, Field(min_length=1, max_length=120)] | None = None


class LevelView(View):
    viewpoint: Viewpoint
    level: int
    reason: str | None
    given_on: date
    document_no: str | None
    given_by: str
    """The name."""


class StandingView(View):
    """One competence of somebody: the latest of each view, what the post requires, and the gap.

    `gap`: levels that are missing in the assessor's view; none where either is not known.
    """

    competence: NamedCompetence
    own_level: int | None
    assessor_level: int | None
    post_level: int | None
    gap: int | None
    history: list[LevelView]


class PersonCompetences(View):
    """`may`: "own" or "assessor", as whom the asker may give a level."""

    employee: Named
    items: list[StandingView]
    may: list[str]
