"""Two windows write the same expectation or list: the later one is told, and nothing is overwritten."""

from typing import Any

import pytest

from tests.goals.factories import As, write_plan
from tests.http import Client, problem_of
from tests.people import Town

PARTS = [
    ("behaviour/3", {"text": "Jendela pertama"}, {"text": "Jendela kedua"}, {"text": ""}),
    (
        "supports/konsekuensi",
        {"lines": ["Jendela pertama"]},
        {"lines": ["Jendela kedua"]},
        {"lines": []},
    ),
]
parts = pytest.mark.parametrize(("part", "first", "second", "empty"), PARTS)


def _version(plan: dict[str, Any], part: str) -> int:
    if part.startswith("behaviour"):
        found: int = plan["behaviour"][2]["version"]
        return found
    return int(plan["support_versions"]["konsekuensi"])


def _writer(town: Town, as_: As, part: str) -> tuple[Client, dict[str, Any]]:
    """Give whose the part is to write, and a plan: expectations are the assessor's (R27)."""
    plan = write_plan(as_(town.wayan.id))
    who = town.chief if part.startswith("behaviour") else town.wayan
    return as_(who.id), plan


@parts
def test_a_second_window_does_not_overwrite_an_expectation_or_a_list(
    town: Town, as_: As, part: str, first: Any, second: Any, empty: Any
) -> None:
    me, plan = _writer(town, as_, part)
    place = f"/plans/{plan['id']}/{part}"
    written = me.put(place, first, version=_version(plan, part)).json()

    late = me.put(place, second, version=_version(plan, part))

    assert (late.status_code, problem_of(late)) == (409, "edited-meanwhile")
    assert late.json()["version"] == _version(written, part)
    assert me.get(f"/plans/{plan['id']}").json() == written
    knowing = me.put(place, second, version=_version(written, part))
    assert knowing.status_code == 200


@parts
def test_what_was_emptied_and_written_anew_is_not_what_was_read(
    town: Town, as_: As, part: str, first: Any, second: Any, empty: Any
) -> None:
    """Or a version that comes twice would let the first window overwrite the third."""
    me, plan = _writer(town, as_, part)
    place = f"/plans/{plan['id']}/{part}"
    me.put(place, empty, version=_version(plan, part))
    read = me.put(place, first, version=0).json()
    me.put(place, empty, version=_version(read, part))
    me.put(place, second, version=0)

    late = me.put(place, first, version=_version(read, part))

    assert (late.status_code, problem_of(late)) == (409, "edited-meanwhile")


@parts
def test_an_expectation_and_a_list_need_the_version_that_was_read(
    town: Town, as_: As, part: str, first: Any, second: Any, empty: Any
) -> None:
    me, plan = _writer(town, as_, part)

    refused = me.put(f"/plans/{plan['id']}/{part}", first)

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "header/If-Match"
