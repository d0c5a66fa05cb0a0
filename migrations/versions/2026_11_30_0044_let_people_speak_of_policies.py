"""Keep what people say about policies, with a name and without, what they are answered, and short questions."""

import sqlalchemy as sa
from alembic import op

from api.foundation import types
from migrations import helpers

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None

TASKS = ("read_policy_answer", "read_policy_outcome")
VERDICTS = ("accepted", "partly", "rejected")
TABLES = (
    "policy_survey_answers",
    "policy_surveys",
    "policy_sealed_voices",
    "policy_voice_rounds",
    "policy_comment_supports",
    "policy_supports",
    "policy_voices",
    "policy_comments",
    "policy_clusters",
)


def _words(name: str, *words: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def _of_city() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
    )


def _answered(table: str) -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("verdict", _words("verdict", *VERDICTS), nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(verdict IS NULL) = (answer IS NULL)",
            name=op.f(f"ck_{table}_answered_with_a_reason"),
        ),
    )


def _key_of(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"), ondelete="RESTRICT"
    )


def _primary(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def upgrade() -> None:
    _remarks()
    _supports()
    _voices()
    _surveys()
    helpers.change_words("tasks", "kind", "task_kind", add=TASKS)


def _remarks() -> None:
    op.create_table(
        "policy_clusters",
        sa.Column("policy_id", types.Key(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("answered_at", types.Instant(), nullable=True),
        *_of_city(),
        *_answered("policy_clusters"),
        _key_of("policy_clusters", "policy_id", "policies"),
        _primary("policy_clusters", "id"),
    )
    op.create_index("ix_policy_clusters_policy_id", "policy_clusters", ["policy_id"])
    op.create_table(
        "policy_comments",
        sa.Column("policy_id", types.Key(), nullable=False),
        sa.Column("paragraph_id", types.Key(), nullable=False),
        sa.Column("anchor", sa.String(), nullable=False),
        sa.Column(
            "kind", _words("comment_kind", "comment", "question", "amendment"), nullable=False
        ),
        sa.Column("author_id", types.Key(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("proposed_text", sa.String(), nullable=True),
        sa.Column("hidden_reason", sa.String(), nullable=True),
        sa.Column("cluster_id", types.Key(), nullable=True),
        sa.Column("answered_at", types.Instant(), nullable=True),
        *_of_city(),
        *_answered("policy_comments"),
        sa.CheckConstraint(
            "(kind = 'amendment') = (proposed_text IS NOT NULL)",
            name=op.f("ck_policy_comments_amendment_has_a_text"),
        ),
        _key_of("policy_comments", "policy_id", "policies"),
        _key_of("policy_comments", "paragraph_id", "policy_paragraphs"),
        _key_of("policy_comments", "cluster_id", "policy_clusters"),
        _primary("policy_comments", "id"),
    )
    op.create_index(
        "ix_policy_comments_policy_id_anchor_id", "policy_comments", ["policy_id", "anchor", "id"]
    )
    op.create_index("ix_policy_comments_cluster_id", "policy_comments", ["cluster_id"])


def _supports() -> None:
    op.create_table(
        "policy_supports",
        sa.Column("policy_id", types.Key(), nullable=False),
        sa.Column("anchor", sa.String(), nullable=False),
        sa.Column("person_id", types.Key(), nullable=False),
        _key_of("policy_supports", "policy_id", "policies"),
        _primary("policy_supports", "policy_id", "anchor", "person_id"),
    )
    op.create_table(
        "policy_comment_supports",
        sa.Column("comment_id", types.Key(), nullable=False),
        sa.Column("person_id", types.Key(), nullable=False),
        _key_of("policy_comment_supports", "comment_id", "policy_comments"),
        _primary("policy_comment_supports", "comment_id", "person_id"),
    )


def _voices() -> None:
    """Neither who nor when: what is said without a name has no such column (docs/anonymity.md)."""
    op.create_table(
        "policy_voices",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("policy_id", types.Key(), nullable=False),
        sa.Column("anchor", sa.String(), nullable=False),
        sa.Column("kind", _words("voice_kind", "comment", "question"), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("hidden_reason", sa.String(), nullable=True),
        sa.Column("cluster_id", types.Key(), nullable=True),
        *_answered("policy_voices"),
        _key_of("policy_voices", "policy_id", "policies"),
        _key_of("policy_voices", "cluster_id", "policy_clusters"),
        _primary("policy_voices", "id"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_policy_voices_policy_id_anchor_id", "policy_voices", ["policy_id", "anchor", "id"]
    )
    op.create_index("ix_policy_voices_cluster_id", "policy_voices", ["cluster_id"])
    op.create_table(
        "policy_voice_rounds",
        sa.Column("policy_id", types.Key(), nullable=False),
        sa.Column("key_check", sa.LargeBinary(), nullable=False),
        sa.Column("is_over", sa.Boolean(), nullable=False),
        sa.Column("dropped", sa.Boolean(), nullable=False),
        _key_of("policy_voice_rounds", "policy_id", "policies"),
        _primary("policy_voice_rounds", "policy_id"),
    )
    op.create_table(
        "policy_sealed_voices",
        sa.Column("policy_id", types.Key(), nullable=False),
        sa.Column("voice_key", sa.LargeBinary(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        _key_of("policy_sealed_voices", "policy_id", "policies"),
        _primary("policy_sealed_voices", "policy_id", "voice_key"),
        sqlite_with_rowid=False,
    )


def _surveys() -> None:
    op.create_table(
        "policy_surveys",
        sa.Column("policy_id", types.Key(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=False),
        sa.Column("questions", types.Json(), nullable=False),
        *_of_city(),
        sa.CheckConstraint(
            "opens_on <= closes_on", name=op.f("ck_policy_surveys_opens_before_it_closes")
        ),
        _key_of("policy_surveys", "policy_id", "policies"),
        _primary("policy_surveys", "id"),
    )
    op.create_index(
        "ix_policy_surveys_policy_id_opens_on", "policy_surveys", ["policy_id", "opens_on"]
    )
    op.create_table(
        "policy_survey_answers",
        sa.Column("survey_id", types.Key(), nullable=False),
        sa.Column("person_id", types.Key(), nullable=False),
        sa.Column("answers", types.Json(), nullable=False),
        _key_of("policy_survey_answers", "survey_id", "policy_surveys"),
        _primary("policy_survey_answers", "survey_id", "person_id"),
    )


def downgrade() -> None:
    words = ", ".join(f"'{word}'" for word in TASKS)
    op.execute(f"DELETE FROM tasks WHERE kind IN ({words})")
    helpers.change_words("tasks", "kind", "task_kind", remove=TASKS)
    for table in TABLES:
        op.drop_table(table)
