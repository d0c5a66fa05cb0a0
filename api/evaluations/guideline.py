"""Whether predikats are spread as the guideline says (R42). Pure; it warns and never forbids (R43)."""

from collections.abc import Mapping
from typing import Any

from api.evaluations.models import Predikat
from api.evaluations.unit_achievements.models import UnitGrade

TOGETHER = "+"
"""Joins words of the table that are counted together."""


def guideline_of(
    grade: UnitGrade, cells: Mapping[str, Any], figures: Mapping[str, int]
) -> dict[str, Any]:
    """Show the pattern of a grade, and whether a unit's figures fit it."""
    most, least = _shares(cells["most"]), _shares(cells["least"])
    any_of = [Predikat(word) for word in cells["at_least_one_of"]]
    majority = Predikat(cells["majority"])
    total = sum(figures[word] for word in Predikat)
    fits = (
        figures[majority] * 2 > total
        and all(_count(figures, one) * 100 <= one["percent"] * total for one in most)
        and all(_count(figures, one) * 100 >= one["percent"] * total for one in least)
        and (not any_of or any(figures[word] for word in any_of))
    )
    return {
        "grade": grade,
        "majority": majority,
        "most": most,
        "least": least,
        "at_least_one_of": any_of,
        "fits": fits if total else None,
    }


def _shares(cells: Mapping[str, int]) -> list[dict[str, Any]]:
    return [
        {"words": [Predikat(one) for one in words.split(TOGETHER)], "percent": percent}
        for words, percent in cells.items()
    ]


def _count(figures: Mapping[str, int], share: Mapping[str, Any]) -> int:
    return sum(figures[word] for word in share["words"])
