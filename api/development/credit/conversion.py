"""Turns predikat into angka kredit, exactly: whole numbers, rounded only where they are shown. Pure (R71-R80).

Points are counted in units of 1/120,000: months × share in percent × coefficient in hundredths is such a
number, so that what is converted month by month adds up to what is converted at once (R73).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

UNITS = 120_000
"""Of one point: 12 months × 100 percent × 100 hundredths."""
MONTHS = 12
HUNDREDTHS = 100
MOST_YEARS = 3
"""R80: of a rank that is the highest of the administrative post."""
BONUS_PERCENT = 25
"""R78: of the need for the next pangkat in the present jenjang."""
Month = int
"""A calendar month as yyyymm."""


@dataclass(frozen=True)
class Level:
    """A jenjang (R72); needs in units, none where there is no higher one."""

    code: str
    coefficient: int
    """In hundredths of a point a year."""
    for_grade: int
    for_level: int | None
    grades: tuple[str, ...]
    next: str | None


@dataclass(frozen=True)
class Run:
    """Months without a gap in between that are converted alike."""

    first: Month
    last: Month
    level: str

    @property
    def months(self) -> int:
        return number_of(self.last) - number_of(self.first) + 1


def levels_of(table: Mapping[str, Mapping[str, Any]]) -> dict[str, Level]:
    """Read the table of R72."""
    return {
        code: Level(
            code,
            int(Decimal(row["coefficient"]) * HUNDREDTHS),
            in_units(row["for_grade"]),
            in_units(row["for_level"]) if row["for_level"] is not None else None,
            tuple(row["grades"]),
            row["next"],
        )
        for code, row in table.items()
    }


def in_units(points: str | Decimal) -> int:
    """Write points as units; refuses what is no whole number of them."""
    found = Fraction(points) * UNITS
    if found.denominator != 1:
        raise ValueError(f"{points} points cannot be kept exactly")
    return found.numerator


def in_points(units: int, places: int) -> Decimal:
    """Show units as points, half up (R75); the setting says with how many decimals."""
    exact = Decimal(units) / UNITS
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def missing_points(need: int, missing: int, places: int) -> Decimal:
    """Give what is missing as shown: with what is had, shown too, it makes what is needed (R75)."""
    return in_points(need, places) - in_points(need - missing, places)


def converted(months: int, percent: int, coefficient: int) -> int:
    """Convert months of one jenjang under one predikat (R73): in units."""
    return months * percent * coefficient


def bonus(level: Level) -> int:
    """Give what a higher degree adds, once (R78): in units."""
    return level.for_grade * BONUS_PERCENT // HUNDREDTHS


def transferred(percent: int, level: Level, months_in_rank: int, *, is_top_rank: bool) -> int:
    """Convert the time in rank of who comes from an administrative post (R80), without the base."""
    most = MOST_YEARS * MONTHS
    months = min(months_in_rank, most) if is_top_rank else months_in_rank
    return converted(months, percent, level.coefficient)


def number_of(month: Month) -> int:
    """Number months on, so that they are counted and compared."""
    return month // 100 * MONTHS + month % 100 - 1


def month_of(day: date) -> Month:
    return day.year * 100 + day.month


def months_within(first: date, last: date) -> Iterator[Month]:
    """Give the calendar months of a span, each that it touches (R74)."""
    return months_from(month_of(first), month_of(last))


def months_from(first: Month, last: Month) -> Iterator[Month]:
    """Give the months from one to another, both included."""
    for number in range(number_of(first), number_of(last) + 1):
        yield number // MONTHS * 100 + number % MONTHS + 1


@dataclass(frozen=True)
class Held:
    """A jenjang that somebody held from a day to a day, half-open."""

    level: str
    valid_from: date
    valid_until: date


def level_in(month: Month, held: Sequence[Held]) -> str | None:
    """Say which jenjang a month counts in: the one held last in it (R74)."""
    year, number = divmod(number_of(month), MONTHS)
    first = date(year, number + 1, 1)
    following = date(year + (number + 1) // MONTHS, (number + 1) % MONTHS + 1, 1)
    found = [one for one in held if one.valid_from < following and one.valid_until > first]
    return max(found, key=lambda one: one.valid_from).level if found else None


def runs(first: date, last: date, held: Sequence[Held], counted: Collection[Month]) -> list[Run]:
    """Cut a span into runs of one jenjang, without the months that count already (R74, R76)."""
    found: list[Run] = []
    for month in months_within(first, last):
        level = level_in(month, held)
        if month in counted or level is None:
            continue
        before = found[-1] if found else None
        if before and before.level == level and number_of(before.last) + 1 == number_of(month):
            found[-1] = Run(before.first, month, level)
        else:
            found.append(Run(month, month, level))
    return found
