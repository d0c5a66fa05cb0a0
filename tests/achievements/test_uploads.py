"""What comes in costs nobody else anything: refused it leaves nothing, and it is never whole in memory."""

import asyncio
import os
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from structlog.testing import capture_logs

from api.foundation import storage as storing
from api.foundation import threads, uploads
from api.foundation.ids import new_id
from api.foundation.storage import Storage, StoredFile, forget_unknown
from api.foundation.threads import FILES
from api.foundation.uploads import LONGEST_WRITING
from tests.conftest import Db
from tests.foundation.asgi import Sender
from tests.goals.factories import As
from tests.http import Client, problem_of
from tests.people import Town

KB = 1024
PNG = b"\x89PNG\r\n\x1a\n"
ADDRESSES = ("/files?name=bukti.png", "/imports?kind=employees&file_name=pegawai.csv&agency_id=1")


def _upload(client: Client, content: Any, **headers: str) -> Any:
    return client.request("POST", ADDRESSES[0], content=content, headers=headers)


@pytest.fixture
def on_disk(app: FastAPI) -> Callable[[], list[Path]]:
    """List the files that lie in the data folder's places for what comes in."""
    data: Path = app.state.settings.data_folder

    def look() -> list[Path]:
        places = (data / "files", data / "imports")
        return [one for place in places for one in place.rglob("*") if one.is_file()]

    return look


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_wrong_key_is_refused_before_anything_is_read(
    town: Town, as_: As, on_disk: Callable[[], list[Path]], address: str
) -> None:
    read = 0

    async def content() -> AsyncIterator[bytes]:
        nonlocal read
        read += 1
        yield PNG

    headers = {"Idempotency-Key": "x" * 65}
    refused = as_(town.hr_city.id).request("POST", address, content=content(), headers=headers)

    assert (refused.status_code, problem_of(refused)) == (422, "invalid")
    assert refused.json()["errors"][0]["pointer"] == "header/Idempotency-Key"
    assert (read, on_disk()) == (0, [])


def test_other_content_under_a_used_key_leaves_nothing(
    town: Town, as_: As, on_disk: Callable[[], list[Path]]
) -> None:
    me, key = as_(town.wayan.id), {"Idempotency-Key": "same"}
    assert _upload(me, PNG, **key).status_code == 201

    for number in range(3):
        refused = _upload(me, PNG + b"%d" % number, **key)
        assert (refused.status_code, problem_of(refused)) == (422, "key-used-differently")
    again = _upload(me, PNG, **key)

    assert (again.status_code, again.headers["Idempotent-Replay"]) == (201, "true")
    assert [one.read_bytes() for one in on_disk()] == [PNG]


def test_a_file_of_people_that_cannot_be_read_leaves_nothing(
    town: Town, as_: As, on_disk: Callable[[], list[Path]]
) -> None:
    refused = as_(town.hr_city.id).request("POST", ADDRESSES[1], content=b"\x00" * 5_000)

    assert (refused.status_code, problem_of(refused)) == (422, "file-unreadable")
    assert on_disk() == []


