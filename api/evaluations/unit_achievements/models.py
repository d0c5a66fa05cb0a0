"""What is kept of achievements of organizations."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.foundation.database import Model, Owned, foreign_key
from api.foundation.soft_references import soft_reference
from api.foundation.types import Instant, Key, text_enum


class UnitGrade(StrEnum):
    """R39: the capaian kinerja organisasi, best first."""

    ISTIMEWA = "istimewa"
    BAIK = "baik"
    BUTUH_PERBAIKAN = "butuh_perbaikan"
    KURANG = "kurang"
    SANGAT_KURANG = "sangat_kurang"


class UnitAchievement(Owned, Model):
    """How an organization did in a period (R39), set one level above."""

    __tablename__ = "unit_achievements"
    __table_args__ = (UniqueConstraint("unit_id", "period_id", "agency_id"),)

    unit_id: Mapped[UUID] = mapped_column(Key, foreign_key("units"))
    period_id: Mapped[int] = mapped_column(Integer, foreign_key("periods"))
    grade: Mapped[UnitGrade] = mapped_column(text_enum(UnitGrade))
    basis: Mapped[str]
    set_by: Mapped[UUID] = mapped_column(Key, info=soft_reference("users"))
    set_at: Mapped[datetime] = mapped_column(Instant)
