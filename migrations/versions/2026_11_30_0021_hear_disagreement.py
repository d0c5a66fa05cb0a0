"""Two kinds of task more, whose feedback is another leader's or another agency's, who asked for it."""

import sqlalchemy as sa
from alembic import op

from api.foundation import types
from migrations import helpers

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

TASKS = ("answer", "give_feedback")
ROLES = ("pimpinan_lain",)


def upgrade() -> None:
    helpers.change_words("tasks", "kind", "task_kind", add=TASKS)
    helpers.change_words("feedback", "giver_role", "giver_role", add=ROLES)
    op.add_column("feedback", sa.Column("giver_agency_id", sa.Integer(), nullable=True))
    op.create_table(
        "feedback_requests",
        sa.Column("plan_id", types.Key(), nullable=False),
        sa.Column("asked_id", types.Key(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("answered_at", types.Instant(), nullable=True),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name="fk_feedback_requests_agency_id",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["plan_id", "agency_id"],
            ["plans.id", "plans.agency_id"],
            name="fk_feedback_requests_plan_id_agency_id",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name="pk_feedback_requests"),
    )
    op.create_index("ix_feedback_requests_asked_id", "feedback_requests", ["asked_id"])
    op.create_index(
        "uq_feedback_requests_plan_id_asked_id",
        "feedback_requests",
        ["plan_id", "asked_id", "agency_id"],
        unique=True,
        postgresql_where=sa.text("answered_at IS NULL"),
        sqlite_where=sa.text("answered_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_table("feedback_requests")
    op.drop_column("feedback", "giver_agency_id")
    op.execute("UPDATE feedback SET giver_role = 'pimpinan' WHERE giver_role = 'pimpinan_lain'")
    op.execute("DELETE FROM tasks WHERE kind IN ('answer', 'give_feedback')")
    helpers.change_words("feedback", "giver_role", "giver_role", remove=ROLES)
    helpers.change_words("tasks", "kind", "task_kind", remove=TASKS)
