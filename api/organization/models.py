"""What is kept of the organization and its people."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.foundation.database import FOREVER, Model, Registry, Stamped, foreign_key, partial_index
from api.foundation.types import ByteText, Instant, Key, text_enum


class UnitKind(StrEnum):
    KOTA = "kota"
    OPD = "opd"
    BAGIAN = "bagian"
    BIDANG = "bidang"
    SEKSI = "seksi"
    UPT = "upt"
    PUSKESMAS = "puskesmas"
    SEKOLAH = "sekolah"
    KELURAHAN = "kelurahan"
    LAIN = "lain"


class PositionKind(StrEnum):
    """R122; `pejabat_negara` is the mayor and his deputy, who are assessed by nobody here."""

    JPT_UTAMA = "jpt_utama"
    JPT_MADYA = "jpt_madya"
    JPT_PRATAMA = "jpt_pratama"
    ADMINISTRATOR = "administrator"
    PENGAWAS = "pengawas"
    PELAKSANA = "pelaksana"
    AHLI_UTAMA = "ahli_utama"
    AHLI_MADYA = "ahli_madya"
    AHLI_MUDA = "ahli_muda"
    AHLI_PERTAMA = "ahli_pertama"
    PENYELIA = "penyelia"
    MAHIR = "mahir"
    TERAMPIL = "terampil"
    PEMULA = "pemula"
    PEJABAT_NEGARA = "pejabat_negara"


class EmployeeKind(StrEnum):
    PNS = "pns"
    CPNS = "cpns"
    PPPK = "pppk"
    PEJABAT_NEGARA = "pejabat_negara"
    NON_ASN = "non_asn"


class EmployeeState(StrEnum):
    """States of service; all but `aktif` and `tugas_belajar` stop the duty of a plan (II.B, II.C.8)."""

    AKTIF = "aktif"
    CLTN = "cltn"
    TUGAS_BELAJAR = "tugas_belajar"
    DIBERHENTIKAN_SEMENTARA = "diberhentikan_sementara"
    MPP = "mpp"
    PENSIUN = "pensiun"
    BERHENTI = "berhenti"


ENDED = frozenset({EmployeeState.PENSIUN, EmployeeState.BERHENTI})
"""States that end somebody's service."""


class Sex(StrEnum):
    L = "l"
    P = "p"


class NumberKind(StrEnum):
    NIP = "nip"
    NI_PPPK = "ni_pppk"


class AssignmentKind(StrEnum):
    DEFINITIF = "definitif"
    PLT = "plt"
    PLH = "plh"
    RANGKAP = "rangkap"


class AssessorKind(StrEnum):
    """Who assesses in whose place; the effective one is the first of plh, plt, delegasi, definitif."""

    DEFINITIF = "definitif"
    PLT = "plt"
    PLH = "plh"
    DELEGASI = "delegasi"


class Source(StrEnum):
    IMPORT = "import"
    MANUAL = "manual"
    DERIVED = "derived"


class Agency(Stamped, Model):
    """A perangkat daerah; 0 is the city itself. Never deleted: merged ones end."""

    __tablename__ = "agencies"
    __table_args__ = (UniqueConstraint("code"),)
    citus = "reference"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    code: Mapped[str]
    name: Mapped[str]
    kind: Mapped[str]
    root_unit_id: Mapped[UUID | None] = mapped_column(Key)
    valid_from: Mapped[date]
    valid_until: Mapped[date] = mapped_column(default=FOREVER)


class Unit(Registry, Model):
    """A unit kerja. `path` has four signs and `/` per level, so its subtree is a range of text."""

    __tablename__ = "units"
    __table_args__ = (
        UniqueConstraint("path"),
        Index("ix_units_parent_id_path", "parent_id", "path"),
        partial_index(
            "uq_units_agency_id_code", "agency_id", "code", where="code IS NOT NULL", unique=True
        ),
        partial_index("uq_units_npsn", "npsn", where="npsn IS NOT NULL", unique=True),
    )

    agency_id: Mapped[int] = mapped_column(Integer, foreign_key("agencies"))
    parent_id: Mapped[UUID | None] = mapped_column(Key, foreign_key("units"))
    kind: Mapped[UnitKind] = mapped_column(text_enum(UnitKind))
    code: Mapped[str | None]
    npsn: Mapped[str | None]
    """A school's number in the nation's registry of schools, by which Dapodik knows it."""
    name: Mapped[str]
    name_key: Mapped[str]
    """The name casefolded, without punctuation: what an import matches."""
    short_name: Mapped[str | None]
    path: Mapped[str] = mapped_column(ByteText)
    depth: Mapped[int]
    is_independent: Mapped[bool] = mapped_column(default=False)
    valid_from: Mapped[date]
    valid_until: Mapped[date] = mapped_column(default=FOREVER)
    version: Mapped[int] = mapped_column(default=1)


class Position(Registry, Model):
    """A post of a unit; at most one is the head's."""

    __tablename__ = "positions"
    __table_args__ = (Index("ix_positions_unit_id", "unit_id"),)

    agency_id: Mapped[int] = mapped_column(Integer, foreign_key("agencies"))
    unit_id: Mapped[UUID] = mapped_column(Key, foreign_key("units"))
    title: Mapped[str]
    kind: Mapped[PositionKind] = mapped_column(text_enum(PositionKind))
    is_head: Mapped[bool] = mapped_column(default=False)
    population: Mapped[str] = mapped_column(default="semua")
    """Whose year of performance its holder lives in: `cycles.population` (R101)."""
    job_class: Mapped[int | None]
    seats: Mapped[int] = mapped_column(default=1)
    valid_from: Mapped[date]
    valid_until: Mapped[date] = mapped_column(default=FOREVER)


