"""Looks whether the event log's own guards stand: without them a change needs no more than a statement.

SQLite: the triggers that migrations made. PostgreSQL: the rights that the asking role does not have
(`simkinerja database role`); its owner has them, which only matters where the owner runs the service.
"""

import hashlib

from sqlalchemy import text
from sqlalchemy.orm import Session

TRIGGERS = {
    "append_only_events_update": "6eff6f498464b0d436d7ca336ca7c5d43b3b53ba90675237f864a60d0bb1a3ab",
    "append_only_events_delete": "9bfc125cac38f2e75611c311495840fa3fba9c906080b19076a9d0b56873bf54",
    "append_only_event_chain_update": (
        "969ded0a06737c0f3509936c778fa784a2bc83950631e1d35a69089b151def52"
    ),
    "append_only_event_chain_delete": (
        "f8703de55558e1335208598b3a42fb22d172a28f2489f51f707487db1e8670c9"
    ),
}
"""The SHA-256 of each trigger's statement: one that exempts what it should refuse is none."""
_STATEMENTS = text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
_RIGHTS = text(
    "SELECT t || ' ' || r FROM unnest(ARRAY['events', 'event_chain']) t,"
    " unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) r WHERE has_table_privilege(t, r)"
)


def missing_guards(session: Session) -> list[str]:
    """Name the triggers that are not as they were made, or the rights that should not be there."""
    if session.get_bind().dialect.name == "postgresql":
        return sorted(session.scalars(_RIGHTS))
    rows = session.execute(_STATEMENTS).all()
    there = {name: hashlib.sha256(sql.encode()).hexdigest() for name, sql in rows}
    return [name for name, made in TRIGGERS.items() if there.get(name) != made]
