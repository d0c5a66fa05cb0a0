"""Writes the data that come with the program; running it again changes nothing."""

from sqlalchemy.orm import Session

from api.cycles.service import seed_cycles
from api.rules.service import seed_rules


def seed(session: Session) -> None:
    """Bring rules and calendar to what this version knows."""
    seed_rules(session)
    session.flush()
    seed_cycles(session)
