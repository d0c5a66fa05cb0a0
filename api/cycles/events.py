"""What happened to periods."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from api.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class PeriodEvent(Event):
    subject_kind: ClassVar[str] = "period"
    cycle_id: int
    period_id: int
    report_due_on: date
    evaluate_due_on: date


@dataclass(frozen=True, kw_only=True)
class CycleEvent(Event):
    """About a year."""

    subject_kind: ClassVar[str] = "cycle"
    cycle_id: int
    year: int


@dataclass(frozen=True, kw_only=True)
class CycleMade(CycleEvent):
    """The year is there, with the cycles of populations beside it."""

    planning_due_on: date


@dataclass(frozen=True, kw_only=True)
class PeriodsReplaced(CycleEvent):
    """Rules that begin to hold gave what has not begun other periods or other dates."""

    period_kind: str
    gone: list[int]
    come: list[int]
    moved: list[int]


@dataclass(frozen=True, kw_only=True)
class CycleClosed(CycleEvent):
    """The last of its periods was closed: its plans are over."""


@dataclass(frozen=True, kw_only=True)
class PeriodOpened(PeriodEvent):
    """Achievements of the period may be reported."""


@dataclass(frozen=True, kw_only=True)
class PeriodMonthPassed(PeriodEvent):
    """A month of a reported year is over: more of the year's targets is expected by now (R101)."""


@dataclass(frozen=True, kw_only=True)
class PeriodEvaluationBegun(PeriodEvent):
    """Assessors evaluate; late reports are still taken."""


@dataclass(frozen=True, kw_only=True)
class PeriodClosed(PeriodEvent):
    """Nothing of the period changes any more; `reason`: why it was closed though somebody has no result."""


@dataclass(frozen=True, kw_only=True)
class PeriodSteppedBack(PeriodEvent):
    """A step was taken too early: the period is where it was before."""

    previous: str
    state: str
