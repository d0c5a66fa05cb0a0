"""Keep signals of ratings, counts of units, and sums of use."""

import sqlalchemy as sa
from alembic import op

from api.foundation import types

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

COUNTS = (
    "people", "measured", "on_track", "agreed", "early", "last_day", "late", "by_others",
    "sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang",
)  # fmt: skip
TABLES = (
    "use_marks", "use_months", "use_days", "unit_period_figures", "signal_searches",
    "rating_signals",
)  # fmt: skip


def upgrade() -> None:
    _create_signals()
    _create_figures()
    _create_use()


def _create_signals() -> None:
    op.create_table(
        "rating_signals",
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("rater_id", types.Key(), nullable=True),
        sa.Column("unit_id", types.Key(), nullable=False),
        sa.Column("numbers", types.Json(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        _refers("rating_signals", "agency_id", "agencies"),
        _refers("rating_signals", "period_id", "periods"),
        sa.PrimaryKeyConstraint("id", "agency_id", name="pk_rating_signals"),
    )
    op.create_index("ix_rating_signals_period_id", "rating_signals", ["period_id"])
    op.create_table(
        "signal_searches",
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("searched_at", types.Instant(), nullable=False),
        sa.Column("evaluations", sa.Integer(), nullable=False),
        sa.Column("raters", sa.Integer(), nullable=False),
        _refers("signal_searches", "period_id", "periods"),
        sa.PrimaryKeyConstraint("period_id", name="pk_signal_searches"),
    )


def _create_figures() -> None:
    op.create_table(
        "unit_period_figures",
        sa.Column("unit_id", types.Key(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in COUNTS),
        sa.Column("counted_at", types.Instant(), nullable=False),
        _refers("unit_period_figures", "agency_id", "agencies"),
        _refers("unit_period_figures", "period_id", "periods"),
        sa.PrimaryKeyConstraint("unit_id", "period_id", "agency_id", name="pk_unit_period_figures"),
    )
    op.create_index("ix_unit_period_figures_period_id", "unit_period_figures", ["period_id"])


def _create_use() -> None:
    op.create_table(
        "use_days",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("client", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("sending", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "role", "client", name="pk_use_days"),
    )
    op.create_table(
        "use_months",
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("month", "role", name="pk_use_months"),
    )
    op.create_table(
        "use_marks",
        sa.Column("minute", types.Instant(), nullable=False),
        sa.Column("mark", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("minute", "mark", name="pk_use_marks"),
    )


def _refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{target}.id"], name=f"fk_{table}_{column}", ondelete="RESTRICT"
    )


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
