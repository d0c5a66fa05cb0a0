"""How much a connection may bring before anybody is known, and how long it may take.

uvicorn bounds neither headers nor the time that they take: its parser gathers a header until its line
ends, and a connection that says nothing is never closed. Bodies have their own bounds (`bodies`).
"""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import (
    STATUS_LINE,
    HttpToolsProtocol,
    RequestResponseCycle,
)

LARGEST_HEAD = 64 * 1024
"""Bytes of address, headers and trailers of one request."""
LONGEST_HEAD = 15.0
"""Seconds until the headers of a request are complete."""
MOST = 6_000
"""Connections of one process at once: 5,000 live streams and those who ask; more are told 503."""
MOST_TOLD = 500
"""How many are told; whoever comes then is not spoken to."""
TOO_LARGE = STATUS_LINE[431] + b"content-length: 0\r\nconnection: close\r\n\r\n"


class HeadTooLarge(Exception):
    """Ends the parsing of a request."""


class BoundedProtocol(HttpToolsProtocol):
    """uvicorn's protocol with bounds for what comes before a body."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._untold = 0
        """Bytes since the parser last told of a whole head or of a piece of a body."""
        self._waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # uvicorn narrows it so
        super().connection_made(transport)
        self._wait_for_head()
        if len(self.connections) > MOST + MOST_TOLD:
            transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        self._wait_no_more()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self._untold += len(data)
        super().data_received(data)
        if self.transport.is_closing():
            return
        if self._untold > LARGEST_HEAD:
            self._refuse()
        elif self._is_idle():
            self._wait_for_head()

    def on_headers_complete(self) -> None:
        if self._untold > LARGEST_HEAD and self._head() > LARGEST_HEAD:
            raise HeadTooLarge
        self._untold = 0
        self._wait_no_more()
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self._untold = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        self._untold = 0
        super().on_message_complete()

    def send_400_response(self, msg: str) -> None:
        """Answer what cannot be parsed; uvicorn does so too where `on_headers_complete` has raised."""
        if self._untold > LARGEST_HEAD:
            self._refuse()
        else:
            super().send_400_response(msg)

    def _head(self) -> int:
        return len(self.url) + sum(len(name) + len(value) for name, value in self.headers)

    def _is_idle(self) -> bool:
        """Say whether no request is being answered."""
        cycle: RequestResponseCycle | None = self.cycle
        return cycle is None or cycle.response_complete

    def _refuse(self) -> None:
        """Tell that the head is too large, unless another answer is under way."""
        if self._is_idle():
            self.transport.write(TOO_LARGE)
        self.transport.close()

    def _wait_for_head(self) -> None:
        if self._waiting is None:
            self._waiting = self.loop.call_later(LONGEST_HEAD, self.transport.close)

    def _wait_no_more(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None


SERVED: dict[str, Any] = {"http": BoundedProtocol, "ws": "none", "limit_concurrency": MOST}
"""What uvicorn is told wherever the service is served."""
