"""What is kept of units: counts of their own people in each period, as they were last counted."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from api.foundation.database import Model, foreign_key
from api.foundation.soft_references import soft_reference
from api.foundation.types import Instant, Key


class UnitPeriodFigures(Model):
    """Counts of people by their definitive post; of one unit alone, without those below it."""

    __tablename__ = "unit_period_figures"
    __table_args__ = (Index("ix_unit_period_figures_period_id", "period_id"),)
    citus = "distributed"

    unit_id: Mapped[UUID] = mapped_column(
        Key, primary_key=True, info=soft_reference("units", holds=False)
    )
    period_id: Mapped[int] = mapped_column(Integer, foreign_key("periods"), primary_key=True)
    agency_id: Mapped[int] = mapped_column(Integer, foreign_key("agencies"), primary_key=True)
    people: Mapped[int]
    measured: Mapped[int]
    """With figures that say whether they keep pace."""
    on_track: Mapped[int]
    """Of those: keep pace or are ahead."""
    agreed: Mapped[int]
    """With an agreed plan, so that a report is due."""
    early: Mapped[int]
    """Of those: reported before the last day."""
    last_day: Mapped[int]
    late: Mapped[int]
    by_others: Mapped[int]
    """Of those who reported: somebody else sent it."""
    sangat_baik: Mapped[int]
    baik: Mapped[int]
    butuh_perbaikan: Mapped[int]
    kurang: Mapped[int]
    sangat_kurang: Mapped[int]
    counted_at: Mapped[datetime] = mapped_column(Instant)
