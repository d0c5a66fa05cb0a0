"""What is kept of mappings and contests, and which steps are lawful."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from api.foundation.clock import now
from api.foundation.database import Model, Owned, agency_foreign_key, foreign_key, partial_index
from api.foundation.soft_references import soft_reference
from api.foundation.types import Instant, Key, text_enum
from api.measurements.figures.errors import ContestSettled, MappingStepRefused


class MappingState(StrEnum):
    TRIAL = "trial"
    COUNTING = "counting"
    ENDED = "ended"


NEXT_STEPS = {
    MappingState.TRIAL: frozenset({MappingState.COUNTING, MappingState.ENDED}),
    MappingState.COUNTING: frozenset({MappingState.ENDED}),
    MappingState.ENDED: frozenset[MappingState](),
}


class ServiceMetric(StrEnum):
    """What is counted of a service's cases that were issued in a period."""

    MEDIAN_DAYS = "median_days"
    P90_DAYS = "p90_days"
    ON_TIME_SHARE = "on_time_share"
    CASES_DONE = "cases_done"


class CaseScope(StrEnum):
    """Whose cases: the plan's owner's, or those of all officers in the owner's unit and below."""

    PERSON = "person"
    UNIT = "unit"


class Take(StrEnum):
    """How many measurements of a period become one figure."""

    SUM = "sum"
    LATEST = "latest"
    MEDIAN = "median"
    P90 = "p90"
    SHARE = "share"
    """The mean of shares in per cent that were measured each day."""


class ContestState(StrEnum):
    OPEN = "open"
    UPHELD = "upheld"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class MetricMapping(Owned, Model):
    """Which metric of a service or a source feeds an indicator; lives in the plan's agency."""

    __tablename__ = "metric_mappings"
    __table_args__ = (
        ForeignKeyConstraint(
            ["plan_id", "indicator_id", "agency_id"],
            ["indicators.plan_id", "indicators.id", "indicators.agency_id"],
            ondelete="RESTRICT",
        ),
        CheckConstraint(
            "(service_id IS NOT NULL AND source_id IS NULL AND take IS NULL)"
            " OR (service_id IS NULL AND source_id IS NOT NULL AND take IS NOT NULL)",
            "one_origin",
        ),
        partial_index(
            "uq_metric_mappings_indicator_id_agency_id",
            "indicator_id",
            "agency_id",
            where="state = 'counting'",
            unique=True,
        ),
        Index("ix_metric_mappings_plan_id", "plan_id"),
        partial_index(
            "ix_metric_mappings_service_id", "service_id", where="service_id IS NOT NULL"
        ),
        partial_index("ix_metric_mappings_source_id", "source_id", where="source_id IS NOT NULL"),
    )

    plan_id: Mapped[UUID] = mapped_column(Key)
    indicator_id: Mapped[UUID] = mapped_column(Key)
    service_id: Mapped[UUID | None] = mapped_column(Key)
    source_id: Mapped[UUID | None] = mapped_column(Key)
    metric: Mapped[str]
    scope: Mapped[str]
    take: Mapped[Take | None] = mapped_column(text_enum(Take))
    state: Mapped[MappingState] = mapped_column(text_enum(MappingState), default=MappingState.TRIAL)
    mapped_by: Mapped[UUID] = mapped_column(Key, info=soft_reference("users"))
    tried_cases: Mapped[int]
    """On how many cases or measurements it was tried before it counted."""
    tried_from: Mapped[date]
    tried_until: Mapped[date]
    started_at: Mapped[datetime | None] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    end_reason: Mapped[str | None]

    def step_to(self, state: MappingState) -> None:
        """Move along the lawful path, or refuse."""
        if state not in NEXT_STEPS[self.state]:
            raise MappingStepRefused(mapping_id=self.id, state=self.state, wanted=state)
        self.state = state
        self.version += 1


class Contest(Owned, Model):
    """What the owner of a measured figure says against it; as long as it is open the line is frozen."""

    __tablename__ = "contests"
    __table_args__ = (
        agency_foreign_key("mapping_id", "metric_mappings"),
        agency_foreign_key("plan_id", "plans"),
        CheckConstraint("(state = 'open') = (settled_at IS NULL)", "settled_when_not_open"),
        CheckConstraint(
            "state NOT IN ('upheld', 'rejected')"
            " OR (answer IS NOT NULL AND answered_by IS NOT NULL)",
            "answered_in_words",
        ),
        partial_index(
            "uq_contests_indicator_id_period_id_agency_id",
            "indicator_id",
            "period_id",
            "agency_id",
            where="state = 'open'",
            unique=True,
        ),
        Index("ix_contests_plan_id_period_id", "plan_id", "period_id"),
    )

    mapping_id: Mapped[UUID] = mapped_column(Key)
    plan_id: Mapped[UUID] = mapped_column(Key)
    indicator_id: Mapped[UUID] = mapped_column(Key)
    period_id: Mapped[int] = mapped_column(Integer, foreign_key("periods"))
    case_id: Mapped[UUID | None] = mapped_column(Key)
    raised_by: Mapped[UUID] = mapped_column(Key, info=soft_reference("users"))
    answerer_id: Mapped[UUID] = mapped_column(Key, info=soft_reference("users"))
    """Who is asked for the answer: whoever mapped it, or HR where they have left."""
    reason: Mapped[str]
    due_on: Mapped[date]
    """By when it should be answered."""
    state: Mapped[ContestState] = mapped_column(text_enum(ContestState), default=ContestState.OPEN)
    answer: Mapped[str | None]
    answered_by: Mapped[UUID | None] = mapped_column(Key, info=soft_reference("users"))
    settled_at: Mapped[datetime | None] = mapped_column(Instant)

    def settle(self, state: ContestState) -> None:
        """End it, once."""
        if self.state is not ContestState.OPEN:
            raise ContestSettled(contest_id=self.id, state=self.state)
        self.state, self.settled_at = state, now()
        self.version += 1
