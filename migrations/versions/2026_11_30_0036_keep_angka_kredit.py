"""Create the ledger of angka kredit and the months that count in it."""

import sqlalchemy as sa
from alembic import op

from api.foundation import types
from migrations import helpers

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "credit_entries",
        sa.Column("employee_id", types.Key(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "konversi",
                "dasar",
                "pendidikan",
                "perpindahan",
                "lama",
                "penyesuaian",
                "pembatalan",
                name="credit_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("units", sa.BigInteger(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=True),
        sa.Column("percent", sa.Integer(), nullable=True),
        sa.Column("coefficient", sa.Integer(), nullable=True),
        sa.Column("first_month", sa.Integer(), nullable=True),
        sa.Column("last_month", sa.Integer(), nullable=True),
        sa.Column("evaluation_id", types.Key(), nullable=True),
        sa.Column("predikat", sa.String(), nullable=True),
        sa.Column("rule_id", sa.String(), nullable=False),
        sa.Column("document_no", sa.String(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("reverses_id", types.Key(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("entered_by", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'pembatalan') = (reverses_id IS NOT NULL)",
            name=op.f("ck_credit_entries_reversal_names_its_line"),
        ),
        sa.CheckConstraint(
            "kind <> 'konversi' OR (evaluation_id IS NOT NULL AND months IS NOT NULL AND percent IS NOT NULL AND coefficient IS NOT NULL AND first_month IS NOT NULL AND last_month IS NOT NULL)",
            name=op.f("ck_credit_entries_conversion_is_written_out"),
        ),
        sa.CheckConstraint(
            "kind = 'konversi' OR reason IS NOT NULL",
            name=op.f("ck_credit_entries_others_have_reason"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_credit_entries_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"],
            ["employees.id"],
            name=op.f("fk_credit_entries_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["reverses_id", "agency_id"],
            ["credit_entries.id", "credit_entries.agency_id"],
            name=op.f("fk_credit_entries_reverses_id_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name=op.f("pk_credit_entries")),
        sa.UniqueConstraint(
            "reverses_id", "agency_id", name=op.f("uq_credit_entries_reverses_id_agency_id")
        ),
    )
    op.create_index(
        "ix_credit_entries_employee_id", "credit_entries", ["employee_id"], unique=False
    )
    op.create_index(
        "ix_credit_entries_evaluation_id", "credit_entries", ["evaluation_id"], unique=False
    )
    op.create_table(
        "credit_months",
        sa.Column("employee_id", types.Key(), nullable=False),
        sa.Column("month", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("entry_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["employee_id"],
            ["employees.id"],
            name=op.f("fk_credit_months_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["entry_id", "agency_id"],
            ["credit_entries.id", "credit_entries.agency_id"],
            name=op.f("fk_credit_months_entry_id_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("employee_id", "month", "agency_id", name=op.f("pk_credit_months")),
    )
    helpers.append_only("credit_entries")


def downgrade() -> None:
    op.drop_table("credit_months")
    op.drop_index("ix_credit_entries_evaluation_id", table_name="credit_entries")
    op.drop_index("ix_credit_entries_employee_id", table_name="credit_entries")
    op.drop_table("credit_entries")
