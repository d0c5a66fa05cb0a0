"""Find events by who caused them and by what happened, in the order of time."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

ACTED = sa.text("actor_id IS NOT NULL")


def upgrade() -> None:
    op.create_index(
        "ix_events_actor_id_id",
        "events",
        ["actor_id", "id"],
        postgresql_where=ACTED,
        sqlite_where=ACTED,
    )
    op.create_index("ix_events_name_id", "events", ["name", "id"])


def downgrade() -> None:
    op.drop_index("ix_events_name_id", table_name="events")
    op.drop_index("ix_events_actor_id_id", table_name="events")
