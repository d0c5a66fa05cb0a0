"""Create the tables of achievements."""

import sqlalchemy as sa
from alembic import op

from api.foundation import types

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "evidence",
        sa.Column("plan_id", types.Key(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "file",
                "link",
                name="evidence_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("file_id", types.Key(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("replaces_id", types.Key(), nullable=True),
        sa.Column(
            "verdict",
            sa.Enum(
                "waiting",
                "accepted",
                "returned",
                name="verdict",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("verdict_reason", sa.String(), nullable=True),
        sa.Column("verdict_by", types.Key(), nullable=True),
        sa.Column("verdict_at", types.Instant(), nullable=True),
        sa.Column("submitted_by", types.Key(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'file' AND file_id IS NOT NULL AND url IS NULL) OR (kind = 'link' AND url IS NOT NULL AND file_id IS NULL)",
            name=op.f("ck_evidence_one_place"),
        ),
        sa.CheckConstraint(
            "verdict <> 'returned' OR verdict_reason IS NOT NULL",
            name=op.f("ck_evidence_returned_has_reason"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agencies.id"], name=op.f("fk_evidence_agency_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["file_id", "agency_id"],
            ["stored_files.id", "stored_files.agency_id"],
            name=op.f("fk_evidence_file_id_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["period_id"], ["periods.id"], name=op.f("fk_evidence_period_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["plan_id", "agency_id"],
            ["plans.id", "plans.agency_id"],
            name=op.f("fk_evidence_plan_id_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name=op.f("pk_evidence")),
    )
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.create_index(
            "ix_evidence_plan_id_period_id", ["plan_id", "period_id"], unique=False
        )

    op.create_table(
        "frozen_periods",
        sa.Column("plan_id", types.Key(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("frozen_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["periods.id"],
            name=op.f("fk_frozen_periods_period_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["plan_id", "agency_id"],
            ["plans.id", "plans.agency_id"],
            name=op.f("fk_frozen_periods_plan_id_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint(
            "plan_id", "period_id", "agency_id", name=op.f("pk_frozen_periods")
        ),
    )
    op.create_table(
        "receipts",
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("plan_id", types.Key(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("submitted_by", types.Key(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("is_on_time", sa.Boolean(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agencies.id"], name=op.f("fk_receipts_agency_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["period_id"], ["periods.id"], name=op.f("fk_receipts_period_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["plan_id", "agency_id"],
            ["plans.id", "plans.agency_id"],
            name=op.f("fk_receipts_plan_id_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name=op.f("pk_receipts")),
        sa.UniqueConstraint("number", "agency_id", name=op.f("uq_receipts_number_agency_id")),
    )
    with op.batch_alter_table("receipts", schema=None) as batch_op:
        batch_op.create_index(
            "ix_receipts_plan_id_period_id", ["plan_id", "period_id"], unique=False
        )

    op.create_table(
        "achievements",
        sa.Column("plan_id", types.Key(), nullable=False),
        sa.Column("indicator_id", types.Key(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("value", types.Exact(), nullable=True),
        sa.Column("narrative", sa.String(), nullable=True),
        sa.Column("nothing_happened", sa.Boolean(), nullable=False),
        sa.Column(
            "source",
            sa.Enum(
                "person",
                "import",
                name="achievement_source",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "reported",
                "frozen",
                name="achievement_state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("reported_by", types.Key(), nullable=False),
        sa.Column("reported_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.CheckConstraint(
            "value IS NOT NULL OR narrative IS NOT NULL OR nothing_happened = true",
            name=op.f("ck_achievements_says_something"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_achievements_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["periods.id"],
            name=op.f("fk_achievements_period_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["plan_id", "indicator_id", "agency_id"],
            ["indicators.plan_id", "indicators.id", "indicators.agency_id"],
            name=op.f("fk_achievements_plan_id_indicator_id_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name=op.f("pk_achievements")),
        sa.UniqueConstraint(
            "plan_id",
            "indicator_id",
            "period_id",
            "agency_id",
            name=op.f("uq_achievements_plan_id_indicator_id_period_id_agency_id"),
        ),
    )
    op.create_table(
        "evidence_links",
        sa.Column("indicator_id", types.Key(), nullable=False),
        sa.Column("evidence_id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["evidence_id", "agency_id"],
            ["evidence.id", "evidence.agency_id"],
            name=op.f("fk_evidence_links_evidence_id_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["indicator_id", "agency_id"],
            ["indicators.id", "indicators.agency_id"],
            name=op.f("fk_evidence_links_indicator_id_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint(
            "indicator_id", "evidence_id", "agency_id", name=op.f("pk_evidence_links")
        ),
    )
    with op.batch_alter_table("evidence_links", schema=None) as batch_op:
        batch_op.create_index("ix_evidence_links_evidence_id", ["evidence_id"], unique=False)

    op.create_table(
        "achievement_revisions",
        sa.Column("achievement_id", types.Key(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("value", types.Exact(), nullable=True),
        sa.Column("narrative", sa.String(), nullable=True),
        sa.Column("nothing_happened", sa.Boolean(), nullable=False),
        sa.Column("reported_by", types.Key(), nullable=False),
        sa.Column("reported_at", types.Instant(), nullable=False),
        sa.Column("replaced_by", types.Key(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["achievement_id", "agency_id"],
            ["achievements.id", "achievements.agency_id"],
            name=op.f("fk_achievement_revisions_achievement_id_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_achievement_revisions_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name=op.f("pk_achievement_revisions")),
        sa.UniqueConstraint(
            "achievement_id",
            "revision",
            "agency_id",
            name=op.f("uq_achievement_revisions_achievement_id_revision_agency_id"),
        ),
    )


def downgrade() -> None:
    op.drop_table("achievement_revisions")
    with op.batch_alter_table("evidence_links", schema=None) as batch_op:
        batch_op.drop_index("ix_evidence_links_evidence_id")

    op.drop_table("evidence_links")
    op.drop_table("achievements")
    with op.batch_alter_table("receipts", schema=None) as batch_op:
        batch_op.drop_index("ix_receipts_plan_id_period_id")

    op.drop_table("receipts")
    op.drop_table("frozen_periods")
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.drop_index("ix_evidence_plan_id_period_id")

    op.drop_table("evidence")
