"""Readers that behave badly, for `test_bounded`: they run in a process of their own, by their names."""

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

Answer = Iterator[Any]


def count(file: BinaryIO, given: Any) -> Answer:
    yield given
    yield len(file.read())


def take_memory(_file: BinaryIO, _given: Any) -> Answer:
    yield len(b"0" * 1_000_000_000)


def take_time(_file: BinaryIO, _given: Any) -> Answer:
    yield sum(iter(lambda: 1, 0))


def stand_still(_file: BinaryIO, given: str) -> Answer:
    Path("/proc/self/comm").write_text(given)
    yield "begun"
    time.sleep(600)


def talk(_file: BinaryIO, _given: Any) -> Answer:
    while True:
        yield "x" * 1_000


def fall_over(_file: BinaryIO, _given: Any) -> Answer:
    yield 1
    raise ValueError("a fault of ours")


def look_around(_file: BinaryIO, _given: Any) -> Answer:
    """Say what the process knows of us, and whether it can leave something behind."""
    yield sorted(os.environ)
    yield "sqlalchemy" in sys.modules
    left = Path("/tmp") / f"left-behind-{os.getpid()}"  # noqa: S108 - the place itself is the point
    try:
        left.write_text("something")
    except OSError as error:
        yield type(error).__name__
    finally:
        left.unlink()
