"""Create the tables of cycles."""

import sqlalchemy as sa
from alembic import op

from api.foundation import types

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "cycles",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("population", sa.String(), nullable=False),
        sa.Column(
            "period_kind",
            sa.Enum(
                "bulanan",
                "triwulanan",
                "tahunan",
                name="period_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("planning_due_on", sa.Date(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "planned",
                "open",
                "closed",
                name="cycle_state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cycles")),
        sa.UniqueConstraint("year", "population", name=op.f("uq_cycles_year_population")),
    )
    op.create_table(
        "periods",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "bulanan",
                "triwulanan",
                "tahunan",
                name="period_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_periods")),
    )
    op.create_table(
        "cycle_periods",
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("report_due_on", sa.Date(), nullable=False),
        sa.Column("evaluate_due_on", sa.Date(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "planned",
                "open",
                "evaluating",
                "closed",
                name="period_state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cycle_id"], ["cycles.id"], name=op.f("fk_cycle_periods_cycle_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["periods.id"],
            name=op.f("fk_cycle_periods_period_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("cycle_id", "period_id", name=op.f("pk_cycle_periods")),
    )
    with op.batch_alter_table("cycle_periods", schema=None) as batch_op:
        batch_op.create_index(
            "ix_cycle_periods_report_due_on",
            ["report_due_on"],
            unique=False,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )


def downgrade() -> None:
    with op.batch_alter_table("cycle_periods", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_cycle_periods_report_due_on",
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )

    op.drop_table("cycle_periods")
    op.drop_table("periods")
    op.drop_table("cycles")
