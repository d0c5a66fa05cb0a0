"""Which figures an indicator cannot have, and which are so far off that the person is asked again. Pure."""

from decimal import Decimal
from typing import TypedDict

UNLIKELY = 1000
"""So many times the target is more likely a slip of the finger than an achievement."""
MAY_BE_NEGATIVE = (
    "%",
    "persen",
    "poin persen",
    "°",
    "derajat",
    "rp",
    "rupiah",
    "juta rp",
    "miliar rp",
)
"""How units begin of which there can be less than nothing: growth, temperatures, balances."""


class Scale(TypedDict):
    """What a figure is measured with."""

    unit_of_measure: str | None
    target: Decimal | None
    target_low: Decimal | None
    target_high: Decimal | None


def is_impossible(value: Decimal, scale: Scale) -> bool:
    """Say whether there is less than nothing of what is counted; a target below nought allows it."""
    if value >= 0 or any(one < 0 for one in _targets(scale)):
        return False
    unit = (scale["unit_of_measure"] or "").strip().casefold()
    return not unit.startswith(MAY_BE_NEGATIVE)


def is_unlikely(value: Decimal, scale: Scale) -> bool:
    """Say whether a figure is a thousand times what was aimed at, or more."""
    aimed = max((abs(one) for one in _targets(scale)), default=Decimal(0))
    return bool(aimed) and abs(value) >= UNLIKELY * aimed


def _targets(scale: Scale) -> list[Decimal]:
    found = (scale["target"], scale["target_low"], scale["target_high"])
    return [one for one in found if one is not None]
