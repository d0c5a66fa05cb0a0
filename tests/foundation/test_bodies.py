"""Bodies cost their sender before they cost us: limits by kind, a time to arrive, no work for strangers."""

import asyncio
from collections.abc import AsyncIterator, Callable, MutableMapping
from typing import Any
from uuid import UUID

import pytest
from fastapi import FastAPI

from api.contract import METHODS, contract
from api.foundation import bodies
from api.foundation.bodies import KB, Bodies
from api.foundation.errors import Busy
from api.foundation.threads import FILES, Threads
from api.identity.secrets import TOKEN_PREFIX, make_token
from tests.found import found
from tests.http import Client, problem_of
from tests.people import Town

SMALL = {"sign_in", "activate", "renew_session", "change_password"}
FILE_TAKERS = {"upload_file", "start_import", "deliver_file", "take_model_file"}
LIMITS = {
    **dict.fromkeys(SMALL, 4 * KB),
    **dict.fromkeys(FILE_TAKERS, 21 * KB * KB),
    "deliver_cases": 12 * KB * KB,
    "receive_measurements": 8 * KB * KB,
}
"""Where it is not 1 MB."""
PLACE = "00000000-0000-8000-8000-000000000000"
MB = 1024 * KB


def _writing(app: FastAPI) -> list[tuple[str, str, str]]:
    return [
        (method.upper(), path.replace("{", "").replace("}", ""), operation["operationId"])
        for path, item in contract(app)["paths"].items()
        for method, operation in item.items()
        if method in METHODS and method.upper() in bodies.WITH_BODY
    ]


def _announcing(client: Client, method: str, path: str, length: int) -> int:
    headers = {"Content-Length": str(length)}
    return client.request(method, path, headers=headers).status_code


def test_every_operation_refuses_a_body_above_its_limit(app: FastAPI, nobody: Client) -> None:
    """JSON 1 MB, sign-in 4 KB, files 21 MB, batches between; told by the announced length, before all else."""
    for method, path, name in found(_writing(app)):
        limit = LIMITS.get(name, MB)
        assert _announcing(nobody, method, path, limit + 1) == 413, name
        assert _announcing(nobody, method, path, limit) != 413, name


def test_a_body_of_unknown_length_is_cut_off(town: Town, as_: Callable[..., Client]) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while True:
            sent += 64 * KB
            yield b" " * 64 * KB

    refused = as_(town.wayan.id).request("POST", "/tokens", content=endless())

    assert (refused.status_code, problem_of(refused)) == (413, "too-large")
    assert sent <= MB + 128 * KB


def test_a_refusal_lists_twenty_faults_and_counts_the_rest(
    town: Town, as_: Callable[..., Client]
) -> None:
    many = {f"lain_{number}": 1 for number in range(30)}

    refused = as_(town.wayan.id).post("/tokens", {**many, "x" * 5000: 1})

    assert refused.status_code == 422
    told = refused.json()
    assert (len(told["errors"]), told["errors_left_out"]) == (20, 14)
    assert max(len(fault["pointer"]) for fault in told["errors"]) <= 200


def _sent(app: FastAPI, runner: asyncio.Runner, headers: dict[str, str], receive: Any) -> int:
    """Send POST /tokens as a server would hand it in; the body comes from `receive`."""
    answers: list[MutableMapping[str, Any]] = []

    async def send(message: MutableMapping[str, Any]) -> None:
        answers.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/api/v1/tokens",
        "raw_path": b"/api/v1/tokens",
        "query_string": b"",
        "root_path": "",
        "scheme": "http",
        "server": ("test", 80),
        "client": ("10.0.0.9", 1),
        "http_version": "1.1",
        "headers": [(b"host", b"test"), (b"content-type", b"application/json")]
        + [(name.encode(), value.encode()) for name, value in headers.items()],
    }
    runner.run(app(scope, receive, send))
    status: int = answers[0]["status"]
    return status


