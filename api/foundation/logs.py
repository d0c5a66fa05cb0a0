"""Structured logs: one JSON line each, with the request's id; no names, no bodies, no secrets."""

import logging
import sys

import asyncpg
import orjson
import structlog
from sqlalchemy.exc import DBAPIError
from structlog.typing import EventDict


def configure(level: int = logging.INFO) -> None:
    """Set up logging for this process."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _without_values,
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(serializer=_dumps),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )


def _without_values(_logger: object, _method: str, said: EventDict) -> EventDict:
    """Take out of the database's errors what they say of rows: the rows are about people.

    SQLAlchemy leaves parameters out itself (`hide_parameters`); PostgreSQL quotes the row in its
    detail, and a value that does not fit its type (class 22) in the message itself.
    """
    for error in _chain(said.get("exc_info")):
        if isinstance(error, asyncpg.PostgresError):
            error.detail = None
        cause = error.orig if isinstance(error, DBAPIError) else error
        state = str(getattr(cause, "sqlstate", ""))
        if state.startswith("22"):
            error.args = (f"a value does not fit (sqlstate {state})",)
    return said


def _chain(error: object) -> list[BaseException]:
    """List an error with those that it came from; they may come from each other in a ring."""
    found: list[BaseException] = []
    while isinstance(error, BaseException) and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found


def _dumps(value: object, **_options: object) -> str:
    return orjson.dumps(value, default=str).decode()
