"""What is kept of signals: those of each period as they were found last, and when."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from api.foundation.database import Appended, Model, foreign_key
from api.foundation.soft_references import soft_reference
from api.foundation.types import Instant, Json, Key


class RatingSignal(Appended, Model):
    """Something to ask a rater about; found anew each time, so it holds on to nobody."""

    __tablename__ = "rating_signals"
    __table_args__ = (Index("ix_rating_signals_period_id", "period_id"),)

    period_id: Mapped[int] = mapped_column(Integer, foreign_key("periods"))
    kind: Mapped[str]
    rater_id: Mapped[UUID | None] = mapped_column(Key, info=soft_reference("users", holds=False))
    """Nobody where it is about the predikat of a unit."""
    unit_id: Mapped[UUID] = mapped_column(Key, info=soft_reference("units", holds=False))
    numbers: Mapped[Any] = mapped_column(Json)
    """What it follows from (`records.Signal`)."""


class SignalSearch(Model):
    """When signals of a period were looked for last, and among how much."""

    __tablename__ = "signal_searches"
    citus = "local"

    period_id: Mapped[int] = mapped_column(Integer, foreign_key("periods"), primary_key=True)
    searched_at: Mapped[datetime] = mapped_column(Instant)
    evaluations: Mapped[int]
    raters: Mapped[int]
    """With so many people that something could be said."""
