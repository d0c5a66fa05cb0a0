"""Keep coaching and improvements, and let tasks be about them."""

import sqlalchemy as sa
from alembic import op

from api.foundation import types
from migrations import helpers

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None

TASKS = (
    "sign_guidance",
    "state_guidance",
    "read_guidance",
    "talk_improvement",
    "decide_improvement",
    "test_competence",
    "record_placement",
    "read_improvement",
)
STATES = (
    "berjalan",
    "tercapai",
    "uji_kompetensi",
    "memenuhi_standar",
    "di_bawah_standar",
    "penempatan_sementara",
    "dipindahkan",
    "diberhentikan_dengan_hormat",
    "dihentikan",
)
STEPS = (
    "mulai",
    "bicara",
    "tercapai",
    "belum_tercapai",
    "uji_memenuhi",
    "uji_di_bawah",
    "pindah",
    "tempatkan",
    "berhentikan",
    "hentikan",
)


def _words(*words: str, name: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def _own(table: str) -> tuple[sa.schema.SchemaItem, ...]:
    """Columns and key of what an agency owns and changes."""
    return (
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", "agency_id", name=op.f(f"pk_{table}")),
        _to_registry(table, "agency_id", "agencies"),
    )


def _to_registry(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete="RESTRICT")


def _to_agency(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column, "agency_id"],
        [f"{target}.id", f"{target}.agency_id"],
        name=op.f(f"fk_{table}_{column}_agency_id"),
        ondelete="RESTRICT",
    )


def upgrade() -> None:
    helpers.change_words("tasks", "kind", "task_kind", add=TASKS)
    _keep_sessions()
    _keep_improvements()


def _keep_sessions() -> None:
    op.create_table(
        "guidance_sessions",
        sa.Column("employee_id", types.Key(), nullable=False),
        sa.Column("leader_id", types.Key(), nullable=False),
        sa.Column("kind", _words("bimbingan", "konseling", name="guidance_kind"), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("goal", sa.String(), nullable=False),
        sa.Column("facts", sa.String(), nullable=False),
        sa.Column("options", sa.String(), nullable=False),
        sa.Column("next_steps", sa.String(), nullable=False),
        sa.Column("adjusts_plan", sa.Boolean(), nullable=False),
        sa.Column("signed_by_employee_at", types.Instant(), nullable=True),
        sa.Column("signed_by_leader_at", types.Instant(), nullable=True),
        sa.Column("statements", types.Json(), nullable=True),
        sa.Column("statement_note", sa.String(), nullable=True),
        sa.Column("stated_at", types.Instant(), nullable=True),
        sa.Column("read_by", types.Key(), nullable=True),
        sa.Column("read_at", types.Instant(), nullable=True),
        *_own("guidance_sessions"),
        _to_registry("guidance_sessions", "employee_id", "employees"),
        _to_registry("guidance_sessions", "leader_id", "employees"),
        sa.CheckConstraint(
            "employee_id <> leader_id", name=op.f("ck_guidance_sessions_two_people")
        ),
        sa.CheckConstraint(
            "stated_at IS NULL OR (statements IS NOT NULL AND signed_by_employee_at IS NOT NULL"
            " AND signed_by_leader_at IS NOT NULL)",
            name=op.f("ck_guidance_sessions_stated_after_both_signed"),
        ),
        sa.CheckConstraint(
            "read_at IS NULL OR stated_at IS NOT NULL",
            name=op.f("ck_guidance_sessions_read_after_stated"),
        ),
    )
    op.create_index(
        "ix_guidance_sessions_employee_id_held_on", "guidance_sessions", ["employee_id", "held_on"]
    )
    op.create_index("ix_guidance_sessions_leader_id", "guidance_sessions", ["leader_id"])


def _keep_improvements() -> None:
    op.create_table(
        "improvements",
        sa.Column("employee_id", types.Key(), nullable=False),
        sa.Column("evaluation_id", types.Key(), nullable=False),
        sa.Column("begun_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("goals", types.Json(), nullable=False),
        sa.Column("help", sa.String(), nullable=False),
        sa.Column("state", _words(*STATES, name="improvement_state"), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        *_own("improvements"),
        _to_registry("improvements", "employee_id", "employees"),
        _to_agency("improvements", "evaluation_id", "evaluations"),
        sa.CheckConstraint(
            "(due_on IS NULL) = (closed_on IS NOT NULL)",
            name=op.f("ck_improvements_open_has_a_day"),
        ),
        sa.CheckConstraint("begun_on < ends_on", name=op.f("ck_improvements_days_in_order")),
    )
    op.create_index("ix_improvements_employee_id", "improvements", ["employee_id"])
    still_open = sa.text("closed_on IS NULL")
    op.create_index(
        "ix_improvements_due_on",
        "improvements",
        ["due_on"],
        sqlite_where=still_open,
        postgresql_where=still_open,
    )
    op.create_index(
        "uq_improvements_employee_id_agency_id",
        "improvements",
        ["employee_id", "agency_id"],
        unique=True,
        sqlite_where=still_open,
        postgresql_where=still_open,
    )
    op.create_table(
        "improvement_steps",
        sa.Column("improvement_id", types.Key(), nullable=False),
        sa.Column("kind", _words(*STEPS, name="improvement_step_kind"), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("by_id", types.Key(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("document_no", sa.String(), nullable=True),
        sa.Column("post_title", sa.String(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("read_by_on", sa.Date(), nullable=False),
        sa.Column("read_at", types.Instant(), nullable=True),
        sa.Column("own_word", sa.String(), nullable=True),
        *_own("improvement_steps"),
        _to_agency("improvement_steps", "improvement_id", "improvements"),
    )
    op.create_index("ix_improvement_steps_improvement_id", "improvement_steps", ["improvement_id"])


def downgrade() -> None:
    op.drop_index("ix_improvement_steps_improvement_id", table_name="improvement_steps")
    op.drop_table("improvement_steps")
    for name in (
        "uq_improvements_employee_id_agency_id",
        "ix_improvements_due_on",
        "ix_improvements_employee_id",
    ):
        op.drop_index(name, table_name="improvements")
    op.drop_table("improvements")
    for name in ("ix_guidance_sessions_leader_id", "ix_guidance_sessions_employee_id_held_on"):
        op.drop_index(name, table_name="guidance_sessions")
    op.drop_table("guidance_sessions")
    op.execute(f"DELETE FROM tasks WHERE kind IN {TASKS}")
    helpers.change_words("tasks", "kind", "task_kind", remove=TASKS)
