"""The load generator, a process of its own: `python -m bench.generator`, orders in, figures out.

It reads one order a line (JSON) from standard input and answers each with one line. Sockets and a
parser of status line and Content-Length are all that it has, so that it costs little beside a server.
"""

import asyncio
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

import orjson
import uvloop

END = b"\r\n\r\n"
LENGTH = b"content-length: "


@dataclass
class Tally:
    """What came back."""

    seconds: list[float] = field(default_factory=list)
    statuses: dict[int, int] = field(default_factory=dict)
    failed: str = ""

    def note(self, status: int, seconds: float) -> None:
        self.statuses[status] = self.statuses.get(status, 0) + 1
        self.seconds.append(seconds)


class Visitor(asyncio.Protocol):
    """One keep-alive connection that sends the next request once it has the answer to the last."""

    def __init__(self, source: Iterator[bytes], until: float, tally: Tally) -> None:
        self.source, self.until, self.tally = source, until, tally
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.buffer = b""
        self.sent = 0.0

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        self._next()

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        head = self.buffer.find(END)
        if head < 0:
            return
        at = self.buffer.lower().find(LENGTH, 0, head)
        length = int(self.buffer[at + len(LENGTH) : self.buffer.find(b"\r", at)]) if at > 0 else 0
        if len(self.buffer) < head + len(END) + length:
            return
        self.tally.note(int(self.buffer[9:12]), time.perf_counter() - self.sent)
        self.buffer = b""
        self._next()

    def connection_lost(self, error: Exception | None) -> None:
        if not self.done.done():
            self.tally.failed = f"the server closed a connection: {error}"
            self.done.set_result(None)

    def _next(self) -> None:
        request = next(self.source, None)
        if request is None or time.perf_counter() >= self.until:
            self.done.set_result(None)
            self.transport.close()
            return
        self.sent = time.perf_counter()
        self.transport.write(request)


def as_bytes(one: dict[str, Any], host: str) -> bytes:
    """Write a request as a browser on a kept connection sends it."""
    body = orjson.dumps(one["body"]) if one.get("body") is not None else b""
    headers = {"Host": host, "Accept": "application/json", **one["headers"]}
    if body:
        headers |= {"Content-Type": "application/json", "Content-Length": str(len(body))}
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"{one['method']} {one['path']} HTTP/1.1\r\n{head}\r\n".encode() + body


async def drive(order: dict[str, Any]) -> dict[str, Any]:
    """Carry out one order: so many connections, for so long, each request at most once or in turn."""
    host, port = "127.0.0.1", order["port"]
    requests = [as_bytes(one, f"{host}:{port}") for one in order["requests"]]
    source = iter(requests) if order["once"] else cycle(requests)
    tally, loop = Tally(), asyncio.get_running_loop()
    begun, cpu = time.perf_counter(), time.process_time()
    until = begun + order["seconds"]
    visitors = []
    for _ in range(order["connections"]):
        _, visitor = await loop.create_connection(lambda: Visitor(source, until, tally), host, port)
        visitors.append(visitor.done)
    await asyncio.gather(*visitors)
    took = time.perf_counter() - begun
    return {
        "rate": len(tally.seconds) / took,
        "answers": len(tally.seconds),
        "used_up": order["once"] and next(source, None) is None,
        "statuses": tally.statuses,
        "failed": tally.failed,
        "p50": quantile(tally.seconds, 0.50),
        "p99": quantile(tally.seconds, 0.99),
        "slowest": max(tally.seconds, default=0.0),
        "busy": (time.process_time() - cpu) / took,
    }


def quantile(seconds: list[float], part: float) -> float:
    """Give the time within which a part of all answers came."""
    if not seconds:
        return 0.0
    ordered = sorted(seconds)
    return ordered[min(int(len(ordered) * part), len(ordered) - 1)]


def main() -> None:
    for line in sys.stdin.buffer:
        found = uvloop.run(drive(orjson.loads(line)))
        sys.stdout.buffer.write(orjson.dumps(found, option=orjson.OPT_NON_STR_KEYS) + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
