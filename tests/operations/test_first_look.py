"""Pages that come with their first answers: what is in them, for whom, and what is not."""

import asyncio
import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from fastapi import FastAPI, Request, Response

from api.foundation import problem_handlers
from api.foundation.errors import NotFound
from api.spa import mount_spa
from tests.http import Client
from tests.people import Town

PAGE = "<html><head><title>SIM</title></head><body><p>SIM</p></body></html>"
LOOKS = [
    {"path": "/masuk", "page": PAGE, "answers": {"health": "/api/health"}},
    {
        "path": "/skp/$planId",
        "page": PAGE,
        "answers": {
            "me": "/api/me",
            "plan": "/api/plans/{page.planId}",
            "owner": "/api/people?id={plan.owners.-1.id}&size=50",
            "counts": "/api/counts#{me.may.people}",
            "bills": "/api/bills#{me.may.bills}",
            "none": "/api/people?id={plan.nothing}",
        },
    },
]


def _answers(page: str) -> Any:
    """Read the answers as a browser does: to the first end of the element."""
    found = re.search(
        r'<script id="first-answers" type="application/json" data-after="\d*">(.*?)</script>', page
    )
    assert found, page
    return json.loads(found[1])


def _write(folder: Path, looks: object) -> Path:
    (folder / "dist").mkdir(exist_ok=True)
    (folder / "dist" / "index.html").write_text(PAGE)
    (folder / "dist" / "first-looks.json").write_text(json.dumps(looks))
    return folder / "dist"


@pytest.fixture
def asked() -> list[tuple[str, dict[str, str]]]:
    return []


@pytest.fixture
def spa(tmp_path: Path, asked: list[tuple[str, dict[str, str]]]) -> FastAPI:
    """Serve pages over a small API that notes who asks it for what."""
    app = FastAPI()
    app.state.streams = SimpleNamespace(position=7)
    problem_handlers.install(app)
    found: dict[str, object] = {
        "health": {"status": "ok"},
        "me": {"name": "</script><script>alert(1)</script>", "may": ["people", "plans"]},
        "plans/p 1": {"owners": [{"id": "a"}, {"id": "b&c"}]},
        "people": [],
        "counts": 3,
    }

    @app.get("/api/{path:path}")
    async def answer(path: str, request: Request) -> Response:
        asked.append((f"{path}?{request.url.query}".rstrip("?"), dict(request.headers)))
        if path not in found:
            raise NotFound
        return Response(json.dumps(found[path]), media_type="application/json")

    mount_spa(app, _write(tmp_path, LOOKS))
    return app


def _get(app: FastAPI, address: str, **headers: str) -> httpx.Response:
    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.get(address, headers=headers)

    return asyncio.run(ask())


def test_a_page_comes_with_its_answers_by_the_addresses_that_would_be_asked(spa: FastAPI) -> None:
    assert set(_answers(_get(spa, "/skp/p%201").text)) == {
        "/api/me",
        "/api/plans/p%201",
        "/api/people?id=b%26c&size=50",
        "/api/counts",
    }


def test_the_browsers_own_request_is_what_asks(
    spa: FastAPI, asked: list[tuple[str, dict[str, str]]]
) -> None:
    _get(spa, "/masuk", Cookie="simk_session=s", Range="bytes=0-1", If_None_Match='"1"')

    [(path, headers)] = asked
    assert path == "health"
    assert headers["cookie"] == "simk_session=s"
    assert not {"range", "if-none-match", "accept-encoding"} & set(headers)


def test_no_text_of_an_answer_ends_its_element(spa: FastAPI) -> None:
    page = _get(spa, "/skp/p%201").text

    assert page.count("<script") == page.count("</script>") == 1
    assert _answers(page)["/api/me"]["name"] == "</script><script>alert(1)</script>"


def test_what_is_refused_or_refers_to_nothing_does_not_come(spa: FastAPI) -> None:
    assert set(_answers(_get(spa, "/skp/strange").text)) == {"/api/me", "/api/counts"}


