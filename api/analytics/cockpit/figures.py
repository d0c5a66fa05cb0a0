"""Shapes what is kept of units as it is shown: counts, means and one word. Pure."""

from collections.abc import Mapping
from typing import Any

from api.achievements.progress import track
from api.analytics import tallies
from api.analytics.pace import USUAL
from api.foundation.rows import pick

SUMS = ("progress_sum", "expected_sum")
SHOWN = tuple(name for name in tallies.NAMES if name not in SUMS)
NOTHING: Mapping[str, int] = dict.fromkeys(tallies.NAMES, 0)
"""Of a unit of which nothing is kept."""


def shown(kept: Mapping[str, Any] | None, borders: Mapping[str, int] | None) -> dict[str, Any]:
    """Show figures; their means are over the measured indicators."""
    found = {name: int(value or 0) for name, value in pick(kept or NOTHING, tallies.NAMES).items()}
    measured = found["measured"]
    progress = found["progress_sum"] // measured if measured else None
    expected = found["expected_sum"] // measured if measured else None
    word = track(progress, expected or 0, dict(borders or USUAL), is_reported=found["reported"] > 0)
    return {**pick(found, SHOWN), "progress_bp": progress, "expected_bp": expected, "track": word}


def gap(figures: Mapping[str, Any]) -> int:
    """Say how far shown figures are from where they should be; nought where nothing is measured."""
    if figures["progress_bp"] is None:
        return 0
    return int(figures["progress_bp"] - figures["expected_bp"])
