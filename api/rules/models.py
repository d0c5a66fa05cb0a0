"""What is kept of rules: settings, tables, texts, behaviour values, holidays."""

from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.foundation.database import FOREVER, Model, Registry, Stamped, foreign_key
from api.foundation.soft_references import soft_reference
from api.foundation.types import Json, Key, text_enum


class HolidayKind(StrEnum):
    LIBUR_NASIONAL = "libur_nasional"
    CUTI_BERSAMA = "cuti_bersama"
    HARI_RAYA_BALI = "hari_raya_bali"


class RuleSetting(Registry, Model):
    """One value that a policy sets, for a population, from a day on."""

    __tablename__ = "rule_settings"
    __table_args__ = (Index("ix_rule_settings_key_population", "key", "population"),)

    key: Mapped[str]
    population: Mapped[str] = mapped_column(default="semua")
    value: Mapped[Any] = mapped_column(Json)
    effective_from: Mapped[date]
    effective_until: Mapped[date] = mapped_column(default=FOREVER)
    legal_basis: Mapped[str]
    set_by: Mapped[UUID | None] = mapped_column(Key, info=soft_reference("users"))
    reason: Mapped[str]
    paragraph_id: Mapped[UUID | None] = mapped_column(Key, info=soft_reference("policy_paragraphs"))
    """The paragraph of the policy that set it; empty for what came with the program."""


class RuleTable(Registry, Model):
    """A table of the regulation in force from a day on, for example the quadrant (R37)."""

    __tablename__ = "rule_tables"
    __table_args__ = (UniqueConstraint("name", "effective_from"),)

    name: Mapped[str]
    rule_id: Mapped[str]
    effective_from: Mapped[date]
    effective_until: Mapped[date] = mapped_column(default=FOREVER)
    paragraph_id: Mapped[UUID | None] = mapped_column(Key, info=soft_reference("policy_paragraphs"))


class RuleTableRow(Model):
    """One row of a table."""

    __tablename__ = "rule_table_rows"
    citus = "reference"

    table_id: Mapped[UUID] = mapped_column(Key, foreign_key("rule_tables"), primary_key=True)
    row_key: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    cells: Mapped[Any] = mapped_column(Json)


class RuleText(Stamped, Model):
    """A rule in words: the law's, and plain ones."""

    __tablename__ = "rule_texts"
    citus = "reference"

    rule_id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    law: Mapped[str]
    article: Mapped[str | None]
    text: Mapped[str]
    plain: Mapped[str]


class BehaviourValue(Stamped, Model):
    """One of the seven BerAKHLAK values (R26)."""

    __tablename__ = "behaviour_values"
    citus = "reference"

    code: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str]


class BehaviourGuide(Model):
    """One of the three guides of a value."""

    __tablename__ = "behaviour_guides"
    citus = "reference"

    value_code: Mapped[int] = mapped_column(
        ForeignKey("behaviour_values.code", ondelete="RESTRICT"),
        primary_key=True,
        autoincrement=False,
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str]


class Holiday(Model):
    """A day off; `region` is `indonesia` or `bali`."""

    __tablename__ = "holidays"
    citus = "reference"

    day: Mapped[date] = mapped_column(primary_key=True)
    region: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[HolidayKind] = mapped_column(text_enum(HolidayKind), primary_key=True)
    name: Mapped[str]
    source: Mapped[str]
