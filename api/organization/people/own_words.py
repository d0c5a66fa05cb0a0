"""What everybody in the city can know of a person: name, numbers, day of birth."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from api.identity.weakness import Known
from api.organization.models import Employee

DAY_OF_BIRTH = 8
"""Digits with which a NIP begins."""


def add_own_words(session: Session, known: Known, user_id: UUID) -> Known:
    """Add a person's own words, which make no good password."""
    person = session.get(Employee, user_id)
    if person is None:
        return known
    words = {text for text in (person.name, person.nickname, person.nip, person.phone) if text}
    born = {day for day in (person.birth_date, _born(person.nip)) if day}
    return replace(known, words=known.words | words, days=(*known.days, *sorted(born)))


def _born(nip: str | None) -> date | None:
    try:
        return date.fromisoformat((nip or "")[:DAY_OF_BIRTH])
    except ValueError:
        return None
