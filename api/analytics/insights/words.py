"""The word for how somebody keeps pace, out of what is kept of them; asked for here alone."""

from collections.abc import Mapping, Sequence

from api.achievements.progress import Track
from api.analytics.pace import pace_of


def track_of(gaps: Sequence[int] | None, reported: int | None, borders: Mapping[str, int]) -> Track:
    return pace_of(gaps or [], reported or 0, borders)["track"]
