"""The built pages, as anybody may ask for them: no address and no range is an error of ours."""

import asyncio
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from api.foundation import problem_handlers
from api.spa import FOREVER, mount_spa

PAGE, SCRIPT = b"<html>SIM Kinerja ASN", b"0123456789"


@pytest.fixture
def spa(tmp_path: Path) -> FastAPI:
    (tmp_path / "dist" / "assets").mkdir(parents=True)
    (tmp_path / "dist" / "index.html").write_bytes(PAGE)
    (tmp_path / "dist" / "assets" / "a.js").write_bytes(SCRIPT)
    (tmp_path / "secret").write_bytes(b"secret")
    app = FastAPI()
    problem_handlers.install(app)
    mount_spa(app, tmp_path / "dist")
    return app


def _get(app: FastAPI, address: str, **headers: str) -> httpx.Response:
    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.get(address, headers=headers)

    return asyncio.run(ask())


@pytest.mark.parametrize(
    "address",
    [
        "/%00",
        "/assets/%00",
        "/assets/" + "a" * 5_000,
        "/" + "a/" * 3_000,
        "/%ff%fe",
        "/..%2fsecret",
        "/assets/..%2f..%2fsecret",
        "/%2fetc%2fpasswd",
    ],
)
def test_what_is_no_file_is_the_page(spa: FastAPI, address: str) -> None:
    answer = _get(spa, address)

    assert (answer.status_code, answer.content) == (200, PAGE)
    assert answer.headers["Cache-Control"] == "no-cache"


def test_a_built_file_is_kept_for_ever(spa: FastAPI) -> None:
    answer = _get(spa, "/assets/a.js")

    assert (answer.status_code, answer.content) == (200, SCRIPT)
    assert answer.headers["Cache-Control"] == FOREVER


@pytest.mark.parametrize(
    ("wanted", "given"),
    [("0-3", b"0123"), ("4-", b"456789"), ("-2", b"89"), ("8-99", b"89"), ("-99", SCRIPT)],
)
def test_one_part_of_a_file_is_given(spa: FastAPI, wanted: str, given: bytes) -> None:
    answer = _get(spa, "/assets/a.js", Range=f"bytes={wanted}")

    assert (answer.status_code, answer.content) == (206, given)


@pytest.mark.parametrize(
    "wanted",
    [
        *("bytes=10-", "bytes=99999-", "bytes=5-1", "bytes=-0", "bytes=-", "bytes=--1"),
        *("bytes=abc", "lines=1-2", "bytes", "", "bytes=0-" + "9" * 5_000, "bytes=0-1,4-5"),
        "bytes=" + ",".join("0-" for _ in range(1_000)),
    ],
)
def test_a_range_that_a_file_does_not_have_is_all_of_it(spa: FastAPI, wanted: str) -> None:
    answer = _get(spa, "/assets/a.js", Range=wanted)

    assert (answer.status_code, answer.content) == (200, SCRIPT)
