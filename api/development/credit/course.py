"""Puts a ledger into the order of what its lines are about; sums it up; finds what was corrected. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from api.development.credit.conversion import Month, month_of, number_of
from api.development.credit.models import CreditKind
from api.development.credit.records import Line, Reopened
from api.foundation.clock import WITA


def month_of_line(line: Line) -> Month:
    """Say when a line counts from: the end of its months, else the day of its document."""
    day = line["decided_on"] or line["created_at"].astimezone(WITA).date()
    return line["last_month"] or month_of(day)


def in_order(lines: Sequence[Line]) -> list[Line]:
    """Order lines by what they are about; what takes a line back stands right behind it."""
    by_id = {line["id"]: line for line in lines}

    def place(line: Line) -> tuple[Month, datetime, UUID, bool]:
        about = by_id.get(line["reverses_id"] or line["id"], line)
        return month_of_line(about), about["created_at"], about["id"], about is not line

    return sorted(lines, key=place)


def totals(ordered: Iterable[Line]) -> list[int]:
    """Sum up within each jenjang, line by line (R82)."""
    found: dict[str, int] = defaultdict(int)
    sums = []
    for line in ordered:
        found[line["level"]] += line["units"]
        sums.append(found[line["level"]])
    return sums


def course(ordered: Sequence[Line], level: str) -> list[tuple[Month, int]]:
    """Give the sum within a jenjang after each month in which it changed, without what was taken back."""
    found: dict[Month, int] = {}
    total = 0
    for line in ordered:
        if line["level"] != level or line["reverses_id"] or line["reversed_by"]:
            continue
        if not found and line["first_month"]:
            found[before(line["first_month"])] = 0
        total += line["units"]
        found[month_of_line(line)] = total
    return list(found.items())


def before(month: Month) -> Month:
    """Give the month before."""
    year, number = divmod(number_of(month) - 1, 12)
    return year * 100 + number + 1


@dataclass
class Correction:
    """What was converted of an evaluation, taken back, and what was converted instead."""

    evaluation_id: UUID
    on: datetime
    taken: list[Line] = field(default_factory=list)
    instead: list[Line] = field(default_factory=list)


def corrections(lines: Sequence[Line]) -> list[Correction]:
    """Find what the judging again of a predikat changed, the newest first."""
    by_id = {line["id"]: line for line in lines}
    about: dict[UUID, list[tuple[Line, Line]]] = defaultdict(list)
    for line in sorted(lines, key=lambda one: (one["created_at"], one["id"])):
        origin = by_id.get(line["reverses_id"] or line["id"], line)
        if origin["kind"] is CreditKind.KONVERSI and origin["evaluation_id"]:
            about[origin["evaluation_id"]].append((line, origin))
    found = [one for key, pairs in about.items() for one in _of_evaluation(key, pairs)]
    return sorted(found, key=lambda one: one.on, reverse=True)


def _of_evaluation(key: UUID, pairs: Iterable[tuple[Line, Line]]) -> list[Correction]:
    """Part what happened to one evaluation where lines were taken back after others had been written."""
    found: list[Correction] = []
    for line, origin in pairs:
        if line is not origin:
            if not found or found[-1].instead:
                found.append(Correction(key, line["created_at"]))
            found[-1].taken.append(origin)
        elif found:
            found[-1].instead.append(line)
    return found


def reason_of(correction: Correction, reopened: Mapping[UUID, Sequence[Reopened]]) -> str | None:
    """Say why it was judged again, in the words of who let it be; nobody has to let an assessor correct."""
    said = [
        one["reason"]
        for one in reopened.get(correction.evaluation_id, ())
        if one["created_at"] <= correction.on
    ]
    return said[-1] if said else None
