"""Create careers, needed posts, what is met for promotion, proposals and decisions."""

import sqlalchemy as sa
from alembic import op

from api.foundation import types
from migrations import helpers

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None
TASKS = ("read_promotion",)
KINDS = ("riwayat_karier",)


def upgrade() -> None:
    op.create_table(
        "position_needs",
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("family", sa.String(), nullable=False),
        sa.Column("family_key", sa.String(), nullable=False),
        sa.Column(
            "level",
            sa.Enum(
                "jpt_utama",
                "jpt_madya",
                "jpt_pratama",
                "administrator",
                "pengawas",
                "pelaksana",
                "ahli_utama",
                "ahli_madya",
                "ahli_muda",
                "ahli_pertama",
                "penyelia",
                "mahir",
                "terampil",
                "pemula",
                "pejabat_negara",
                name="position_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("document_no", sa.String(), nullable=True),
        sa.Column("set_by", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_position_needs_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_position_needs")),
        sa.UniqueConstraint(
            "agency_id",
            "family_key",
            "level",
            "valid_from",
            name=op.f("uq_position_needs_agency_id_family_key_level_valid_from"),
        ),
    )
    op.create_table(
        "career_records",
        sa.Column("employee_id", types.Key(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "pangkat",
                "pendidikan",
                "predikat",
                "hukuman",
                "uji_kompetensi",
                "ujian_dinas",
                "prestasi",
                name="record_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("document_no", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("reverses_id", types.Key(), nullable=True),
        sa.Column("entered_by", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'predikat') = (year IS NOT NULL)",
            name=op.f("ck_career_records_predikat_has_its_year"),
        ),
        sa.CheckConstraint(
            "kind <> 'hukuman' OR until_on IS NOT NULL",
            name=op.f("ck_career_records_sanction_ends"),
        ),
        sa.CheckConstraint(
            "reverses_id IS NULL OR reason IS NOT NULL",
            name=op.f("ck_career_records_reversal_has_reason"),
        ),
        sa.CheckConstraint(
            "until_on IS NULL OR until_on >= from_on",
            name=op.f("ck_career_records_ends_after_it_begins"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_career_records_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"],
            ["employees.id"],
            name=op.f("fk_career_records_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["reverses_id", "agency_id"],
            ["career_records.id", "career_records.agency_id"],
            name=op.f("fk_career_records_reverses_id_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name=op.f("pk_career_records")),
        sa.UniqueConstraint(
            "reverses_id", "agency_id", name=op.f("uq_career_records_reverses_id_agency_id")
        ),
    )
    op.create_index(
        "ix_career_records_employee_id", "career_records", ["employee_id"], unique=False
    )

    op.create_table(
        "promotion_checks",
        sa.Column("employee_id", types.Key(), nullable=False),
        sa.Column("window_on", sa.Date(), nullable=False),
        sa.Column(
            "path",
            sa.Enum(
                "reguler",
                "pilihan_fungsional",
                "pilihan_struktural",
                "prestasi",
                "jenjang",
                name="path",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "ready",
                "one_missing",
                "more_missing",
                "unknown",
                "too_early",
                "not_applicable",
                name="promotion_outcome",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("missing", sa.Integer(), nullable=False),
        sa.Column("nearest_on", sa.Date(), nullable=True),
        sa.Column("from_value", sa.String(), nullable=False),
        sa.Column("to_value", sa.String(), nullable=False),
        sa.Column("conditions", types.Json(), nullable=False),
        sa.Column("checked_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_promotion_checks_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint(
            "employee_id", "window_on", "path", "agency_id", name=op.f("pk_promotion_checks")
        ),
    )
    op.create_index(
        "ix_promotion_checks_window_on_path_outcome",
        "promotion_checks",
        ["window_on", "path", "outcome"],
        unique=False,
    )

    op.create_table(
        "promotion_proposals",
        sa.Column("employee_id", types.Key(), nullable=False),
        sa.Column("window_on", sa.Date(), nullable=False),
        sa.Column(
            "path",
            sa.Enum(
                "reguler",
                "pilihan_fungsional",
                "pilihan_struktural",
                "prestasi",
                "jenjang",
                name="path",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("from_value", sa.String(), nullable=False),
        sa.Column("to_value", sa.String(), nullable=False),
        sa.Column("conditions", types.Json(), nullable=False),
        sa.Column("surplus", sa.Integer(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "proposed",
                "returned",
                "accepted",
                "refused",
                name="proposal_state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("proposed_by", types.Key(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("carried_out_on", sa.Date(), nullable=True),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.CheckConstraint(
            "(state = 'accepted') = (effective_on IS NOT NULL)",
            name=op.f("ck_promotion_proposals_accepted_holds_from_a_day"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_promotion_proposals_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"],
            ["employees.id"],
            name=op.f("fk_promotion_proposals_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name=op.f("pk_promotion_proposals")),
    )
    op.create_index(
        "ix_promotion_proposals_effective_on",
        "promotion_proposals",
        ["effective_on"],
        unique=False,
        sqlite_where=sa.text("effective_on IS NOT NULL AND carried_out_on IS NULL"),
        postgresql_where=sa.text("effective_on IS NOT NULL AND carried_out_on IS NULL"),
    )
    op.create_index(
        "ix_promotion_proposals_employee_id", "promotion_proposals", ["employee_id"], unique=False
    )
    op.create_index(
        "ix_promotion_proposals_window_on_path_state",
        "promotion_proposals",
        ["window_on", "path", "state"],
        unique=False,
    )
    op.create_index(
        "uq_promotion_proposals_employee_id_window_on_path",
        "promotion_proposals",
        ["employee_id", "window_on", "path", "agency_id"],
        unique=True,
        sqlite_where=sa.text("state IN ('proposed', 'accepted')"),
        postgresql_where=sa.text("state IN ('proposed', 'accepted')"),
    )

    op.create_table(
        "promotion_decisions",
        sa.Column("proposal_id", types.Key(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "accepted",
                "refused",
                "returned",
                name="decision_outcome",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("decided_by", types.Key(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.CheckConstraint(
            "(outcome = 'accepted') = (effective_on IS NOT NULL)",
            name=op.f("ck_promotion_decisions_accepted_holds_from_a_day"),
        ),
        sa.CheckConstraint(
            "outcome = 'accepted' OR reason IS NOT NULL",
            name=op.f("ck_promotion_decisions_others_have_reason"),
        ),
        sa.CheckConstraint(
            "outcome = 'returned' OR (number IS NOT NULL AND decided_on IS NOT NULL)",
            name=op.f("ck_promotion_decisions_decision_has_number_and_date"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_promotion_decisions_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id", "agency_id"],
            ["promotion_proposals.id", "promotion_proposals.agency_id"],
            name=op.f("fk_promotion_decisions_proposal_id_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name=op.f("pk_promotion_decisions")),
    )
    op.create_index(
        "ix_promotion_decisions_proposal_id", "promotion_decisions", ["proposal_id"], unique=False
    )

    helpers.append_only("career_records")
    helpers.append_only("promotion_decisions")
    helpers.change_words("tasks", "kind", "task_kind", add=TASKS)
    helpers.change_words("imports", "kind", "import_kind", add=KINDS)


def downgrade() -> None:
    op.execute(
        "DELETE FROM import_rows WHERE import_id IN"
        " (SELECT id FROM imports WHERE kind = 'riwayat_karier')"
    )
    op.execute("DELETE FROM imports WHERE kind = 'riwayat_karier'")
    helpers.change_words("imports", "kind", "import_kind", remove=KINDS)
    op.execute("DELETE FROM tasks WHERE kind = 'read_promotion'")
    helpers.change_words("tasks", "kind", "task_kind", remove=TASKS)
    op.drop_index("ix_promotion_decisions_proposal_id", table_name="promotion_decisions")

    op.drop_table("promotion_decisions")
    op.drop_index(
        "uq_promotion_proposals_employee_id_window_on_path", table_name="promotion_proposals"
    )
    op.drop_index("ix_promotion_proposals_window_on_path_state", table_name="promotion_proposals")
    op.drop_index("ix_promotion_proposals_employee_id", table_name="promotion_proposals")
    op.drop_index("ix_promotion_proposals_effective_on", table_name="promotion_proposals")

    op.drop_table("promotion_proposals")
    op.drop_index("ix_promotion_checks_window_on_path_outcome", table_name="promotion_checks")

    op.drop_table("promotion_checks")
    op.drop_index("ix_career_records_employee_id", table_name="career_records")

    op.drop_table("career_records")
    op.drop_table("position_needs")
