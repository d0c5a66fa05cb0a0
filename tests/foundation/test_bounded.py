"""A reader in a process of its own gets so much and no more, and knows nothing of ours."""

import asyncio
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from api.foundation.bounded import Bounds, OutOfBounds, Reader, ReaderFailed, read_apart
from tests.foundation import readers

MIB = 1024 * 1024
BOUNDS = Bounds(memory=200 * MIB, processor_seconds=2, seconds=10, answer=10_000)


def read(path: Path, reader: Reader, bounds: Bounds = BOUNDS, given: Any = None) -> list[Any]:
    async def run() -> list[Any]:
        with path.open("rb") as file:
            return await read_apart(reader, file, given, bounds)

    return asyncio.run(run())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "file"
    made.write_bytes(b"12345")
    return made


def test_what_a_reader_yields_comes_back(path: Path) -> None:
    assert read(path, readers.count, given={"a": [1, "dua"]}) == [{"a": [1, "dua"]}, 5]


@pytest.mark.parametrize(
    ("reader", "bounds"),
    [
        (readers.take_memory, BOUNDS),
        (readers.take_time, replace(BOUNDS, processor_seconds=1)),
        (readers.stand_still, replace(BOUNDS, seconds=0.3)),
        (readers.talk, BOUNDS),
    ],
)
def test_who_takes_too_much_is_ended(path: Path, reader: Reader, bounds: Bounds) -> None:
    began = time.monotonic()

    with pytest.raises(OutOfBounds):
        read(path, reader, bounds, given="still")

    assert time.monotonic() - began < 30


def test_a_fault_of_ours_is_no_fault_of_the_file(path: Path) -> None:
    with pytest.raises(ReaderFailed):
        read(path, readers.fall_over)


def test_a_reader_knows_no_secret_and_leaves_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://user:secret@host/name")

    names, knows_database, refused = read(path, readers.look_around)

    assert "DATABASE_URL" not in names
    assert (knows_database, refused) == (False, "OSError")


def _processes(name: str) -> int:
    named = [one for one in Path("/proc").glob("[0-9]*/comm") if _text(one) == name]
    return len(named)


def _text(path: Path) -> str:
    try:
        return path.read_text().strip()
    except OSError:
        return ""


def test_who_stops_waiting_leaves_no_process(path: Path) -> None:
    name = f"still-{path.parent.name}"[-15:]

    async def give_up() -> None:
        with path.open("rb") as file:
            bounds = replace(BOUNDS, seconds=60)
            reading = asyncio.create_task(read_apart(readers.stand_still, file, name, bounds))
            async with asyncio.timeout(20):
                while not _processes(name):
                    await asyncio.sleep(0.02)
                reading.cancel()
                await asyncio.gather(reading, return_exceptions=True)
                while _processes(name):
                    await asyncio.sleep(0.02)

    asyncio.run(give_up())

    assert _processes(name) == 0