def test_room_for_one_of_many_at_once_is_given_to_one(
    town: Town,
    as_: As,
    app: FastAPI,
    db: Db,
    on_disk: Callable[[], list[Path]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(storing, "QUOTA", 1_500)
    monkeypatch.setattr(FILES, "_most_of_one", 12)
    me = as_(town.wayan.id)
    sender = Sender(app, me.cookies)

    async def crowd() -> list[int]:
        contents = (PNG + b"%2d" % number + b"x" * 990 for number in range(12))
        return list(await asyncio.gather(*(sender.send(ADDRESSES[0], one) for one in contents)))

    assert Counter(db.runner.run(crowd())) == {201: 1, 409: 11}
    assert db.read(_used) == 1_000
    assert len(on_disk()) == 1


def _used(session: Session) -> int:
    return int(session.scalar(select(func.sum(StoredFile.size))) or 0)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_upload_that_breaks_off_is_no_error_of_ours(
    town: Town, as_: As, app: FastAPI, db: Db, on_disk: Callable[[], list[Path]], address: str
) -> None:
    sender = Sender(app, as_(town.hr_city.id).cookies)

    with capture_logs() as told:
        status = db.runner.run(sender.send(address, PNG, announced=100, breaks_off=True))

    assert status == 400
    assert "error" not in {one["log_level"] for one in told}
    assert on_disk() == []


def test_what_comes_in_goes_to_the_disk_as_it_comes(
    town: Town, as_: As, on_disk: Callable[[], list[Path]]
) -> None:
    """Forty of 20 MB once filled the memory: most of each has to lie on the disk while it comes."""
    lying: list[int] = []

    async def content() -> AsyncIterator[bytes]:
        yield PNG
        for _ in range(32):
            yield b"x" * 64 * KB
        lying.extend(one.stat().st_size for one in on_disk())
        yield b"x"

    assert _upload(as_(town.wayan.id), content()).status_code == 201
    assert lying[0] >= 32 * 64 * KB - uploads.STEP


@pytest.mark.parametrize("address", ADDRESSES)
def test_nobody_sends_more_than_three_files_at_once(
    town: Town, as_: As, on_disk: Callable[[], list[Path]], address: str
) -> None:
    hr, other = as_(town.hr_city.id), as_(town.wayan.id)
    with ExitStack() as held:
        for _ in range(3):
            held.enter_context(FILES.place(town.hr_city.id))
        refused = hr.request("POST", address, content=PNG)
        assert _upload(other, PNG).status_code == 201

    assert (refused.status_code, problem_of(refused)) == (503, "busy")
    assert refused.headers["Retry-After"] == str(threads.COME_BACK)
    assert hr.request("POST", address, content=PNG + b"1").status_code != 503
    assert FILES._taken.total() == 0


@pytest.fixture
def lost(app: FastAPI) -> Path:
    """Content in its place that no row names."""
    digest = new_id().hex * 2
    place = Path(app.state.storage.folder) / "1" / digest[:2] / digest
    place.parent.mkdir(parents=True)
    place.write_bytes(PNG + b"lost")
    return place


def _age(path: Path) -> None:
    long_ago = time.time() - LONGEST_WRITING - 1
    os.utime(path, (long_ago, long_ago))


def test_content_that_nobody_knows_goes_after_an_hour(
    town: Town, as_: As, app: FastAPI, db: Db, lost: Path, on_disk: Callable[[], list[Path]]
) -> None:
    kept = _upload(as_(town.wayan.id), PNG).json()
    storage: Storage = app.state.storage
    (known,) = (one for one in on_disk() if one != lost)
    _age(known)

    db.runner.run(forget_unknown(storage, db.database))
    assert lost.exists(), "it may still become known"
    _age(lost)

    async def in_two_processes() -> None:
        await asyncio.gather(*(forget_unknown(storage, db.database) for _ in range(2)))

    db.runner.run(in_two_processes())

    assert on_disk() == [known]
    assert as_(town.wayan.id).get(f"/files/{kept['id']}/content").content == PNG


def test_another_city_s_contents_are_left_alone(app: FastAPI, db: Db, lost: Path) -> None:
    """Whoever starts with an empty database over a full folder loses nothing."""
    _age(lost)

    with capture_logs() as told:
        db.runner.run(forget_unknown(app.state.storage, db.database))

    assert lost.exists()
    assert [one["log_level"] for one in told] == ["error"]


def test_content_that_comes_in_anew_while_it_is_forgotten_stays(
    app: FastAPI, lost: Path, on_disk: Callable[[], list[Path]]
) -> None:
    """It was old when it was looked for, and is young when it is taken away."""
    storing._forget(app.state.storage.folder, lost.relative_to(app.state.storage.folder).as_posix())

    assert on_disk() == [lost]


def test_an_error_on_the_disk_leaves_no_part(
    town: Town, as_: As, on_disk: Callable[[], list[Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_descriptor: int) -> None:
        raise OSError("input/output error")

    me = as_(town.wayan.id)
    monkeypatch.setattr(os, "fsync", broken)

    assert _upload(me, PNG).status_code == 500
    assert on_disk() == []
