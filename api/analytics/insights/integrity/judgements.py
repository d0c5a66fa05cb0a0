"""Makes of a signed evaluation what signals look at: pure, no session."""

from collections.abc import Mapping
from datetime import timedelta

from api.achievements.progress import Track
from api.analytics.insights.integrity.records import Borders, Judgement, RatedRow
from api.evaluations.models import Rating
from api.evaluations.scoring import Line, contradictions, letters
from api.foundation.clock import WITA


def judgement_of(row: RatedRow, track_borders: Mapping[str, int], borders: Borders) -> Judgement:
    gaps, reported = row["gaps"] or [], row["reported"] or 0
    signed_on = row["signed_at"].astimezone(WITA).date()
    reasons = (row["results_reason"], row["behaviour_reason"])
    return Judgement(
        rater_id=row["rater_id"],
        track=Track(row["track"] or Track.NOT_REPORTED),
        contradicts=_contradicts(row["results_rating"], gaps, reported, track_borders),
        results=row["results_rating"],
        behaviour=row["behaviour_rating"],
        predikat=row["predikat"],
        reasons=frozenset(
            folded(text) for text in reasons if text and letters(text) >= borders.letters
        ),
        rated_at=row["rated_at"] or row["signed_at"],
        signed_at=row["signed_at"],
        is_near_deadline=signed_on >= row["due_on"] - timedelta(days=borders.days_before_due),
    )


def _contradicts(
    results: Rating, gaps: list[int], reported: int, track_borders: Mapping[str, int]
) -> int:
    """Say what the rater was told while rating, too (`scoring.contradictions`), and in which direction.

    Facts do not say which of the indicators are of a main result, so that part is left out.
    """
    lines = [Line(is_main=False, progress_bp=gap, expected_bp=0) for gap in gaps]
    if not contradictions(results, lines, reported, track_borders["slightly_behind"]):
        return 0
    return -1 if results is Rating.DI_BAWAH_EKSPEKTASI else 1


def folded(text: str) -> str:
    """Give a text without what copying may change: case, spaces, punctuation."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())
