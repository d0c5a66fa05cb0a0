"""Whether somebody keeps pace, out of how far their indicators are from where they should be: pure."""

from collections.abc import Mapping, Sequence
from typing import TypedDict

from api.achievements.progress import Track, track

USUAL = {"ahead": 200, "slightly_behind": -200, "far_behind": -1000}
"""Where the setting `track_borders` is not there."""


class Pace(TypedDict):
    """One word for a person: `measured` of what is reported has figures, `behind` of that is behind."""

    track: Track
    measured: int
    behind: int


def pace_of(gaps: Sequence[int], reported: int, borders: Mapping[str, int] | None) -> Pace:
    """Say it in the words of indicators; `gaps` begin with the farthest behind."""
    borders = borders or USUAL
    behind = sum(gap < borders["slightly_behind"] for gap in gaps)
    return {
        "track": _word(gaps, behind, reported, borders),
        "measured": len(gaps),
        "behind": behind,
    }


def shortfall(gaps: Sequence[int]) -> int:
    """Take the mean distance, in which nothing that is ahead hides what is behind."""
    return sum(min(gap, 0) for gap in gaps) // len(gaps) if gaps else 0


def is_behind(word: Track) -> bool:
    return word in (Track.SLIGHTLY_BEHIND, Track.FAR_BEHIND)


def _word(gaps: Sequence[int], behind: int, reported: int, borders: Mapping[str, int]) -> Track:
    """Whose indicators are mostly behind, or some so far that all are on average, is behind."""
    if not gaps:
        return track(None, 0, dict(borders), is_reported=reported > 0)
    if shortfall(gaps) < borders["far_behind"]:
        return Track.FAR_BEHIND
    if behind * 2 > len(gaps):
        return Track.SLIGHTLY_BEHIND
    return track(gaps[len(gaps) // 2], 0, dict(borders), is_reported=True)
