"""Create the table of saved views; one kind of task more, the notice of a week's brief."""

import sqlalchemy as sa
from alembic import op

from api.foundation import types
from migrations import helpers

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

TASKS = ("read_brief",)


def upgrade() -> None:
    op.create_table(
        "saved_views",
        sa.Column("owner_id", types.Key(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("unit_id", types.Key(), nullable=True),
        sa.Column("listed", sa.String(), nullable=True),
        sa.Column("is_weekly", sa.Boolean(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agencies.id"], name="fk_saved_views_agency_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["units.id"], name="fk_saved_views_unit_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name="pk_saved_views"),
    )
    op.create_index("ix_saved_views_owner_id", "saved_views", ["owner_id"])
    helpers.change_words("tasks", "kind", "task_kind", add=TASKS)


def downgrade() -> None:
    op.execute("DELETE FROM tasks WHERE kind = 'read_brief'")
    helpers.change_words("tasks", "kind", "task_kind", remove=TASKS)
    op.drop_table("saved_views")
