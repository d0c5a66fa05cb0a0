"""What is kept of promotions: who meets what for which window, what was proposed and decided."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from api.foundation.database import (
    Appended,
    Model,
    Owned,
    agency_foreign_key,
    foreign_key,
    partial_index,
)
from api.foundation.soft_references import soft_reference
from api.foundation.types import Instant, Json, Key, text_enum


class Path(StrEnum):
    """Which way up, as the table `promotion_paths` names them."""

    REGULER = "reguler"
    PILIHAN_FUNGSIONAL = "pilihan_fungsional"
    PILIHAN_STRUKTURAL = "pilihan_struktural"
    PRESTASI = "prestasi"
    JENJANG = "jenjang"


class PromotionOutcome(StrEnum):
    """What comes of the conditions together; `too_early`: the time in rank alone forbids it still."""

    READY = "ready"
    ONE_MISSING = "one_missing"
    MORE_MISSING = "more_missing"
    UNKNOWN = "unknown"
    TOO_EARLY = "too_early"
    NOT_APPLICABLE = "not_applicable"


class ProposalState(StrEnum):
    PROPOSED = "proposed"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    REFUSED = "refused"


class DecisionOutcome(StrEnum):
    ACCEPTED = "accepted"
    REFUSED = "refused"
    RETURNED = "returned"


class PromotionCheck(Model):
    """What somebody meets for a window on a path; a figure, computed anew whenever something changes.

    Who has no row for a path is one to whom it does not apply. Derived, so it holds on to nobody.
    """

    __tablename__ = "promotion_checks"
    __table_args__ = (
        Index("ix_promotion_checks_window_on_path_outcome", "window_on", "path", "outcome"),
    )
    citus = "distributed"

    employee_id: Mapped[UUID] = mapped_column(
        Key, primary_key=True, info=soft_reference("employees", holds=False)
    )
    window_on: Mapped[date] = mapped_column(primary_key=True)
    path: Mapped[Path] = mapped_column(text_enum(Path), primary_key=True)
    agency_id: Mapped[int] = mapped_column(Integer, foreign_key("agencies"), primary_key=True)
    outcome: Mapped[PromotionOutcome] = mapped_column(text_enum(PromotionOutcome))
    missing: Mapped[int]
    """The conditions that are not met or not known, a bit each (`conditions.BITS`)."""
    nearest_on: Mapped[date | None]
    """The first window at which nothing would be missing; empty where that cannot be foretold."""
    from_value: Mapped[str]
    to_value: Mapped[str]
    conditions: Mapped[Any] = mapped_column(Json)
    checked_at: Mapped[datetime] = mapped_column(Instant)


class PromotionProposal(Owned, Model):
    """Somebody proposed for a window, with the conditions as they were then."""

    __tablename__ = "promotion_proposals"
    __table_args__ = (
        Index("ix_promotion_proposals_employee_id", "employee_id"),
        Index("ix_promotion_proposals_window_on_path_state", "window_on", "path", "state"),
        partial_index(
            "uq_promotion_proposals_employee_id_window_on_path",
            "employee_id",
            "window_on",
            "path",
            "agency_id",
            where="state IN ('proposed', 'accepted')",
            unique=True,
        ),
        partial_index(
            "ix_promotion_proposals_effective_on",
            "effective_on",
            where="effective_on IS NOT NULL AND carried_out_on IS NULL",
        ),
        CheckConstraint(
            "(state = 'accepted') = (effective_on IS NOT NULL)", "accepted_holds_from_a_day"
        ),
    )

    employee_id: Mapped[UUID] = mapped_column(Key, foreign_key("employees"))
    window_on: Mapped[date]
    path: Mapped[Path] = mapped_column(text_enum(Path))
    from_value: Mapped[str]
    """The golongan, or for `jenjang` the level, that is left."""
    to_value: Mapped[str]
    conditions: Mapped[Any] = mapped_column(Json)
    surplus: Mapped[int | None]
    """Angka kredit beyond the need, in units of 1/120,000; carried on within the jenjang only (R82)."""
    state: Mapped[ProposalState] = mapped_column(
        text_enum(ProposalState), default=ProposalState.PROPOSED
    )
    proposed_by: Mapped[UUID] = mapped_column(Key, info=soft_reference("users"))
    effective_on: Mapped[date | None]
    carried_out_on: Mapped[date | None]
    """When golongan or post really changed."""


class PromotionDecision(Appended, Model):
    """What was decided of a proposal, with number and date: written once."""

    __tablename__ = "promotion_decisions"
    __table_args__ = (
        agency_foreign_key("proposal_id", "promotion_proposals"),
        Index("ix_promotion_decisions_proposal_id", "proposal_id"),
        CheckConstraint(
            "outcome = 'returned' OR (number IS NOT NULL AND decided_on IS NOT NULL)",
            "decision_has_number_and_date",
        ),
        CheckConstraint(
            "(outcome = 'accepted') = (effective_on IS NOT NULL)", "accepted_holds_from_a_day"
        ),
        CheckConstraint("outcome = 'accepted' OR reason IS NOT NULL", "others_have_reason"),
    )

    proposal_id: Mapped[UUID] = mapped_column(Key)
    outcome: Mapped[DecisionOutcome] = mapped_column(text_enum(DecisionOutcome))
    number: Mapped[str | None]
    decided_on: Mapped[date | None]
    effective_on: Mapped[date | None]
    reason: Mapped[str | None]
    decided_by: Mapped[UUID] = mapped_column(Key, info=soft_reference("users"))
