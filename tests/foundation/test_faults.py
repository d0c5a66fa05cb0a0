"""What the database refuses or cannot do has its own answer."""

import asyncio
import errno
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import structlog
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session
from structlog.testing import capture_logs

from api.foundation import pools
from api.foundation.errors import AlreadyThere, StorageFull
from api.foundation.faults import ReferenceBroken
from api.foundation.ids import new_id
from api.foundation.logs import configure
from api.foundation.uploads import LONGEST_WRITING, forget_parts
from api.identity.models import Role
from api.main import create_app
from api.settings import Settings
from tests.conftest import Db
from tests.http import Client, book_of, problem_of
from tests.people import Town, grant, make_user, sign_in_row
from tests.server import free_port

TOKEN = {"name": "skrip", "scopes": ["goals:read"], "expires_on": "2026-12-31"}
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = (*pools.SQLITE_PRAGMAS, "PRAGMA busy_timeout=20")
    monkeypatch.setattr(pools, "SQLITE_PRAGMAS", quick)


def _same(session: Session) -> None:
    make_user(session, "a")
    make_user(session, "a")


def _same_dates(session: Session) -> None:
    person = make_user(session)
    grant(session, person, Role.ADMIN)
    session.execute(text("UPDATE role_grants SET valid_from = '2025-12-01'"))
    grant(session, person, Role.ADMIN)


def _of_nobody(session: Session) -> None:
    sign_in_row(session, new_id())


def _still_signed_in(session: Session) -> None:
    sign_in_row(session, make_user(session))
    session.flush()
    session.execute(text("DELETE FROM users"))


def _nameless(session: Session) -> None:
    session.execute(text("UPDATE users SET login_key = NULL"))


def _out_of_range(session: Session) -> None:
    session.execute(text("UPDATE cycles SET state = 'somehow'"))


@pytest.mark.parametrize(
    ("broken", "answer"),
    [
        (_same, AlreadyThere),
        (_same_dates, AlreadyThere),
        (_of_nobody, ReferenceBroken),
        (_still_signed_in, ReferenceBroken),
        (_nameless, IntegrityError),
        (_out_of_range, IntegrityError),
    ],
)
def test_only_the_same_thing_twice_is_the_callers_doing(
    db: Db, broken: Callable[[Session], None], answer: type[Exception]
) -> None:
    """Who reads 409 looks for what is there already; every other broken rule is ours to mend."""
    db.write(make_user, "somebody")

    with pytest.raises(answer) as raised:
        db.write(broken)

    assert type(raised.value) is answer


