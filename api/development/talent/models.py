"""What is kept of potential: what HR was told by those who assess it."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from api.foundation.database import Appended, Model, foreign_key
from api.foundation.soft_references import soft_reference
from api.foundation.types import Key, text_enum


class Band(StrEnum):
    """A third of an axis of the nine boxes."""

    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"


class TalentAssessment(Appended, Model):
    """What an assessment of somebody's potential found, as HR recorded it; the latest holds for some years."""

    __tablename__ = "talent_assessments"
    __table_args__ = (Index("ix_talent_assessments_employee_id", "employee_id"),)

    employee_id: Mapped[UUID] = mapped_column(Key, foreign_key("employees"))
    potential: Mapped[Band] = mapped_column(text_enum(Band, "talent_band"))
    reason: Mapped[str]
    document_no: Mapped[str | None]
    assessed_on: Mapped[date]
    given_by: Mapped[UUID] = mapped_column(Key, info=soft_reference("users"))
