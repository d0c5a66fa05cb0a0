"""Find the tasks of a kind of each of many leaders, in some periods, without passing all others'."""

from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_tasks_kind_period_id_assignee_id", "tasks")
    op.create_index(
        "ix_tasks_kind_assignee_id_period_id", "tasks", ["kind", "assignee_id", "period_id"]
    )


def downgrade() -> None:
    op.drop_index("ix_tasks_kind_assignee_id_period_id", "tasks")
    op.create_index(
        "ix_tasks_kind_period_id_assignee_id", "tasks", ["kind", "period_id", "assignee_id"]
    )
