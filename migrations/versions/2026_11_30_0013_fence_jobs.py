"""Give each taking of a job a lease of its own, so that who lost it changes nothing any more."""

import sqlalchemy as sa
from alembic import op

from api.foundation import types

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("jobs", sa.Column("lease", types.Key(), nullable=True))


def downgrade() -> None:
    op.drop_column("jobs", "lease")