@pytest.mark.parametrize("credential", ["none", "unknown token", "ended session, heavy body"])
def test_a_body_is_not_read_before_its_sender_is_known(
    credential: str,
    app: FastAPI,
    runner: asyncio.Runner,
    town: Town,
    as_: Callable[..., Client],
) -> None:
    person = as_(town.wayan.id)
    ended = f"simk_session={person.cookies['simk_session']}"
    assert person.delete("/session").status_code == 204
    token, _ = make_token(TOKEN_PREFIX, UUID(PLACE))
    headers = {
        "none": {"content-length": "9"},
        "unknown token": {"content-length": "9", "authorization": f"Bearer {token}"},
        "ended session, heavy body": {"content-length": "900000", "cookie": ended},
    }[credential]
    asked = 0

    async def receive() -> dict[str, Any]:
        nonlocal asked
        asked += 1
        return {"type": "http.request", "body": b'{"a": 1}'}

    assert _sent(app, runner, headers, receive) == 401
    assert asked == 0


@pytest.mark.parametrize("content", [b"{", b'{"name": 1}'])
def test_who_may_not_come_in_hears_nothing_of_the_body(
    content: bytes,
    town: Town,
    as_: Callable[..., Client],
    with_token: Callable[..., Client],
    nobody: Client,
) -> None:
    kind = {"Content-Type": "application/json"}
    stranger = nobody.request("POST", "/tokens", content=content, headers=kind)
    assert (stranger.status_code, problem_of(stranger)) == (401, "not-signed-in")

    person = as_(town.wayan.id)
    cookies = dict(person.cookies)
    person.delete("/session")
    person.cookies = cookies
    gone = person.request("POST", "/tokens", content=content, headers=kind)
    assert (gone.status_code, problem_of(gone)) == (401, "session-expired")

    script = with_token(town.wayan.id, "goals:read")
    small = script.request("POST", "/tokens", content=content, headers=kind)
    assert (small.status_code, problem_of(small)) == (403, "session-only")


def test_a_body_that_drips_is_not_waited_for(
    app: FastAPI,
    runner: asyncio.Runner,
    town: Town,
    as_: Callable[..., Client],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bodies, "JSON_BODY", Bodies(MB, 0.2))
    person = as_(town.wayan.id)
    cookie = f"simk_session={person.cookies['simk_session']}"

    async def drip() -> dict[str, Any]:
        await asyncio.sleep(0.03)
        return {"type": "http.request", "body": b" ", "more_body": True}

    assert _sent(app, runner, {"content-length": "500", "cookie": cookie}, drip) == 408


def test_a_crowd_before_the_threads_is_told_to_come_back(runner: asyncio.Runner) -> None:
    threads = Threads("crowd", 1, 2)

    async def crowd() -> list[Any]:
        return await asyncio.gather(
            *(threads.run(sum, [number]) for number in range(5)), return_exceptions=True
        )

    answers = runner.run(crowd())

    assert answers[:2] == [0, 1]
    assert [type(one) for one in answers[2:]] == [Busy] * 3
    assert answers[2].headers == {"Retry-After": "5"}
    assert runner.run(threads.run(sum, [7])) == 7


def test_files_are_hashed_in_a_bounded_queue(
    town: Town, as_: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FILES, "_most", 0)

    refused = as_(town.wayan.id).request("POST", "/files?name=a.pdf", content=b"%PDF-1.7 isi")

    assert (refused.status_code, problem_of(refused)) == (503, "busy")
    assert refused.headers["retry-after"] == "5"


def test_bodies_that_are_held_at_once_are_bounded(
    town: Town, as_: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Light ones always come in; a heavy one is told to come back before it is read."""
    monkeypatch.setattr(bodies, "HELD", bodies.Room(100 * KB))
    me, kind = as_(town.wayan.id), {"Content-Type": "application/json"}
    sizes = {size: b'{"name": "%s"}' % (b"x" * size * KB) for size in (1, 60)}

    with bodies.HELD.hold(60 * KB):
        answers = {
            size: me.request("POST", "/tokens", content=sizes[size], headers=kind) for size in sizes
        }
    after = me.request("POST", "/tokens", content=sizes[60], headers=kind)

    assert (answers[1].status_code, answers[60].status_code) == (422, 503)
    assert (problem_of(answers[60]), answers[60].headers["Retry-After"]) == ("busy", "2")
    assert after.status_code == 422
