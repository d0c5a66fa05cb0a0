"""Create programmes of training with their seats, attendance, answers and ceilings."""

import sqlalchemy as sa
from alembic import op

from api.foundation import types
from migrations import helpers

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None

TASKS = ("decide_programme", "answer_seat", "approve_seat", "read_seat", "say_after_training")


def upgrade() -> None:
    helpers.change_words("tasks", "kind", "task_kind", add=TASKS)
    op.create_table(
        "training_ceilings",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("amount", types.Exact(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_training_ceilings_not_less_than_nothing")),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_training_ceilings_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name=op.f("pk_training_ceilings")),
        sa.UniqueConstraint("year", "agency_id", name=op.f("uq_training_ceilings_year_agency_id")),
    )
    op.create_table(
        "training_programmes",
        sa.Column("unit_id", types.Key(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=True),
        sa.Column("provider", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column(
            "mode",
            sa.Enum(
                "daring",
                "tatap_muka",
                "campuran",
                name="training_mode",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("competences", types.Json(), nullable=False),
        sa.Column("sessions", types.Json(), nullable=False),
        sa.Column("hours_tenths", sa.Integer(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("budget", types.Exact(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "proposed",
                "approved",
                "rejected",
                "done",
                "cancelled",
                name="programme_state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("proposed_by", types.Key(), nullable=False),
        sa.Column("decided_by", types.Key(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decision_reason", sa.String(), nullable=True),
        sa.Column("code_seed", sa.LargeBinary(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.CheckConstraint(
            "state NOT IN ('approved', 'rejected', 'done') OR decided_by IS NOT NULL",
            name=op.f("ck_training_programmes_decided"),
        ),
        sa.CheckConstraint(
            "from_on <= until_on", name=op.f("ck_training_programmes_days_in_order")
        ),
        sa.CheckConstraint(
            "seats > 0 AND budget >= 0 AND hours_tenths > 0",
            name=op.f("ck_training_programmes_amounts"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_training_programmes_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"],
            ["units.id"],
            name=op.f("fk_training_programmes_unit_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name=op.f("pk_training_programmes")),
    )
    op.create_index(
        "ix_training_programmes_from_on", "training_programmes", ["from_on"], unique=False
    )
    op.create_index(
        "ix_training_programmes_unit_id", "training_programmes", ["unit_id"], unique=False
    )
    op.create_table(
        "training_answers",
        sa.Column("programme_id", types.Key(), nullable=False),
        sa.Column(
            "used",
            sa.Enum(
                "often",
                "sometimes",
                "not_yet",
                name="training_used",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("worth", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "worth BETWEEN 1 AND 5 AND people > 0", name=op.f("ck_training_answers_counted")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id", "agency_id"],
            ["training_programmes.id", "training_programmes.agency_id"],
            name=op.f("fk_training_answers_programme_id_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint(
            "programme_id", "used", "worth", "agency_id", name=op.f("pk_training_answers")
        ),
    )
    op.create_table(
        "training_seats",
        sa.Column("programme_id", types.Key(), nullable=False),
        sa.Column("employee_id", types.Key(), nullable=False),
        sa.Column("unit_id", types.Key(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "suggested",
                "waiting",
                "offered",
                "accepted",
                "approved",
                "declined",
                "attended",
                "missed",
                "passed_over",
                name="seat_state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("passed", sa.Integer(), nullable=False),
        sa.Column("reasons", types.Json(), nullable=False),
        sa.Column("answer_until", sa.Date(), nullable=True),
        sa.Column("approver_id", types.Key(), nullable=True),
        sa.Column("refusal", sa.String(), nullable=True),
        sa.Column("passed_over_reason", sa.String(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.CheckConstraint(
            "state <> 'offered' OR answer_until IS NOT NULL",
            name=op.f("ck_training_seats_offers_have_a_day"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_training_seats_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"],
            ["employees.id"],
            name=op.f("fk_training_seats_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["programme_id", "agency_id"],
            ["training_programmes.id", "training_programmes.agency_id"],
            name=op.f("fk_training_seats_programme_id_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["units.id"], name=op.f("fk_training_seats_unit_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name=op.f("pk_training_seats")),
        sa.UniqueConstraint(
            "programme_id",
            "employee_id",
            "agency_id",
            name=op.f("uq_training_seats_programme_id_employee_id_agency_id"),
        ),
    )
    op.create_index(
        "ix_training_seats_employee_id", "training_seats", ["employee_id"], unique=False
    )
    op.create_index(
        "ix_training_seats_state_answer_until",
        "training_seats",
        ["state", "answer_until"],
        unique=False,
    )
    op.create_table(
        "training_attendances",
        sa.Column("seat_id", types.Key(), nullable=False),
        sa.Column("session", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("by_code", sa.Boolean(), nullable=False),
        sa.Column("noted_by", types.Key(), nullable=False),
        sa.Column("noted_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["seat_id", "agency_id"],
            ["training_seats.id", "training_seats.agency_id"],
            name=op.f("fk_training_attendances_seat_id_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint(
            "seat_id", "session", "agency_id", name=op.f("pk_training_attendances")
        ),
    )


def downgrade() -> None:

    op.drop_table("training_attendances")
    op.drop_index("ix_training_seats_state_answer_until", table_name="training_seats")
    op.drop_index("ix_training_seats_employee_id", table_name="training_seats")
    op.drop_table("training_seats")
    op.drop_table("training_answers")
    op.drop_index("ix_training_programmes_unit_id", table_name="training_programmes")
    op.drop_index("ix_training_programmes_from_on", table_name="training_programmes")
    op.drop_table("training_programmes")
    op.drop_table("training_ceilings")
    op.execute(f"DELETE FROM tasks WHERE kind IN {TASKS}")
    helpers.change_words("tasks", "kind", "task_kind", remove=TASKS)
