"""Create the tables of rules."""

import sqlalchemy as sa
from alembic import op

from api.foundation import types
from migrations import helpers

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "behaviour_values",
        sa.Column("code", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_behaviour_values")),
    )
    op.create_table(
        "holidays",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "libur_nasional",
                "cuti_bersama",
                "hari_raya_bali",
                name="holiday_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("day", "region", "kind", name=op.f("pk_holidays")),
    )
    op.create_table(
        "rule_settings",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("population", sa.String(), nullable=False),
        sa.Column("value", types.Json(), nullable=False),
        sa.Column("effective_from", sa.Date(), nullable=False),
        sa.Column("effective_until", sa.Date(), nullable=False),
        sa.Column("legal_basis", sa.String(), nullable=False),
        sa.Column("set_by", types.Key(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_settings")),
    )
    with op.batch_alter_table("rule_settings", schema=None) as batch_op:
        batch_op.create_index(
            "ix_rule_settings_key_population", ["key", "population"], unique=False
        )

    op.create_table(
        "rule_tables",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("rule_id", sa.String(), nullable=False),
        sa.Column("effective_from", sa.Date(), nullable=False),
        sa.Column("effective_until", sa.Date(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_tables")),
        sa.UniqueConstraint(
            "name", "effective_from", name=op.f("uq_rule_tables_name_effective_from")
        ),
    )
    op.create_table(
        "rule_texts",
        sa.Column("rule_id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("law", sa.String(), nullable=False),
        sa.Column("article", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("plain", sa.String(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.PrimaryKeyConstraint("rule_id", name=op.f("pk_rule_texts")),
    )
    op.create_table(
        "behaviour_guides",
        sa.Column("value_code", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["value_code"],
            ["behaviour_values.code"],
            name=op.f("fk_behaviour_guides_value_code"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("value_code", "number", name=op.f("pk_behaviour_guides")),
    )
    op.create_table(
        "rule_table_rows",
        sa.Column("table_id", types.Key(), nullable=False),
        sa.Column("row_key", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("cells", types.Json(), nullable=False),
        sa.ForeignKeyConstraint(
            ["table_id"],
            ["rule_tables.id"],
            name=op.f("fk_rule_table_rows_table_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("table_id", "row_key", name=op.f("pk_rule_table_rows")),
    )
    helpers.no_overlap(
        "rule_settings", "key", "population", dates=("effective_from", "effective_until")
    )
    helpers.no_overlap("rule_tables", "name", dates=("effective_from", "effective_until"))


def downgrade() -> None:
    op.drop_table("rule_table_rows")
    op.drop_table("behaviour_guides")
    op.drop_table("rule_texts")
    op.drop_table("rule_tables")
    with op.batch_alter_table("rule_settings", schema=None) as batch_op:
        batch_op.drop_index("ix_rule_settings_key_population")

    op.drop_table("rule_settings")
    op.drop_table("holidays")
    op.drop_table("behaviour_values")
