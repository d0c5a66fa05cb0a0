"""Keep how far each reported indicator is from where it should be, in place of two means; count anew."""

import sqlalchemy as sa
from alembic import op

from api.foundation import types

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

COUNT_ANEW = "UPDATE consumers SET position = 0 WHERE name = 'facts'"


def upgrade() -> None:
    with op.batch_alter_table("person_period_facts") as table:
        table.add_column(sa.Column("gaps", types.Json(), nullable=False, server_default="[]"))
        table.add_column(sa.Column("farthest", sa.String(), nullable=True))
        table.drop_column("progress_bp")
        table.drop_column("expected_bp")
    with op.batch_alter_table("person_period_facts") as table:
        table.alter_column("gaps", server_default=None)
    op.execute(COUNT_ANEW)


def downgrade() -> None:
    with op.batch_alter_table("person_period_facts") as table:
        for name in ("progress_bp", "expected_bp"):
            table.add_column(sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
        table.drop_column("farthest")
        table.drop_column("gaps")
    with op.batch_alter_table("person_period_facts") as table:
        for name in ("progress_bp", "expected_bp"):
            table.alter_column(name, server_default=None)
    op.execute(COUNT_ANEW)
