"""Evaluations can be void, or taken over by agreement (R45); two kinds of task more."""

import sqlalchemy as sa
from alembic import op

from api.foundation import types
from migrations import helpers

revision = "0020"
down_revision = "0019"
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
NEW = (*OLD, "agree_carry_over", "make_year")
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
    _allow(NEW)


def downgrade() -> None:
    gone = ", ".join(f"'{kind}'" for kind in NEW if kind not in OLD)
    op.execute(f"DELETE FROM tasks WHERE kind IN ({gone})")
    _allow(OLD)
    op.drop_table("evaluation_carry_overs")
    op.execute(f"DELETE FROM evaluation_decisions WHERE evaluation_id IN ({VOID})")
    op.execute("DELETE FROM evaluations WHERE voided_at IS NOT NULL")
    op.drop_column("evaluations", "voided_at")


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
