"""What follows from ratings: pure functions over tables of the regulation, no session, no actor."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

from api.evaluations.models import Predikat, Rating
from api.evaluations.unit_achievements.models import UnitGrade

Table = Mapping[str, Mapping[str, Any]]
ORDER = (Rating.DI_BAWAH_EKSPEKTASI, Rating.SESUAI_EKSPEKTASI, Rating.DI_ATAS_EKSPEKTASI)
_OF_HEAD = {
    UnitGrade.ISTIMEWA: Rating.DI_ATAS_EKSPEKTASI,
    UnitGrade.BAIK: Rating.SESUAI_EKSPEKTASI,
}


def quadrant(cells: Table, results: Rating, behaviour: Rating) -> Predikat:
    """R37: read the predikat where the row of results meets the column of behaviour."""
    return Predikat(cells[f"{results.value}/{behaviour.value}"]["predikat"])


class OtherCell(TypedDict):
    """What one step of one rating would have led to."""

    axis: str
    rating: Rating
    predikat: Predikat


def neighbours(cells: Table, results: Rating, behaviour: Rating) -> list[OtherCell]:
    """Say what one step of one rating would have led to (R37)."""
    found: list[OtherCell] = []
    for rating in _beside(results):
        predikat = quadrant(cells, rating, behaviour)
        found.append({"axis": "results", "rating": rating, "predikat": predikat})
    for rating in _beside(behaviour):
        predikat = quadrant(cells, results, rating)
        found.append({"axis": "behaviour", "rating": rating, "predikat": predikat})
    return found


def _beside(rating: Rating) -> list[Rating]:
    place = ORDER.index(rating)
    return [ORDER[other] for other in (place - 1, place + 1) if 0 <= other < len(ORDER)]


def reason_is_needed(rating: Rating) -> bool:
    return rating is not Rating.SESUAI_EKSPEKTASI


def letters(reason: str | None) -> int:
    """Count letters and digits, so that dots and spaces are no reason."""
    return sum(sign.isalnum() for sign in reason or "")


def rating_of_head(grade: UnitGrade) -> Rating:
    """R41: suggest the results rating of the head of an organization; the mapping is inferred, U9."""
    return _OF_HEAD.get(grade, Rating.DI_BAWAH_EKSPEKTASI)


@dataclass(frozen=True)
class Line:
    """One quantitative indicator that has a figure, in basis points of the year's target."""

    is_main: bool
    progress_bp: int
    expected_bp: int

    def is_behind(self, border_bp: int) -> bool:
        """`border_bp` is how far below what was expected still counts as on track, negative."""
        return self.progress_bp - self.expected_bp < border_bp


def contradictions(
    results: Rating, lines: Sequence[Line], reported: int, border_bp: int
) -> list[str]:
    """Note where a rating of results and the figures say different things; it never blocks.

    After the guide in the annex (IV.B): above = most above and no main result below; meets = only
    a small part of the main results below; below = most below.
    """
    behind = [line for line in lines if line.is_behind(border_bp)]
    if results is Rating.DI_ATAS_EKSPEKTASI:
        return _above(len(lines), behind, reported)
    if results is Rating.SESUAI_EKSPEKTASI:
        return ["meets_though_most_behind"] if len(behind) * 2 > len(lines) else []
    return ["below_though_none_behind"] if lines and not behind else []


def _above(count: int, behind: Sequence[Line], reported: int) -> list[str]:
    if reported == 0:
        return ["above_though_nothing_reported"]
    notes = ["above_though_most_behind"] if len(behind) * 2 > count else []
    if any(line.is_main for line in behind):
        notes.append("above_though_main_result_behind")
    return notes
