"""What tests of the guards share: other days, and evaluations that are rated, signed and late."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation import clock
from api.foundation.daily import Days
from api.notifications.models import Task
from api.notifications.overdue_reactions import ask_superiors
from tests.conftest import Db
from tests.evaluations.factories import MEETS
from tests.http import Client
from tests.people import Town

As = Callable[..., Client]
LATE = date(2026, 10, 22)
"""Two days after the evaluations of the third quarter were due."""
WHY = "Pegawai pensiun besok, dokumennya harus selesai hari ini."
BECAUSE = "Realisasi posbindu bulan September belum ikut dinilai."


def on(day: date) -> Any:
    """Move the clock to ten o'clock of a day in Denpasar."""
    return clock.moved_to(datetime.combine(day, time(2), UTC))


def rate(as_: As, town: Town, key: UUID, version: int = 1, **more: Any) -> Any:
    return as_(town.chief.id).put(f"/evaluations/{key}/ratings", MEETS | more, version=version)


def sign(as_: As, town: Town, key: UUID, version: int = 2, **body: Any) -> Any:
    place = f"/evaluations/{key}/signature"
    return as_(town.chief.id).post(place, body or None, version=version)


def open_tasks(session: Session) -> list[tuple[str, UUID]]:
    """Give kind and reader of every open task about an evaluation."""
    wanted = select(Task.kind, Task.assignee_id).where(
        Task.closed_at.is_(None), Task.subject_kind == "evaluation"
    )
    return sorted((row.kind.value, row.assignee_id) for row in session.execute(wanted))


def pass_days(db: Db) -> None:
    """Do what the server does as the days after the deadline begin."""
    db.write(ask_superiors, Days(date(2026, 10, 20), LATE))
