"""Careers and needed posts on the wire."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.development.career.models import RecordKind
from api.evaluations.models import Predikat
from api.foundation.schema import Day, Line, Named, Number, Paragraph, Schema, View
from api.organization.models import PositionKind

Document = Annotated[Line, Field(min_length=1, max_length=120)]
Reason = Annotated[Paragraph, Field(min_length=1, max_length=1000)]
Grade = Annotated[Line, Field(min_length=2, max_length=10)]
Year = Annotated[int, Field(ge=1990, le=2100)]


class Degree(StrEnum):
    """R90d, from the lowest to the highest."""

    SD = "sd"
    SMP = "smp"
    SMP_KEJURUAN = "smp_kejuruan"
    SMA = "sma"
    D1 = "d1"
    D2 = "d2"
    D3 = "d3"
    D4 = "d4"
    S1 = "s1"
    PROFESI = "profesi"
    S2 = "s2"
    S3 = "s3"


class Severity(StrEnum):
    RINGAN = "ringan"
    SEDANG = "sedang"
    BERAT = "berat"


class Exam(StrEnum):
    """R90h: the two exams, and the leadership trainings that stand for them."""

    TINGKAT_1 = "tingkat_1"
    TINGKAT_2 = "tingkat_2"
    DIKLAT_PENGAWAS = "diklat_pengawas"
    DIKLAT_ADMINISTRATOR = "diklat_administrator"


class Merit(StrEnum):
    """R90g: what exceptional work was recognised by."""

    PRESTASI_LUAR_BIASA = "prestasi_luar_biasa"


FUNCTIONAL_LEVELS = Literal[
    PositionKind.AHLI_UTAMA,
    PositionKind.AHLI_MADYA,
    PositionKind.AHLI_MUDA,
    PositionKind.AHLI_PERTAMA,
    PositionKind.PENYELIA,
    PositionKind.MAHIR,
    PositionKind.TERAMPIL,
    PositionKind.PEMULA,
]


class Documented(Schema):
    """From which document it is; `from_on`: since when it holds."""

    from_on: Day
    document_no: Document
    reason: Annotated[Paragraph | None, Field(max_length=1000)] = None


class GradeRecord(Documented):
    """A golongan with its TMT; entering it changes nobody's present golongan."""

    kind: Literal[RecordKind.PANGKAT]
    value: Grade


class DegreeRecord(Documented):
    kind: Literal[RecordKind.PENDIDIKAN]
    value: Degree


class PredikatRecord(Documented):
    """The predikat of a year that was not evaluated here."""

    kind: Literal[RecordKind.PREDIKAT]
    value: Predikat
    year: Year


class SanctionRecord(Documented):
    kind: Literal[RecordKind.HUKUMAN]
    value: Severity
    until_on: Day


class TestRecord(Documented):
    """A competence test for a jenjang that was passed (R83)."""

    kind: Literal[RecordKind.UJI_KOMPETENSI]
    value: FUNCTIONAL_LEVELS
    until_on: Day | None = None


class ExamRecord(Documented):
    kind: Literal[RecordKind.UJIAN_DINAS]
    value: Exam


class MeritRecord(Documented):
    kind: Literal[RecordKind.PRESTASI]
    value: Merit


RecordDraft = Annotated[
    GradeRecord
    | DegreeRecord
    | PredikatRecord
    | SanctionRecord
    | TestRecord
    | ExamRecord
    | MeritRecord,
    Field(discriminator="kind"),
]


class RecordReversal(Schema):
    reason: Reason


class RecordView(View):
    """A line of the record. `may`: "reverse", while nothing has reversed it and it reverses nothing."""

    id: UUID
    created_at: datetime
    kind: RecordKind
    value: str
    year: int | None
    from_on: date
    until_on: date | None
    document_no: str | None
    reason: str | None
    reverses_id: UUID | None
    reversed_by: UUID | None
    may: list[str]


class CareerView(View):
    """What is on record of somebody, the newest first. `grade_since`: the TMT of the present golongan,
    empty where it is not on record. `may`: "enter".
    """

    employee: Named
    grade: str | None
    grade_since: date | None
    items: list[RecordView]
    may: list[str]


class NeedsFilter(Schema):
    """Whose needs; without an agency the caller's own."""

    agency_id: Number | None = None


class NeedDraft(Schema):
    """How many posts are needed from a day on; the same four names again change the number."""

    agency_id: Number
    family: Annotated[Line, Field(min_length=2, max_length=160)]
    level: FUNCTIONAL_LEVELS
    valid_from: Day
    seats: Annotated[int, Field(ge=0, le=20_000)]
    document_no: Annotated[Line | None, Field(max_length=120)] = None


class PositionNeedView(View):
    """A jenjang of a family of posts: `filled` counts who holds such a post today; `seats` and `free` are
    empty where nobody has said what is needed. `free` is not below nought.
    """

    family: str
    level: PositionKind
    filled: int
    seats: int | None
    free: int | None
    valid_from: date | None
    document_no: str | None
    set_by_name: str | None


class NeedList(View):
    """The functional posts of an agency with what it needs of them. `may`: "set"."""

    agency_id: int
    agency_name: str
    items: list[PositionNeedView]
    may: list[str]