class Employee(Registry, Model):
    """A person in the city's service; `id` is the user's id. No NIK, religion, family or bank."""

    __tablename__ = "employees"
    __table_args__ = (
        partial_index("uq_employees_nip", "nip", where="nip IS NOT NULL", unique=True),
        Index("ix_employees_sort_name_id", "sort_name", "id"),
        Index("ix_employees_unit_id_sort_name_id", "unit_id", "sort_name", "id"),
        Index("ix_employees_agency_id_sort_name_id", "agency_id", "sort_name", "id"),
        Index("ix_employees_position_id", "position_id"),
    )

    id: Mapped[UUID] = mapped_column(Key, foreign_key("users"), primary_key=True)
    nip: Mapped[str | None] = mapped_column(String(18))
    kind: Mapped[EmployeeKind] = mapped_column(text_enum(EmployeeKind))
    name: Mapped[str]
    front_title: Mapped[str | None]
    back_title: Mapped[str | None]
    nickname: Mapped[str | None]
    sort_name: Mapped[str]
    search_name: Mapped[str]
    birth_date: Mapped[date | None]
    sex: Mapped[Sex | None] = mapped_column(text_enum(Sex))
    grade: Mapped[str | None]
    state: Mapped[EmployeeState] = mapped_column(
        text_enum(EmployeeState), default=EmployeeState.AKTIF
    )
    phone: Mapped[str | None]
    agency_id: Mapped[int] = mapped_column(Integer, foreign_key("agencies"))
    unit_id: Mapped[UUID] = mapped_column(Key, foreign_key("units"))
    position_id: Mapped[UUID | None] = mapped_column(Key, foreign_key("positions"))
    version: Mapped[int] = mapped_column(default=1)


class EmployeeNumber(Model):
    """Every number ever used, unique in the city; the NI of a PPPK may change."""

    __tablename__ = "employee_numbers"
    __table_args__ = (Index("ix_employee_numbers_employee_id", "employee_id"),)
    citus = "reference"

    number: Mapped[str] = mapped_column(String(18), primary_key=True)
    employee_id: Mapped[UUID] = mapped_column(Key, foreign_key("employees"))
    kind: Mapped[NumberKind] = mapped_column(text_enum(NumberKind))
    valid_from: Mapped[date]
    valid_until: Mapped[date] = mapped_column(default=FOREVER)


class Assignment(Registry, Model):
    """Where somebody serves from a day to a day; one `definitif` at a time."""

    __tablename__ = "assignments"
    __table_args__ = (
        Index("ix_assignments_employee_id_valid_from", "employee_id", "valid_from"),
        Index("ix_assignments_unit_id_valid_until", "unit_id", "valid_until"),
        Index("ix_assignments_position_id", "position_id"),
    )

    agency_id: Mapped[int] = mapped_column(Integer, foreign_key("agencies"))
    employee_id: Mapped[UUID] = mapped_column(Key, foreign_key("employees"))
    unit_id: Mapped[UUID] = mapped_column(Key, foreign_key("units"))
    position_id: Mapped[UUID | None] = mapped_column(Key, foreign_key("positions"))
    title: Mapped[str]
    kind: Mapped[AssignmentKind] = mapped_column(text_enum(AssignmentKind))
    valid_from: Mapped[date]
    valid_until: Mapped[date] = mapped_column(default=FOREVER)
    started_by: Mapped[str | None]
    document_no: Mapped[str | None]
    source: Mapped[Source] = mapped_column(text_enum(Source), default=Source.MANUAL)


class Assessor(Registry, Model):
    """Who assesses whom from a day to a day (R4); acting and delegated ones beside the definitive."""

    __tablename__ = "assessors"
    __table_args__ = (
        Index(
            "ix_assessors_assessor_id_valid_until_employee_id",
            "assessor_id",
            "valid_until",
            "employee_id",
        ),
        Index("ix_assessors_employee_id_valid_from", "employee_id", "valid_from"),
        Index("ix_assessors_assignment_id_kind", "assignment_id", "kind"),
    )

    agency_id: Mapped[int] = mapped_column(Integer, foreign_key("agencies"))
    employee_id: Mapped[UUID] = mapped_column(Key, foreign_key("employees"))
    assignment_id: Mapped[UUID] = mapped_column(Key, foreign_key("assignments"))
    assessor_id: Mapped[UUID] = mapped_column(Key, foreign_key("employees"))
    kind: Mapped[AssessorKind] = mapped_column(text_enum(AssessorKind))
    instead_of_id: Mapped[UUID | None] = mapped_column(Key)
    reason: Mapped[str | None]
    valid_from: Mapped[date]
    valid_until: Mapped[date] = mapped_column(default=FOREVER)
    disputed_at: Mapped[datetime | None] = mapped_column(Instant)
    source: Mapped[Source] = mapped_column(text_enum(Source), default=Source.MANUAL)
