"""A session token that was verified once is still refused when its minutes are over."""

import json
import time
from pathlib import Path

import pytest
from cryptography.fernet import InvalidToken

from api.identity.errors import NotSignedIn, SessionExpired
from api.identity.keys import LIFETIME, Claims, KeyRing

CLAIMS = Claims("user", "session")


@pytest.fixture
def keys(tmp_path: Path) -> KeyRing:
    return KeyRing.load(tmp_path / "keys.json")


def test_a_remembered_token_says_the_same(keys: KeyRing) -> None:
    token = keys.sign(CLAIMS)

    assert [keys.read(token), keys.read(token)] == [CLAIMS, CLAIMS]


def test_a_remembered_token_ends(keys: KeyRing, monkeypatch: pytest.MonkeyPatch) -> None:
    token = keys.sign(CLAIMS)
    keys.read(token)
    later = time.time() + LIFETIME + 1
    monkeypatch.setattr(time, "time", lambda: later)

    with pytest.raises(SessionExpired):
        keys.read(token)


def test_one_changed_sign_is_another_token(keys: KeyRing) -> None:
    token = keys.sign(CLAIMS)
    keys.read(token)

    with pytest.raises(NotSignedIn):
        keys.read(token[:-3] + ("AAA" if token[-3:] != "AAA" else "BBB"))


def test_what_is_remembered_is_bounded(keys: KeyRing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.identity.keys.MOST_VERIFIED", 2)
    tokens = [keys.sign(Claims("user", str(number))) for number in range(5)]

    for token in tokens:
        keys.read(token)

    assert len(keys._verified) <= 2


def test_what_has_ended_is_not_remembered(keys: KeyRing, monkeypatch: pytest.MonkeyPatch) -> None:
    keys.read(keys.sign(CLAIMS))
    later = time.time() + LIFETIME + 1
    monkeypatch.setattr(time, "time", lambda: later)

    new = keys.sign(CLAIMS)
    keys.read(new)

    assert list(keys._verified) == [new]


def test_a_kept_answer_opens_as_long_as_the_key_that_sealed_it_is_there(tmp_path: Path) -> None:
    old, new = ((tmp_path / name) for name in ("old.json", "new.json"))
    pems: dict[str, str] = {}
    for path in (old, new):
        KeyRing.load(path)
        pems.update(json.loads(path.read_text())["keys"])
    first, second = pems

    sealed = KeyRing(first, {first: pems[first]}).answers.encrypt(b"simk_rahasia")

    assert KeyRing(second, pems).answers.decrypt(sealed) == b"simk_rahasia"
    with pytest.raises(InvalidToken):
        KeyRing(second, {second: pems[second]}).answers.decrypt(sealed)
