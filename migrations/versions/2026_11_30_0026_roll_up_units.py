"""Keep one word for each person, figures of units, and how everybody stood as each week began; count anew."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from alembic import op

from api.foundation import types

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

FACTS = "person_period_facts"
COUNTS = ("measured", "behind", "progress_sum", "expected_sum", "goals", "goals_linked")
TALLIES = (
    *("posts", "on_duty", "plan_missing", "plan_to_agree", "unreported", "complete"),
    *("evidence_waiting", "evidence_returned", "feedback_missing", "unsigned"),
    *("sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang"),
    *("ahead", "on_track", "slightly_behind", "far_behind"),
    *("indicators", "reported", "measured", "behind", "progress_sum", "expected_sum"),
    *("goals", "goals_linked"),
)
WIDE = ("progress_sum", "expected_sum")
COUNT_ANEW = "UPDATE consumers SET position = 0 WHERE name = 'facts'"


def upgrade() -> None:
    _widen_facts()
    moment: sa.Column[datetime] = sa.Column("updated_at", types.Instant(), nullable=False)
    _table("unit_period_facts", [_key("unit_id")], *_tallies(), moment)
    week = sa.Column("week", sa.Date(), nullable=False)
    standing = ("indicators", "reported", "behind", "evidence_returned")
    _table(
        "person_weeks",
        [_key("employee_id"), _key("assignment_id"), week],
        _key("unit_id"),
        sa.Column("track", sa.String(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in standing),
    )
    counts = ("posts", "complete", "on_track", "behind")
    _table(
        "unit_weeks",
        [_key("unit_id"), sa.Column("week", sa.Date(), nullable=False)],
        *(sa.Column(name, sa.Integer(), nullable=False) for name in counts),
    )
    op.execute(COUNT_ANEW)


def downgrade() -> None:
    for name in ("unit_weeks", "person_weeks", "unit_period_facts"):
        op.drop_table(name)
    with op.batch_alter_table(FACTS) as table:
        for name in ("on_duty", "track", *COUNTS):
            table.drop_column(name)


def _widen_facts() -> None:
    with op.batch_alter_table(FACTS) as table:
        table.add_column(
            sa.Column("on_duty", sa.Boolean(), nullable=False, server_default=sa.true())
        )
        table.add_column(
            sa.Column("track", sa.String(), nullable=False, server_default="not_reported")
        )
        for name in COUNTS:
            table.add_column(sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table(FACTS) as table:
        for name in ("on_duty", "track", *COUNTS):
            table.alter_column(name, server_default=None)


def _tallies() -> list[sa.Column[int]]:
    return [
        sa.Column(name, sa.BigInteger() if name in WIDE else sa.Integer(), nullable=False)
        for name in TALLIES
    ]


def _key(name: str) -> sa.Column[UUID]:
    return sa.Column(name, types.Key(), nullable=False)


def _table(name: str, keys: list[sa.Column[Any]], *columns: sa.Column[Any]) -> None:
    place = ("period_id", "agency_id")
    targets = zip(place, ("periods", "agencies"), strict=True)
    op.create_table(
        name,
        *keys,
        *(sa.Column(one, sa.Integer(), nullable=False) for one in place),
        *columns,
        *(
            sa.ForeignKeyConstraint(
                [one], [f"{target}.id"], name=op.f(f"fk_{name}_{one}"), ondelete="RESTRICT"
            )
            for one, target in targets
        ),
        sa.PrimaryKeyConstraint(
            *(keys[0].name, "period_id", *(key.name for key in keys[1:]), "agency_id"),
            name=op.f(f"pk_{name}"),
        ),
    )
