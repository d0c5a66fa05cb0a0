"""What is kept of how people stand."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from api.achievements.progress import Track
from api.foundation.clock import now
from api.foundation.database import Model, foreign_key
from api.foundation.soft_references import soft_reference
from api.foundation.types import Instant, Json, Key


class PersonPeriodFacts(Model):
    """How one person stands in one period, in one post: a Plt has a second plan and a second row.

    Derived, so it holds on to nobody: undoing an import deletes people and posts, and the counter
    drops what it had counted of them.
    """

    __tablename__ = "person_period_facts"
    __table_args__ = (
        Index("ix_person_period_facts_unit_id_period_id", "unit_id", "period_id", "agency_id"),
    )
    citus = "distributed"

    employee_id: Mapped[UUID] = mapped_column(
        Key, primary_key=True, info=soft_reference("employees", holds=False)
    )
    period_id: Mapped[int] = mapped_column(Integer, foreign_key("periods"), primary_key=True)
    assignment_id: Mapped[UUID] = mapped_column(
        Key, primary_key=True, info=soft_reference("assignments", holds=False)
    )
    agency_id: Mapped[int] = mapped_column(Integer, foreign_key("agencies"), primary_key=True)
    unit_id: Mapped[UUID] = mapped_column(Key, foreign_key("units"))
    plan_id: Mapped[UUID | None] = mapped_column(Key)
    plan_state: Mapped[str | None]
    indicators: Mapped[int] = mapped_column(default=0)
    reported: Mapped[int] = mapped_column(default=0)
    evidence_waiting: Mapped[int] = mapped_column(default=0)
    evidence_waiting_since: Mapped[datetime | None] = mapped_column(Instant)
    evidence_returned: Mapped[int] = mapped_column(default=0)
    """Returned and not yet replaced."""
    feedback_given: Mapped[int] = mapped_column(default=0)
    """Feedback of the period that leaders may read."""
    evaluation_id: Mapped[UUID | None] = mapped_column(Key)
    evaluation_state: Mapped[str | None]
    predikat: Mapped[str | None]
    """Kept from the signature on, so that nothing that reads facts can tell it before."""
    gaps: Mapped[list[int]] = mapped_column(Json, default=list)
    """Of each indicator that the period's report has a figure of: how far it is from where it should be
    at the period's end, in basis points of its target; the farthest behind first."""
    farthest: Mapped[str | None]
    """The words of the first of them, where it is behind at all."""
    on_duty: Mapped[bool] = mapped_column(default=True)
    """R24: of who rests from duty nothing is missing."""
    track: Mapped[str] = mapped_column(default=Track.NOT_REPORTED)
    """One word over `gaps`, by the borders that hold at the period's end."""
    measured: Mapped[int] = mapped_column(default=0)
    behind: Mapped[int] = mapped_column(default=0)
    """Indicators with a figure, and those of them that are behind."""
    progress_sum: Mapped[int] = mapped_column(default=0)
    expected_sum: Mapped[int] = mapped_column(default=0)
    """Basis points over the measured indicators, no more than the whole target of each."""
    goals: Mapped[int] = mapped_column(default=0)
    goals_linked: Mapped[int] = mapped_column(default=0)
    """Goals that serve a leader's goal or a line of an agreement."""
    updated_at: Mapped[datetime] = mapped_column(Instant, default=now)


class UnitPeriodFacts(Model):
    """How a unit and everything below it stand in one period.

    Derived from the people's facts by `rollups`, never added to (D10), so it holds on to no unit.
    """

    __tablename__ = "unit_period_facts"
    citus = "distributed"

    unit_id: Mapped[UUID] = mapped_column(
        Key, primary_key=True, info=soft_reference("units", holds=False)
    )
    period_id: Mapped[int] = mapped_column(Integer, foreign_key("periods"), primary_key=True)
    agency_id: Mapped[int] = mapped_column(Integer, foreign_key("agencies"), primary_key=True)
    posts: Mapped[int] = mapped_column(default=0)
    on_duty: Mapped[int] = mapped_column(default=0)
    plan_missing: Mapped[int] = mapped_column(default=0)
    plan_to_agree: Mapped[int] = mapped_column(default=0)
    unreported: Mapped[int] = mapped_column(default=0)
    complete: Mapped[int] = mapped_column(default=0)
    evidence_waiting: Mapped[int] = mapped_column(default=0)
    evidence_returned: Mapped[int] = mapped_column(default=0)
    feedback_missing: Mapped[int] = mapped_column(default=0)
    unsigned: Mapped[int] = mapped_column(default=0)
    sangat_baik: Mapped[int] = mapped_column(default=0)
    baik: Mapped[int] = mapped_column(default=0)
    butuh_perbaikan: Mapped[int] = mapped_column(default=0)
    kurang: Mapped[int] = mapped_column(default=0)
    sangat_kurang: Mapped[int] = mapped_column(default=0)
    ahead: Mapped[int] = mapped_column(default=0)
    on_track: Mapped[int] = mapped_column(default=0)
    slightly_behind: Mapped[int] = mapped_column(default=0)
    far_behind: Mapped[int] = mapped_column(default=0)
    indicators: Mapped[int] = mapped_column(default=0)
    reported: Mapped[int] = mapped_column(default=0)
    measured: Mapped[int] = mapped_column(default=0)
    behind: Mapped[int] = mapped_column(default=0)
    progress_sum: Mapped[int] = mapped_column(BigInteger, default=0)
    expected_sum: Mapped[int] = mapped_column(BigInteger, default=0)
    goals: Mapped[int] = mapped_column(default=0)
    goals_linked: Mapped[int] = mapped_column(default=0)
    updated_at: Mapped[datetime] = mapped_column(Instant, default=now)


class PersonWeek(Model):
    """How somebody stood as a week began, in one post; written once, kept."""

    __tablename__ = "person_weeks"
    citus = "distributed"

    employee_id: Mapped[UUID] = mapped_column(
        Key, primary_key=True, info=soft_reference("employees", holds=False)
    )
    period_id: Mapped[int] = mapped_column(Integer, foreign_key("periods"), primary_key=True)
    assignment_id: Mapped[UUID] = mapped_column(
        Key, primary_key=True, info=soft_reference("assignments", holds=False)
    )
    week: Mapped[date] = mapped_column(primary_key=True)
    """The Monday."""
    agency_id: Mapped[int] = mapped_column(Integer, foreign_key("agencies"), primary_key=True)
    unit_id: Mapped[UUID] = mapped_column(Key, info=soft_reference("units", holds=False))
    track: Mapped[str]
    indicators: Mapped[int]
    reported: Mapped[int]
    behind: Mapped[int]
    evidence_returned: Mapped[int]


class UnitWeek(Model):
    """How a unit's own people stood as a week began, without those of the units below."""

    __tablename__ = "unit_weeks"
    citus = "distributed"

    unit_id: Mapped[UUID] = mapped_column(
        Key, primary_key=True, info=soft_reference("units", holds=False)
    )
    period_id: Mapped[int] = mapped_column(Integer, foreign_key("periods"), primary_key=True)
    week: Mapped[date] = mapped_column(primary_key=True)
    """The Monday."""
    agency_id: Mapped[int] = mapped_column(Integer, foreign_key("agencies"), primary_key=True)
    posts: Mapped[int]
    complete: Mapped[int]
    on_track: Mapped[int]
    """Those ahead included."""
    behind: Mapped[int]
