"""Create the tables of organization."""

import sqlalchemy as sa
from alembic import op

from api.foundation import types
from migrations import helpers

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "agencies",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("root_unit_id", types.Key(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agencies")),
        sa.UniqueConstraint("code", name=op.f("uq_agencies_code")),
    )
    op.create_table(
        "units",
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("parent_id", types.Key(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "kota",
                "opd",
                "bagian",
                "bidang",
                "seksi",
                "upt",
                "puskesmas",
                "sekolah",
                "kelurahan",
                "lain",
                name="unit_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("short_name", sa.String(), nullable=True),
        sa.Column("path", types.ByteText(), nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column("is_independent", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agencies.id"], name=op.f("fk_units_agency_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["units.id"], name=op.f("fk_units_parent_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_units")),
        sa.UniqueConstraint("path", name=op.f("uq_units_path")),
    )
    with op.batch_alter_table("units", schema=None) as batch_op:
        batch_op.create_index("ix_units_parent_id_path", ["parent_id", "path"], unique=False)
        batch_op.create_index(
            "uq_units_agency_id_code",
            ["agency_id", "code"],
            unique=True,
            sqlite_where=sa.text("code IS NOT NULL"),
            postgresql_where=sa.text("code IS NOT NULL"),
        )

    op.create_table(
        "positions",
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", types.Key(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column(
            "kind",
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
        sa.Column("is_head", sa.Boolean(), nullable=False),
        sa.Column("job_class", sa.Integer(), nullable=True),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agencies.id"], name=op.f("fk_positions_agency_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["units.id"], name=op.f("fk_positions_unit_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_positions")),
    )
    with op.batch_alter_table("positions", schema=None) as batch_op:
        batch_op.create_index("ix_positions_unit_id", ["unit_id"], unique=False)

    op.create_table(
        "employees",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("nip", sa.String(length=18), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "pns",
                "cpns",
                "pppk",
                "pejabat_negara",
                "non_asn",
                name="employee_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("front_title", sa.String(), nullable=True),
        sa.Column("back_title", sa.String(), nullable=True),
        sa.Column("nickname", sa.String(), nullable=True),
        sa.Column("sort_name", sa.String(), nullable=False),
        sa.Column("search_name", sa.String(), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column(
            "sex",
            sa.Enum("l", "p", name="sex", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("grade", sa.String(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "aktif",
                "cltn",
                "tugas_belajar",
                "diberhentikan_sementara",
                "mpp",
                "pensiun",
                "berhenti",
                name="employee_state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", types.Key(), nullable=False),
        sa.Column("position_id", types.Key(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agencies.id"], name=op.f("fk_employees_agency_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["id"], ["users.id"], name=op.f("fk_employees_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["position_id"],
            ["positions.id"],
            name=op.f("fk_employees_position_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["units.id"], name=op.f("fk_employees_unit_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employees")),
    )
    with op.batch_alter_table("employees", schema=None) as batch_op:
        batch_op.create_index(
            "ix_employees_agency_id_sort_name_id", ["agency_id", "sort_name", "id"], unique=False
        )
        batch_op.create_index("ix_employees_position_id", ["position_id"], unique=False)
        batch_op.create_index("ix_employees_sort_name_id", ["sort_name", "id"], unique=False)
        batch_op.create_index(
            "ix_employees_unit_id_sort_name_id", ["unit_id", "sort_name", "id"], unique=False
        )
        batch_op.create_index(
            "uq_employees_nip",
            ["nip"],
            unique=True,
            sqlite_where=sa.text("nip IS NOT NULL"),
            postgresql_where=sa.text("nip IS NOT NULL"),
        )

    op.create_table(
        "assignments",
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("employee_id", types.Key(), nullable=False),
        sa.Column("unit_id", types.Key(), nullable=False),
        sa.Column("position_id", types.Key(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "definitif",
                "plt",
                "plh",
                "rangkap",
                name="assignment_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("started_by", sa.String(), nullable=True),
        sa.Column("document_no", sa.String(), nullable=True),
        sa.Column(
            "source",
            sa.Enum(
                "import",
                "manual",
                "derived",
                name="source",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_assignments_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"],
            ["employees.id"],
            name=op.f("fk_assignments_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["position_id"],
            ["positions.id"],
            name=op.f("fk_assignments_position_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["units.id"], name=op.f("fk_assignments_unit_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignments")),
    )
    with op.batch_alter_table("assignments", schema=None) as batch_op:
        batch_op.create_index(
            "ix_assignments_employee_id_valid_from", ["employee_id", "valid_from"], unique=False
        )
        batch_op.create_index("ix_assignments_position_id", ["position_id"], unique=False)
        batch_op.create_index(
            "ix_assignments_unit_id_valid_until", ["unit_id", "valid_until"], unique=False
        )

    op.create_table(
        "employee_numbers",
        sa.Column("number", sa.String(length=18), nullable=False),
        sa.Column("employee_id", types.Key(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "nip",
                "ni_pppk",
                name="number_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["employee_id"],
            ["employees.id"],
            name=op.f("fk_employee_numbers_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_employee_numbers")),
    )
    with op.batch_alter_table("employee_numbers", schema=None) as batch_op:
        batch_op.create_index("ix_employee_numbers_employee_id", ["employee_id"], unique=False)

    op.create_table(
        "assessors",
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("employee_id", types.Key(), nullable=False),
        sa.Column("assignment_id", types.Key(), nullable=False),
        sa.Column("assessor_id", types.Key(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "definitif",
                "plt",
                "plh",
                "delegasi",
                name="assessor_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("instead_of_id", types.Key(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("disputed_at", types.Instant(), nullable=True),
        sa.Column(
            "source",
            sa.Enum(
                "import",
                "manual",
                "derived",
                name="source",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agencies.id"], name=op.f("fk_assessors_agency_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["assessor_id"],
            ["employees.id"],
            name=op.f("fk_assessors_assessor_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["assignment_id"],
            ["assignments.id"],
            name=op.f("fk_assessors_assignment_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"],
            ["employees.id"],
            name=op.f("fk_assessors_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessors")),
    )
    with op.batch_alter_table("assessors", schema=None) as batch_op:
        batch_op.create_index(
            "ix_assessors_assessor_id_valid_until_employee_id",
            ["assessor_id", "valid_until", "employee_id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_assessors_assignment_id_kind", ["assignment_id", "kind"], unique=False
        )
        batch_op.create_index(
            "ix_assessors_employee_id_valid_from", ["employee_id", "valid_from"], unique=False
        )
    helpers.no_overlap("positions", "unit_id", where="is_head")
    helpers.no_overlap("assignments", "employee_id", where="kind = 'definitif'")
    helpers.no_overlap("assessors", "assignment_id", "kind")


def downgrade() -> None:
    with op.batch_alter_table("assessors", schema=None) as batch_op:
        batch_op.drop_index("ix_assessors_employee_id_valid_from")
        batch_op.drop_index("ix_assessors_assignment_id_kind")
        batch_op.drop_index("ix_assessors_assessor_id_valid_until_employee_id")

    op.drop_table("assessors")
    with op.batch_alter_table("employee_numbers", schema=None) as batch_op:
        batch_op.drop_index("ix_employee_numbers_employee_id")

    op.drop_table("employee_numbers")
    with op.batch_alter_table("assignments", schema=None) as batch_op:
        batch_op.drop_index("ix_assignments_unit_id_valid_until")
        batch_op.drop_index("ix_assignments_position_id")
        batch_op.drop_index("ix_assignments_employee_id_valid_from")

    op.drop_table("assignments")
    with op.batch_alter_table("employees", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_employees_nip",
            sqlite_where=sa.text("nip IS NOT NULL"),
            postgresql_where=sa.text("nip IS NOT NULL"),
        )
        batch_op.drop_index("ix_employees_unit_id_sort_name_id")
        batch_op.drop_index("ix_employees_sort_name_id")
        batch_op.drop_index("ix_employees_position_id")
        batch_op.drop_index("ix_employees_agency_id_sort_name_id")

    op.drop_table("employees")
    with op.batch_alter_table("positions", schema=None) as batch_op:
        batch_op.drop_index("ix_positions_unit_id")

    op.drop_table("positions")
    with op.batch_alter_table("units", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_units_agency_id_code",
            sqlite_where=sa.text("code IS NOT NULL"),
            postgresql_where=sa.text("code IS NOT NULL"),
        )
        batch_op.drop_index("ix_units_parent_id_path")

    op.drop_table("units")
    op.drop_table("agencies")
