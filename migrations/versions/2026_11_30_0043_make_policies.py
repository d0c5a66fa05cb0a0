"""Keep policies with their versions, paragraphs and rule changes; let a rule name its paragraph."""

import sqlalchemy as sa
from alembic import op

from api.foundation import types
from migrations import helpers

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None

STATES = ("draft", "consultation", "answering", "adopted", "superseded", "withdrawn")
KINDS = ("as_now", "changed", "new")
TARGETS = ("setting", "table", "cycle")
RULES = ("rule_settings", "rule_tables")
TABLES = (
    "policy_simulations",
    "policy_rule_changes",
    "policy_paragraphs",
    "policy_versions",
    "policies",
)


def _words(name: str, *words: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def _of_city() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
    )


def _key_of(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"), ondelete="RESTRICT"
    )


def upgrade() -> None:
    op.create_table(
        "policies",
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("population", sa.String(), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=True),
        sa.Column("closes_on", sa.Date(), nullable=True),
        sa.Column("answers_due_on", sa.Date(), nullable=True),
        sa.Column("anonymous_allowed", sa.Boolean(), nullable=False),
        sa.Column("state", _words("policy_state", *STATES), nullable=False),
        sa.Column("decision_no", sa.String(), nullable=True),
        sa.Column("signer", sa.String(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("effective_from", sa.Date(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("supersedes_id", types.Key(), nullable=True),
        sa.Column("withdrawn_reason", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        *_of_city(),
        sa.CheckConstraint(
            "state NOT IN ('adopted', 'superseded') OR (decision_no IS NOT NULL AND signer IS NOT NULL"
            " AND decided_on IS NOT NULL AND effective_from IS NOT NULL)",
            name=op.f("ck_policies_adopted_has_a_decision"),
        ),
        sa.CheckConstraint(
            "opens_on IS NULL OR opens_on <= closes_on",
            name=op.f("ck_policies_opens_before_it_closes"),
        ),
        sa.CheckConstraint(
            "state <> 'withdrawn' OR withdrawn_reason IS NOT NULL",
            name=op.f("ck_policies_withdrawn_why"),
        ),
        _key_of("policies", "supersedes_id", "policies"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policies")),
    )
    op.create_index("ix_policies_state_closes_on", "policies", ["state", "closes_on"])
    op.create_table(
        "policy_versions",
        sa.Column("policy_id", types.Key(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("what_changes", sa.String(), nullable=False),
        sa.Column("published_at", types.Instant(), nullable=True),
        *_of_city(),
        _key_of("policy_versions", "policy_id", "policies"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy_versions")),
        sa.UniqueConstraint(
            "policy_id", "number", name=op.f("uq_policy_versions_policy_id_number")
        ),
    )
    op.create_table(
        "policy_paragraphs",
        sa.Column("version_id", types.Key(), nullable=False),
        sa.Column("anchor", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("kind", _words("paragraph_kind", *KINDS), nullable=False),
        *_of_city(),
        _key_of("policy_paragraphs", "version_id", "policy_versions"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy_paragraphs")),
        sa.UniqueConstraint(
            "version_id", "anchor", name=op.f("uq_policy_paragraphs_version_id_anchor")
        ),
    )
    op.create_table(
        "policy_rule_changes",
        sa.Column("paragraph_id", types.Key(), nullable=False),
        sa.Column("target", _words("change_target", *TARGETS), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("population", sa.String(), nullable=False),
        sa.Column("value", types.Json(), nullable=False),
        sa.Column("effective_from", sa.Date(), nullable=False),
        *_of_city(),
        _key_of("policy_rule_changes", "paragraph_id", "policy_paragraphs"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy_rule_changes")),
        sa.UniqueConstraint(
            "paragraph_id",
            "key",
            "population",
            "effective_from",
            name=op.f("uq_policy_rule_changes_one_a_day"),
        ),
    )
    op.create_table(
        "policy_simulations",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("version_id", types.Key(), nullable=False),
        sa.Column("rule_changes_hash", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("result", types.Json(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("made_by", types.Key(), nullable=False),
        _key_of("policy_simulations", "version_id", "policy_versions"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy_simulations")),
        sa.UniqueConstraint(
            "version_id",
            "rule_changes_hash",
            "since",
            "until",
            name=op.f("uq_policy_simulations_version_id_rule_changes_hash_since_until"),
        ),
    )
    helpers.append_only("policy_simulations")
    for table in RULES:
        op.add_column(table, sa.Column("paragraph_id", types.Key(), nullable=True))


def downgrade() -> None:
    for table in RULES:
        op.drop_column(table, "paragraph_id")
    for table in TABLES:
        op.drop_table(table)
