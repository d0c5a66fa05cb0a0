"""What is kept of use: sums, and for a few minutes marks by which nobody is counted twice."""

from datetime import date, datetime

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from api.foundation.database import Model
from api.foundation.types import Instant


class UseDay(Model):
    """Minutes of one day in which people of a role were there, by kind of device."""

    __tablename__ = "use_days"
    citus = "local"

    day: Mapped[date] = mapped_column(primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    client: Mapped[str] = mapped_column(primary_key=True)
    minutes: Mapped[int]
    sending: Mapped[int]
    """Of those: minutes in which a report or evidence was sent."""


class UseMonth(Model):
    """How many people of a role signed in or were there in a month, as counted last."""

    __tablename__ = "use_months"
    citus = "local"

    month: Mapped[date] = mapped_column(primary_key=True)
    """Its first day."""
    role: Mapped[str] = mapped_column(primary_key=True)
    people: Mapped[int]


class UseMark(Model):
    """That somebody's minute was counted, so that a second process does not count it too.

    The mark is a digest of person and minute, and it is gone some minutes later.
    """

    __tablename__ = "use_marks"
    citus = "local"

    minute: Mapped[datetime] = mapped_column(Instant, primary_key=True)
    mark: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
