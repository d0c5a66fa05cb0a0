"""Keep who was reminded of what by whom, within the limits that its keys set."""

import sqlalchemy as sa
from alembic import op

from api.foundation import types

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

SUBJECTS = (
    *("plan_missing", "plan_to_agree", "unreported", "evidence_waiting", "evidence_returned"),
    *("feedback_missing", "unsigned"),
)


def upgrade() -> None:
    op.create_table(
        "nudges",
        sa.Column("to_id", types.Key(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column(
            "subject",
            sa.Enum(
                *SUBJECTS,
                name="nudge_subject",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("from_id", types.Key(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("deliver_at", types.Instant(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_nudges_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["period_id"], ["periods.id"], name=op.f("fk_nudges_period_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("to_id", "week", "number", "agency_id", name=op.f("pk_nudges")),
        sa.UniqueConstraint(
            "to_id",
            "subject",
            "period_id",
            "on_day",
            "agency_id",
            name=op.f("uq_nudges_to_id_subject_period_id_on_day_agency_id"),
        ),
    )
    op.create_index("ix_nudges_on_day", "nudges", ["on_day"])


def downgrade() -> None:
    op.drop_table("nudges")
