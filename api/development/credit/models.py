"""What is kept of angka kredit."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.foundation.database import Appended, Model, agency_foreign_key, foreign_key
from api.foundation.soft_references import soft_reference
from api.foundation.types import Key, text_enum


class CreditKind(StrEnum):
    """Where a line of the ledger comes from, as the sheet Penetapan Angka Kredit names it (R77)."""

    KONVERSI = "konversi"
    DASAR = "dasar"
    PENDIDIKAN = "pendidikan"
    PERPINDAHAN = "perpindahan"
    LAMA = "lama"
    PENYESUAIAN = "penyesuaian"
    PEMBATALAN = "pembatalan"


class CreditEntry(Appended, Model):
    """One line of somebody's ledger: written once, taken back only by a line that reverses it.

    Points are in units of 1/120,000 (`conversion.UNITS`); a coefficient is in hundredths.
    """

    __tablename__ = "credit_entries"
    __table_args__ = (
        agency_foreign_key("reverses_id", "credit_entries"),
        Index("ix_credit_entries_employee_id", "employee_id"),
        Index("ix_credit_entries_evaluation_id", "evaluation_id"),
        UniqueConstraint("reverses_id", "agency_id"),
        CheckConstraint(
            "(kind = 'pembatalan') = (reverses_id IS NOT NULL)", "reversal_names_its_line"
        ),
        CheckConstraint(
            "kind <> 'konversi' OR (evaluation_id IS NOT NULL AND months IS NOT NULL"
            " AND percent IS NOT NULL AND coefficient IS NOT NULL"
            " AND first_month IS NOT NULL AND last_month IS NOT NULL)",
            "conversion_is_written_out",
        ),
        CheckConstraint("kind = 'konversi' OR reason IS NOT NULL", "others_have_reason"),
    )

    employee_id: Mapped[UUID] = mapped_column(Key, foreign_key("employees"))
    kind: Mapped[CreditKind] = mapped_column(text_enum(CreditKind))
    level: Mapped[str]
    """The jenjang in which it counts, as the table `credit_levels` names it."""
    units: Mapped[int] = mapped_column(BigInteger)
    months: Mapped[int | None]
    percent: Mapped[int | None]
    coefficient: Mapped[int | None]
    first_month: Mapped[int | None]
    last_month: Mapped[int | None]
    evaluation_id: Mapped[UUID | None] = mapped_column(Key, info=soft_reference("evaluations"))
    predikat: Mapped[str | None]
    rule_id: Mapped[str]
    document_no: Mapped[str | None]
    decided_on: Mapped[date | None]
    reverses_id: Mapped[UUID | None] = mapped_column(Key)
    reason: Mapped[str | None]
    entered_by: Mapped[UUID | None] = mapped_column(Key, info=soft_reference("users"))


class CreditMonth(Model):
    """A month that counts in a line: no month counts twice (R74, R76)."""

    __tablename__ = "credit_months"
    __table_args__ = (agency_foreign_key("entry_id", "credit_entries"),)
    citus = "distributed"

    employee_id: Mapped[UUID] = mapped_column(Key, foreign_key("employees"), primary_key=True)
    month: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    """As yyyymm."""
    agency_id: Mapped[int] = mapped_column(Integer, primary_key=True)
    entry_id: Mapped[UUID] = mapped_column(Key)
