"""A system that measures, in a test: its source, its account, and what it says."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.measurements.sources.models import Measurement
from tests.http import Client
from tests.measurements.factories import As, account
from tests.people import Town


def draft(**other: Any) -> dict[str, Any]:
    """Write a source of Dinas Kesehatan that sends by itself."""
    wanted = {"agency_id": 1, "code": "simpus", "name": "SIMPUS Denpasar", "kind": "push"}
    return {**wanted, **other}


def added(client: Client, **other: Any) -> dict[str, Any]:
    made = client.post("/measurement-sources", draft(**other))
    assert made.status_code == 201, made.text
    source: dict[str, Any] = made.json()
    return source


def sending(as_: As, town: Town, **other: Any) -> tuple[dict[str, Any], Client]:
    """Give a source and the account that sends for it."""
    client = account(as_, town, "measurements:read", "measurements:write")
    accounts = as_(town.admin.id).get("/service-accounts").json()["items"]
    key = max(one["id"] for one in accounts)
    return added(as_(town.hr_agency.id), service_account_id=key, **other), client


def row(key: str, value: str, day: str = "2026-08-03", **other: Any) -> dict[str, Any]:
    said = {"metric": "kunjungan", "scope": "puskesmas-1", "measured_on": day}
    return {"external_key": key, "value": value, **said, **other}


def send(client: Client, source: dict[str, Any], *rows: Any, **options: Any) -> Any:
    return client.post("/measurements", {"source_id": source["id"], "items": rows}, **options)


def count_rows(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Measurement)) or 0


@dataclass
class Answer:
    """What the other system answers, and what it was asked."""

    status: int = 200
    content: bytes = b'{"items": []}'
    headers: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def say(self, *items: Any) -> None:
        self.content = json.dumps({"items": items}).encode()


@contextmanager
def answering(answer: Answer) -> Iterator[str]:
    """Be the other system, on loopback; give its address."""

    class Handler(BaseHTTPRequestHandler):
        said: ClassVar[Answer] = answer

        def do_GET(self) -> None:
            self.said.asked.append(self.path)
            self.send_response(self.said.status)
            for name, value in self.said.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(self.said.content)))
            self.end_headers()
            self.wfile.write(self.said.content)

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/angka"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
