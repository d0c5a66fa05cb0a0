"""Create sources, measurements, mappings and contests; keep what is measured beside what people report."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

from api.foundation import types
from migrations import helpers

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

TASKS = ("answer_contest", "read_contest_answer")
MEASURED = ("measurement", "service_standard")
SOURCES = ("person", "import", *MEASURED)
STATES = ("contested",)
TABLES = ("contests", "metric_mappings", "measurements", "measurement_sources")
ON_LINES: dict[str, TypeEngine[Any]] = {
    "override_reason": sa.String(),
    "measured_value": types.Exact(),
    "measured_at": types.Instant(),
    "measured_cases": sa.Integer(),
    "mapping_id": types.Key(),
}


def upgrade() -> None:
    _create_sources()
    _create_mappings()
    _create_contests()
    helpers.change_words("achievements", "source", "achievement_source", add=MEASURED)
    helpers.change_words("achievements", "state", "achievement_state", add=STATES)
    for name, kind in ON_LINES.items():
        op.add_column("achievements", sa.Column(name, kind, nullable=True))
    _add_source("achievements", "measured_source", "measured_source", "")
    op.add_column("achievement_revisions", sa.Column("override_reason", sa.String(), nullable=True))
    said_by_people = "NOT NULL DEFAULT 'person'"
    _add_source("achievement_revisions", "source", "achievement_source", said_by_people)
    helpers.change_words("tasks", "kind", "task_kind", add=TASKS)


def _add_source(table: str, column: str, rule: str, given: str) -> None:
    """Add a column of sources; its CHECK comes with it, which neither engine takes afterwards alike."""
    words = ", ".join(f"'{word}'" for word in SOURCES)
    check = f"CONSTRAINT ck_{table}_{rule} CHECK ({column} IN ({words}))"
    op.execute(f"ALTER TABLE {table} ADD COLUMN {column} VARCHAR(40) {given} {check}")


def _create_sources() -> None:
    op.create_table(
        "measurement_sources",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", _words("source_kind", "push", "poll"), nullable=False),
        sa.Column("state", _words("source_state", "active", "paused"), nullable=False),
        sa.Column("service_account_id", types.Key(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("every_minutes", sa.Integer(), nullable=True),
        sa.Column("next_poll_at", types.Instant(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_ok_at", types.Instant(), nullable=True),
        sa.Column("last_error", sa.String(), nullable=True),
        *_appended(),
        *_changing(),
        sa.CheckConstraint(
            "(kind = 'poll' AND url IS NOT NULL AND every_minutes IS NOT NULL)"
            " OR (kind = 'push' AND url IS NULL AND every_minutes IS NULL)",
            name=op.f("ck_measurement_sources_is_asked_where"),
        ),
        _refers("measurement_sources", "agency_id", "agencies"),
        _refers("measurement_sources", "service_account_id", "service_accounts"),
        sa.PrimaryKeyConstraint("id", "agency_id", name="pk_measurement_sources"),
        sa.UniqueConstraint("code", "agency_id", name="uq_measurement_sources_code_agency_id"),
    )
    op.create_table(
        "measurements",
        sa.Column("source_id", types.Key(), nullable=False),
        sa.Column("external_key", types.ByteText(), nullable=False),
        sa.Column("metric", sa.String(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("measured_on", sa.Date(), nullable=False),
        sa.Column("value", types.Exact(), nullable=False),
        sa.Column("received_at", types.Instant(), nullable=False),
        *_appended(),
        _refers("measurements", "agency_id", "agencies"),
        _belongs("measurements", "source_id", "measurement_sources"),
        sa.PrimaryKeyConstraint("id", "agency_id", name="pk_measurements"),
        sa.UniqueConstraint(
            "source_id",
            "external_key",
            "agency_id",
            name="uq_measurements_source_id_external_key_agency_id",
        ),
    )
    op.create_index(
        "ix_measurements_source_id_metric_scope_measured_on",
        "measurements",
        ["source_id", "metric", "scope", "measured_on"],
    )
    helpers.append_only("measurements")


def _create_mappings() -> None:
    takes = _words("take", "sum", "latest", "median", "p90", "share")
    op.create_table(
        "metric_mappings",
        sa.Column("plan_id", types.Key(), nullable=False),
        sa.Column("indicator_id", types.Key(), nullable=False),
        sa.Column("service_id", types.Key(), nullable=True),
        sa.Column("source_id", types.Key(), nullable=True),
        sa.Column("metric", sa.String(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("take", takes, nullable=True),
        sa.Column("state", _words("mapping_state", "trial", "counting", "ended"), nullable=False),
        sa.Column("mapped_by", types.Key(), nullable=False),
        sa.Column("tried_cases", sa.Integer(), nullable=False),
        sa.Column("tried_from", sa.Date(), nullable=False),
        sa.Column("tried_until", sa.Date(), nullable=False),
        sa.Column("started_at", types.Instant(), nullable=True),
        sa.Column("ended_at", types.Instant(), nullable=True),
        sa.Column("end_reason", sa.String(), nullable=True),
        *_appended(),
        *_changing(),
        sa.CheckConstraint(
            "(service_id IS NOT NULL AND source_id IS NULL AND take IS NULL)"
            " OR (service_id IS NULL AND source_id IS NOT NULL AND take IS NOT NULL)",
            name=op.f("ck_metric_mappings_one_origin"),
        ),
        _refers("metric_mappings", "agency_id", "agencies"),
        sa.ForeignKeyConstraint(
            ["plan_id", "indicator_id", "agency_id"],
            ["indicators.plan_id", "indicators.id", "indicators.agency_id"],
            name="fk_metric_mappings_plan_id_indicator_id_agency_id",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name="pk_metric_mappings"),
    )
    op.create_index("ix_metric_mappings_plan_id", "metric_mappings", ["plan_id"])
    for column in ("service_id", "source_id"):
        _partial_index("ix_metric_mappings", [column], f"{column} IS NOT NULL")
    _partial_index(
        "uq_metric_mappings", ["indicator_id", "agency_id"], "state = 'counting'", unique=True
    )


def _create_contests() -> None:
    states = _words("contest_state", "open", "upheld", "rejected", "withdrawn")
    op.create_table(
        "contests",
        sa.Column("mapping_id", types.Key(), nullable=False),
        sa.Column("plan_id", types.Key(), nullable=False),
        sa.Column("indicator_id", types.Key(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("case_id", types.Key(), nullable=True),
        sa.Column("raised_by", types.Key(), nullable=False),
        sa.Column("answerer_id", types.Key(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("state", states, nullable=False),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered_by", types.Key(), nullable=True),
        sa.Column("settled_at", types.Instant(), nullable=True),
        *_appended(),
        *_changing(),
        sa.CheckConstraint(
            "(state = 'open') = (settled_at IS NULL)",
            name=op.f("ck_contests_settled_when_not_open"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('upheld', 'rejected') OR (answer IS NOT NULL AND answered_by IS NOT NULL)",
            name=op.f("ck_contests_answered_in_words"),
        ),
        _refers("contests", "agency_id", "agencies"),
        _refers("contests", "period_id", "periods"),
        _belongs("contests", "mapping_id", "metric_mappings"),
        _belongs("contests", "plan_id", "plans"),
        sa.PrimaryKeyConstraint("id", "agency_id", name="pk_contests"),
    )
    op.create_index("ix_contests_plan_id_period_id", "contests", ["plan_id", "period_id"])
    line = ["indicator_id", "period_id", "agency_id"]
    _partial_index("uq_contests", line, "state = 'open'", unique=True)


def _words(name: str, *words: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def _appended() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
    )


def _changing() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
    )


def _refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{target}.id"], name=f"fk_{table}_{column}", ondelete="RESTRICT"
    )


def _belongs(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column, "agency_id"],
        [f"{target}.id", f"{target}.agency_id"],
        name=f"fk_{table}_{column}_agency_id",
        ondelete="RESTRICT",
    )


def _partial_index(prefix: str, columns: list[str], where: str, *, unique: bool = False) -> None:
    condition = sa.text(where)
    op.create_index(
        "_".join((prefix, *columns)),
        prefix[3:],
        columns,
        unique=unique,
        sqlite_where=condition,
        postgresql_where=condition,
    )


def downgrade() -> None:
    """What was measured is kept as if its owner had reported it."""
    op.execute("DELETE FROM tasks WHERE kind IN ('answer_contest', 'read_contest_answer')")
    helpers.change_words("tasks", "kind", "task_kind", remove=TASKS)
    for column in ("source", "override_reason"):
        op.drop_column("achievement_revisions", column)
    op.execute("UPDATE achievements SET source = 'person' WHERE mapping_id IS NOT NULL")
    op.execute("UPDATE achievements SET state = 'reported' WHERE state = 'contested'")
    for name in (*ON_LINES, "measured_source"):
        op.drop_column("achievements", name)
    helpers.change_words("achievements", "source", "achievement_source", remove=MEASURED)
    helpers.change_words("achievements", "state", "achievement_state", remove=STATES)
    for table in TABLES:
        op.drop_table(table)
