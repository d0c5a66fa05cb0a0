"""What is kept of performance agreements (perjanjian kinerja): registry of the city."""

from decimal import Decimal
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.foundation.database import Model, Registry, foreign_key
from api.foundation.types import Exact, Key, text_enum
from api.goals.models import Direction


class Versioned(Registry):
    """A row of the registry that is written by more than one hand: `version` refuses lost updates."""

    version: Mapped[int] = mapped_column(default=1)


class PerformanceAgreement(Versioned, Model):
    """The perjanjian kinerja of a unit for a year."""

    __tablename__ = "performance_agreements"
    __table_args__ = (UniqueConstraint("unit_id", "year"),)

    unit_id: Mapped[UUID] = mapped_column(Key, foreign_key("units"))
    year: Mapped[int]
    document_no: Mapped[str | None]


class AgreementIndicator(Versioned, Model):
    """One line of a perjanjian kinerja; parent of the leader's goals."""

    __tablename__ = "agreement_indicators"
    __table_args__ = (UniqueConstraint("agreement_id", "code"),)

    agreement_id: Mapped[UUID] = mapped_column(Key, foreign_key("performance_agreements"))
    code: Mapped[str]
    objective: Mapped[str]
    text: Mapped[str]
    unit_of_measure: Mapped[str | None]
    direction: Mapped[Direction] = mapped_column(text_enum(Direction), default=Direction.HIGHER)
    target: Mapped[Decimal | None] = mapped_column(Exact)
    target_text: Mapped[str | None]


class AgreementProgramme(Versioned, Model):
    """A programme or activity of a perjanjian kinerja with its budget (anggaran)."""

    __tablename__ = "agreement_programmes"
    __table_args__ = (Index("ix_agreement_programmes_agreement_id", "agreement_id", "id"),)

    agreement_id: Mapped[UUID] = mapped_column(Key, foreign_key("performance_agreements"))
    name: Mapped[str]
    budget: Mapped[Decimal | None] = mapped_column(Exact)
    """In rupiah."""
