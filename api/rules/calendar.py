"""Days off: Indonesia's from the `holidays` library, Bali's own from the Pawukon of 210 days."""

from collections.abc import Iterator
from datetime import date, timedelta

from holidays.constants import GOVERNMENT, PUBLIC
from holidays.countries.indonesia import Indonesia

PAWUKON = timedelta(days=210)
GALUNGAN = date(2026, 6, 17)
"""A Galungan (Buda Kliwon Dungulan) that the city's calendar names; the others follow by 210 days."""
BALI = {
    "Penampahan Galungan": -1,
    "Hari Raya Galungan": 0,
    "Umanis Galungan": 1,
    "Penampahan Kuningan": 9,
    "Hari Raya Kuningan": 10,
    "Hari Raya Saraswati": 136,
    "Hari Raya Pagerwesi": 140,
}
"""Days after Galungan: the Pawukon's day numbers are Galungan 73, Saraswati 209, Pagerwesi 3."""
BEFORE_NYEPI = {"Hari Raya Siwaratri": 61, "Pengerupukan (sehari sebelum Nyepi)": 1}
"""Siwaratri is the eve of Tilem Kapitu, two lunar months before Tilem Kasanga, Nyepi's eve."""
SOURCE_LAW = "pustaka holidays"
SOURCE_BALI = "hitungan Pawukon"
SOURCE_MOON = "hitungan dari Nyepi"


def national(year: int) -> Iterator[tuple[date, str, str, str]]:
    """Give day, name, kind and source of the national days off and of joint leave."""
    public = Indonesia(years=year, categories=(PUBLIC,), language="id")
    joint = Indonesia(years=year, categories=(GOVERNMENT,), language="id")
    for day, name in sorted(public.items()):
        yield day, name, "libur_nasional", SOURCE_LAW
    for day, name in sorted(joint.items()):
        if day not in public:
            yield day, name, "cuti_bersama", SOURCE_LAW


def _every_pawukon(known: date, year: int) -> Iterator[date]:
    """Give the days of a year that lie whole rounds of 210 days from a known one."""
    day = known - PAWUKON * ((known - date(year, 1, 1)).days // PAWUKON.days)
    while day.year == year:
        yield day
        day += PAWUKON


def balinese(year: int) -> Iterator[tuple[date, str, str, str]]:
    """Give Bali's own days off of a year."""
    for name, offset in BALI.items():
        for day in _every_pawukon(GALUNGAN + timedelta(days=offset), year):
            yield day, name, "hari_raya_bali", SOURCE_BALI
    for day, name in Indonesia(years=year, categories=(PUBLIC,), language="id").items():
        if "Nyepi" in name:
            for feast, before in BEFORE_NYEPI.items():
                yield day - timedelta(days=before), feast, "hari_raya_bali", SOURCE_MOON
