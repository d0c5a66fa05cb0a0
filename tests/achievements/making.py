"""Actors without HTTP, and a count of statements."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event

from api.identity.actor import Actor
from tests.people import Person


def actor_of(person: Person) -> Actor:
    return Actor(
        kind="person",
        id=person.id,
        agency_id=person.agency_id,
        credential_kind="session",
        credential_id=person.id,
    )


@contextmanager
def counting() -> Iterator[list[str]]:
    """Gather the statements that SQLAlchemy sends, on any engine."""
    found: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        found.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", note)
