"""Find the tasks of a kind that waited for somebody, done ones too, so that one can see how leaders lead."""

from alembic import op

revision = "0029"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_tasks_kind_period_id_assignee_id", "tasks", ["kind", "period_id", "assignee_id"]
    )


def downgrade() -> None:
    op.drop_index("ix_tasks_kind_period_id_assignee_id", "tasks")
