"""What is kept of tasks."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from api.foundation.database import Model, Owned, partial_index
from api.foundation.soft_references import soft_reference
from api.foundation.types import Instant, Key, text_enum


class TaskKind(StrEnum):
    WRITE_PLAN = "write_plan"
    AGREE_PLAN = "agree_plan"
    REPORT = "report"
    JUDGE_EVIDENCE = "judge_evidence"
    REPLACE_EVIDENCE = "replace_evidence"
    RATE = "rate"
    TAKE_OVER = "take_over"
    ACKNOWLEDGE = "acknowledge"
    READ_REOPENING = "read_reopening"
    ANSWER = "answer"
    GIVE_FEEDBACK = "give_feedback"
    RENEW_TOKEN = "renew_token"  # noqa: S105 - a kind of task, not a secret
    NEW_DEVICE = "new_device"
    GUESSED_CODE = "guessed_code"
    AGREE_CARRY_OVER = "agree_carry_over"
    MAKE_YEAR = "make_year"
    READ_BRIEF = "read_brief"
    CASE_DUE = "case_due"
    ANSWER_CONTEST = "answer_contest"
    READ_CONTEST_ANSWER = "read_contest_answer"
    AGREE_OBSERVATION = "agree_observation"
    OBSERVE = "observe"
    REFLECT = "reflect"
    READ_PROMOTION = "read_promotion"
    DECIDE_PROGRAMME = "decide_programme"
    ANSWER_SEAT = "answer_seat"
    APPROVE_SEAT = "approve_seat"
    READ_SEAT = "read_seat"
    SAY_AFTER_TRAINING = "say_after_training"
    READ_NEEDS = "read_needs"
    AGREE_DEVELOPMENT = "agree_development"
    SIGN_GUIDANCE = "sign_guidance"
    STATE_GUIDANCE = "state_guidance"
    READ_GUIDANCE = "read_guidance"
    TALK_IMPROVEMENT = "talk_improvement"
    DECIDE_IMPROVEMENT = "decide_improvement"
    TEST_COMPETENCE = "test_competence"
    RECORD_PLACEMENT = "record_placement"
    READ_IMPROVEMENT = "read_improvement"
    READ_POLICY_ANSWER = "read_policy_answer"
    READ_POLICY_OUTCOME = "read_policy_outcome"


class WaitsOn(StrEnum):
    ME = "me"
    OTHER = "other"


class ClosedBy(StrEnum):
    DONE = "done"
    MOVED = "moved"
    VOID = "void"


class Task(Owned, Model):
    """One thing that waits for one person."""

    __tablename__ = "tasks"
    __table_args__ = (
        Index("ix_tasks_kind_assignee_id_period_id", "kind", "assignee_id", "period_id"),
        partial_index(
            "ix_tasks_assignee_id_due_on_id",
            "assignee_id",
            "due_on",
            "id",
            where="closed_at IS NULL",
        ),
        partial_index(
            "ix_tasks_about_id_due_on_id",
            "about_id",
            "due_on",
            "id",
            where="closed_at IS NULL",
        ),
        partial_index(
            "uq_tasks_subject_id_kind_period_id_assignee_id",
            "subject_id",
            "kind",
            "period_id",
            "assignee_id",
            "agency_id",
            where="closed_at IS NULL",
            unique=True,
        ),
    )

    assignee_id: Mapped[UUID] = mapped_column(Key, info=soft_reference("users"))
    kind: Mapped[TaskKind] = mapped_column(text_enum(TaskKind))
    subject_kind: Mapped[str]
    subject_id: Mapped[UUID] = mapped_column(Key)
    period_id: Mapped[int] = mapped_column(default=0)
    about_id: Mapped[UUID | None] = mapped_column(Key, info=soft_reference("users"))
    """The other person: whose thing it is, and who waits for it."""
    due_on: Mapped[date]
    waits_on: Mapped[WaitsOn] = mapped_column(text_enum(WaitsOn), default=WaitsOn.ME)
    closed_at: Mapped[datetime | None] = mapped_column(Instant)
    closed_by: Mapped[ClosedBy | None] = mapped_column(text_enum(ClosedBy))
