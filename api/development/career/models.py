"""What is kept of careers, and of how many posts an agency needs."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.foundation.database import Appended, Model, Registry, agency_foreign_key, foreign_key
from api.foundation.soft_references import soft_reference
from api.foundation.types import Key, text_enum
from api.organization.models import PositionKind


class RecordKind(StrEnum):
    """What a document says of somebody."""

    PANGKAT = "pangkat"
    PENDIDIKAN = "pendidikan"
    PREDIKAT = "predikat"
    HUKUMAN = "hukuman"
    UJI_KOMPETENSI = "uji_kompetensi"
    UJIAN_DINAS = "ujian_dinas"
    PRESTASI = "prestasi"


class CareerRecord(Appended, Model):
    """One thing on record: written once, taken back only by a row that reverses it."""

    __tablename__ = "career_records"
    __table_args__ = (
        agency_foreign_key("reverses_id", "career_records"),
        Index("ix_career_records_employee_id", "employee_id"),
        UniqueConstraint("reverses_id", "agency_id"),
        CheckConstraint("(kind = 'predikat') = (year IS NOT NULL)", "predikat_has_its_year"),
        CheckConstraint("kind <> 'hukuman' OR until_on IS NOT NULL", "sanction_ends"),
        CheckConstraint("until_on IS NULL OR until_on >= from_on", "ends_after_it_begins"),
        CheckConstraint("reverses_id IS NULL OR reason IS NOT NULL", "reversal_has_reason"),
    )

    employee_id: Mapped[UUID] = mapped_column(Key, foreign_key("employees"))
    kind: Mapped[RecordKind] = mapped_column(text_enum(RecordKind))
    value: Mapped[str]
    """A golongan, a degree, a predikat, a severity, a jenjang, an exam: as `values.py` allows for the kind."""
    year: Mapped[int | None]
    from_on: Mapped[date]
    """Since when it holds: the TMT of a golongan, the day of a diploma."""
    until_on: Mapped[date | None]
    """The last day that it holds; empty where it does not lapse."""
    document_no: Mapped[str | None]
    reason: Mapped[str | None]
    reverses_id: Mapped[UUID | None] = mapped_column(Key)
    entered_by: Mapped[UUID | None] = mapped_column(Key, info=soft_reference("users"))


class PositionNeed(Registry, Model):
    """How many posts of a jenjang an agency needs from a day on (kebutuhan jabatan, R83)."""

    __tablename__ = "position_needs"
    __table_args__ = (UniqueConstraint("agency_id", "family_key", "level", "valid_from"),)

    agency_id: Mapped[int] = mapped_column(Integer, foreign_key("agencies"))
    family: Mapped[str]
    """The title without the words of its jenjang: "Guru", "Perawat"."""
    family_key: Mapped[str]
    level: Mapped[PositionKind] = mapped_column(text_enum(PositionKind))
    valid_from: Mapped[date]
    seats: Mapped[int]
    document_no: Mapped[str | None]
    set_by: Mapped[UUID | None] = mapped_column(Key, info=soft_reference("users"))
