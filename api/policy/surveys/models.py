"""What is kept of short questions about policies."""

from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from api.foundation.database import Local, Model, foreign_key
from api.foundation.soft_references import soft_reference
from api.foundation.types import Json, Key


class QuestionKind(StrEnum):
    SCALE = "scale"
    CHOICE = "choice"
    YES_NO = "yes_no"


class PolicySurvey(Local, Model):
    """Up to five questions, before a policy holds, or months after."""

    __tablename__ = "policy_surveys"
    __table_args__ = (
        CheckConstraint("opens_on <= closes_on", "opens_before_it_closes"),
        Index("ix_policy_surveys_policy_id_opens_on", "policy_id", "opens_on"),
    )

    policy_id: Mapped[UUID] = mapped_column(Key, foreign_key("policies"))
    title: Mapped[str]
    opens_on: Mapped[date]
    closes_on: Mapped[date]
    questions: Mapped[Any] = mapped_column(Json)


class PolicySurveyAnswer(Model):
    """What one person answered; shown for groups only, and when it is over. No time."""

    __tablename__ = "policy_survey_answers"
    citus = "local"

    survey_id: Mapped[UUID] = mapped_column(Key, foreign_key("policy_surveys"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(Key, primary_key=True, info=soft_reference("users"))
    answers: Mapped[Any] = mapped_column(Json)
