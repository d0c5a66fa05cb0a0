"""Create the tables of goals."""

import sqlalchemy as sa
from alembic import op

from api.foundation import types

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "performance_agreements",
        sa.Column("unit_id", types.Key(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("document_no", sa.String(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["unit_id"],
            ["units.id"],
            name=op.f("fk_performance_agreements_unit_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_performance_agreements")),
        sa.UniqueConstraint("unit_id", "year", name=op.f("uq_performance_agreements_unit_id_year")),
    )
    op.create_table(
        "agreement_indicators",
        sa.Column("agreement_id", types.Key(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("objective", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("unit_of_measure", sa.String(), nullable=True),
        sa.Column(
            "direction",
            sa.Enum(
                "higher",
                "lower",
                "range",
                name="direction",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("target", types.Exact(), nullable=True),
        sa.Column("target_text", sa.String(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["performance_agreements.id"],
            name=op.f("fk_agreement_indicators_agreement_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_indicators")),
        sa.UniqueConstraint(
            "agreement_id", "code", name=op.f("uq_agreement_indicators_agreement_id_code")
        ),
    )
    op.create_table(
        "agreement_programmes",
        sa.Column("agreement_id", types.Key(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("budget", types.Exact(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["performance_agreements.id"],
            name=op.f("fk_agreement_programmes_agreement_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_programmes")),
    )
    with op.batch_alter_table("agreement_programmes", schema=None) as batch_op:
        batch_op.create_index(
            "ix_agreement_programmes_agreement_id", ["agreement_id", "id"], unique=False
        )

    op.create_table(
        "plans",
        sa.Column("employee_id", types.Key(), nullable=False),
        sa.Column("assignment_id", types.Key(), nullable=False),
        sa.Column("unit_id", types.Key(), nullable=False),
        sa.Column("assessor_id", types.Key(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column(
            "form",
            sa.Enum(
                "jpt",
                "ja_jf",
                name="plan_form",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "approach",
            sa.Enum(
                "kuantitatif",
                "kualitatif",
                name="approach",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "submitted",
                "returned",
                "agreed",
                "closed",
                "cancelled",
                name="plan_state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("return_note", sa.String(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("submitted_at", types.Instant(), nullable=True),
        sa.Column("agreed_at", types.Instant(), nullable=True),
        sa.Column("agreed_by", types.Key(), nullable=True),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.CheckConstraint(
            "state <> 'agreed' OR (agreed_at IS NOT NULL AND agreed_by IS NOT NULL)",
            name=op.f("ck_plans_agreed_has_by_and_at"),
        ),
        sa.CheckConstraint(
            "state <> 'returned' OR return_note IS NOT NULL",
            name=op.f("ck_plans_returned_has_note"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agencies.id"], name=op.f("fk_plans_agency_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["assessor_id"],
            ["employees.id"],
            name=op.f("fk_plans_assessor_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["assignment_id"],
            ["assignments.id"],
            name=op.f("fk_plans_assignment_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["cycle_id"], ["cycles.id"], name=op.f("fk_plans_cycle_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"],
            ["employees.id"],
            name=op.f("fk_plans_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["units.id"], name=op.f("fk_plans_unit_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name=op.f("pk_plans")),
    )
    with op.batch_alter_table("plans", schema=None) as batch_op:
        batch_op.create_index(
            "ix_plans_assessor_id_cycle_id", ["assessor_id", "cycle_id"], unique=False
        )
        batch_op.create_index("ix_plans_assignment_id", ["assignment_id"], unique=False)
        batch_op.create_index(
            "ix_plans_employee_id_cycle_id", ["employee_id", "cycle_id"], unique=False
        )
        batch_op.create_index(
            "ix_plans_unit_id_cycle_id_id", ["unit_id", "cycle_id", "id"], unique=False
        )
        batch_op.create_index(
            "uq_plans_assignment_id_cycle_id",
            ["assignment_id", "cycle_id", "agency_id"],
            unique=True,
            sqlite_where=sa.text("state <> 'cancelled'"),
            postgresql_where=sa.text("state <> 'cancelled'"),
        )

    op.create_table(
        "behaviour_expectations",
        sa.Column("plan_id", types.Key(), nullable=False),
        sa.Column("value_code", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_behaviour_expectations_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["plan_id", "agency_id"],
            ["plans.id", "plans.agency_id"],
            name=op.f("fk_behaviour_expectations_plan_id_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name=op.f("pk_behaviour_expectations")),
        sa.UniqueConstraint(
            "plan_id",
            "value_code",
            "agency_id",
            name=op.f("uq_behaviour_expectations_plan_id_value_code_agency_id"),
        ),
    )
    op.create_table(
        "goals",
        sa.Column("plan_id", types.Key(), nullable=False),
        sa.Column("parent_id", types.Key(), nullable=True),
        sa.Column("outside_parent_id", types.Key(), nullable=True),
        sa.Column("agreement_indicator_id", types.Key(), nullable=True),
        sa.Column("parent_text", sa.String(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "utama",
                "tambahan",
                name="goal_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "cascade",
            sa.Enum(
                "direct",
                "indirect",
                "none",
                name="cascade",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("assigned_by", sa.String(), nullable=True),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.CheckConstraint(
            "(parent_id IS NULL AND outside_parent_id IS NULL) OR (parent_id IS NULL AND agreement_indicator_id IS NULL) OR (outside_parent_id IS NULL AND agreement_indicator_id IS NULL)",
            name=op.f("ck_goals_one_parent"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agencies.id"], name=op.f("fk_goals_agency_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["agreement_indicator_id"],
            ["agreement_indicators.id"],
            name=op.f("fk_goals_agreement_indicator_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["parent_id", "agency_id"],
            ["goals.id", "goals.agency_id"],
            name=op.f("fk_goals_parent_id_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["plan_id", "agency_id"],
            ["plans.id", "plans.agency_id"],
            name=op.f("fk_goals_plan_id_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name=op.f("pk_goals")),
    )
    with op.batch_alter_table("goals", schema=None) as batch_op:
        batch_op.create_index(
            "ix_goals_agreement_indicator_id",
            ["agreement_indicator_id"],
            unique=False,
            sqlite_where=sa.text("agreement_indicator_id IS NOT NULL"),
            postgresql_where=sa.text("agreement_indicator_id IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_goals_parent_id",
            ["parent_id"],
            unique=False,
            sqlite_where=sa.text("parent_id IS NOT NULL"),
            postgresql_where=sa.text("parent_id IS NOT NULL"),
        )
        batch_op.create_index("ix_goals_plan_id_position", ["plan_id", "position"], unique=False)

    op.create_table(
        "plan_comments",
        sa.Column("plan_id", types.Key(), nullable=False),
        sa.Column("line_id", types.Key(), nullable=True),
        sa.Column("author_id", types.Key(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "comment",
                "return_note",
                name="comment_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_plan_comments_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["plan_id", "agency_id"],
            ["plans.id", "plans.agency_id"],
            name=op.f("fk_plan_comments_plan_id_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name=op.f("pk_plan_comments")),
    )
    with op.batch_alter_table("plan_comments", schema=None) as batch_op:
        batch_op.create_index("ix_plan_comments_plan_id_id", ["plan_id", "id"], unique=False)

    op.create_table(
        "plan_supports",
        sa.Column("plan_id", types.Key(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "sumber_daya",
                "pertanggungjawaban",
                "konsekuensi",
                name="support_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_plan_supports_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["plan_id", "agency_id"],
            ["plans.id", "plans.agency_id"],
            name=op.f("fk_plan_supports_plan_id_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name=op.f("pk_plan_supports")),
    )
    with op.batch_alter_table("plan_supports", schema=None) as batch_op:
        batch_op.create_index(
            "ix_plan_supports_plan_id_kind_position", ["plan_id", "kind", "position"], unique=False
        )

    op.create_table(
        "plan_versions",
        sa.Column("plan_id", types.Key(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", types.Json(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("agreed_by", types.Key(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_plan_versions_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["plan_id", "agency_id"],
            ["plans.id", "plans.agency_id"],
            name=op.f("fk_plan_versions_plan_id_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name=op.f("pk_plan_versions")),
        sa.UniqueConstraint(
            "plan_id", "number", "agency_id", name=op.f("uq_plan_versions_plan_id_number_agency_id")
        ),
    )
    op.create_table(
        "indicators",
        sa.Column("plan_id", types.Key(), nullable=False),
        sa.Column("goal_id", types.Key(), nullable=False),
        sa.Column(
            "aspect",
            sa.Enum(
                "kuantitas",
                "kualitas",
                "waktu",
                "biaya",
                name="aspect",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "perspective",
            sa.Enum(
                "penerima_layanan",
                "proses_bisnis",
                "penguatan_internal",
                "anggaran",
                name="perspective",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("unit_of_measure", sa.String(), nullable=True),
        sa.Column(
            "direction",
            sa.Enum(
                "higher",
                "lower",
                "range",
                name="direction",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("target", types.Exact(), nullable=True),
        sa.Column("target_low", types.Exact(), nullable=True),
        sa.Column("target_high", types.Exact(), nullable=True),
        sa.Column("target_text", sa.String(), nullable=True),
        sa.Column("baseline", types.Exact(), nullable=True),
        sa.Column(
            "accumulation",
            sa.Enum(
                "sum",
                "latest",
                name="accumulation",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("data_source", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.CheckConstraint(
            "direction <> 'range' OR target_low <= target_high",
            name=op.f("ck_indicators_range_is_low_to_high"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_indicators_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["goal_id", "agency_id"],
            ["goals.id", "goals.agency_id"],
            name=op.f("fk_indicators_goal_id_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["plan_id", "agency_id"],
            ["plans.id", "plans.agency_id"],
            name=op.f("fk_indicators_plan_id_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name=op.f("pk_indicators")),
        sa.UniqueConstraint(
            "plan_id", "id", "agency_id", name=op.f("uq_indicators_plan_id_id_agency_id")
        ),
    )


def downgrade() -> None:
    op.drop_table("indicators")
    op.drop_table("plan_versions")
    with op.batch_alter_table("plan_supports", schema=None) as batch_op:
        batch_op.drop_index("ix_plan_supports_plan_id_kind_position")

    op.drop_table("plan_supports")
    with op.batch_alter_table("plan_comments", schema=None) as batch_op:
        batch_op.drop_index("ix_plan_comments_plan_id_id")

    op.drop_table("plan_comments")
    with op.batch_alter_table("goals", schema=None) as batch_op:
        batch_op.drop_index("ix_goals_plan_id_position")
        batch_op.drop_index(
            "ix_goals_parent_id",
            sqlite_where=sa.text("parent_id IS NOT NULL"),
            postgresql_where=sa.text("parent_id IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_goals_agreement_indicator_id",
            sqlite_where=sa.text("agreement_indicator_id IS NOT NULL"),
            postgresql_where=sa.text("agreement_indicator_id IS NOT NULL"),
        )

    op.drop_table("goals")
    op.drop_table("behaviour_expectations")
    with op.batch_alter_table("plans", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_plans_assignment_id_cycle_id",
            sqlite_where=sa.text("state <> 'cancelled'"),
            postgresql_where=sa.text("state <> 'cancelled'"),
        )
        batch_op.drop_index("ix_plans_unit_id_cycle_id_id")
        batch_op.drop_index("ix_plans_employee_id_cycle_id")
        batch_op.drop_index("ix_plans_assignment_id")
        batch_op.drop_index("ix_plans_assessor_id_cycle_id")

    op.drop_table("plans")
    with op.batch_alter_table("agreement_programmes", schema=None) as batch_op:
        batch_op.drop_index("ix_agreement_programmes_agreement_id")

    op.drop_table("agreement_programmes")
    op.drop_table("agreement_indicators")
    op.drop_table("performance_agreements")
