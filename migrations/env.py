"""Runs migrations on either engine, one process at a time, never waiting long for a lock."""

from alembic import context
from sqlalchemy import Connection

from api.tables import metadata

LOCK = 7_305_118


def run(connection: Connection) -> None:
    """Migrate over a connection that the caller opened and commits."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET lock_timeout = '4s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        compare_type=True,
        transaction_per_migration=False,
        include_object=context.config.attributes.get("include_object"),
    )
    with context.begin_transaction():
        context.run_migrations()


run(context.config.attributes["connection"])
