"""Actors without HTTP."""

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
