"""Create the tables of foundation."""

import sqlalchemy as sa
from alembic import op

from api.foundation import types
from migrations import helpers

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "daily_jobs",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("done_for", sa.Date(), nullable=False),
        sa.Column("done_at", types.Instant(), nullable=True),
        sa.PrimaryKeyConstraint("kind", name=op.f("pk_daily_work")),
    )
    op.create_table(
        "event_chain",
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("event_id", types.Key(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("subject_kind", sa.String(), nullable=False),
        sa.Column("subject_id", types.Key(), nullable=False),
        sa.Column("about_id", types.Key(), nullable=True),
        sa.Column("counterpart_id", types.Key(), nullable=True),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_at", types.Instant(), nullable=False),
        sa.PrimaryKeyConstraint("agency_id", "seq", name=op.f("pk_event_chain")),
        sa.UniqueConstraint(
            "event_id", "agency_id", name=op.f("uq_event_chain_event_id_agency_id")
        ),
        sa.UniqueConstraint(
            "position", "agency_id", name=op.f("uq_event_chain_position_agency_id")
        ),
    )
    op.create_table(
        "event_outbox",
        sa.Column("event_id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("event_id", "agency_id", name=op.f("pk_event_outbox")),
    )
    op.create_table(
        "idempotency_keys",
        sa.Column("credential_id", types.Key(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("request_hash", sa.LargeBinary(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("response", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("expires_at", types.Instant(), nullable=False),
        sa.PrimaryKeyConstraint(
            "credential_id", "key", "agency_id", name=op.f("pk_idempotency_keys")
        ),
    )
    with op.batch_alter_table("idempotency_keys", schema=None) as batch_op:
        batch_op.create_index(
            "ix_idempotency_keys_expires_at",
            ["expires_at"],
            unique=False,
            sqlite_where=sa.text("key IS NOT NULL"),
            postgresql_where=sa.text("key IS NOT NULL"),
        )

    op.create_table(
        "jobs",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("payload", types.Json(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "queued",
                "running",
                "done",
                "failed",
                name="job_state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("run_after", types.Instant(), nullable=False),
        sa.Column("locked_until", types.Instant(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.String(), nullable=True),
        sa.Column("dedupe_key", sa.String(), nullable=True),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=True),
        sa.Column("requested_by", types.Key(), nullable=True),
        sa.Column("finished_at", types.Instant(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobs")),
    )
    with op.batch_alter_table("jobs", schema=None) as batch_op:
        batch_op.create_index(
            "ix_jobs_ready",
            ["priority", "run_after", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'queued'"),
            postgresql_where=sa.text("state = 'queued'"),
        )
        batch_op.create_index(
            "ix_jobs_running",
            ["locked_until"],
            unique=False,
            sqlite_where=sa.text("state = 'running'"),
            postgresql_where=sa.text("state = 'running'"),
        )
        batch_op.create_index(
            "uq_jobs_dedupe_key",
            ["dedupe_key"],
            unique=True,
            sqlite_where=sa.text("state = 'queued'"),
            postgresql_where=sa.text("state = 'queued'"),
        )

    op.create_table(
        "events",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("payload_version", sa.Integer(), nullable=False),
        sa.Column("actor_kind", sa.String(), nullable=False),
        sa.Column("actor_id", types.Key(), nullable=True),
        sa.Column("acting_for_id", types.Key(), nullable=True),
        sa.Column("credential_kind", sa.String(), nullable=False),
        sa.Column("credential_id", types.Key(), nullable=True),
        sa.Column("subject_kind", sa.String(), nullable=False),
        sa.Column("subject_id", types.Key(), nullable=False),
        sa.Column("about_id", types.Key(), nullable=True),
        sa.Column("counterpart_id", types.Key(), nullable=True),
        sa.Column("data", types.Json(), nullable=True),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("data_hash", sa.LargeBinary(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("request_id", types.Key(), nullable=False),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("occurred_at", types.Instant(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agencies.id"], name=op.f("fk_events_agency_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name=op.f("pk_events")),
        postgresql_partition_by="RANGE (id)",
    )
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.create_index(
            "ix_events_about_id_id",
            ["about_id", "id"],
            unique=False,
            sqlite_where=sa.text("about_id IS NOT NULL"),
            postgresql_where=sa.text("about_id IS NOT NULL"),
        )
        batch_op.create_index("ix_events_subject_id_id", ["subject_id", "id"], unique=False)

    op.create_table(
        "stored_files",
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("storage_key", sa.String(), nullable=False),
        sa.Column("owner_id", types.Key(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_stored_files_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name=op.f("pk_stored_files")),
    )
    with op.batch_alter_table("stored_files", schema=None) as batch_op:
        batch_op.create_index("ix_stored_files_owner_id", ["owner_id"], unique=False)
        batch_op.create_index(
            "uq_stored_files_sha256_owner",
            ["sha256", "owner_id", "agency_id"],
            unique=True,
            sqlite_where=sa.text("size > 0"),
            postgresql_where=sa.text("size > 0"),
        )
    helpers.partitions_by_year("events", 2026, 2028)
    helpers.append_only("events")
    helpers.append_only("event_chain")


def downgrade() -> None:
    with op.batch_alter_table("stored_files", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_stored_files_sha256_owner",
            sqlite_where=sa.text("size > 0"),
            postgresql_where=sa.text("size > 0"),
        )
        batch_op.drop_index("ix_stored_files_owner_id")

    op.drop_table("stored_files")
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.drop_index("ix_events_subject_id_id")
        batch_op.drop_index(
            "ix_events_about_id_id",
            sqlite_where=sa.text("about_id IS NOT NULL"),
            postgresql_where=sa.text("about_id IS NOT NULL"),
        )

    op.drop_table("events")
    with op.batch_alter_table("jobs", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_jobs_dedupe_key",
            sqlite_where=sa.text("state = 'queued'"),
            postgresql_where=sa.text("state = 'queued'"),
        )
        batch_op.drop_index(
            "ix_jobs_running",
            sqlite_where=sa.text("state = 'running'"),
            postgresql_where=sa.text("state = 'running'"),
        )
        batch_op.drop_index(
            "ix_jobs_ready",
            sqlite_where=sa.text("state = 'queued'"),
            postgresql_where=sa.text("state = 'queued'"),
        )

    op.drop_table("jobs")
    with op.batch_alter_table("idempotency_keys", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_idempotency_keys_expires_at",
            sqlite_where=sa.text("key IS NOT NULL"),
            postgresql_where=sa.text("key IS NOT NULL"),
        )

    op.drop_table("idempotency_keys")
    op.drop_table("event_outbox")
    op.drop_table("event_chain")
    op.drop_table("daily_jobs")
