"""Writes the data that come with the program; running it again changes nothing."""

from sqlalchemy.orm import Session

from api.cycles.service import seed_cycles
from api.development.competence.catalogue import seed_competences
from api.rules.service import seed_rules


def seed(session: Session) -> None:
    """Bring rules, calendar and competences to what this version knows."""
    seed_rules(session)
    session.flush()
    seed_cycles(session)
    seed_competences(session)
