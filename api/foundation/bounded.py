"""Reads a file of somebody else in a process of its own, which gets so much memory and time and no more.

Whatever the file does to its reader, this process keeps its memory, its time and its life. A reader
is a generator `read(file, given)`; it sees the file as a binary stream, and what it yields comes back
piece by piece as JSON.
"""

import asyncio
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import orjson
import structlog

from api.foundation import bounded_child

log = structlog.get_logger("bounded")
Reader = Callable[[BinaryIO, Any], Iterator[Any]]
ROOT = Path(__file__).resolve().parent.parent.parent
AT_ONCE = 4
"""Readers beside each other in one server; others wait for their turn."""
_turns = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="bounded")


@dataclass(frozen=True)
class Bounds:
    """What a reader may use."""

    memory: int
    """Bytes of address space."""
    processor_seconds: int
    seconds: float
    """On the clock."""
    answer: int
    """Bytes of all that it yields."""


class OutOfBounds(Exception):
    """The file asked for more memory, time or room than it gets."""


class ReaderFailed(Exception):
    """The reader ended for another reason: a fault of ours."""


async def read_apart(reader: Reader, file: BinaryIO, given: Any, bounds: Bounds) -> list[Any]:
    """Let a reader read a file; its process is gone when this ends, however it ends."""
    reading = _Reading(reader, given, bounds)
    try:
        return await asyncio.get_running_loop().run_in_executor(_turns, reading.run, file)
    finally:
        reading.stop()


class _Reading:
    """One process that reads one file."""

    def __init__(self, reader: Reader, given: Any, bounds: Bounds) -> None:
        self._bounds = bounds
        self._command = [
            *(sys.executable, "-I", bounded_child.__file__, str(ROOT)),
            *(reader.__module__, reader.__qualname__, orjson.dumps(given).decode()),
            *(str(bounds.memory), str(bounds.processor_seconds)),
        ]
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def run(self, file: BinaryIO) -> list[Any]:
        process = self._start(file)
        if process is None:
            return []
        clock = threading.Timer(self._bounds.seconds, self.stop)
        clock.start()
        try:
            with process:
                return self._listen(process)
        finally:
            clock.cancel()

    def _start(self, file: BinaryIO) -> subprocess.Popen[bytes] | None:
        with self._lock:
            if not self._stopped:
                self._process = subprocess.Popen(  # noqa: S603 - our own program, and no shell
                    self._command,
                    stdin=file,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env={},
                )
            return self._process

    def _listen(self, process: subprocess.Popen[bytes]) -> list[Any]:
        assert process.stdout
        answers, size = [], 0
        while line := process.stdout.readline(self._bounds.answer + 1):
            size += len(line)
            if size > self._bounds.answer:
                self.stop()
                raise OutOfBounds("answer")
            if line.endswith(b"\n"):
                answers.append(orjson.loads(line))
        self._judge(process.wait())
        return answers

    def _judge(self, code: int) -> None:
        """Tell an end by a limit, whose signal the kernel sends, from a fault of ours."""
        if code == 0:
            return
        log.warning("a reader ended early", command=self._command[4:6], code=code)
        if code < 0 or code == bounded_child.OUT_OF_MEMORY:
            raise OutOfBounds(str(code))
        raise ReaderFailed(f"{self._command[4]} ended with {code}")

    def stop(self) -> None:
        """End the process if it still runs, and let none begin any more."""
        with self._lock:
            self._stopped = True
            if self._process is not None and self._process.poll() is None:
                self._process.kill()
