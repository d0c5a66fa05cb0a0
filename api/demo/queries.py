"""What the demonstration asks of a database before and after it loads."""

from datetime import date

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from api.cycles.models import Cycle
from api.identity.models import User


def demo_people_exist(session: Session) -> bool:
    """Say whether anybody of a demonstration is in the database."""
    return session.scalar(select(User.id).where(User.is_demo.is_(True)).limit(1)) is not None


def somebody_is_there(session: Session) -> bool:
    """Say whether anybody is in the database: an employee, or the administrator of a new one."""
    return session.scalar(select(User.id).limit(1)) is not None


def planning_due_on(session: Session, cycle_id: int) -> date:
    """Read until when plans are agreed (R20)."""
    return session.scalars(select(Cycle.planning_due_on).where(Cycle.id == cycle_id)).one()


def analyze(session: Session) -> None:
    """Let the planner know what came in; without it a bulk load is slow to read."""
    session.execute(text("ANALYZE"))
