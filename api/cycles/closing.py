"""What has to be answered before a period is closed, told by the modules that keep it."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session


@dataclass(frozen=True)
class LeftOpen:
    """How many people would be left without a result, and the names of the first of them."""

    people: int
    names: list[str]


Source = Callable[[Session, tuple[int, int]], LeftOpen]
_sources: list[Source] = []


def asked_before_closing(source: Source) -> None:
    """Join somebody who says what a period would leave open; as often as one likes."""
    if source not in _sources:
        _sources.append(source)


def left_open(session: Session, place: tuple[int, int]) -> LeftOpen:
    """Gather what closing a period of a cycle would leave open for good."""
    found = [source(session, place) for source in _sources]
    return LeftOpen(sum(one.people for one in found), [name for one in found for name in one.names])
