"""Let seats count in development plans, tell of needs once, undo files of the model, keep assessed potential."""

import sqlalchemy as sa
from alembic import op

from api.foundation import types
from migrations import helpers

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None

TASKS = ("read_needs", "agree_development")
ONCE = "ix_development_actions_seat_id_agency_id"


def upgrade() -> None:
    helpers.change_words("tasks", "kind", "task_kind", add=TASKS)
    for column in (
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answered_by", types.Key(), nullable=True),
    ):
        op.add_column("development_needs", column)
    op.add_column("development_actions", sa.Column("seat_id", types.Key(), nullable=True))
    op.create_index(ONCE, "development_actions", ["seat_id", "agency_id"], unique=True)
    op.create_table(
        "model_files",
        sa.Column(
            "kind",
            sa.Enum(
                "kompetensi",
                "kompetensi_jabatan",
                name="model_file_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("taken_by", types.Key(), nullable=False),
        sa.Column("changes", types.Json(), nullable=False),
        sa.Column("undone_at", types.Instant(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_model_files_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_model_files")),
    )
    op.create_table(
        "talent_assessments",
        sa.Column("employee_id", types.Key(), nullable=False),
        sa.Column(
            "potential",
            sa.Enum(
                "low",
                "middle",
                "high",
                name="talent_band",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("document_no", sa.String(), nullable=True),
        sa.Column("assessed_on", sa.Date(), nullable=False),
        sa.Column("given_by", types.Key(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_talent_assessments_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"],
            ["employees.id"],
            name=op.f("fk_talent_assessments_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name=op.f("pk_talent_assessments")),
    )
    op.create_index(
        "ix_talent_assessments_employee_id", "talent_assessments", ["employee_id"], unique=False
    )
    helpers.append_only("talent_assessments")


def downgrade() -> None:
    op.drop_index("ix_talent_assessments_employee_id", table_name="talent_assessments")
    op.drop_table("talent_assessments")
    op.drop_table("model_files")
    op.drop_index(ONCE, table_name="development_actions")
    op.drop_column("development_actions", "seat_id")
    for column in ("answered_by", "answered_on", "told_on"):
        op.drop_column("development_needs", column)
    op.execute(f"DELETE FROM tasks WHERE kind IN {TASKS}")
    helpers.change_words("tasks", "kind", "task_kind", remove=TASKS)
