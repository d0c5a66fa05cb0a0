"""Files that are made to do harm cost nobody else anything: a real server takes them all and lives.

Measured from outside: how long another person waits meanwhile (`prober`), and how much memory the
server's process ever took (the kernel keeps the highest figure).
"""

import asyncio
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from api.foundation.work import Database
from api.identity.keys import KeyRing
from tests import hostile, hostile_uploads
from tests.conftest import Db
from tests.found import found
from tests.people import Town, sign_in_row
from tests.resilience.ledger import WHOLE_DAY
from tests.server import ROOT, environment, served

LONGEST_MS = 200
MOST_MIB = 300
MOST_MIB_OF_A_CROWD = 64
TRIES = 3
"""Another program on this machine makes one try slow; what our server does makes all of them slow."""
BUSY = ("reading", "matching")


class Neighbour:
    """Another person who works meanwhile."""

    def __init__(self, address: str, cookie: str) -> None:
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "tests.resilience.prober"),
                *(str(urlsplit(address).port), "/api/v1/me", cookie),
            ],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def waited(self) -> int:
        """Give the longest milliseconds since this was asked last; somebody must have been answered."""
        assert self.process.stdin
        assert self.process.stdout
        count = 0
        longest = 0
        while count == 0:
            self.process.stdin.write("\n")
            self.process.stdin.flush()
            longest, count = map(int, self.process.stdout.readline().split())
            time.sleep(0.05)
        return longest

    def close(self) -> None:
        self.process.communicate("")


