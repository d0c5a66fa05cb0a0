"""Create the tables of evaluations."""

import sqlalchemy as sa
from alembic import op

from api.foundation import types

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "unit_achievements",
        sa.Column("unit_id", types.Key(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column(
            "grade",
            sa.Enum(
                "istimewa",
                "baik",
                "butuh_perbaikan",
                "kurang",
                "sangat_kurang",
                name="unit_grade",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("set_by", types.Key(), nullable=False),
        sa.Column("set_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_unit_achievements_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["periods.id"],
            name=op.f("fk_unit_achievements_period_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"],
            ["units.id"],
            name=op.f("fk_unit_achievements_unit_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name=op.f("pk_unit_achievements")),
        sa.UniqueConstraint(
            "unit_id",
            "period_id",
            "agency_id",
            name=op.f("uq_unit_achievements_unit_id_period_id_agency_id"),
        ),
    )
    op.create_table(
        "evaluations",
        sa.Column("plan_id", types.Key(), nullable=False),
        sa.Column("employee_id", types.Key(), nullable=False),
        sa.Column("unit_id", types.Key(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "periodik",
                "tahunan",
                name="evaluation_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("assessor_id", types.Key(), nullable=False),
        sa.Column("unit_achievement_id", types.Key(), nullable=True),
        sa.Column(
            "results_rating",
            sa.Enum(
                "di_atas_ekspektasi",
                "sesuai_ekspektasi",
                "di_bawah_ekspektasi",
                name="results_rating",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("results_reason", sa.String(), nullable=True),
        sa.Column(
            "behaviour_rating",
            sa.Enum(
                "di_atas_ekspektasi",
                "sesuai_ekspektasi",
                "di_bawah_ekspektasi",
                name="behaviour_rating",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("behaviour_reason", sa.String(), nullable=True),
        sa.Column(
            "predikat",
            sa.Enum(
                "sangat_baik",
                "baik",
                "butuh_perbaikan",
                "kurang",
                "sangat_kurang",
                name="predikat",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("why", types.Json(), nullable=True),
        sa.Column("recommendation", sa.String(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "rated",
                "signed",
                "acknowledged",
                name="evaluation_state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("content", types.Json(), nullable=True),
        sa.Column("signed_at", types.Instant(), nullable=True),
        sa.Column(
            "receipt",
            sa.Enum(
                "agree",
                "disagree",
                name="receipt",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("receipt_note", sa.String(), nullable=True),
        sa.Column("received_at", types.Instant(), nullable=True),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.CheckConstraint(
            "state IN ('open') OR (results_rating IS NOT NULL AND behaviour_rating IS NOT NULL AND predikat IS NOT NULL)",
            name=op.f("ck_evaluations_rated_has_both_ratings"),
        ),
        sa.CheckConstraint(
            "state IN ('open', 'rated') OR (signed_at IS NOT NULL AND content IS NOT NULL)",
            name=op.f("ck_evaluations_signed_has_content"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_evaluations_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["assessor_id"],
            ["employees.id"],
            name=op.f("fk_evaluations_assessor_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"],
            ["employees.id"],
            name=op.f("fk_evaluations_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["periods.id"],
            name=op.f("fk_evaluations_period_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["plan_id", "agency_id"],
            ["plans.id", "plans.agency_id"],
            name=op.f("fk_evaluations_plan_id_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["units.id"], name=op.f("fk_evaluations_unit_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name=op.f("pk_evaluations")),
        sa.UniqueConstraint(
            "plan_id",
            "period_id",
            "agency_id",
            name=op.f("uq_evaluations_plan_id_period_id_agency_id"),
        ),
    )
    with op.batch_alter_table("evaluations", schema=None) as batch_op:
        batch_op.create_index(
            "ix_evaluations_assessor_id_period_id_state",
            ["assessor_id", "period_id", "state"],
            unique=False,
        )
        batch_op.create_index(
            "ix_evaluations_due_on",
            ["due_on"],
            unique=False,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )
        batch_op.create_index(
            "ix_evaluations_employee_id_period_id", ["employee_id", "period_id"], unique=False
        )
        batch_op.create_index(
            "ix_evaluations_unit_id_period_id", ["unit_id", "period_id"], unique=False
        )

    op.create_table(
        "evaluation_decisions",
        sa.Column("evaluation_id", types.Key(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("old", types.Json(), nullable=True),
        sa.Column("new", types.Json(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("by_id", types.Key(), nullable=True),
        sa.Column("rule_id", sa.String(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_evaluation_decisions_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["evaluation_id", "agency_id"],
            ["evaluations.id", "evaluations.agency_id"],
            name=op.f("fk_evaluation_decisions_evaluation_id_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name=op.f("pk_evaluation_decisions")),
    )
    with op.batch_alter_table("evaluation_decisions", schema=None) as batch_op:
        batch_op.create_index(
            "ix_evaluation_decisions_evaluation_id_id", ["evaluation_id", "id"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("evaluation_decisions", schema=None) as batch_op:
        batch_op.drop_index("ix_evaluation_decisions_evaluation_id_id")

    op.drop_table("evaluation_decisions")
    with op.batch_alter_table("evaluations", schema=None) as batch_op:
        batch_op.drop_index("ix_evaluations_unit_id_period_id")
        batch_op.drop_index("ix_evaluations_employee_id_period_id")
        batch_op.drop_index(
            "ix_evaluations_due_on",
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )
        batch_op.drop_index("ix_evaluations_assessor_id_period_id_state")

    op.drop_table("evaluations")
    op.drop_table("unit_achievements")
