"""One kind of task more: answer somebody who does not agree with a result."""

import sqlalchemy as sa
from alembic import op

from api.foundation import types
from migrations import helpers

revision = "0021"
down_revision = "0018"
branch_labels = None
depends_on = None

OLD = (
    "write_plan",
    "agree_plan",
    "report",
    "judge_evidence",
    "replace_evidence",
    "rate",
    "acknowledge",
    "renew_token",
    "new_device",
    "guessed_code",
)
NEW = (*OLD, "answer")


def upgrade() -> None:
    _allow(NEW)


def downgrade() -> None:
    gone = ", ".join(f"'{kind}'" for kind in NEW if kind not in OLD)
    op.execute(f"DELETE FROM tasks WHERE kind IN ({gone})")
    _allow(OLD)


def _allow(kinds: tuple[str, ...]) -> None:
    """Change the words that a kind may be; SQLite has to write the table anew."""
    if helpers.is_postgres():
        words = ", ".join(f"'{kind}'" for kind in kinds)
        op.execute("ALTER TABLE tasks DROP CONSTRAINT ck_tasks_task_kind")
        op.execute(f"ALTER TABLE tasks ADD CONSTRAINT ck_tasks_task_kind CHECK (kind IN ({words}))")
        return
    with op.batch_alter_table("tasks", copy_from=_tasks(kinds), recreate="always"):
        pass


def _words(name: str, *words: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def _tasks(kinds: tuple[str, ...]) -> sa.Table:
    is_open = sa.text("closed_at IS NULL")
    table = sa.Table(
        "tasks",
        sa.MetaData(naming_convention={"ck": "ck_%(table_name)s_%(constraint_name)s"}),
        sa.Column("assignee_id", types.Key(), nullable=False),
        sa.Column("kind", _words("task_kind", *kinds), nullable=False),
        sa.Column("subject_kind", sa.String(), nullable=False),
        sa.Column("subject_id", types.Key(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("about_id", types.Key(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("waits_on", _words("waits_on", "me", "other"), nullable=False),
        sa.Column("closed_at", types.Instant(), nullable=True),
        sa.Column("closed_by", _words("closed_by", "done", "moved", "void"), nullable=True),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agencies.id"], name="fk_tasks_agency_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name="pk_tasks"),
    )
    for columns in (("about_id", "due_on", "id"), ("assignee_id", "due_on", "id")):
        name = f"ix_tasks_{'_'.join(columns)}"
        sa.Index(name, *(table.c[column] for column in columns), sqlite_where=is_open)
    unique = ("subject_id", "kind", "period_id", "assignee_id")
    sa.Index(
        f"uq_tasks_{'_'.join(unique)}",
        *(table.c[column] for column in (*unique, "agency_id")),
        unique=True,
        sqlite_where=is_open,
    )
    return table
