"""What is kept of saved views."""

from datetime import date
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from api.foundation.database import Model, Owned, foreign_key
from api.foundation.soft_references import soft_reference
from api.foundation.types import Key


class SavedView(Owned, Model):
    """A unit and a list of the cockpit under a name of its owner's; always of the period under way."""

    __tablename__ = "saved_views"
    __table_args__ = (Index("ix_saved_views_owner_id", "owner_id"),)

    owner_id: Mapped[UUID] = mapped_column(Key, info=soft_reference("users", holds=False))
    name: Mapped[str]
    unit_id: Mapped[UUID | None] = mapped_column(Key, foreign_key("units"))
    listed: Mapped[str | None]
    """A count or a list of the cockpit, by its word."""
    is_weekly: Mapped[bool] = mapped_column(default=False)
    told_on: Mapped[date | None]
    """The Monday on which the owner was told last."""
