"""Whose year of performance the holder of a post lives in: follows from its title, by rules told from above."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from api.organization.models import Position, Unit, UnitKind
from api.organization.names import name_key

EVERYBODY = "semua"


@dataclass(frozen=True)
class Population:
    """People with a year of their own; `head_titles` are theirs only in units of `head_unit_kinds`."""

    code: str
    titles: Sequence[str]
    head_titles: Sequence[str]
    head_unit_kinds: Sequence[str]

    def has(self, title: str, unit_kind: UnitKind) -> bool:
        heads = self.head_titles if unit_kind in self.head_unit_kinds else ()
        return begins_with(title, (*self.titles, *heads))


Source = Callable[[Session], Sequence[Population]]
_sources: list[Source] = []


def populations_told_by(source: Source) -> None:
    """Join somebody who knows populations; as often as one likes."""
    if source not in _sources:
        _sources.append(source)


def populations(session: Session) -> list[Population]:
    """List the populations that have a year of their own today."""
    return [one for source in _sources for one in source(session)]


def population_of(known: Sequence[Population], title: str, unit_kind: UnitKind) -> str:
    """Say which population a post is of; everybody's where no other has it."""
    return next((one.code for one in known if one.has(title, unit_kind)), EVERYBODY)


def begins_with(title: str, words: Sequence[str]) -> bool:
    """Say whether a title begins with any of some words, however it is spelt."""
    return any(f"{name_key(title)} ".startswith(f"{name_key(word)} ") for word in words)


def of_holder(position: type[Position] = Position) -> ColumnElement[str]:
    """Select the population of whoever holds a post, which may be missing."""
    return func.coalesce(position.population, EVERYBODY)


def settle_posts(session: Session, code: str) -> int:
    """Let posts belong to a population that came or goes; say how many changed. Those of others stay."""
    known = populations(session)
    found = session.execute(
        select(Position, Unit.kind)
        .join(Unit, Unit.id == Position.unit_id)
        .where(or_(Position.population == EVERYBODY, Position.population == code))
    ).all()
    changed = 0
    for post, unit_kind in found:
        belongs = population_of(known, post.title, unit_kind)
        if post.population != belongs and code in (belongs, post.population):
            post.population = belongs
            changed += 1
    session.flush()
    return changed
