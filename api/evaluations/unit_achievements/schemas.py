"""How achievements of organizations look on the wire."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from api.evaluations.unit_achievements.models import UnitGrade
from api.foundation.paging import PageRequest
from api.foundation.schema import Named, Number, Paragraph, Schema, View


class UnitAchievementDraft(Schema):
    grade: UnitGrade
    basis: Annotated[Paragraph, Field(min_length=3)]


class UnitAchievementFilter(PageRequest):
    period_id: Number


class UnitAchievementView(View):
    """One organization in one period; `grade` is null and `version` 0 until it is set."""

    unit: Named
    period_id: int
    grade: UnitGrade | None
    basis: str | None
    set_by: Named | None
    set_at: datetime | None
    version: int
    may: list[Literal["set"]]
