"""Dates as files have them: figures, a spreadsheet's serial number, or the month by its name."""

import re
from datetime import date, timedelta

SERIAL_START = date(1899, 12, 30)
"""Day 0 of a spreadsheet, with its leap year 1900 that never was."""
SERIALS = range(1, 80_000)
_DAY_FIRST = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?:[ T].*)?$")
_YEAR_FIRST = re.compile(r"^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T].*)?$")
_SERIAL = re.compile(r"^\d{1,5}(?:[.,]\d+)?$")
_WEEKDAY = re.compile(r"^[^\W\d_]+'?[^\W\d_]*,\s*(?=\d)")
_DAY_AND_NAME = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)?[-/. ]+([^\W\d_]+)[-/., ]+(\d{4})$")
_NAME_AND_DAY = re.compile(r"^([^\W\d_]+)[. ]+(\d{1,2})(?:st|nd|rd|th)?[., ]+(\d{4})$")
_NAMES = (
    "januari january jan",
    "februari pebruari february feb peb",
    "maret march mar mrt",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul",
    "agustus august agu agt ags agst aug",
    "september sep sept",
    "oktober october okt oct",
    "november nopember nov nop",
    "desember december des dec",
)
MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
"""Months by their names, whole and short, in Indonesian as people write it and in English."""


def read_date(text: str) -> date | None:
    """Read `03-01-1996`, ISO, a serial number or `3 Januari 1996`; nothing where it is no date."""
    try:
        if found := _DAY_FIRST.match(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if found := _YEAR_FIRST.match(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if named := _named(_WEEKDAY.sub("", text.strip()).casefold()):
            day, month, year = named
            return date(year, month, day)
    except ValueError:
        return None
    if _SERIAL.match(text) and (days := int(re.split("[.,]", text)[0])) in SERIALS:
        return SERIAL_START + timedelta(days=days)
    return None


def _named(text: str) -> tuple[int, int, int] | None:
    """Take a date with the name of its month apart: day, month, year."""
    if found := _DAY_AND_NAME.match(text):
        day, name, year = found.groups()
    elif found := _NAME_AND_DAY.match(text):
        name, day, year = found.groups()
    else:
        return None
    return (int(day), MONTHS[name], int(year)) if name in MONTHS else None
