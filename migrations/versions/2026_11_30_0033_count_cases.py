"""Create services with their standards and steps, and the cases that are counted; one kind of task more."""

import sqlalchemy as sa
from alembic import op

from api.foundation import types
from migrations import helpers

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

TASKS = ("case_due",)
TABLES = (
    "case_reminders", "case_suspensions", "case_steps", "service_cases", "service_steps",
    "service_standards", "services",
)  # fmt: skip


def upgrade() -> None:
    _create_services()
    _create_standards_and_steps()
    _create_cases()
    _create_parts_of_cases()
    helpers.change_words("tasks", "kind", "task_kind", add=TASKS)


def _create_services() -> None:
    op.create_table(
        "services",
        sa.Column("unit_id", types.Key(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("noun", sa.String(), nullable=False),
        sa.Column("is_six_day", sa.Boolean(), nullable=False),
        sa.Column("source_name", sa.String(), nullable=False),
        sa.Column("case_url", sa.String(), nullable=True),
        sa.Column("state", _words("service_state", "trial", "counting", "ended"), nullable=False),
        sa.Column("service_account_id", types.Key(), nullable=True),
        sa.Column("last_received_at", types.Instant(), nullable=True),
        *_owned(),
        _refers("services", "agency_id", "agencies"),
        _refers("services", "unit_id", "units"),
        _refers("services", "service_account_id", "service_accounts"),
        sa.PrimaryKeyConstraint("id", "agency_id", name="pk_services"),
        sa.UniqueConstraint("code", "agency_id", name="uq_services_code_agency_id"),
    )
    op.create_index("ix_services_unit_id", "services", ["unit_id"])


def _create_standards_and_steps() -> None:
    op.create_table(
        "service_standards",
        sa.Column("service_id", types.Key(), nullable=False),
        sa.Column("working_days", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("legal_basis", sa.String(), nullable=False),
        *_owned(),
        _refers("service_standards", "agency_id", "agencies"),
        _belongs("service_standards", "service_id", "services"),
        sa.PrimaryKeyConstraint("id", "agency_id", name="pk_service_standards"),
    )
    op.create_index(
        "ix_service_standards_service_id_valid_from",
        "service_standards",
        ["service_id", "valid_from"],
    )
    helpers.no_overlap("service_standards", "service_id", "agency_id")
    op.create_table(
        "service_steps",
        sa.Column("service_id", types.Key(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("unit_id", types.Key(), nullable=True),
        *_owned(),
        _refers("service_steps", "agency_id", "agencies"),
        _refers("service_steps", "unit_id", "units"),
        _belongs("service_steps", "service_id", "services"),
        sa.PrimaryKeyConstraint("id", "agency_id", name="pk_service_steps"),
        sa.UniqueConstraint(
            "service_id",
            "position",
            "agency_id",
            name="uq_service_steps_service_id_position_agency_id",
        ),
        sa.UniqueConstraint(
            "service_id", "code", "agency_id", name="uq_service_steps_service_id_code_agency_id"
        ),
    )


def _create_cases() -> None:
    states = _words("case_state", "open", "suspended", "done", "withdrawn")
    op.create_table(
        "service_cases",
        sa.Column("service_id", types.Key(), nullable=False),
        sa.Column("external_key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("officer_id", types.Key(), nullable=True),
        sa.Column("unit_id", types.Key(), nullable=False),
        sa.Column("requested_on", sa.Date(), nullable=True),
        sa.Column("complete_on", sa.Date(), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("standard_days", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("suspended_days", sa.Integer(), nullable=False),
        sa.Column("working_days", sa.Integer(), nullable=True),
        sa.Column("state", states, nullable=False),
        sa.Column("step", sa.Integer(), nullable=True),
        sa.Column("changed_at", types.Instant(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", types.Instant(), nullable=False),
        *_owned(),
        _refers("service_cases", "agency_id", "agencies"),
        _refers("service_cases", "unit_id", "units"),
        _belongs("service_cases", "service_id", "services"),
        sa.CheckConstraint(
            "issued_on IS NULL OR complete_on IS NOT NULL",
            name=op.f("ck_service_cases_issued_when_complete"),
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name="pk_service_cases"),
        sa.UniqueConstraint(
            "service_id",
            "external_key",
            "agency_id",
            name="uq_service_cases_service_id_external_key_agency_id",
        ),
    )
    for columns in (
        ["service_id", "issued_on", "working_days"],
        ["service_id", "state", "due_on"],
        ["officer_id", "issued_on"],
        ["service_id", "received_at"],
    ):
        op.create_index(f"ix_service_cases_{'_'.join(columns)}", "service_cases", columns)


def _create_parts_of_cases() -> None:
    op.create_table(
        "case_steps",
        sa.Column("case_id", types.Key(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("entered_on", sa.Date(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("working_days", sa.Integer(), nullable=True),
        _belongs("case_steps", "case_id", "service_cases"),
        sa.PrimaryKeyConstraint("case_id", "number", "agency_id", name="pk_case_steps"),
    )
    op.create_table(
        "case_suspensions",
        sa.Column("case_id", types.Key(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        _belongs("case_suspensions", "case_id", "service_cases"),
        sa.PrimaryKeyConstraint("case_id", "valid_from", "agency_id", name="pk_case_suspensions"),
    )
    op.create_table(
        "case_reminders",
        sa.Column("case_id", types.Key(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("from_id", types.Key(), nullable=False),
        _belongs("case_reminders", "case_id", "service_cases"),
        sa.PrimaryKeyConstraint("case_id", "on_day", "agency_id", name="pk_case_reminders"),
    )


def _words(name: str, *words: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def _owned() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
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


def downgrade() -> None:
    op.execute("DELETE FROM tasks WHERE kind = 'case_due'")
    helpers.change_words("tasks", "kind", "task_kind", remove=TASKS)
    for table in TABLES:
        op.drop_table(table)
