"""Create what is kept of files of people and units: each file, and its rows as staged."""

import sqlalchemy as sa
from alembic import op

from api.foundation import types

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "imports",
        sa.Column(
            "kind",
            sa.Enum(
                "units",
                "employees",
                name="import_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "reading",
                "matching",
                "previewed",
                "applying",
                "applied",
                "failed",
                "undoing",
                "undone",
                "expired",
                name="import_state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("counts", types.Json(), nullable=False),
        sa.Column("mapping", types.Json(), nullable=False),
        sa.Column("questions", types.Json(), nullable=False),
        sa.Column("choices", types.Json(), nullable=False),
        sa.Column("undo", sa.LargeBinary(), nullable=True),
        sa.Column("problem", sa.String(), nullable=True),
        sa.Column("job_id", types.Key(), nullable=True),
        sa.Column("requested_by", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("applied_at", types.Instant(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["requested_by"],
            ["users.id"],
            name=op.f("fk_imports_requested_by"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imports")),
    )
    op.create_table(
        "import_rows",
        sa.Column("import_id", types.Key(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("raw", types.Json(), nullable=False),
        sa.Column("clean", types.Json(), nullable=True),
        sa.Column("matched_id", types.Key(), nullable=True),
        sa.Column(
            "action",
            sa.Enum(
                "add",
                "change",
                "same",
                "choose",
                "refuse",
                name="row_action",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("changes", types.Json(), nullable=True),
        sa.Column("problems", types.Json(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"],
            ["imports.id"],
            name=op.f("fk_import_rows_import_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("import_id", "line", name=op.f("pk_import_rows")),
    )


def downgrade() -> None:
    op.drop_table("import_rows")
    op.drop_table("imports")
