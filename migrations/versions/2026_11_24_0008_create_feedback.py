"""Create the tables of feedback."""

import sqlalchemy as sa
from alembic import op

from api.foundation import types

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "feedback",
        sa.Column("plan_id", types.Key(), nullable=False),
        sa.Column("receiver_id", types.Key(), nullable=False),
        sa.Column("giver_id", types.Key(), nullable=False),
        sa.Column(
            "giver_role",
            sa.Enum(
                "pimpinan",
                "rekan_kerja",
                "bawahan",
                "pihak_lain",
                name="giver_role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("source_note", sa.String(), nullable=True),
        sa.Column("goal_id", types.Key(), nullable=True),
        sa.Column("value_code", sa.Integer(), nullable=True),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column(
            "symbol",
            sa.Enum(
                "jempol",
                "senyum",
                name="feedback_symbol",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("evidence_url", sa.String(), nullable=True),
        sa.Column(
            "audience",
            sa.Enum(
                "receiver",
                "receiver_and_leaders",
                name="audience",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("given_at", types.Instant(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.CheckConstraint("giver_id <> receiver_id", name=op.f("ck_feedback_not_to_oneself")),
        sa.CheckConstraint(
            "goal_id IS NOT NULL OR value_code IS NOT NULL",
            name=op.f("ck_feedback_about_something"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agencies.id"], name=op.f("fk_feedback_agency_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["giver_id"], ["users.id"], name=op.f("fk_feedback_giver_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["goal_id", "agency_id"],
            ["goals.id", "goals.agency_id"],
            name=op.f("fk_feedback_goal_id_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["period_id"], ["periods.id"], name=op.f("fk_feedback_period_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["plan_id", "agency_id"],
            ["plans.id", "plans.agency_id"],
            name=op.f("fk_feedback_plan_id_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["receiver_id"],
            ["employees.id"],
            name=op.f("fk_feedback_receiver_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name=op.f("pk_feedback")),
    )
    with op.batch_alter_table("feedback", schema=None) as batch_op:
        batch_op.create_index(
            "ix_feedback_giver_id_period_id", ["giver_id", "period_id"], unique=False
        )
        batch_op.create_index(
            "ix_feedback_plan_id_period_id", ["plan_id", "period_id"], unique=False
        )
        batch_op.create_index("ix_feedback_receiver_id_id", ["receiver_id", "id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("feedback", schema=None) as batch_op:
        batch_op.drop_index("ix_feedback_receiver_id_id")
        batch_op.drop_index("ix_feedback_plan_id_period_id")
        batch_op.drop_index("ix_feedback_giver_id_period_id")

    op.drop_table("feedback")
