"""Say why a service account sees the whole city; whoever named no agency sees the city's own only."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("service_accounts", sa.Column("city_reason", sa.String(), nullable=True))
    op.execute(
        "UPDATE service_accounts SET home_agency_id = 0 "
        "WHERE home_agency_id IS NULL AND city_reason IS NULL"
    )


def downgrade() -> None:
    with op.batch_alter_table("service_accounts") as accounts:
        accounts.drop_column("city_reason")
