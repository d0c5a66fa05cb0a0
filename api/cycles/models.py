"""What is kept of years and periods."""

from datetime import date
from enum import StrEnum

from sqlalchemy import Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.foundation.database import Model, Stamped, foreign_key, partial_index
from api.foundation.types import text_enum


class PeriodKind(StrEnum):
    """R34: evaluation is monthly or quarterly, chosen by the agency, and yearly."""

    BULANAN = "bulanan"
    TRIWULANAN = "triwulanan"
    TAHUNAN = "tahunan"


class CycleState(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


class PeriodState(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    EVALUATING = "evaluating"
    CLOSED = "closed"


class Cycle(Stamped, Model):
    """One year of performance of one population."""

    __tablename__ = "cycles"
    __table_args__ = (UniqueConstraint("year", "population"),)
    citus = "reference"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    year: Mapped[int]
    population: Mapped[str] = mapped_column(default="semua")
    period_kind: Mapped[PeriodKind] = mapped_column(text_enum(PeriodKind))
    planning_due_on: Mapped[date]
    state: Mapped[CycleState] = mapped_column(text_enum(CycleState), default=CycleState.PLANNED)
    version: Mapped[int] = mapped_column(default=1)


class Period(Model):
    """A stretch of the calendar."""

    __tablename__ = "periods"
    citus = "reference"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    kind: Mapped[PeriodKind] = mapped_column(text_enum(PeriodKind))
    starts_on: Mapped[date]
    ends_on: Mapped[date]


class CyclePeriod(Stamped, Model):
    """A period that a cycle reports and evaluates by."""

    __tablename__ = "cycle_periods"
    __table_args__ = (
        partial_index("ix_cycle_periods_report_due_on", "report_due_on", where="state = 'open'"),
    )
    citus = "reference"

    cycle_id: Mapped[int] = mapped_column(Integer, foreign_key("cycles"), primary_key=True)
    period_id: Mapped[int] = mapped_column(Integer, foreign_key("periods"), primary_key=True)
    report_due_on: Mapped[date]
    evaluate_due_on: Mapped[date]
    is_reported: Mapped[bool]
    """Whether achievements are reported in it: it is of the kind that its cycle is reported by; the year of
    everybody is only evaluated (R33), that of teachers is what they report (R101)."""
    state: Mapped[PeriodState] = mapped_column(text_enum(PeriodState), default=PeriodState.PLANNED)
    version: Mapped[int] = mapped_column(default=1)
