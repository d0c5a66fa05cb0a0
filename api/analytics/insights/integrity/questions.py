"""What there is to ask a rater about, out of what they signed in a period: pure, no session.

What could come about by chance is held against the other raters of the city, whose people stand alike,
and asked about only where it would happen to one rater in a thousand (`Borders.chance`). So a rater whose
people all keep pace may give everybody Baik, and whoever judges as others do is left in peace.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from api.achievements.progress import Track
from api.analytics.insights.integrity.chances import at_least
from api.analytics.insights.integrity.city import Rates
from api.analytics.insights.integrity.records import Borders, Judgement, Signal, SignalKind
from api.analytics.pace import is_behind
from api.evaluations.models import Rating

FEWEST: Final = 3
"""So many must differ before it says anything that they were judged alike; so many must contradict."""
NEARLY_ALL: Final = 0.9


@dataclass(frozen=True)
class City:
    """What all raters did in a period."""

    predikat: Rates[Judgement]
    """By how people stand."""
    contradicts: Rates[Judgement]
    """By how people stand."""
    alike: Rates[Judgement]
    """Whether behaviour got the rating of results, by that rating."""
    raters_of_text: Mapping[str, int]


def city_of(everybody: Sequence[Judgement]) -> City:
    texts = {(text, one.rater_id) for one in everybody for text in one.reasons}
    return City(
        Rates(everybody, _track, lambda one: one.predikat),
        Rates(everybody, _track, _contradicts),
        Rates(everybody, lambda one: one.results, _alike),
        Counter(text for text, _ in texts),
    )


def ask(own: Sequence[Judgement], city: City, borders: Borders) -> list[Signal]:
    """Find what there is to ask one rater about."""
    if len(own) < borders.people:
        return []
    found = (
        _same_predikat(own, city, borders),
        _against_figures(own, city, borders),
        _one_impression(own, city, borders),
        _hurried(own, borders),
        _copied(own, city, borders),
    )
    return [signal for signal in found if signal is not None]


def _same_predikat(own: Sequence[Judgement], city: City, borders: Borders) -> Signal | None:
    """Nearly everybody got the same, though some keep pace and some do not."""
    late = sum(is_behind(one.track) for one in own)
    if min(late, len(own) - late) < FEWEST:
        return None
    [(predikat, count)] = Counter(one.predikat for one in own).most_common(1)
    if count < NEARLY_ALL * len(own):
        return None
    chances = city.predikat.among_others(own, predikat)
    found = _unlikely(SignalKind.SAME_PREDIKAT, chances, count, borders)
    return replace(found, predikat=(predikat,)) if found else None


def _against_figures(own: Sequence[Judgement], city: City, borders: Borders) -> Signal | None:
    """Ratings say something else than the figures, more often than those of others."""
    above, below = (sum(one.contradicts == side for one in own) for side in (1, -1))
    if above + below < FEWEST:
        return None
    chances = city.contradicts.among_others(own, answer=True)
    found = _unlikely(SignalKind.AGAINST_FIGURES, chances, above + below, borders)
    return replace(found, above=above, below=below) if found else None


def _one_impression(own: Sequence[Judgement], city: City, borders: Borders) -> Signal | None:
    """Behaviour got the rating of results, person by person: one impression for both."""
    if sum(one.results is not Rating.SESUAI_EKSPEKTASI for one in own) < FEWEST:
        return None
    count = sum(map(_alike, own))
    chances = city.alike.among_others(own, answer=True)
    if count < NEARLY_ALL * len(own):
        return None
    return _unlikely(SignalKind.ONE_IMPRESSION, chances, count, borders)


def _hurried(own: Sequence[Judgement], borders: Borders) -> Signal | None:
    """Many were rated and signed within minutes, when time was running out.

    What was rated on other days and is only signed together is not counted.
    """
    late = sorted((one for one in own if one.is_near_deadline), key=lambda one: one.rated_at)
    span = timedelta(minutes=borders.minutes)
    most = max(
        (
            sum(
                first.rated_at <= one.rated_at and one.signed_at <= first.rated_at + span
                for one in late
            )
            for first in late
        ),
        default=0,
    )
    if most < borders.people:
        return None
    return Signal(kind=SignalKind.HURRIED, people=len(own), found=most)


def _copied(own: Sequence[Judgement], city: City, borders: Borders) -> Signal | None:
    """One reason stands word for word with several people; a phrase of the whole city does not count."""
    texts = Counter(text for one in own for text in one.reasons)
    count = max(
        (
            times
            for text, times in texts.items()
            if city.raters_of_text[text] - 1 < borders.stock_raters
        ),
        default=0,
    )
    reasoned = sum(bool(one.reasons) for one in own)
    if count < borders.copies or count * 2 < reasoned:
        return None
    return Signal(kind=SignalKind.COPIED_REASONS, people=reasoned, found=count)


def _unlikely(
    kind: SignalKind, chances: Sequence[float], count: int, borders: Borders
) -> Signal | None:
    """Ask, if others would come to such a count in one case of very many."""
    expected = sum(chances)
    if count <= expected:
        return None
    chance = at_least(chances, count)
    if chance >= borders.chance:
        return None
    people = len(chances)
    return Signal(kind=kind, people=people, found=count, expected=round(expected, 1), chance=chance)


def _track(one: Judgement) -> Track:
    return one.track


def _contradicts(one: Judgement) -> bool:
    return one.contradicts != 0


def _alike(one: Judgement) -> bool:
    return one.results is one.behaviour