@pytest.mark.parametrize("engine", ["sqlite"])
def test_a_locked_database_is_busy_and_says_when_to_come_back(
    town: Town, as_: Callable[..., Client], database_url: str
) -> None:
    me = as_(town.wayan.id)
    other = sqlite3.connect(database_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with capture_logs() as told:
        refused = me.post("/tokens", TOKEN, key="once")
    other.execute("ROLLBACK")
    other.close()

    assert (refused.status_code, problem_of(refused)) == (503, "busy")
    assert refused.headers["Retry-After"] == "2"
    (line,) = (one for one in told if one["event"] == "unavailable")
    assert line["reason"] == "OperationalError: database is locked"
    assert me.post("/tokens", TOKEN, key="once").status_code == 201


def test_a_full_disk_is_told_as_one(db: Db) -> None:
    """SQLite is given no more pages; PostgreSQL says what it says when it cannot extend a file."""
    db.write(make_user, "somebody")

    def fill(session: Session) -> None:
        if db.database.engine == "postgresql":
            session.execute(text("DO $$ BEGIN RAISE SQLSTATE '53100'; END $$"))
        session.execute(text("PRAGMA max_page_count = 1"))
        session.execute(text("UPDATE users SET login_key = hex(zeroblob(1000000))"))

    with pytest.raises(StorageFull) as raised:
        db.write(fill)

    assert raised.value.headers == {"Retry-After": "60"}
    db.write(make_user, "somebody else")


def test_a_full_disk_leaves_no_half_of_a_file(
    town: Town, as_: Callable[..., Client], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    me = as_(town.wayan.id)

    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched, capture_logs() as told:
        patched.setattr(os, "fsync", full)
        refused = me.request("POST", "/files", params={"name": "bukti.pdf"}, content=PDF)

    assert (refused.status_code, problem_of(refused)) == (503, "storage-full")
    assert refused.headers["Retry-After"] == "60"
    assert [one["reason"] for one in told if one["event"] == "unavailable"] == [
        "OSError: [Errno 28] No space left on device"
    ]
    sent = me.request("POST", "/files", params={"name": "bukti.pdf"}, content=PDF)
    assert sent.status_code == 201
    (whole,) = (one for one in (tmp_path / "data" / "files").rglob("*") if one.is_file())
    assert whole.read_bytes() == PDF


def test_what_a_killed_process_left_half_written_goes_after_an_hour(tmp_path: Path) -> None:
    young, old = tmp_path / "young.part", tmp_path / "old.part"
    for part in (young, old):
        part.write_bytes(b"%PDF")
    long_ago = time.time() - LONGEST_WRITING - 1
    os.utime(old, (long_ago, long_ago))

    forget_parts(tmp_path)

    assert list(tmp_path.iterdir()) == [young]


@pytest.fixture
def unreachable(tmp_path: Path, runner: asyncio.Runner, engine: str) -> Iterator[Client]:
    """A service whose database is not there: nobody listens, or the file cannot be opened."""
    (tmp_path / "folder").mkdir()
    url = {
        "postgresql": f"postgresql://simkinerja@127.0.0.1:{free_port()}/simkinerja",
        "sqlite": f"sqlite:///{tmp_path}/folder",
    }[engine]
    settings = Settings(DATABASE_URL=url, data_folder=tmp_path / "data", mode="demo")
    app = create_app(settings)
    yield Client(app, runner, book_of(app))
    runner.run(app.state.database.close())


@pytest.mark.parametrize("path", ["/api/health/ready", "/session/renewal"])
def test_without_its_database_the_service_says_so_at_once(unreachable: Client, path: str) -> None:
    unreachable.cookies["simk_refresh"] = "something"
    began = time.monotonic()
    with capture_logs() as told:
        method = "GET" if path.endswith("ready") else "POST"
        refused = unreachable.request(method, path)

    assert (refused.status_code, problem_of(refused)) == (503, "database-unavailable")
    assert refused.headers["Retry-After"] == "5"
    assert time.monotonic() - began < 3
    (line,) = (one for one in told if one["event"] == "unavailable")
    assert line["reason"].startswith(("ConnectionRefusedError: ", "OperationalError: unable to"))
    assert unreachable.get("/api/health/live").status_code == 200


@pytest.fixture
def logged(capsys: pytest.CaptureFixture[str]) -> Iterator[Callable[[Exception], str]]:
    """Give what stands in the log of a server about an error."""
    before = structlog.get_config()

    def log(error: Exception) -> str:
        configure()
        structlog.get_logger("test").error("unexpected", exc_info=error)
        return capsys.readouterr().err

    yield log
    structlog.configure(**before)


def _forget_the_units_of(session: Session, nip: str) -> None:
    make_user(session, nip)
    session.execute(text("UPDATE users SET leads = NULL WHERE login_key = :nip"), {"nip": nip})


def test_no_row_of_a_person_stands_in_the_log(db: Db, logged: Callable[[Exception], str]) -> None:
    """The parameters of a failed statement, and the row that PostgreSQL quotes, are about people."""
    nip = "198001012005011999"

    with pytest.raises(IntegrityError) as raised:
        db.write(_forget_the_units_of, nip)

    line = logged(raised.value)
    assert "IntegrityError" in line
    assert "leads" in line
    assert nip not in line


@pytest.mark.parametrize("engine", ["postgresql"])
def test_no_value_that_does_not_fit_stands_in_the_log(
    db: Db, logged: Callable[[Exception], str]
) -> None:
    nip = "198001012005011999"

    def read(session: Session) -> None:
        session.execute(text("SELECT CAST(CAST(:nip AS TEXT) AS SMALLINT)"), {"nip": nip})

    with pytest.raises(DBAPIError) as raised:
        db.read(read)

    line = logged(raised.value)
    assert "22003" in line
    assert nip not in line
