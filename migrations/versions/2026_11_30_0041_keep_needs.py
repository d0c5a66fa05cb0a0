"""Create the competence model, levels, needs with their origins, and development plans."""

import sqlalchemy as sa
from alembic import op

from api.foundation import types
from migrations import helpers

revision = "0041"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "competences",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column(
            "competence_group",
            sa.Enum(
                "manajerial",
                "sosio_kultural",
                "teknis",
                name="competence_group",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=True),
        sa.Column("levels", types.Json(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.CheckConstraint(
            "agency_id IS NULL OR competence_group = 'teknis'",
            name=op.f("ck_competences_only_technical_of_agency"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_competences_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_competences")),
        sa.UniqueConstraint("code", name=op.f("uq_competences_code")),
    )
    op.create_table(
        "competence_words",
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("competence_code", sa.String(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["competence_code"],
            ["competences.code"],
            name=op.f("fk_competence_words_competence_code"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_competence_words")),
        sa.UniqueConstraint(
            "words", "competence_code", name=op.f("uq_competence_words_words_competence_code")
        ),
    )
    op.create_table(
        "development_needs",
        sa.Column("employee_id", types.Key(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("competence_code", sa.String(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "proposed",
                "agreed",
                "rejected",
                "answered",
                name="need_state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("strength", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("decided_by", types.Key(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.CheckConstraint(
            "state <> 'rejected' OR reason IS NOT NULL",
            name=op.f("ck_development_needs_rejected_has_reason"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_development_needs_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["competence_code"],
            ["competences.code"],
            name=op.f("fk_development_needs_competence_code"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name=op.f("pk_development_needs")),
        sa.UniqueConstraint(
            "employee_id",
            "year",
            "competence_code",
            "agency_id",
            name=op.f("uq_development_needs_employee_id_year_competence_code_agency_id"),
        ),
    )
    op.create_index(
        "ix_development_needs_year_competence_code",
        "development_needs",
        ["year", "competence_code"],
        unique=False,
    )
    op.create_table(
        "need_origins",
        sa.Column("employee_id", types.Key(), nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("competence_code", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "indicator",
                "feedback",
                "advice",
                "gap",
                "wish",
                name="origin_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("facts", types.Json(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_need_origins_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["competence_code"],
            ["competences.code"],
            name=op.f("fk_need_origins_competence_code"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint(
            "employee_id",
            "year",
            "competence_code",
            "kind",
            "source",
            "agency_id",
            name=op.f("pk_need_origins"),
        ),
    )
    op.create_index(
        "ix_need_origins_year_competence_code",
        "need_origins",
        ["year", "competence_code"],
        unique=False,
    )
    op.create_table(
        "position_competences",
        sa.Column(
            "position_kind",
            sa.Enum(
                "jpt_utama",
                "jpt_madya",
                "jpt_pratama",
                "administrator",
                "pengawas",
                "pelaksana",
                "ahli_utama",
                "ahli_madya",
                "ahli_muda",
                "ahli_pertama",
                "penyelia",
                "mahir",
                "terampil",
                "pemula",
                "pejabat_negara",
                name="position_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title_key", sa.String(), nullable=False),
        sa.Column("competence_code", sa.String(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.CheckConstraint(
            "level BETWEEN 1 AND 5", name=op.f("ck_position_competences_on_the_scale")
        ),
        sa.ForeignKeyConstraint(
            ["competence_code"],
            ["competences.code"],
            name=op.f("fk_position_competences_competence_code"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint(
            "position_kind", "title_key", "competence_code", name=op.f("pk_position_competences")
        ),
    )
    op.create_table(
        "competence_levels",
        sa.Column("employee_id", types.Key(), nullable=False),
        sa.Column("competence_code", sa.String(), nullable=False),
        sa.Column(
            "viewpoint",
            sa.Enum(
                "own",
                "assessor",
                name="viewpoint",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("document_no", sa.String(), nullable=True),
        sa.Column("given_by", types.Key(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.CheckConstraint(
            "viewpoint = 'own' OR reason IS NOT NULL",
            name=op.f("ck_competence_levels_assessor_gives_reason"),
        ),
        sa.CheckConstraint("level BETWEEN 1 AND 5", name=op.f("ck_competence_levels_on_the_scale")),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_competence_levels_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["competence_code"],
            ["competences.code"],
            name=op.f("fk_competence_levels_competence_code"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"],
            ["employees.id"],
            name=op.f("fk_competence_levels_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name=op.f("pk_competence_levels")),
    )
    op.create_index(
        "ix_competence_levels_employee_id", "competence_levels", ["employee_id"], unique=False
    )
    op.create_table(
        "development_plans",
        sa.Column("employee_id", types.Key(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "proposed",
                "agreed",
                name="development_state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("agreed_with", types.Key(), nullable=True),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.CheckConstraint(
            "state <> 'agreed' OR (agreed_on IS NOT NULL AND agreed_with IS NOT NULL)",
            name=op.f("ck_development_plans_agreed_has_day_and_assessor"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_development_plans_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"],
            ["employees.id"],
            name=op.f("fk_development_plans_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name=op.f("pk_development_plans")),
        sa.UniqueConstraint(
            "employee_id",
            "year",
            "agency_id",
            name=op.f("uq_development_plans_employee_id_year_agency_id"),
        ),
    )
    op.create_table(
        "development_actions",
        sa.Column("plan_id", types.Key(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "pelatihan",
                "daring",
                "bimbingan",
                "observasi",
                "berbagi_praktik",
                "komunitas",
                "magang",
                "mandiri",
                name="action_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("competence_code", sa.String(), nullable=True),
        sa.Column("hours_tenths", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "planned",
                "agreed",
                "done",
                "accepted",
                "dropped",
                name="action_state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("evidence_url", sa.String(), nullable=True),
        sa.Column("evidence_note", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.CheckConstraint(
            "from_on <= until_on", name=op.f("ck_development_actions_begins_before_it_ends")
        ),
        sa.CheckConstraint("hours_tenths >= 0", name=op.f("ck_development_actions_no_hours_owed")),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_development_actions_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["competence_code"],
            ["competences.code"],
            name=op.f("fk_development_actions_competence_code"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["plan_id", "agency_id"],
            ["development_plans.id", "development_plans.agency_id"],
            name=op.f("fk_development_actions_plan_id_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", "agency_id", name=op.f("pk_development_actions")),
    )
    op.create_index(
        "ix_development_actions_plan_id", "development_actions", ["plan_id"], unique=False
    )
    op.create_table(
        "advised_competences",
        sa.Column("evaluation_id", types.Key(), nullable=False),
        sa.Column("competence_code", sa.String(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["competence_code"],
            ["competences.code"],
            name=op.f("fk_advised_competences_competence_code"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["evaluation_id", "agency_id"],
            ["evaluations.id", "evaluations.agency_id"],
            name=op.f("fk_advised_competences_evaluation_id_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint(
            "evaluation_id", "competence_code", "agency_id", name=op.f("pk_advised_competences")
        ),
    )
    helpers.append_only("competence_levels")


def downgrade() -> None:
    op.drop_table("advised_competences")
    op.drop_index("ix_development_actions_plan_id", table_name="development_actions")
    op.drop_table("development_actions")
    op.drop_table("development_plans")
    op.drop_index("ix_competence_levels_employee_id", table_name="competence_levels")
    op.drop_table("competence_levels")
    op.drop_table("position_competences")
    op.drop_index("ix_need_origins_year_competence_code", table_name="need_origins")
    op.drop_table("need_origins")
    op.drop_index("ix_development_needs_year_competence_code", table_name="development_needs")
    op.drop_table("development_needs")
    op.drop_table("competence_words")
    op.drop_table("competences")
