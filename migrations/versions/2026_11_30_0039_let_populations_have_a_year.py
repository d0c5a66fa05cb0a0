"""Let a population have a year of its own: whose post is of which, what is reported, results in groups.

Titles as the rules have them on this day. Whoever has a plan of a year under way stays in it: a plan
does not change its year.
"""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

HEADS = ("kepala sd", "kepala smp", "kepala tk", "kepala sekolah")
TEACHERS = ("guru", "pengawas sekolah")
GROUPS = ("tugas_pokok", "praktik_kinerja", "pengembangan_kompetensi")
UNDER_WAY = """
    SELECT assignments.position_id FROM plans
    JOIN assignments ON assignments.id = plans.assignment_id
    JOIN cycles ON cycles.id = plans.cycle_id
    WHERE plans.state <> 'cancelled' AND cycles.state = 'open' AND assignments.position_id IS NOT NULL
"""


def upgrade() -> None:
    op.add_column(
        "positions", sa.Column("population", sa.String(), nullable=False, server_default="semua")
    )
    op.add_column(
        "cycle_periods",
        sa.Column("is_reported", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.execute(
        "UPDATE cycle_periods SET is_reported = true WHERE period_id IN"
        " (SELECT id FROM periods WHERE kind <> 'tahunan')"
    )
    words = ", ".join(f"'{word}'" for word in GROUPS)
    op.execute(
        "ALTER TABLE goals ADD COLUMN result_group VARCHAR(40)"
        f" CONSTRAINT ck_goals_result_group CHECK (result_group IN ({words}))"
    )
    op.execute(
        "ALTER TABLE goals ADD COLUMN practice_code VARCHAR CONSTRAINT ck_goals_practice_of_its_group"
        " CHECK (practice_code IS NULL OR result_group = 'praktik_kinerja')"
    )
    _follow_titles()


def _follow_titles() -> None:
    connection = op.get_bind()
    found = connection.execute(
        sa.text(
            "SELECT positions.id, positions.title, units.kind FROM positions"
            f" JOIN units ON units.id = positions.unit_id WHERE positions.id NOT IN ({UNDER_WAY})"
        )
    )
    teachers = [{"id": row.id} for row in found if _teaches(row.title, row.kind)]
    if teachers:
        connection.execute(
            sa.text("UPDATE positions SET population = 'guru' WHERE id = :id"), teachers
        )


def _teaches(title: str, unit_kind: str) -> bool:
    words = (*TEACHERS, *(HEADS if unit_kind == "sekolah" else ()))
    return any(f"{title.casefold()} ".startswith(f"{word} ") for word in words)


def downgrade() -> None:
    for table, column in (
        ("goals", "practice_code"),
        ("goals", "result_group"),
        ("cycle_periods", "is_reported"),
        ("positions", "population"),
    ):
        op.drop_column(table, column)
