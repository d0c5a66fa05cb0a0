"""What is kept of competences, levels, needs and development plans."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.foundation.database import (
    FOREVER,
    Appended,
    Model,
    Owned,
    Registry,
    Stamped,
    agency_foreign_key,
    foreign_key,
)
from api.foundation.soft_references import soft_reference
from api.foundation.types import Instant, Json, Key, text_enum
from api.organization.models import PositionKind

ANY_TITLE = "*"
"""In the place of a title: every post of the kind."""
LOWEST, HIGHEST = 1, 5
"""R31: the scale of Format B.1.9; its middle is what the post requires."""


def _competence() -> ForeignKey:
    return ForeignKey("competences.code", ondelete="RESTRICT")


class CompetenceGroup(StrEnum):
    """R31: the three groups of Format B.1.9."""

    MANAJERIAL = "manajerial"
    SOSIO_KULTURAL = "sosio_kultural"
    TEKNIS = "teknis"


class Viewpoint(StrEnum):
    """Whose view a level is."""

    OWN = "own"
    ASSESSOR = "assessor"


class OriginKind(StrEnum):
    """Which facts speak for a need."""

    INDICATOR = "indicator"
    FEEDBACK = "feedback"
    ADVICE = "advice"
    GAP = "gap"
    WISH = "wish"


class NeedState(StrEnum):
    PROPOSED = "proposed"
    AGREED = "agreed"
    REJECTED = "rejected"
    ANSWERED = "answered"


class DevelopmentState(StrEnum):
    DRAFT = "draft"
    PROPOSED = "proposed"
    AGREED = "agreed"


class ActionKind(StrEnum):
    """How somebody learns; classical training is one way of several."""

    PELATIHAN = "pelatihan"
    DARING = "daring"
    BIMBINGAN = "bimbingan"
    OBSERVASI = "observasi"
    BERBAGI_PRAKTIK = "berbagi_praktik"
    KOMUNITAS = "komunitas"
    MAGANG = "magang"
    MANDIRI = "mandiri"


class ActionState(StrEnum):
    PLANNED = "planned"
    AGREED = "agreed"
    DONE = "done"
    ACCEPTED = "accepted"
    DROPPED = "dropped"


class Competence(Registry, Model):
    """Something that posts require; without `agency_id` the whole city's, with it one agency's own."""

    __tablename__ = "competences"
    __table_args__ = (
        UniqueConstraint("code"),
        CheckConstraint(
            "agency_id IS NULL OR competence_group = 'teknis'", "only_technical_of_agency"
        ),
    )

    code: Mapped[str]
    competence_group: Mapped[CompetenceGroup] = mapped_column(text_enum(CompetenceGroup))
    agency_id: Mapped[int | None] = mapped_column(Integer, foreign_key("agencies"))
    name: Mapped[str]
    description: Mapped[str | None]
    levels: Mapped[list[str] | None] = mapped_column(Json)
    """What each of the five levels looks like, the lowest first."""
    valid_from: Mapped[date]
    valid_until: Mapped[date] = mapped_column(default=FOREVER)
    version: Mapped[int] = mapped_column(default=1)


class PositionCompetence(Stamped, Model):
    """Which level a post requires: of a kind of post, by its title without jenjang, or any title."""

    __tablename__ = "position_competences"
    __table_args__ = (CheckConstraint(f"level BETWEEN {LOWEST} AND {HIGHEST}", "on_the_scale"),)
    citus = "reference"

    position_kind: Mapped[PositionKind] = mapped_column(text_enum(PositionKind), primary_key=True)
    title_key: Mapped[str] = mapped_column(primary_key=True)
    competence_code: Mapped[str] = mapped_column(_competence(), primary_key=True)
    level: Mapped[int]


class CompetenceWord(Registry, Model):
    """Words in an indicator, its result or an assessor's advice that tell of a competence."""

    __tablename__ = "competence_words"
    __table_args__ = (UniqueConstraint("words", "competence_code"),)

    words: Mapped[str]
    """Folded, so that spelling and capitals do not matter."""
    competence_code: Mapped[str] = mapped_column(_competence())


class ModelFileKind(StrEnum):
    """`kompetensi`: what there is; `kompetensi_jabatan`: which levels posts require."""

    KOMPETENSI = "kompetensi"
    KOMPETENSI_JABATAN = "kompetensi_jabatan"


class ModelFileTaken(Registry, Model):
    """A file of the model that was taken in, with what stood before; it can be undone for a while."""

    __tablename__ = "model_files"

    kind: Mapped[ModelFileKind] = mapped_column(text_enum(ModelFileKind))
    agency_id: Mapped[int | None] = mapped_column(Integer, foreign_key("agencies"))
    """Whose technical competences it held; empty for the city's."""
    taken_by: Mapped[UUID] = mapped_column(Key, info=soft_reference("users"))
    changes: Mapped[Any] = mapped_column(Json)
    """What every row changed (`undoing.Change`), in order."""
    undone_at: Mapped[datetime | None] = mapped_column(Instant)


class CompetenceLevel(Appended, Model):
    """How somebody stands on the scale in somebody's view, on a day; the latest of a view holds (R31)."""

    __tablename__ = "competence_levels"
    __table_args__ = (
        Index("ix_competence_levels_employee_id", "employee_id"),
        CheckConstraint(f"level BETWEEN {LOWEST} AND {HIGHEST}", "on_the_scale"),
        CheckConstraint("viewpoint = 'own' OR reason IS NOT NULL", "assessor_gives_reason"),
    )

    employee_id: Mapped[UUID] = mapped_column(Key, foreign_key("employees"))
    competence_code: Mapped[str] = mapped_column(_competence())
    viewpoint: Mapped[Viewpoint] = mapped_column(text_enum(Viewpoint))
    level: Mapped[int]
    reason: Mapped[str | None]
    given_on: Mapped[date]
    document_no: Mapped[str | None]
    given_by: Mapped[UUID] = mapped_column(Key, info=soft_reference("users"))