def test_a_page_with_answers_is_kept_by_no_cache(spa: FastAPI) -> None:
    answer = _get(spa, "/masuk")

    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


def test_it_is_packed_only_for_whom_can_unpack_it(spa: FastAPI) -> None:
    async def raw(accepted: str) -> tuple[str | None, bytes]:
        transport = httpx.ASGITransport(app=spa)
        async with (
            httpx.AsyncClient(transport=transport, base_url="http://test") as client,
            client.stream("GET", "/masuk", headers={"Accept-Encoding": accepted}) as answer,
        ):
            return answer.headers.get("Content-Encoding"), b"".join(
                [piece async for piece in answer.aiter_raw()]
            )

    kind, packed = asyncio.run(raw("gzip, br"))
    assert kind == "gzip"
    assert _answers(gzip.decompress(packed).decode()) == {"/api/health": {"status": "ok"}}
    kind, plain = asyncio.run(raw("identity"))
    assert kind is None
    assert gzip.decompress(packed) == plain


def test_the_head_is_sent_before_the_answers_are_made(tmp_path: Path) -> None:
    app, sent = FastAPI(), list[bytes]()
    app.state.streams = SimpleNamespace(position=None)
    before_the_answer = list[bytes]()

    @app.get("/api/health")
    async def slow() -> dict[str, str]:
        before_the_answer.extend(sent)
        return {}

    mount_spa(app, _write(tmp_path, LOOKS))
    scope: dict[str, Any] = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET",
        "scheme": "http", "path": "/masuk", "raw_path": b"/masuk", "query_string": b"",
        "root_path": "", "headers": [], "client": None, "server": None,
    }  # fmt: skip

    async def receive() -> dict[str, object]:
        await asyncio.sleep(5)
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message.get("body", b""))

    asyncio.run(app(scope, receive, send))
    assert b"</head>" in b"".join(before_the_answer)


@pytest.mark.parametrize("address", ["/", "/skp", "/skp/p1/cetak", "/masuk/"])
def test_another_address_is_the_page_alone(
    spa: FastAPI, asked: list[tuple[str, dict[str, str]]], address: str
) -> None:
    answer = _get(spa, address)

    assert answer.text == PAGE
    assert asked == []


PERSON = {
    "path": "/opd/pegawai/$employeeId",
    "page": PAGE,
    "answers": {
        "me": "/api/v1/me",
        "health": "/api/health/live",
        "plans": "/api/v1/plans?employee_id={me.id}&size=50",
        "person": "/api/v1/employees/{page.employeeId}",
    },
}


@pytest.fixture
def city(app: FastAPI, tmp_path: Path) -> FastAPI:
    """Serve a page of the service itself."""
    del app.router.routes[-1]  # the SPA as it was built
    mount_spa(app, _write(tmp_path, [PERSON]))
    return app


def _opened(client: Client, address: str) -> Any:
    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=client.app)
        async with httpx.AsyncClient(
            transport=transport, base_url="http://test", cookies=client.cookies
        ) as browser:
            return await browser.get(address)

    return _answers(client.runner.run(ask()).text)


def test_everybody_gets_what_they_would_be_given_if_they_asked(
    city: FastAPI, as_: Callable[..., Client], town: Town
) -> None:
    hr = as_(town.hr_agency.id)
    wayan = town.wayan.id
    came = _opened(hr, f"/opd/pegawai/{wayan}")

    me = f"/api/v1/plans?employee_id={town.hr_agency.id}&size=50"
    assert set(came) == {"/api/v1/me", "/api/health/live", me, f"/api/v1/employees/{wayan}"}
    assert {path: hr.request("GET", path).json() for path in came if "health" not in path} == {
        path: body for path, body in came.items() if "health" not in path
    }


def test_nobody_gets_what_they_would_be_refused(
    city: FastAPI, as_: Callable[..., Client], nobody: Client, town: Town
) -> None:
    address = f"/opd/pegawai/{town.wayan.id}"

    assert set(_opened(nobody, address)) == {"/api/health/live"}
    assert f"/api/v1/employees/{town.wayan.id}" not in _opened(as_(town.stranger.id), address)