@dataclass
class Place:
    """A server, who does harm there, and who works there."""

    pid: int
    hr: httpx.Client
    wayan: httpx.Client
    neighbour: Neighbour
    folder: Path

    def memory(self, figure: str) -> int:
        """Give a figure of the kernel about the server's memory, in MiB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(re.findall(rf"{figure}:\s+(\d+) kB", status)[0]) // 1024

    def left(self) -> list[str]:
        """Name the files that an upload left half-written."""
        return [path.name for path in self.folder.rglob("*.part")]

    def left_after(self, seconds: float) -> list[str]:
        """Name what is left after a while, or nothing as soon as nothing is."""
        until = time.monotonic() + seconds
        while self.left() and time.monotonic() < until:
            time.sleep(0.05)
        return self.left()


@pytest.fixture
def place(database_url: str, town: Town, tmp_path: Path, runner: asyncio.Runner) -> Iterator[Place]:
    folder = tmp_path / "served"
    cookies = _sign_in(database_url, folder, runner, town)
    with served(environment(database_url, folder), tmp_path / "log") as (address, pid):
        neighbour = Neighbour(address, cookies[1])
        hr, wayan = (_client(address, cookie) for cookie in cookies)
        with closing(neighbour), hr, wayan:
            yield Place(pid, hr, wayan, neighbour, folder)


def _sign_in(url: str, folder: Path, runner: asyncio.Runner, town: Town) -> list[str]:
    database = Database(url, size=2)
    door, keys = Db(database, runner), KeyRing.load(folder / "keys.json")
    people = (town.hr_city.id, town.wayan.id)
    cookies = [keys.sign(door.write(sign_in_row, one, WHOLE_DAY)) for one in people]
    runner.run(database.close())
    return cookies


def _client(address: str, cookie: str) -> httpx.Client:
    cookies = {"simk_session": cookie}
    return httpx.Client(base_url=f"{address}/api/v1", cookies=cookies, timeout=60)


def _import(place: Place, content: bytes) -> dict[str, Any]:
    """Upload a sheet and wait until it is read or refused."""
    asked = {"kind": "employees", "file_name": "pegawai.xlsx"}
    begun = place.hr.post("/imports", params=asked, content=content)
    assert begun.status_code == 201, begun.text
    shown: dict[str, Any] = begun.json()
    until = time.monotonic() + 60
    while shown["state"] in BUSY and time.monotonic() < until:
        time.sleep(0.1)
        shown = place.hr.get(f"/imports/{shown['id']}").json()
    return shown


def _least_wait(place: Place, act: Callable[[], object]) -> int:
    """Give how long the neighbour waited while something was done, at best of some tries."""
    waits: list[int] = []
    while len(waits) < TRIES and min(waits, default=LONGEST_MS + 1) > LONGEST_MS:
        place.neighbour.waited()
        act()
        waits.append(place.neighbour.waited())
    return min(waits)


def test_two_cells_far_apart_end_no_server(place: Place) -> None:
    """5 KB with something in A1 and in XFD1048576 ended the server, and again at each new start."""
    make, problem = hostile.SHEETS[hostile.MAIN_ONE]

    shown = _import(place, make())

    assert (shown["state"], shown["problem"]) == ("failed", problem)
    assert place.neighbour.waited() > 0


@pytest.mark.timeout(600)
def test_no_spreadsheet_costs_anybody_else_anything(place: Place) -> None:
    before = place.memory("VmRSS")
    came_of, waits = {}, {}
    for name, (make, _) in hostile.SHEETS.items():
        content = make()

        def act(name: str = name, content: bytes = content) -> None:
            shown = _import(place, content)
            came_of[name] = (shown["state"], shown["problem"])

        waits[name] = _least_wait(place, act)

    wanted = {name: code for name, (_, code) in hostile.SHEETS.items()}
    refused = {name for name, (state, problem) in came_of.items() if state == "failed" and problem}
    assert len(wanted) > 20
    assert refused == {name for name, code in wanted.items() if code}
    assert {name for name, (state, _) in came_of.items() if state == "previewed"} == {
        name for name, code in wanted.items() if not code
    }
    assert place.memory("VmHWM") - before < MOST_MIB
    assert {name: wait for name, wait in found(waits.items()) if wait > LONGEST_MS} == {}


@pytest.mark.timeout(600)
def test_no_upload_costs_anybody_else_anything(place: Place) -> None:
    before = place.memory("VmRSS")
    answers, waits = {}, {}
    for name, upload in hostile_uploads.UPLOADS.items():
        content = upload.content()

        def act(
            name: str = name, upload: hostile_uploads.Upload = upload, content: bytes = content
        ) -> None:
            sent = place.wayan.post("/files", params={"name": upload.name}, content=content)
            answers[name] = (sent.status_code, sent.json().get("name", ""))

        waits[name] = _least_wait(place, act)
    waits["300 MiB of unknown length"] = _least_wait(place, lambda: _flood(place))
    waits["a sign a moment, and then nothing"] = _least_wait(place, lambda: _trickle(place))

    assert len(answers) > 10
    assert answers == {n: (u.status, u.kept_as) for n, u in hostile_uploads.UPLOADS.items()}
    assert place.left() == []
    assert place.memory("VmHWM") - before < MOST_MIB
    assert {name: wait for name, wait in found(waits.items()) if wait > LONGEST_MS} == {}


@pytest.mark.parametrize("engine", ["sqlite"])
def test_a_crowd_that_ends_neither_files_nor_heads_fills_no_memory(place: Place) -> None:
    """Forty files that were almost sent once took 760 MB, six heads of 90 MB some 500."""
    before = place.memory("VmRSS")
    much = b"%PDF-1.7" + b"0" * 19 * hostile.MIB
    with ExitStack() as doors:
        for _ in range(12):
            _push(doors.enter_context(_raw(place, "Content-Length: 20000000")), much)
        for _ in range(3):
            _push(doors.enter_context(_raw(place, "X: ", end="")), much)
        assert place.neighbour.waited() > 0

        assert place.memory("VmHWM") - before < MOST_MIB_OF_A_CROWD
    assert place.left_after(5) == []


def _push(door: socket.socket, content: bytes) -> None:
    """Send what the server takes, until it hangs up."""
    with suppress(ConnectionError):
        door.sendall(content)


def _flood(place: Place) -> None:
    """Send 300 MiB without saying how much it is; what comes after the limit is thrown away."""
    with _raw(place, "Transfer-Encoding: chunked") as door:
        for _ in range(300):
            door.sendall(b"100000\r\n" + b"0" * hostile.MIB + b"\r\n")
        assert door.recv(64).startswith(b"HTTP/1.1 413")


def _trickle(place: Place) -> None:
    """Announce a file, send some signs of it one by one, and go away."""
    with _raw(place, "Content-Length: 20000000") as door:
        for sign in b"%PDF-1.7 and more":
            door.sendall(bytes([sign]))
            time.sleep(0.1)


@contextmanager
def _raw(place: Place, header: str, end: str = "\r\n\r\n") -> Iterator[socket.socket]:
    """Begin to send a file, with one more header."""
    cookie = f"simk_session={place.wayan.cookies['simk_session']}"
    lines = ("POST /api/v1/files?name=bukti.pdf HTTP/1.1", "Host: x", f"Cookie: {cookie}", header)
    with socket.create_connection(("127.0.0.1", place.wayan.base_url.port or 0), 30) as door:
        door.sendall(("\r\n".join(lines) + end).encode())
        yield door
