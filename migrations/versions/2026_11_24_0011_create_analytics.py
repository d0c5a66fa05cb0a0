"""Create the tables of analytics."""

import sqlalchemy as sa
from alembic import op

from api.foundation import types

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "person_period_facts",
        sa.Column("employee_id", types.Key(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", types.Key(), nullable=False),
        sa.Column("plan_id", types.Key(), nullable=True),
        sa.Column("plan_state", sa.String(), nullable=True),
        sa.Column("indicators", sa.Integer(), nullable=False),
        sa.Column("reported", sa.Integer(), nullable=False),
        sa.Column("evidence_waiting", sa.Integer(), nullable=False),
        sa.Column("evidence_waiting_since", types.Instant(), nullable=True),
        sa.Column("evidence_returned", sa.Integer(), nullable=False),
        sa.Column("feedback_given", sa.Integer(), nullable=False),
        sa.Column("evaluation_id", types.Key(), nullable=True),
        sa.Column("evaluation_state", sa.String(), nullable=True),
        sa.Column("predikat", sa.String(), nullable=True),
        sa.Column("progress_bp", sa.Integer(), nullable=False),
        sa.Column("expected_bp", sa.Integer(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_person_period_facts_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"],
            ["employees.id"],
            name=op.f("fk_person_period_facts_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["periods.id"],
            name=op.f("fk_person_period_facts_period_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"],
            ["units.id"],
            name=op.f("fk_person_period_facts_unit_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint(
            "employee_id",
            "period_id",
            "assignment_id",
            "agency_id",
            name=op.f("pk_person_period_facts"),
        ),
    )
    with op.batch_alter_table("person_period_facts", schema=None) as batch_op:
        batch_op.create_index(
            "ix_person_period_facts_unit_id_period_id",
            ["unit_id", "period_id", "agency_id"],
            unique=False,
        )


def downgrade() -> None:
    with op.batch_alter_table("person_period_facts", schema=None) as batch_op:
        batch_op.drop_index("ix_person_period_facts_unit_id_period_id")

    op.drop_table("person_period_facts")
