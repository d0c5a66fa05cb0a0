"""One-time codes: strangers burn none, guessing stops the guesser, HR hears of it."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.foundation.event_tables import EventRecord
from api.identity import attempts, codes, passwords, secrets
from api.identity.attempts import Device
from api.identity.keys import KeyRing
from api.identity.models import LoginAttempts, OneTimeCode
from tests.conftest import Db
from tests.http import Client, book_of, problem_of
from tests.identity.factories import PASSWORD, give_password
from tests.people import Town
from tests.statements import listening, recorded, statements

NEW = "ombak besar di Serangan"
WRONG = "AAAAA-AAAAA"


@pytest.fixture
def device(app: FastAPI, runner: asyncio.Runner) -> Callable[[], Client]:
    return lambda: Client(app, runner, book_of(app))


@pytest.fixture
def issued(town: Town, as_: Callable[..., Client]) -> dict[str, str]:
    answer = as_(town.hr_agency.id).post(f"/users/{town.wayan.id}/reset-code")
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


@pytest.fixture
def recording() -> Iterator[None]:
    with recorded():
        yield


@pytest.fixture
def keys(tmp_path: Path) -> KeyRing:
    """Another key than the app's."""
    return KeyRing.load(tmp_path / "other" / "keys.json")


def _activate(client: Client, issued: dict[str, str], code: str, new: str = NEW) -> httpx.Response:
    attempt = {"login": issued["login"], "code": code, "new_password": new}
    return client.post("/session/activation", attempt)


def test_a_stranger_cannot_burn_a_code(
    issued: dict[str, str], device: Callable[[], Client]
) -> None:
    """Twelve wrong ones, from the same address even: the guesser is stopped, the slip still opens."""
    guesser = device()
    answers = [_activate(guesser, issued, WRONG).status_code for _ in range(12)]
    assert answers == [422] * 4 + [429] * 8

    refused = _activate(guesser, issued, WRONG)
    assert (refused.status_code, problem_of(refused)) == (429, "sign-in-blocked")
    assert int(refused.headers["retry-after"]) == 900
    assert _activate(device(), issued, issued["code"]).status_code == 201


def test_guessing_at_codes_does_not_stop_signing_in_by_password(
    issued: dict[str, str], device: Callable[[], Client]
) -> None:
    for _ in range(6):
        _activate(device(), issued, WRONG)

    wrong = device().post("/session", {"login": issued["login"], "password": "tebakan"})

    assert (wrong.status_code, problem_of(wrong)) == (401, "wrong-credentials")


def test_hr_is_told_once_of_guessing_until_the_person_is_in(
    town: Town,
    issued: dict[str, str],
    device: Callable[[], Client],
    as_: Callable[..., Client],
    db: Db,
) -> None:
    for _ in range(9):
        _activate(device(), issued, WRONG)
    hr = as_(town.hr_agency.id)

    (notice,) = hr.get("/tasks").json()["items"]
    assert (notice["kind"], notice["about"]["id"]) == ("guessed_code", str(town.wayan.id))

    def told(session: Session) -> list[object]:
        wanted = select(EventRecord.counterpart_id).where(EventRecord.name == "CodeGuessed")
        return list(session.scalars(wanted))

    assert db.read(told) == [town.hr_agency.id]
    assert _activate(device(), issued, issued["code"]).status_code == 201
    assert hr.get("/tasks").json()["items"] == []


def test_a_weak_password_does_not_use_up_the_code(
    issued: dict[str, str], device: Callable[[], Client]
) -> None:
    weak = _activate(device(), issued, issued["code"], "Denpasar2026")
    assert (weak.status_code, problem_of(weak)) == (422, "password-too-weak")

    assert _activate(device(), issued, issued["code"]).status_code == 201


