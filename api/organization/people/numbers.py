"""NIP and NI PPPK (R123, R124): repaired from what spreadsheets do to them, checked, and read.

`YYYYMMDD` birth, then `YYYYMM` of appointment (PNS) or `YYYY` and `2x` (PPPK), sex (R125), serial. An NI that
begins with 0 is said to exist: it is taken with a warning, and tells neither birth nor sex.
"""

import re
from dataclasses import dataclass
from datetime import date

LENGTH = 18
SHORTEST_PART = 4
PNS_MONTHS = range(1, 13)
PPPK_MARKS = range(21, 30)
CENTURIES = range(1900, 2100)
SCIENTIFIC = re.compile(r"^\d+([.,]\d+)?e\+?\d+$", re.IGNORECASE)


class NumberRefused(ValueError):
    """`code` says why a number cannot be taken."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Number:
    """A number that may be somebody's."""

    text: str
    kind: str
    born_on: date | None
    sex: str | None
    warning: str | None = None
    """What to look at again, where the number is taken all the same."""


def clean(raw: str) -> str:
    """Undo apostrophes, spaces, dots and a decimal tail; refuse what has lost digits.

    A spreadsheet keeps 15 digits of a number: 1.98902E+17 cannot be repaired.
    """
    text = raw.strip().strip("'’`\u00a0\ufeff").strip()
    if SCIENTIFIC.match(text):
        raise NumberRefused("scientific_notation")
    text = re.sub(r"[.,]0+$", "", text)
    text = re.sub(r"[\s.\-]", "", text)
    if not (text.isascii() and text.isdecimal()):
        raise NumberRefused("not_digits")
    return text


def read(raw: str) -> Number:
    """Clean and check a number, or say why not."""
    text = clean(raw)
    if len(text) != LENGTH:
        raise NumberRefused("not_18_digits")
    if text[0] == "0":
        return Number(text, "ni_pppk", None, None, "leading_zero")
    return _read(text, _birth(text))


def _read(text: str, born: date) -> Number:
    month = int(text[12:14])
    kind = "nip" if month in PNS_MONTHS else "ni_pppk"
    if month not in PNS_MONTHS and month not in PPPK_MARKS:
        raise NumberRefused("appointment_month")
    if int(text[8:12]) <= born.year:
        raise NumberRefused("appointed_before_birth")
    if text[14] not in "12":
        raise NumberRefused("sex_digit")
    if text[15:] == "000":
        raise NumberRefused("serial_000")
    return Number(text, kind, born, "l" if text[14] == "1" else "p")


def _birth(text: str) -> date:
    try:
        born = date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError as error:
        raise NumberRefused("birth_date") from error
    if born.year not in CENTURIES:
        raise NumberRefused("birth_date")
    return born