class AdvisedCompetence(Stamped, Model):
    """Of which competence an assessor's advice speaks, where the assessor says so and no word has to."""

    __tablename__ = "advised_competences"
    __table_args__ = (agency_foreign_key("evaluation_id", "evaluations"),)
    citus = "distributed"

    evaluation_id: Mapped[UUID] = mapped_column(Key, primary_key=True)
    competence_code: Mapped[str] = mapped_column(_competence(), primary_key=True)
    agency_id: Mapped[int] = mapped_column(Integer, primary_key=True)


class NeedOrigin(Model):
    """A fact of a year that speaks for a need; all but wishes are found anew whenever facts change.

    Found, so it holds on to nobody.
    """

    __tablename__ = "need_origins"
    __table_args__ = (Index("ix_need_origins_year_competence_code", "year", "competence_code"),)
    citus = "distributed"

    employee_id: Mapped[UUID] = mapped_column(
        Key, primary_key=True, info=soft_reference("employees", holds=False)
    )
    year: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    competence_code: Mapped[str] = mapped_column(_competence(), primary_key=True)
    kind: Mapped[OriginKind] = mapped_column(text_enum(OriginKind), primary_key=True)
    source: Mapped[str] = mapped_column(primary_key=True)
    """The key of the indicator or evaluation, the number of the value; "" where there can be only one."""
    agency_id: Mapped[int] = mapped_column(Integer, foreign_key("agencies"), primary_key=True)
    since: Mapped[date]
    facts: Mapped[Any] = mapped_column(Json)


class DevelopmentNeed(Owned, Model):
    """What somebody needs to learn in a year: one competence, for which enough facts speak."""

    __tablename__ = "development_needs"
    __table_args__ = (
        UniqueConstraint("employee_id", "year", "competence_code", "agency_id"),
        Index("ix_development_needs_year_competence_code", "year", "competence_code"),
        CheckConstraint("state <> 'rejected' OR reason IS NOT NULL", "rejected_has_reason"),
    )

    employee_id: Mapped[UUID] = mapped_column(Key, info=soft_reference("employees", holds=False))
    year: Mapped[int]
    competence_code: Mapped[str] = mapped_column(_competence())
    state: Mapped[NeedState] = mapped_column(text_enum(NeedState), default=NeedState.PROPOSED)
    strength: Mapped[int]
    """How much speaks for it; an indicator behind for long counts twice."""
    since: Mapped[date]
    reason: Mapped[str | None]
    decided_by: Mapped[UUID | None] = mapped_column(Key, info=soft_reference("users"))
    decided_on: Mapped[date | None]
    told_on: Mapped[date | None]
    """When the person was told of it."""
    answered_on: Mapped[date | None]
    answered_by: Mapped[UUID | None] = mapped_column(
        Key, info=soft_reference("development_actions")
    )
    """The action that answered it, to be taken back with it."""


class DevelopmentPlan(Owned, Model):
    """What somebody and the assessor agree to do in a year."""

    __tablename__ = "development_plans"
    __table_args__ = (
        UniqueConstraint("employee_id", "year", "agency_id"),
        CheckConstraint(
            "state <> 'agreed' OR (agreed_on IS NOT NULL AND agreed_with IS NOT NULL)",
            "agreed_has_day_and_assessor",
        ),
    )

    employee_id: Mapped[UUID] = mapped_column(Key, foreign_key("employees"))
    year: Mapped[int]
    state: Mapped[DevelopmentState] = mapped_column(
        text_enum(DevelopmentState), default=DevelopmentState.DRAFT
    )
    agreed_on: Mapped[date | None]
    agreed_with: Mapped[UUID | None] = mapped_column(Key, info=soft_reference("users"))


class DevelopmentAction(Owned, Model):
    """Something that is done to learn; hours are tenths of a JP."""

    __tablename__ = "development_actions"
    __table_args__ = (
        agency_foreign_key("plan_id", "development_plans"),
        Index("ix_development_actions_plan_id", "plan_id"),
        Index("ix_development_actions_seat_id_agency_id", "seat_id", "agency_id", unique=True),
        CheckConstraint("hours_tenths >= 0", "no_hours_owed"),
        CheckConstraint("from_on <= until_on", "begins_before_it_ends"),
    )

    plan_id: Mapped[UUID] = mapped_column(Key)
    kind: Mapped[ActionKind] = mapped_column(text_enum(ActionKind))
    text: Mapped[str]
    competence_code: Mapped[str | None] = mapped_column(_competence())
    hours_tenths: Mapped[int]
    from_on: Mapped[date]
    until_on: Mapped[date]
    state: Mapped[ActionState] = mapped_column(text_enum(ActionState), default=ActionState.PLANNED)
    evidence_url: Mapped[str | None]
    evidence_note: Mapped[str | None]
    reason: Mapped[str | None]
    """Why it was dropped, or why what was done does not count yet."""
    seat_id: Mapped[UUID | None] = mapped_column(Key, info=soft_reference("training_seats"))
    """The seat in a programme that shows it was done: counted by itself, and nobody's to change."""
