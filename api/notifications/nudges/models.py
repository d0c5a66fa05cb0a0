"""What is kept of reminders."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.foundation.clock import now
from api.foundation.database import Model, foreign_key
from api.foundation.soft_references import soft_reference
from api.foundation.types import Instant, Key, text_enum
from api.notifications.models import TaskKind


class NudgeSubject(StrEnum):
    """What people are reminded of; the words of the counts that list them (`analytics/tallies`)."""

    PLAN_MISSING = "plan_missing"
    PLAN_TO_AGREE = "plan_to_agree"
    UNREPORTED = "unreported"
    EVIDENCE_WAITING = "evidence_waiting"
    EVIDENCE_RETURNED = "evidence_returned"
    FEEDBACK_MISSING = "feedback_missing"
    UNSIGNED = "unsigned"


OF_YEAR = frozenset({NudgeSubject.PLAN_MISSING, NudgeSubject.PLAN_TO_AGREE})
"""What concerns the plan of a whole year, in whichever of its periods it was seen."""
TASKS = {
    NudgeSubject.PLAN_MISSING: TaskKind.WRITE_PLAN,
    NudgeSubject.PLAN_TO_AGREE: TaskKind.AGREE_PLAN,
    NudgeSubject.UNREPORTED: TaskKind.REPORT,
    NudgeSubject.EVIDENCE_WAITING: TaskKind.JUDGE_EVIDENCE,
    NudgeSubject.EVIDENCE_RETURNED: TaskKind.REPLACE_EVIDENCE,
    NudgeSubject.UNSIGNED: TaskKind.RATE,
}
"""The task that a reminder is shown on; nobody has one to speak first."""


class Nudge(Model):
    """Somebody was reminded of a subject.

    The keys are the limits, so that no two leaders can pass them together: so many a week (`number`), and one
    a day about the same.
    """

    __tablename__ = "nudges"
    __table_args__ = (
        UniqueConstraint("to_id", "subject", "period_id", "on_day", "agency_id"),
        Index("ix_nudges_on_day", "on_day"),
    )
    citus = "distributed"

    to_id: Mapped[UUID] = mapped_column(Key, primary_key=True, info=soft_reference("users"))
    week: Mapped[date] = mapped_column(primary_key=True)
    """The Monday of the week in which it appears."""
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    agency_id: Mapped[int] = mapped_column(Integer, foreign_key("agencies"), primary_key=True)
    subject: Mapped[NudgeSubject] = mapped_column(text_enum(NudgeSubject))
    period_id: Mapped[int] = mapped_column(Integer, foreign_key("periods"))
    from_id: Mapped[UUID] = mapped_column(Key, info=soft_reference("users"))
    people: Mapped[int]
    """About how many people it is: one reminder for an assessor, not one for each of their staff."""
    deliver_at: Mapped[datetime] = mapped_column(Instant)
    """From when on it is shown."""
    on_day: Mapped[date]
    created_at: Mapped[datetime] = mapped_column(Instant, default=now)
