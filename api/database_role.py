"""The role that the service has in PostgreSQL: it owns nothing and may do only what its work needs.

The database's owner migrates and gives these rights, again after each migration. What was written to
the event log can then not be changed with all that the service knows.
"""

from sqlalchemy import Connection, inspect, text

from api.development.career.models import CareerRecord
from api.development.competence.models import CompetenceLevel
from api.development.credit.models import CreditEntry
from api.development.promotion.models import PromotionDecision
from api.development.talent.models import TalentAssessment
from api.foundation.event_tables import EventLink, EventOutbox, EventRecord
from api.measurements.sources.models import Measurement
from api.policy.drafting.models import PolicySimulation
from api.settings import Settings
from api.upgrade import with_connection

APPEND_ONLY = tuple(
    kind.__tablename__
    for kind in (
        *(EventRecord, EventLink, Measurement, CreditEntry, CareerRecord, PromotionDecision),
        *(CompetenceLevel, TalentAssessment, PolicySimulation),
    )
)
QUEUES = (EventOutbox.__tablename__,)
"""Whose rows come and go, and are never changed: the sealer takes them out."""
READ_ONLY = ("alembic_version",)
EVERYTHING = "SELECT, INSERT, UPDATE, DELETE"


class RoleRefused(RuntimeError):
    """Says in one sentence why a role was not given its rights."""


async def grant(settings: Settings, role: str, password: str | None) -> None:
    """Give a role its rights, and no others; make it where it is not there."""
    if settings.database_url.startswith("sqlite"):
        raise RoleRefused("SQLite tidak mengenal peran: pemilik berkasnya yang menulis")
    await with_connection(settings.database_url, lambda c: _grant(c, role, password))


def _grant(connection: Connection, role: str, password: str | None) -> None:
    quote = connection.dialect.identifier_preparer.quote_identifier
    name = quote(role)
    owner, database = connection.execute(text("SELECT current_user, current_database()")).one()
    if role == owner:
        raise RoleRefused(f"{role} adalah pemilik basis data; pilih nama peran yang lain")
    tables = inspect(connection).get_table_names()
    if not set(APPEND_ONLY) <= set(tables):
        raise RoleRefused("Basis data belum dimigrasikan: jalankan migrate dulu")
    _make(connection, role, password)
    rights = [
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {name}",
        f"GRANT CONNECT ON DATABASE {quote(database)} TO {name}",
        f"GRANT USAGE ON SCHEMA public TO {name}",
        f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {name}",
        *(f"GRANT {_rights_on(table)} ON {quote(table)} TO {name}" for table in tables),
    ]
    for statement in rights:
        connection.exec_driver_sql(statement)


def _rights_on(table: str) -> str:
    """Say what the service does with a table; the years of the log are only read, and filled through it."""
    if table in APPEND_ONLY:
        return "SELECT, INSERT"
    if table in QUEUES:
        return "SELECT, INSERT, DELETE"
    parts = tuple(f"{one}_" for one in APPEND_ONLY)
    if table in READ_ONLY or table.startswith(parts):
        return "SELECT"
    return EVERYTHING


def _make(connection: Connection, role: str, password: str | None) -> None:
    """Make the role, or change its password; PostgreSQL itself quotes what it is given."""
    there = connection.execute(text("SELECT 1 FROM pg_roles WHERE rolname = :role"), {"role": role})
    act = "ALTER" if there.first() else "CREATE"
    form = f"{act} ROLE %I LOGIN" + (" PASSWORD %L" if password else "")
    quoted = text("SELECT format(CAST(:form AS text), CAST(:role AS text), CAST(:secret AS text))")
    made = connection.scalar(quoted, {"form": form, "role": role, "secret": password})
    connection.exec_driver_sql(str(made))
