"""A sender below HTTP: hands requests in as a server does, at once or broken off."""

from collections.abc import Mapping, MutableMapping
from typing import Any

from fastapi import FastAPI


class Sender:
    """Somebody's requests with bodies; several may be under way at once."""

    def __init__(self, app: FastAPI, cookies: Mapping[str, str]) -> None:
        self._app = app
        self._cookies = "; ".join(f"{name}={value}" for name, value in cookies.items())

    async def send(
        self,
        address: str,
        content: bytes,
        *,
        announced: int | None = None,
        breaks_off: bool = False,
    ) -> int:
        """POST to an address of the API; give the status."""
        path, _, query = f"/api/v1{address}".partition("?")
        length = len(content) if announced is None else announced
        parts: list[dict[str, Any]] = [
            {"type": "http.request", "body": content, "more_body": breaks_off},
            {"type": "http.disconnect"},
        ]
        answers: list[MutableMapping[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return parts.pop(0)

        async def send(message: MutableMapping[str, Any]) -> None:
            answers.append(message)

        scope = {
            "type": "http",
            "method": "POST",
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "scheme": "http",
            "server": ("test", 80),
            "client": ("10.0.0.9", 1),
            "http_version": "1.1",
            "headers": [
                (b"host", b"test"),
                (b"cookie", self._cookies.encode()),
                (b"content-length", str(length).encode()),
            ],
        }
        await self._app(scope, receive, send)
        status: int = answers[0]["status"]
        return status
