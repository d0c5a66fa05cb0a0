"""What is kept of taking over an earlier result: one proposal for an evaluation."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column

from api.foundation.database import Model, agency_foreign_key
from api.foundation.soft_references import soft_reference
from api.foundation.types import Instant, Key


class CarryOver(Model):
    """Which result was proposed by whom, and who agreed."""

    __tablename__ = "evaluation_carry_overs"
    __table_args__ = (agency_foreign_key("evaluation_id", "evaluations"),)
    citus = "distributed"

    evaluation_id: Mapped[UUID] = mapped_column(Key, primary_key=True)
    agency_id: Mapped[int] = mapped_column(
        Integer, ForeignKey("agencies.id", ondelete="RESTRICT"), primary_key=True
    )
    earlier_id: Mapped[UUID] = mapped_column(Key)
    """Maybe of another agency: a soft reference."""
    proposed_by: Mapped[UUID] = mapped_column(Key, info=soft_reference("users"))
    proposed_at: Mapped[datetime] = mapped_column(Instant)
    agreed_by: Mapped[UUID | None] = mapped_column(Key, info=soft_reference("users"))
    agreed_at: Mapped[datetime | None] = mapped_column(Instant)
