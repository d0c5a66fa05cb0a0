"""Make an event's salt required, let a recorded erasure pass, and chain all columns anew.

The hash of a link covers more than before. What was sealed by the former rule is sealed again in the
order of its keys; whoever wants to know whether it is whole verifies it before this migration.
"""

import sqlalchemy as sa
from alembic import op

from migrations import helpers

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

KEPT = (
    "id", "agency_id", "name", "payload_version", "actor_kind", "actor_id", "acting_for_id",
    "credential_kind", "credential_id", "subject_kind", "subject_id", "about_id",
    "counterpart_id", "data_hash", "reason", "request_id", "address", "occurred_at", "created_at",
)  # fmt: skip
LAWFUL = (
    "NEW.data IS NULL AND NEW.salt = zeroblob(16) AND "
    + " AND ".join(f"NEW.{name} IS OLD.{name}" for name in KEPT)
    + " AND EXISTS (SELECT 1 FROM events e"
    " WHERE e.subject_id = OLD.id AND e.name = 'EventDataErased')"
)


def upgrade() -> None:
    helpers.any_change("events", "event_chain")
    if helpers.is_postgres():
        op.execute("UPDATE events SET salt = decode(repeat('00', 16), 'hex') WHERE salt IS NULL")
    else:
        op.execute("UPDATE events SET salt = zeroblob(16) WHERE salt IS NULL")
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.alter_column("salt", existing_type=sa.LargeBinary(), nullable=False)
    _seal_again()
    helpers.append_only("events", unless=LAWFUL)
    helpers.append_only("event_chain")


def downgrade() -> None:
    helpers.any_change("events", "event_chain")
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.alter_column("salt", existing_type=sa.LargeBinary(), nullable=True)
    _seal_again()
    helpers.append_only("events")
    helpers.append_only("event_chain")


def _seal_again() -> None:
    """Let all events wait for their place, so that the running version chains them."""
    op.execute("DELETE FROM event_outbox")
    op.execute("DELETE FROM event_chain")
    op.execute("INSERT INTO event_outbox (event_id, agency_id) SELECT id, agency_id FROM events")
