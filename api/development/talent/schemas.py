"""Performance beside potential on the wire: the method and its limits are part of every answer."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.development.competence.schemas import Reason, Year
from api.development.talent.models import Band
from api.development.talent.placing import Basis
from api.evaluations.models import Predikat
from api.foundation.paging import PageRequest
from api.foundation.schema import Day, Line, Named, Schema, View


class TalentFilter(Schema):
    """`year`: the last whose predikat counts; the year before today's, if none is given."""

    unit_id: UUID
    year: Year | None = None


class TalentPeopleFilter(PageRequest):
    """`placed`: only those in a box, or only those of whom too little is known."""

    unit_id: UUID
    year: Year | None = None
    performance: Band | None = None
    potential: Band | None = None
    placed: bool | None = None


class TalentMethod(View):
    """By what people are placed, for whoever shows it to say in words.

    `steps`, in order: "last_predikat", "high_needs_steady", "recorded_first", "levels_of_post",
    "levels_of_next_post". `known_percent`: of the competences of the post so many have to be known;
    `meets_percent`: so many of those have to reach a level; `valid_years`: how long an assessment holds.
    """

    steps: list[str]
    known_percent: int
    meets_percent: int
    valid_years: int


class TalentBox(View):
    """How many stand in a box; empty where so few are placed that comparing them says nothing."""

    performance: Band
    potential: Band
    people: int | None


class TalentView(View):
    """The nine boxes of a unit. `unknown`: people of whom too little is known to place them.

    `limits`: "no_verdict", "assessors_differ", "levels_are_views", "one_year_only" (`one_year` people have the
    predikat of one year alone), "unknown_left_out", "too_few". `may`: "assess".
    """

    unit: Named
    year: int
    small_group: int
    people: int
    placed: int
    unknown_performance: int
    unknown_potential: int
    by_assessment: int
    by_levels: int
    one_year: int
    boxes: list[TalentBox]
    method: TalentMethod
    limits: list[str]
    may: list[str]


class YearPredikat(View):
    year: int
    predikat: Predikat


class TalentPerson(View):
    """Where somebody stands and what from. `required`, `known`, `meets`, `meets_next`: competences."""

    employee: Named
    position: str | None
    unit_name: str
    performance: Band | None
    potential: Band | None
    basis: Basis | None
    predikats: list[YearPredikat]
    assessed_on: date | None
    required: int
    known: int
    meets: int
    meets_next: int


class AssessmentDraft(Schema):
    """What an assessment of potential found, as its document says."""

    potential: Band
    reason: Reason
    document_no: Annotated[Line, Field(min_length=1, max_length=120)] | None = None
    assessed_on: Day


class AssessmentView(View):
    id: UUID
    potential: Band
    reason: str
    document_no: str | None
    assessed_on: date
    given_by: str | None
    """The name."""


class AssessmentList(View):
    """What is recorded of somebody's potential, the latest first. `may`: "assess"."""

    employee: Named
    items: list[AssessmentView]
    may: list[str]
