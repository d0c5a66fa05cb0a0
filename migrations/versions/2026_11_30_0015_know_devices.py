"""Keep by which key the device of a session is known; count attempts by where they come from."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

INDEX = "ix_login_attempts_device_key_last_failed_at"


def upgrade() -> None:
    op.add_column("sessions", sa.Column("device_key", sa.String(), nullable=True))
    op.create_index(INDEX, "login_attempts", ["device_key", "last_failed_at"])


def downgrade() -> None:
    op.drop_index(INDEX, "login_attempts")
    op.drop_column("sessions", "device_key")
