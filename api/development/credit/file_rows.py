"""What a row of a file of angka kredit says, cleaned; what it says wrongly. Knows no database."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from api.development.credit.conversion import Month, in_units, month_of, number_of
from api.development.credit.models import CreditKind
from api.evaluations.models import Predikat
from api.imports.matching.dates import read_date
from api.imports.matching.rows import FileRow
from api.organization.names import name_key
from api.organization.people import numbers

KINDS = {
    kind.value: kind
    for kind in (CreditKind.LAMA, CreditKind.DASAR, CreditKind.PENYESUAIAN, CreditKind.KONVERSI)
}
WordT = TypeVar("WordT")
PREDIKAT = {one.value.replace("_", " "): one for one in Predikat}


@dataclass(frozen=True)
class Said:
    """A row that is whole in itself."""

    number: str
    level: str
    kind: CreditKind
    document_no: str
    decided_on: date
    units: int | None
    """None where it is left to the rules."""
    months: tuple[Month, Month] | None
    predikat: Predikat | None
    reason: str

    @property
    def how_many(self) -> int:
        if self.months is None:
            return 0
        first, last = self.months
        return number_of(last) - number_of(first) + 1


def read_row(row: FileRow, levels: Collection[str], today: date) -> Said | None:
    """Understand a row; where something is wrong it is noted there, and nothing is given."""
    number = _number(row)
    level = _word(row, "level", {one.replace("_", " "): one for one in levels})
    kind = _word(row, "kind", KINDS)
    decided_on = _day(row, "decided_on", today)
    document_no = row.text("document_no").strip()
    if not document_no:
        row.refuse("document_no", "missing")
    converts = kind is CreditKind.KONVERSI
    months, predikat = _converted(row, today) if converts else (None, None)
    units = _units(row, needed=kind is not None and not converts)
    if row.problems or not (number and level and kind and decided_on):
        return None
    reason = row.text("reason").strip() or "Impor angka kredit"
    return Said(
        number, level, kind, document_no[:120], decided_on, units, months, predikat, reason[:1000]
    )


def _number(row: FileRow) -> str | None:
    if not row.text("number"):
        row.refuse("number", "missing")
        return None
    try:
        return numbers.read(row.text("number")).text
    except numbers.NumberRefused as error:
        row.refuse("number", error.code)
        return None


def _word(row: FileRow, column: str, known: dict[str, WordT]) -> WordT | None:
    """Read one of some words, however it is spelt."""
    text = name_key(row.text(column).replace("_", " "))
    if not text:
        row.refuse(column, "missing")
    elif text not in known:
        row.refuse(column, "unknown", choices=", ".join(known))
    return known.get(text)


def _day(row: FileRow, column: str, today: date) -> date | None:
    if not row.text(column):
        row.refuse(column, "missing")
        return None
    day = read_date(row.text(column))
    if day is None or day > today:
        row.refuse(column, "date")
        return None
    return day


def _converted(row: FileRow, today: date) -> tuple[tuple[Month, Month] | None, Predikat | None]:
    predikat = _word(row, "predikat", PREDIKAT)
    first, last = _day(row, "first_month", date.max), _day(row, "last_month", date.max)
    if first is None or last is None:
        return None, predikat
    months = month_of(first), month_of(last)
    if months[0] > months[1]:
        row.refuse("last_month", "months_order")
    elif months[1] >= month_of(today):
        row.refuse("last_month", "months_ahead")
    return months, predikat


def _units(row: FileRow, *, needed: bool) -> int | None:
    text = row.text("points").strip().replace(" ", "")
    if not text:
        if needed:
            row.refuse("points", "missing")
        return None
    plain = text.replace(".", "").replace(",", ".") if "," in text else text
    try:
        return in_units(Decimal(plain))
    except (InvalidOperation, ValueError, OverflowError):
        row.refuse("points", "number")
        return None
