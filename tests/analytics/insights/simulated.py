"""A city of raters who judge by what their people reached, each with a hand of their own; by lot."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from api.achievements.progress import Track
from api.analytics.insights.integrity import questions
from api.analytics.insights.integrity.questions import City
from api.analytics.insights.integrity.records import Borders, Judgement, Signal
from api.evaluations.models import Predikat, Rating

BORDERS = Borders(
    people=8, chance=0.001, minutes=5, days_before_due=1, copies=5, letters=20, stock_raters=3
)
ABOVE, MEETS, BELOW = Rating
TRACKS = {
    Track.AHEAD: 15,
    Track.ON_TRACK: 50,
    Track.SLIGHTLY_BEHIND: 20,
    Track.FAR_BEHIND: 12,
    Track.NOT_REPORTED: 3,
}
RESULTS = {
    Track.AHEAD: (40, 58, 2),
    Track.ON_TRACK: (12, 84, 4),
    Track.SLIGHTLY_BEHIND: (4, 70, 26),
    Track.FAR_BEHIND: (1, 27, 72),
    Track.NOT_REPORTED: (0, 45, 55),
}
"""How many of a hundred get above, meets, below."""
BEHAVIOUR = {ABOVE: (36, 60, 4), MEETS: (20, 78, 2), BELOW: (12, 80, 8)}
CONTRADICTS = {
    (Track.SLIGHTLY_BEHIND, ABOVE): 1,
    (Track.FAR_BEHIND, ABOVE): 1,
    (Track.NOT_REPORTED, ABOVE): 1,
    (Track.FAR_BEHIND, MEETS): 1,
    (Track.AHEAD, BELOW): -1,
    (Track.ON_TRACK, BELOW): -1,
}
DEADLINE = datetime(2026, 10, 20, 0, tzinfo=UTC)
Team = list[Judgement]
Change = Callable[[Team, random.Random], Team]


class Raters:
    """Draws teams."""

    def __init__(self, seed: str) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - repeatable on purpose

    def team(self, size: int) -> Team:
        rater = UUID(int=self.chance.getrandbits(128))
        return [self._judge(rater) for _ in range(size)]

    def _judge(self, rater: UUID) -> Judgement:
        track = self._draw(tuple(TRACKS), tuple(TRACKS.values()))
        results = self._draw(tuple(Rating), RESULTS[track])
        behaviour = self._draw(tuple(Rating), BEHAVIOUR[results])
        rated_at = DEADLINE + timedelta(minutes=self.chance.randrange(-10 * 24 * 60, 600))
        signed_at = rated_at + timedelta(minutes=self.chance.randrange(2, 600))
        return judged(
            rater_id=rater,
            track=track,
            results=results,
            behaviour=behaviour,
            rated_at=rated_at,
            signed_at=signed_at,
            reasons=frozenset({f"alasan nomor {self.chance.getrandbits(64)}"}),
        )

    def _draw(self, words: Sequence[Any], weights: Sequence[int]) -> Any:
        return self.chance.choices(words, weights)[0]


def judged(**columns: Any) -> Judgement:
    """Make a judgement whose predikat and contradiction follow from its ratings."""
    return settled(
        Judgement(
            **{
                "contradicts": 0,
                "predikat": Predikat.BAIK,
                "reasons": frozenset(),
                "rated_at": DEADLINE - timedelta(days=5),
                "signed_at": DEADLINE - timedelta(days=4),
                "is_near_deadline": False,
                **columns,
            }
        )
    )


def settled(one: Judgement) -> Judgement:
    return replace(
        one,
        contradicts=CONTRADICTS.get((one.track, one.results), 0),
        predikat=predikat_of(one.results, one.behaviour),
        is_near_deadline=one.signed_at >= DEADLINE - timedelta(days=1),
    )


def predikat_of(results: Rating, behaviour: Rating) -> Predikat:
    """R37."""
    if behaviour is BELOW:
        return Predikat.SANGAT_KURANG if results is BELOW else Predikat.KURANG
    if results is BELOW:
        return Predikat.BUTUH_PERBAIKAN
    return Predikat.SANGAT_BAIK if results is behaviour is ABOVE else Predikat.BAIK


def everybody_baik(team: Team, _chance: random.Random) -> Team:
    """Whatever was reached, results and behaviour meet the expectation."""
    return [settled(replace(one, results=MEETS, behaviour=MEETS)) for one in team]


def kind_to_the_late(team: Team, chance: random.Random) -> Team:
    """Half of those who are behind are above expectation, half of the others are below."""
    late = (Track.SLIGHTLY_BEHIND, Track.FAR_BEHIND)
    return [
        settled(replace(one, results=ABOVE if one.track in late else BELOW))
        if chance.random() < 0.5
        else one
        for one in team
    ]


def one_impression(team: Team, _chance: random.Random) -> Team:
    return [settled(replace(one, behaviour=one.results)) for one in team]


def all_at_once(team: Team, chance: random.Random) -> Team:
    """Rated and signed one after the other in the last quarter of an hour, twenty seconds each."""
    moment = DEADLINE + timedelta(hours=chance.randrange(1, 9))
    step = timedelta(seconds=20)
    return [
        settled(replace(one, rated_at=moment + at * step, signed_at=moment + at * step + step / 2))
        for at, one in enumerate(team)
    ]


def copied(team: Team, chance: random.Random) -> Team:
    """Two of three people get the same sentence."""
    text = frozenset({f"kalimat yang sama {chance.getrandbits(64)}"})
    return [replace(one, reasons=text) if chance.random() < 2 / 3 else one for one in team]


def drawn(raters: Raters, size: int) -> list[Team]:
    """Draw teams of 8 to 40 people."""
    return [raters.team(raters.chance.randint(8, 40)) for _ in range(size)]


def city_of(teams: Sequence[Team]) -> City:
    return questions.city_of([one for team in teams for one in team])


def asked(team: Team, city: City) -> dict[str, Signal]:
    """Say what a team of a city gives rise to."""
    return {signal.kind.value: signal for signal in questions.ask(team, city, BORDERS)}


def asked_among(team: Team, others: Sequence[Team]) -> dict[str, Signal]:
    """Say the same of a team that joins others."""
    return asked(team, city_of([*others, team]))
