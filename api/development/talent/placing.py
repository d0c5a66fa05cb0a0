"""Where somebody stands: performance beside potential, by what is known; where too little is, nowhere. Pure.

Performance is the yearly predikat: the last one, and for "high" none below Baik the year before. Potential is
what an assessment found that HR recorded and that is not too old; else how the assessor's levels stand to
what the post requires, and to what the next post does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from api.development.competence.catalogue import Catalogue, Post, title_key
from api.development.competence.models import ANY_TITLE, HIGHEST
from api.development.talent.models import Band
from api.evaluations.models import Predikat
from api.organization.models import PositionKind as Kind

GOOD = frozenset({Predikat.SANGAT_BAIK, Predikat.BAIK})
NEXT_KIND: Mapping[Kind, Kind] = {
    Kind.PELAKSANA: Kind.PENGAWAS,
    Kind.PENGAWAS: Kind.ADMINISTRATOR,
    Kind.ADMINISTRATOR: Kind.JPT_PRATAMA,
    Kind.JPT_PRATAMA: Kind.JPT_MADYA,
    Kind.JPT_MADYA: Kind.JPT_UTAMA,
    Kind.PEMULA: Kind.TERAMPIL,
    Kind.TERAMPIL: Kind.MAHIR,
    Kind.MAHIR: Kind.PENYELIA,
    Kind.AHLI_PERTAMA: Kind.AHLI_MUDA,
    Kind.AHLI_MUDA: Kind.AHLI_MADYA,
    Kind.AHLI_MADYA: Kind.AHLI_UTAMA,
}
"""R122: which kind of post comes next; after others none does."""


class Basis(StrEnum):
    """What potential was told from."""

    ASSESSMENT = "assessment"
    LEVELS = "levels"


@dataclass(frozen=True)
class TalentRule:
    """The setting `talent`: shares in percent, and for how many years a recorded assessment holds."""

    known_percent: int
    meets_percent: int
    valid_years: int


@dataclass(frozen=True)
class Assessed:
    """What HR recorded last."""

    potential: Band
    assessed_on: date


@dataclass(frozen=True)
class Standing:
    """How many competences the post requires, how many are known, and meet this post and the next."""

    required: int
    known: int
    meets: int
    meets_next: int


@dataclass(frozen=True)
class Place:
    """Where somebody stands; without a band, too little is known of it."""

    performance: Band | None
    potential: Band | None
    basis: Basis | None

    @property
    def is_placed(self) -> bool:
        return self.performance is not None and self.potential is not None


def performance_of(last: Predikat | None, before: Predikat | None) -> Band | None:
    """Tell performance from the last year's predikat, and the one before where there is one."""
    if last is None:
        return None
    if last not in GOOD:
        return Band.LOW
    is_steady = before is None or before in GOOD
    return Band.HIGH if last is Predikat.SANGAT_BAIK and is_steady else Band.MIDDLE


def standing_of(model: Catalogue, post: Post, levels: Mapping[str, int]) -> Standing:
    """Hold the assessor's levels against what the post requires, and the next post."""
    required = model.required(post)
    known = required.keys() & levels.keys()
    return Standing(
        len(required),
        len(known),
        sum(levels[code] >= required[code] for code in known),
        sum(levels[code] >= _next(model, post, code, required[code]) for code in known),
    )


def _next(model: Catalogue, post: Post, code: str, required: int) -> int:
    """Say which level the next post requires: what is kept for it, else one more than this post does."""
    kind = NEXT_KIND.get(post.kind) if post.kind else None
    for title in (title_key(post.title or ""), ANY_TITLE):
        level = model.level_of(kind, title, code) if kind else None
        if level is not None:
            return level
    return min(HIGHEST, required + 1)


def potential_of(
    assessed: Assessed | None, standing: Standing, rule: TalentRule, day: date
) -> tuple[Band | None, Basis | None]:
    """Tell potential from what was recorded, or from levels where enough of them are known."""
    if assessed and day.year - assessed.assessed_on.year <= rule.valid_years:
        return assessed.potential, Basis.ASSESSMENT
    if not standing.known or _percent(standing.known, standing.required) < rule.known_percent:
        return None, None
    if _percent(standing.meets, standing.known) < rule.meets_percent:
        return Band.LOW, Basis.LEVELS
    above = _percent(standing.meets_next, standing.known) >= rule.meets_percent
    return (Band.HIGH if above else Band.MIDDLE), Basis.LEVELS


def _percent(part: int, whole: int) -> int:
    return 100 * part // whole
