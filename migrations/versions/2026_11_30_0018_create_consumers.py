"""Create the table of those who follow the chain of events; facts hold on to nobody."""

import sqlalchemy as sa
from alembic import op

from api.foundation import types

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "consumers",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_consumers")),
    )

    with op.batch_alter_table("person_period_facts") as table:
        table.drop_constraint("fk_person_period_facts_employee_id", type_="foreignkey")


def downgrade() -> None:
    with op.batch_alter_table("person_period_facts") as table:
        table.create_foreign_key(
            "fk_person_period_facts_employee_id",
            "employees",
            ["employee_id"],
            ["id"],
            ondelete="RESTRICT",
        )
    op.drop_table("consumers")