def test_nothing_is_hashed_for_a_wrong_code(
    issued: dict[str, str], nobody: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []
    monkeypatch.setattr(passwords, "hashed", hashed.append)

    assert _activate(nobody, issued, WRONG).status_code == 422

    assert hashed == []


def test_two_who_use_a_code_at_once_are_one(
    issued: dict[str, str], app: FastAPI, runner: asyncio.Runner
) -> None:
    async def both() -> list[int]:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            body = {"login": issued["login"], "code": issued["code"], "new_password": NEW}
            sent = (client.post("/api/v1/session/activation", json=body) for _ in range(3))
            return sorted(one.status_code for one in await asyncio.gather(*sent))

    assert runner.run(both()) == [201, 422, 422]


def _spray(session: Session, logins: int) -> None:
    """Try a wrong code for many logins, all from the address of the tests."""
    for number in range(logins):
        slip = codes.Slip(f"pegawai {number}", WRONG, (b"",))
        codes.try_code(session, slip, Device("f" * 32, False, "test", "127.0.0.1"))


def _counted(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(LoginAttempts)) or 0


def test_wrong_codes_from_an_address_stop_codes_there_and_no_passwords(
    town: Town, issued: dict[str, str], device: Callable[[], Client], db: Db
) -> None:
    """Whoever sends a hundred wrong ones closes nobody's sign-in, fills no table, and burns no slip."""
    login = db.write(give_password, town.made.id)
    db.write(_spray, attempts.MOST_LOGINS)
    before = db.read(_counted)

    stopped = _activate(device(), {"login": "siapa saja"}, WRONG)

    assert (stopped.status_code, problem_of(stopped)) == (429, "address-blocked")
    assert int(stopped.headers["retry-after"]) == 900
    assert db.read(_counted) == before == attempts.MOST_LOGINS
    signed_in = device().post("/session", {"login": login, "password": PASSWORD})
    assert signed_in.status_code == 201, signed_in.text
    assert _activate(device(), issued, issued["code"]).status_code == 201


def test_a_whole_office_may_mistype_its_codes_on_one_morning(
    town: Town, as_: Callable[..., Client], device: Callable[[], Client], db: Db
) -> None:
    """What was mended is taken out, the wrong codes too."""
    for person in (town.wayan, town.made, town.chief):
        made = as_(town.hr_agency.id).post(f"/users/{person.id}/reset-code").json()
        new = device()
        assert _activate(new, made, WRONG).status_code == 422
        assert _activate(new, made, made["code"]).status_code == 201

    assert db.read(_counted) == 0


@pytest.mark.usefixtures("recording")
def test_nobody_learns_by_a_code_who_is_there(
    town: Town,
    as_: Callable[..., Client],
    issued: dict[str, str],
    device: Callable[[], Client],
    db: Db,
) -> None:
    """Somebody with a code, somebody without, and nobody: the same is asked of the database."""
    without = db.write(give_password, town.made.id)
    sent: list[list[str]] = []
    for login in (issued["login"], without, "tidak ada"):
        with listening() as found:
            assert _activate(device(), {"login": login}, WRONG).status_code == 422
        sent.append(statements(found))

    assert len(sent[0]) > 4
    assert sent[0] == sent[1] == sent[2]


def test_a_code_cannot_be_found_from_what_is_kept(
    issued: dict[str, str], app: FastAPI, db: Db
) -> None:
    """All codes there are can be hashed in a day: what is kept needs a key that is not in the database."""
    kept = db.read(lambda session: session.scalars(select(OneTimeCode.code_hash)).one())
    plain = secrets.plain_code(issued["code"])

    assert kept == secrets.code_hash(app.state.keys.code_secrets[0], plain)
    assert kept not in (secrets.digest(plain), secrets.code_hash(b"", plain))


def test_a_code_holds_when_the_key_changes_and_not_without_its_key(
    issued: dict[str, str], app: FastAPI, device: Callable[[], Client], keys: KeyRing
) -> None:
    old, app.state.keys = app.state.keys, keys
    assert _activate(device(), issued, issued["code"]).status_code == 422

    app.state.keys.code_secrets += old.code_secrets
    assert _activate(device(), issued, issued["code"]).status_code == 201
