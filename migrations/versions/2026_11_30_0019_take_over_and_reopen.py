"""Who evaluates for an assessor who did not in time; tasks for taking over and for reading of a reopening."""

import sqlalchemy as sa
from alembic import op

from api.foundation import types
from migrations import helpers

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

TASKS = ("take_over", "read_reopening")


def upgrade() -> None:
    op.add_column("evaluations", sa.Column("taken_over_from_id", types.Key(), nullable=True))
    helpers.change_words("tasks", "kind", "task_kind", add=TASKS)


def downgrade() -> None:
    op.execute("DELETE FROM tasks WHERE kind IN ('take_over', 'read_reopening')")
    helpers.change_words("tasks", "kind", "task_kind", remove=TASKS)
    op.drop_column("evaluations", "taken_over_from_id")
