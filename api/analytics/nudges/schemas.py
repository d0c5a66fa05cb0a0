"""Who has not done what, on the wire."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.analytics.cockpit.schemas import CockpitChoice
from api.analytics.schemas import Member
from api.foundation.paging import PageRequest
from api.foundation.schema import Named, Number, Schema, View
from api.notifications.nudges.limits import Outcome
from api.notifications.nudges.models import NudgeSubject

MOST_CHOSEN = 500


class ChaseFilter(CockpitChoice, PageRequest):
    """The people below a unit of whom one thing is missing, by name."""

    tally: NudgeSubject


class LastNudge(View):
    by: str | None
    on: date


class ChaseLine(View):
    """Somebody of whom something is missing, in one post.

    `turn`: who has to act, today; `outcome`: what would become of a reminder sent now, and `arrives_at` when it
    would appear. `last` and `this_week` are about the reminders of `turn`, whoever sent them.
    """

    employee: Member
    assignment_id: UUID
    unit: Named
    reported: int
    indicators: int
    turn: Named | None
    outcome: Outcome
    arrives_at: datetime | None
    last: LastNudge | None
    this_week: int


class NudgeDraft(Schema):
    """Remind whoever has to act: for these people of the list, or for everybody on it."""

    unit_id: UUID
    period_id: Number
    tally: NudgeSubject
    people: Annotated[list[UUID], Field(max_length=MOST_CHOSEN)] = []
    everybody: bool = False


class Skipped(View):
    """About how many people nobody was reminded, and why."""

    why: Outcome
    people: int


class Nudged(View):
    """What became of it: reminders that appeared at once and later, and about how many people these are.

    `arrives_at`: when the first of the later ones appears.
    """

    now: int
    later: int
    arrives_at: datetime | None
    people: int
    skipped: list[Skipped]
