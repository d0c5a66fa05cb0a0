"""What is kept of how people stand."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

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
    updated_at: Mapped[datetime] = mapped_column(Instant, default=now)
