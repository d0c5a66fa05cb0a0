"""The clocks of an improvement: how long each thing may take, by the rules of the city (R64)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from api.development.improvement.models import ImprovementStepKind
from api.foundation.clock import today
from api.rules.queries import add_working_days, setting


@dataclass(frozen=True)
class Clocks:
    """Months are R64's; days are working days, but for `talk_ahead` and `placement_ahead`."""

    months: int
    placement_months: int
    talk_ahead: int
    placement_ahead: int
    decide: int
    test: int
    place: int
    read: int


def clocks(session: Session) -> Clocks:
    """Read the clocks that hold today."""
    day = today()
    return Clocks(
        setting(session, "improvement_months", day),
        setting(session, "temporary_placement_months", day),
        **setting(session, "improvement_days", day),
    )


def months_after(day: date, count: int) -> date:
    """Give the same day of a later month, or its last where it is shorter."""
    month = day.month - 1 + count
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def talks_of(begun_on: date, months: int) -> list[date]:
    """List by when each month's talk is held."""
    return [months_after(begun_on, number) for number in range(1, months + 1)]


def months_between(begun_on: date, ends_on: date) -> int:
    """Say how many months an improvement was given, whatever the rule is today."""
    return (ends_on.year - begun_on.year) * 12 + ends_on.month - begun_on.month


def due_after(
    session: Session, kind: ImprovementStepKind, happened_on: date, until_on: date | None
) -> date | None:
    """Say by when what follows a decision is done; nothing follows an end."""
    known = clocks(session)
    if kind is ImprovementStepKind.TEMPATKAN:
        return until_on
    days = {
        ImprovementStepKind.BELUM_TERCAPAI: known.test,
        ImprovementStepKind.UJI_DI_BAWAH: known.place,
    }.get(kind)
    return None if days is None else add_working_days(session, happened_on, days)


def is_near(due_on: date, ahead: int, day: date) -> bool:
    """Say whether somebody is asked already."""
    return due_on - timedelta(days=ahead) <= day
