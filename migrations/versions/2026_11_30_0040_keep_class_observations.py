"""Keep class observations, let tasks be about them; know schools by the number that Dapodik knows them by."""

import sqlalchemy as sa
from alembic import op

from api.foundation import types
from migrations import helpers

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

TASKS = ("agree_observation", "observe", "reflect")
STAGES = ("pra_observasi", "observasi", "refleksi", "selesai", "batal")


def upgrade() -> None:
    op.create_table(
        "teaching_observations",
        sa.Column("plan_id", types.Key(), nullable=False),
        sa.Column("goal_id", types.Key(), nullable=False),
        sa.Column("employee_id", types.Key(), nullable=False),
        sa.Column("observer_id", types.Key(), nullable=False),
        sa.Column("practice_code", sa.String(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("class_name", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("from_time", sa.String(), nullable=False),
        sa.Column("until_time", sa.String(), nullable=False),
        sa.Column("focus", types.Json(), nullable=False),
        sa.Column("agreed_by_teacher_at", types.Instant(), nullable=True),
        sa.Column("agreed_by_observer_at", types.Instant(), nullable=True),
        sa.Column(
            "stage",
            sa.Enum(
                *STAGES,
                name="observation_stage",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("answers", types.Json(), nullable=False),
        sa.Column("notes", sa.String(), nullable=False),
        sa.Column("others", types.Json(), nullable=False),
        sa.Column("notes_version", sa.Integer(), nullable=False),
        sa.Column("observed_at", types.Instant(), nullable=True),
        sa.Column("reflect_due_on", sa.Date(), nullable=True),
        sa.Column("reflection", sa.String(), nullable=True),
        sa.Column("response", sa.String(), nullable=True),
        sa.Column("follow_up", sa.String(), nullable=True),
        sa.Column("closed_at", types.Instant(), nullable=True),
        sa.Column("cancel_reason", sa.String(), nullable=True),
        sa.Column("corrects_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(stage IN ('selesai', 'batal')) = (closed_at IS NOT NULL)",
            name=op.f("ck_teaching_observations_closed"),
        ),
        sa.CheckConstraint(
            "stage <> 'selesai' OR (observed_at IS NOT NULL AND reflection IS NOT NULL"
            " AND response IS NOT NULL AND follow_up IS NOT NULL)",
            name=op.f("ck_teaching_observations_reflected_on_by_both"),
        ),
        *(
            sa.ForeignKeyConstraint(
                [column, "agency_id"],
                [f"{target}.id", f"{target}.agency_id"],
                name=op.f(f"fk_teaching_observations_{column}_agency_id"),
                ondelete="RESTRICT",
            )
            for column, target in (
                ("plan_id", "plans"),
                ("goal_id", "goals"),
                ("corrects_id", "teaching_observations"),
            )
        ),
        *(
            sa.ForeignKeyConstraint(
                [column],
                [f"{target}.id"],
                name=op.f(f"fk_teaching_observations_{column}"),
                ondelete="RESTRICT",
            )
            for column, target in (
                ("agency_id", "agencies"),
                ("employee_id", "employees"),
                ("observer_id", "employees"),
            )
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name=op.f("pk_teaching_observations")),
        sa.UniqueConstraint(
            "corrects_id",
            "agency_id",
            name=op.f("uq_teaching_observations_corrects_id_agency_id"),
        ),
    )
    for column in ("employee_id", "observer_id", "plan_id"):
        op.create_index(f"ix_teaching_observations_{column}", "teaching_observations", [column])
    op.create_index(
        "uq_teaching_observations_plan_id_agency_id",
        "teaching_observations",
        ["plan_id", "agency_id"],
        unique=True,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    helpers.change_words("tasks", "kind", "task_kind", add=TASKS)
    helpers.change_words("imports", "kind", "import_kind", add=("dapodik",))
    op.add_column("units", sa.Column("npsn", sa.String(), nullable=True))
    op.create_index(
        "uq_units_npsn",
        "units",
        ["npsn"],
        unique=True,
        sqlite_where=sa.text("npsn IS NOT NULL"),
        postgresql_where=sa.text("npsn IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("uq_units_npsn", "units")
    op.drop_column("units", "npsn")
    op.execute(
        "DELETE FROM import_rows WHERE import_id IN (SELECT id FROM imports WHERE kind = 'dapodik')"
    )
    op.execute("DELETE FROM imports WHERE kind = 'dapodik'")
    helpers.change_words("imports", "kind", "import_kind", remove=("dapodik",))
    words = ", ".join(f"'{word}'" for word in TASKS)
    op.execute(f"DELETE FROM tasks WHERE kind IN ({words})")
    helpers.change_words("tasks", "kind", "task_kind", remove=TASKS)
    op.drop_index("uq_teaching_observations_plan_id_agency_id", "teaching_observations")
    for column in ("plan_id", "observer_id", "employee_id"):
        op.drop_index(f"ix_teaching_observations_{column}", "teaching_observations")
    op.drop_table("teaching_observations")
