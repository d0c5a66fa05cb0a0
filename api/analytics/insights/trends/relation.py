"""Whether what a unit achieved and what its people did say the same (R35): pure.

Each finding is a question: the unit's achievement is measured in other ways than the work of its people.
"""

from enum import StrEnum

from api.evaluations.unit_achievements.models import UnitGrade


class Finding(StrEnum):
    """What does not fit together."""

    WEAK_UNIT_GOOD_PREDIKAT = "weak_unit_good_predikat"
    """Below Baik, and nearly everybody is Baik or better."""
    WEAK_UNIT_ON_TRACK = "weak_unit_on_track"
    """Below Baik, and most people keep pace: their goals may not lead to what the unit is measured by."""
    STRONG_UNIT_BEHIND = "strong_unit_behind"
    """Baik or better, and most people are behind."""


NEARLY_ALL, MOST, HALF = 0.9, 0.8, 0.5
Share = tuple[int, int] | None
"""A count and its total; nothing where it may not or cannot be said."""


def findings(grade: UnitGrade | None, good: Share, on_track: Share) -> list[Finding]:
    """Compare an achievement with the shares of people with a good predikat, and who keep pace."""
    if grade is None:
        return []
    is_weak = grade not in (UnitGrade.ISTIMEWA, UnitGrade.BAIK)
    found = {
        Finding.WEAK_UNIT_GOOD_PREDIKAT: is_weak and _part(good, 0) >= NEARLY_ALL,
        Finding.WEAK_UNIT_ON_TRACK: is_weak and _part(on_track, 0) >= MOST,
        Finding.STRONG_UNIT_BEHIND: not is_weak and _part(on_track, 1) < HALF,
    }
    return [finding for finding, holds in found.items() if holds]


def _part(share: Share, unknown: float) -> float:
    return share[0] / share[1] if share and share[1] else unknown
