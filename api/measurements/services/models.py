"""What is kept of services and their cases; no column has room for who applied."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.foundation.database import FOREVER, Model, Owned, agency_foreign_key, foreign_key
from api.foundation.soft_references import soft_reference
from api.foundation.types import Instant, Key, text_enum


class ServiceState(StrEnum):
    """A service is tried on past cases before its figures count."""

    TRIAL = "trial"
    COUNTING = "counting"
    ENDED = "ended"


class CaseState(StrEnum):
    OPEN = "open"
    SUSPENDED = "suspended"
    DONE = "done"
    WITHDRAWN = "withdrawn"


class Service(Owned, Model):
    """What an agency does for people within a stated time."""

    __tablename__ = "services"
    __table_args__ = (
        UniqueConstraint("code", "agency_id"),
        Index("ix_services_unit_id", "unit_id"),
    )

    unit_id: Mapped[UUID] = mapped_column(Key, foreign_key("units"))
    code: Mapped[str]
    name: Mapped[str]
    noun: Mapped[str]
    """What one case gives, in a word: izin, rekomendasi."""
    is_six_day: Mapped[bool] = mapped_column(default=False)
    source_name: Mapped[str]
    case_url: Mapped[str | None]
    """Where the other system shows a case; `{key}` stands for its key."""
    state: Mapped[ServiceState] = mapped_column(text_enum(ServiceState), default=ServiceState.TRIAL)
    service_account_id: Mapped[UUID | None] = mapped_column(Key, foreign_key("service_accounts"))
    last_received_at: Mapped[datetime | None] = mapped_column(Instant)


class ServiceStandard(Owned, Model):
    """In how many working days a service is done, from a day on."""

    __tablename__ = "service_standards"
    __table_args__ = (
        agency_foreign_key("service_id", "services"),
        Index("ix_service_standards_service_id_valid_from", "service_id", "valid_from"),
    )

    service_id: Mapped[UUID] = mapped_column(Key)
    working_days: Mapped[int]
    valid_from: Mapped[date]
    valid_until: Mapped[date] = mapped_column(default=FOREVER)
    legal_basis: Mapped[str]


class ServiceStep(Owned, Model):
    """A step of the work, and which unit holds a case meanwhile; without one the officer's team."""

    __tablename__ = "service_steps"
    __table_args__ = (
        agency_foreign_key("service_id", "services"),
        UniqueConstraint("service_id", "position", "agency_id"),
        UniqueConstraint("service_id", "code", "agency_id"),
    )

    service_id: Mapped[UUID] = mapped_column(Key)
    position: Mapped[int]
    code: Mapped[str]
    name: Mapped[str]
    unit_id: Mapped[UUID | None] = mapped_column(Key, foreign_key("units"))


class ServiceCase(Owned, Model):
    """One case as it was delivered last, and what was counted of it."""

    __tablename__ = "service_cases"
    __table_args__ = (
        agency_foreign_key("service_id", "services"),
        UniqueConstraint("service_id", "external_key", "agency_id"),
        Index(
            "ix_service_cases_service_id_issued_on_working_days",
            "service_id",
            "issued_on",
            "working_days",
        ),
        Index("ix_service_cases_service_id_state_due_on", "service_id", "state", "due_on"),
        Index("ix_service_cases_officer_id_issued_on", "officer_id", "issued_on"),
        Index("ix_service_cases_service_id_received_at", "service_id", "received_at"),
        CheckConstraint("issued_on IS NULL OR complete_on IS NOT NULL", "issued_when_complete"),
    )

    service_id: Mapped[UUID] = mapped_column(Key)
    external_key: Mapped[str]
    kind: Mapped[str | None]
    officer_id: Mapped[UUID | None] = mapped_column(Key, info=soft_reference("users"))
    unit_id: Mapped[UUID] = mapped_column(Key, foreign_key("units"))
    """The officer's team on the day on which the file was complete."""
    requested_on: Mapped[date | None]
    complete_on: Mapped[date | None]
    issued_on: Mapped[date | None]
    standard_days: Mapped[int]
    due_on: Mapped[date | None]
    """The last day of the standard; nobody knows it while the applicant completes the file."""
    suspended_days: Mapped[int] = mapped_column(default=0)
    working_days: Mapped[int | None]
    """From the complete file to the result; empty until then."""
    state: Mapped[CaseState] = mapped_column(text_enum(CaseState))
    step: Mapped[int | None]
    """The position of the step that the case is in."""
    changed_at: Mapped[datetime] = mapped_column(Instant)
    """When the other system says it changed: the newest counts, in whatever order it arrives."""
    content_hash: Mapped[bytes] = mapped_column(LargeBinary)
    received_at: Mapped[datetime] = mapped_column(Instant)


class CaseStep(Model):
    """A case's stay in a step; it may come back to one."""

    __tablename__ = "case_steps"
    __table_args__ = (agency_foreign_key("case_id", "service_cases"),)
    citus = "distributed"

    case_id: Mapped[UUID] = mapped_column(Key, primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    agency_id: Mapped[int] = mapped_column(Integer, primary_key=True)
    position: Mapped[int]
    entered_on: Mapped[date]
    left_on: Mapped[date | None]
    working_days: Mapped[int | None]


class CaseSuspension(Model):
    """Days that do not count, because the applicant completes the file."""

    __tablename__ = "case_suspensions"
    __table_args__ = (agency_foreign_key("case_id", "service_cases"),)
    citus = "distributed"

    case_id: Mapped[UUID] = mapped_column(Key, primary_key=True)
    valid_from: Mapped[date] = mapped_column(primary_key=True)
    agency_id: Mapped[int] = mapped_column(Integer, primary_key=True)
    valid_until: Mapped[date] = mapped_column(default=FOREVER)
    reason: Mapped[str]


class CaseReminder(Model):
    """Who was reminded of a case on which day: once a day."""

    __tablename__ = "case_reminders"
    __table_args__ = (agency_foreign_key("case_id", "service_cases"),)
    citus = "distributed"

    case_id: Mapped[UUID] = mapped_column(Key, primary_key=True)
    on_day: Mapped[date] = mapped_column(primary_key=True)
    agency_id: Mapped[int] = mapped_column(Integer, primary_key=True)
    from_id: Mapped[UUID] = mapped_column(Key, info=soft_reference("users"))
