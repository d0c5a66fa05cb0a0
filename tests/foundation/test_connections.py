"""What nobody has signed in for is bounded: headers, the time that they take, connections."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
import uvicorn
from uvicorn.server import ServerState

from api import cli
from api.foundation import connections
from api.foundation.connections import BoundedProtocol
from api.settings import Settings

KB = 1024
SHORT = 0.2
START = b"POST / HTTP/1.1\r\nHost: test\r\n"
ASK = START + b"Content-Length: 0\r\n\r\n"
CHUNKED = START + b"Transfer-Encoding: chunked\r\n\r\n"
Speaking = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[Any]]


async def _app(scope: Any, receive: Any, send: Any) -> None:
    """Answer with the length of the body, after a while where the address asks for it."""
    length = 0
    while True:
        message = await receive()
        length += len(message.get("body", b""))
        if not message.get("more_body"):
            break
    if scope["path"] == "/slow":
        await asyncio.sleep(2 * SHORT)
    body = b"%d" % length
    headers = [(b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


@asynccontextmanager
async def _serving(count: int = 0) -> AsyncIterator[int]:
    """Serve `_app` on loopback, as if so many others were connected; give the port."""
    config = uvicorn.Config(_app, lifespan="off", ws="none", log_level="critical")
    state = ServerState()
    others: set[Any] = set(range(count))
    state.connections |= others
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: BoundedProtocol(config, state, {}), "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        await asyncio.gather(*state.tasks)


def _speak(runner: asyncio.Runner, act: Speaking, count: int = 0) -> Any:
    async def speak() -> Any:
        async with _serving(count) as port, asyncio.timeout(10):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            try:
                return await act(reader, writer)
            finally:
                writer.close()

    return runner.run(speak())


def _sending(*pieces: bytes) -> Speaking:
    """Send all that the server takes; give the first line of its answer, nothing where it hung up."""

    async def act(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bytes:
        try:
            for piece in pieces:
                writer.write(piece)
                await writer.drain()
                await asyncio.sleep(0)
            return (await reader.read(KB)).split(b"\r\n")[0]
        except ConnectionError:
            return b""

    return act


def _told_too_large(answer: bytes) -> bool:
    """Whoever goes on sending may lose the answer with the connection."""
    return answer in (b"HTTP/1.1 431 Request Header Fields Too Large", b"")


@pytest.mark.parametrize(
    "pieces",
    [
        [START + b"A: ", *[b"x" * 16 * KB] * 200],
        [START, *[b"Name: " + b"x" * 100 + b"\r\n"] * 2_000, b"\r\n"],
        [b"GET /", *[b"x" * 16 * KB] * 200],
        [CHUNKED, b"1\r\nx\r\n0\r\n", b"A: ", *[b"x" * 16 * KB] * 200],
        [CHUNKED, b"1\r\nx\r\n0\r\n", *[b"Name: " + b"x" * 100 + b"\r\n"] * 2_000, b"\r\n"],
        [CHUNKED, b"1;", *[b"x" * 16 * KB] * 200],
    ],
    ids=["a line", "many lines", "an address", "a trailer", "many trailers", "an extension"],
)
def test_a_head_without_end_is_not_gathered(runner: asyncio.Runner, pieces: list[bytes]) -> None:
    assert _told_too_large(_speak(runner, _sending(*pieces)))


def test_a_head_that_is_too_large_is_told(runner: asyncio.Runner) -> None:
    one = START + b"A: " + b"x" * 65 * KB + b"\r\n\r\n"

    assert _speak(runner, _sending(one)) == b"HTTP/1.1 431 Request Header Fields Too Large"
    assert _speak(runner, _sending(one[: 65 * KB])).startswith(b"HTTP/1.1 431")


@pytest.mark.parametrize(
    "pieces",
    [
        [START + b"A: " + b"x" * 60 * KB + b"\r\nContent-Length: 0\r\n\r\n"],
        [CHUNKED, *[b"4000\r\n" + b"x" * 16 * KB + b"\r\n"] * 20, b"0\r\n\r\n"],
        [CHUNKED, b"1\r\nx\r\n" * 30_000, b"0\r\n\r\n"],
        [START + b"Content-Length: 300000\r\n\r\n", b"x" * 300_000],
        [ASK * 5],
    ],
    ids=["a large head", "large chunks", "small chunks", "a body", "requests in a row"],
)
def test_what_is_lawful_is_answered(runner: asyncio.Runner, pieces: list[bytes]) -> None:
    assert _speak(runner, _sending(*pieces)) == b"HTTP/1.1 200 OK"


async def _until_closed(reader: asyncio.StreamReader) -> bool:
    """Say whether the server hangs up within a time that is long enough to see it."""
    try:
        async with asyncio.timeout(5 * SHORT):
            while await reader.read(KB):
                pass
    except TimeoutError:
        return False
    return True


@pytest.mark.parametrize(
    ("asked_before", "sent"),
    [(b"", b""), (b"", b"POST / HT"), (b"", START), (ASK, START), (ASK, b"\r\n")],
    ids=["silence", "half a line", "half a head", "half a second head", "an empty line"],
)
def test_a_head_that_does_not_come_is_not_waited_for(
    runner: asyncio.Runner, monkeypatch: pytest.MonkeyPatch, asked_before: bytes, sent: bytes
) -> None:
    monkeypatch.setattr(connections, "LONGEST_HEAD", SHORT)

    async def act(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        if asked_before:
            writer.write(asked_before)
            assert await reader.readuntil(b"\r\n\r\n0")
        writer.write(sent)
        return await _until_closed(reader)

    assert _speak(runner, act)


def test_a_head_that_drips_is_not_waited_for(
    runner: asyncio.Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "LONGEST_HEAD", SHORT)

    async def act(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        async def drip() -> None:
            for letter in START * 10:
                writer.write(bytes([letter]))
                await asyncio.sleep(SHORT / 20)

        dripping = asyncio.create_task(drip())
        try:
            return await _until_closed(reader)
        finally:
            dripping.cancel()

    assert _speak(runner, act)


def test_an_answer_may_take_longer_than_a_head(
    runner: asyncio.Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Live streams stay open for hours."""
    monkeypatch.setattr(connections, "LONGEST_HEAD", SHORT)
    asked = ASK.replace(b"POST /", b"POST /slow")

    assert _speak(runner, _sending(ASK)) == b"HTTP/1.1 200 OK"
    assert _speak(runner, _sending(asked)) == b"HTTP/1.1 200 OK"


@pytest.mark.parametrize(
    ("others", "answer"),
    [(0, b"HTTP/1.1 200 OK"), (connections.MOST + connections.MOST_TOLD, b"")],
)
def test_beyond_so_many_nobody_is_spoken_to(
    runner: asyncio.Runner, others: int, answer: bytes
) -> None:
    assert _speak(runner, _sending(ASK), others) == answer


def test_a_server_speaks_within_these_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[str, Any] = {}
    monkeypatch.setattr(uvicorn, "run", lambda _app, **given: told.update(given))
    monkeypatch.setattr(cli, "Settings", lambda: Settings(mode="demo"))

    cli.serve()

    assert told["http"] is BoundedProtocol
    assert (told["limit_concurrency"], told["ws"]) == (connections.MOST, "none")
    assert connections.MOST > 5_000
