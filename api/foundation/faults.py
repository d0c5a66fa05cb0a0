"""What the database does to us, sorted: what may be tried again, what has its answer, what is our own fault."""

import sqlite3

import asyncpg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoneFree
from sqlalchemy.orm.exc import StaleDataError

from api.foundation.errors import (
    AlreadyThere,
    Busy,
    DatabaseUnavailable,
    EditedMeanwhile,
    Problem,
    StorageFull,
)


class Unreachable(Exception):
    """No connection to the database could be made; nothing was asked."""


class ConnectionLost(Exception):
    """The connection broke while it was used; what was not committed is undone."""


class ReferenceBroken(Exception):
    """A row refers to one that is not there, or is referred to: ours to prevent, not the caller's."""


DRIVER_ERRORS = (DBAPIError, asyncpg.PostgresError, asyncpg.InterfaceError, sqlite3.Error)
FAULTS = (*DRIVER_ERRORS, StaleDataError, NoneFree, Unreachable, ConnectionLost)

TRANSIENT = frozenset({"40001", "40P01", "55P03"})
UNIQUE, EXCLUSION, FOREIGN_KEY = "23505", "23P01", "23503"
DISK_FULL = "53100"
NO_SERVER = ("08", "53", "57P")
"""Beginnings of states: no connection, no resources, shutting down or starting up."""

LOCKED = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
NO_FILE = frozenset({sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR})
SAME = frozenset({sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY})
OVERLAP = "no_overlap_"
"""What SQLite's triggers are called that stand for PostgreSQL's exclusion constraints."""
BROKEN_REFERENCE = "FOREIGN KEY"


def is_transient(error: BaseException) -> bool:
    """Say whether the same transaction may succeed when tried again at once."""
    return _state(error) in TRANSIENT or _primary(error) in LOCKED


def is_gone(error: BaseException) -> bool:
    """Say whether the server told that it ends this connection."""
    return (_state(error) or "").startswith("57P")


def answer(error: Exception) -> Exception:
    """Turn what the database found into its answer; what is nobody's doing but ours stays an error."""
    if isinstance(error, StaleDataError):
        return EditedMeanwhile()
    if isinstance(error, NoneFree) or is_transient(error):
        return Busy()
    if _state(error) == DISK_FULL or _primary(error) == sqlite3.SQLITE_FULL:
        return StorageFull()
    if isinstance(error, (Unreachable, ConnectionLost)) or _is_away(error):
        return DatabaseUnavailable()
    return _of_a_rule(error)


def _is_away(error: Exception) -> bool:
    return (_state(error) or "").startswith(NO_SERVER) or _primary(error) in NO_FILE


def _of_a_rule(error: Exception) -> Exception:
    """Answer a broken rule: only that the same is there already can be the caller's doing."""
    cause, state = _driver(error), _state(error)
    if state in (UNIQUE, EXCLUSION) or _code(error) in SAME or _says(cause, OVERLAP):
        return AlreadyThere(rule=_rule(cause))
    if state == FOREIGN_KEY or _says(cause, BROKEN_REFERENCE):
        return ReferenceBroken(_rule(cause))
    return error


def _says(cause: BaseException, beginning: str) -> bool:
    """Tell SQLite's rules by their words where their code is that of a trigger."""
    return isinstance(cause, sqlite3.IntegrityError) and str(cause).startswith(beginning)


def reason(problem: Problem) -> str:
    """Say for the log why something cannot be answered now, in one line and without any value."""
    cause = problem.__cause__
    if cause is None:
        return problem.title
    deepest = _driver(cause.__cause__ or cause)
    return f"{type(deepest).__name__}: {str(deepest).splitlines()[0] if str(deepest) else '-'}"


def _driver(error: BaseException) -> BaseException:
    """Give the driver's own error, whichever way it came."""
    if not isinstance(error, DBAPIError) or error.orig is None:
        return error
    return error.orig.__cause__ or error.orig


def _state(error: BaseException) -> str | None:
    return getattr(_driver(error), "sqlstate", None)


def _code(error: BaseException) -> int | None:
    return getattr(_driver(error), "sqlite_errorcode", None)


def _primary(error: BaseException) -> int | None:
    code = _code(error)
    return None if code is None else code & 0xFF


def _rule(cause: BaseException) -> str | None:
    named: str | None = getattr(cause, "constraint_name", None)
    return named
