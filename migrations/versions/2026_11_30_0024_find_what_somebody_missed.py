"""Let a live stream find what its person has missed without reading the whole chain."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

WHO = ("about_id", "counterpart_id")


def upgrade() -> None:
    for who in WHO:
        condition = sa.text(f"{who} IS NOT NULL")
        op.create_index(
            f"ix_event_chain_{who}_position",
            "event_chain",
            [who, "position"],
            sqlite_where=condition,
            postgresql_where=condition,
        )


def downgrade() -> None:
    for who in WHO:
        op.drop_index(f"ix_event_chain_{who}_position", "event_chain")
