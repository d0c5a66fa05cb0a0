"""Evaluations can be void, or taken over by agreement (R45); two kinds of task more."""

import sqlalchemy as sa
from alembic import op

from api.foundation import types
from migrations import helpers

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

TASKS = ("agree_carry_over", "make_year")
VOID = "SELECT id FROM evaluations WHERE voided_at IS NOT NULL"


def upgrade() -> None:
    op.add_column("evaluations", sa.Column("voided_at", types.Instant(), nullable=True))
    op.create_table(
        "evaluation_carry_overs",
        sa.Column("evaluation_id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("earlier_id", types.Key(), nullable=False),
        sa.Column("proposed_by", types.Key(), nullable=False),
        sa.Column("proposed_at", types.Instant(), nullable=False),
        sa.Column("agreed_by", types.Key(), nullable=True),
        sa.Column("agreed_at", types.Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name="fk_evaluation_carry_overs_agency_id",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["evaluation_id", "agency_id"],
            ["evaluations.id", "evaluations.agency_id"],
            name="fk_evaluation_carry_overs_evaluation_id_agency_id",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("evaluation_id", "agency_id", name="pk_evaluation_carry_overs"),
    )
    helpers.change_words("tasks", "kind", "task_kind", add=TASKS)


def downgrade() -> None:
    op.execute("DELETE FROM tasks WHERE kind IN ('agree_carry_over', 'make_year')")
    helpers.change_words("tasks", "kind", "task_kind", remove=TASKS)
    op.drop_table("evaluation_carry_overs")
    op.execute(f"DELETE FROM evaluation_decisions WHERE evaluation_id IN ({VOID})")
    op.execute("DELETE FROM evaluations WHERE voided_at IS NOT NULL")
    op.drop_column("evaluations", "voided_at")
