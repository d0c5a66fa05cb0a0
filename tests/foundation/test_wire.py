"""What requests may carry: text, numbers and moments that both engines can keep."""

from collections.abc import Callable

import pytest
from pydantic import TypeAdapter, ValidationError

from api.foundation.schema import Line, Moment, Number
from tests.http import Client, problem_of
from tests.people import Town


def test_text_loses_what_no_database_keeps() -> None:
    assert TypeAdapter(Line).validate_python(" a\0b ") == "ab"


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Line, "\ud800"),
        (Number, 2**31),
        (Number, -1),
        (Moment, "2026-10-08T10:00:00"),
        (Moment, "0001-01-01T00:00:00+14:00"),
        (Moment, "9999-12-31T23:59:59-14:00"),
    ],
)
def test_what_cannot_be_kept_is_refused(kind: type, value: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(value)


def test_moments_come_in_utc() -> None:
    assert TypeAdapter(Moment).validate_python("2026-10-08T08:00:00+08:00").isoformat() == (
        "2026-10-08T00:00:00+00:00"
    )


@pytest.mark.parametrize("version", ["9" * 10, "9" * 5000, "x", "-1"])
def test_a_version_that_is_none_is_refused(
    town: Town, as_: Callable[..., Client], version: str
) -> None:
    refused = as_(town.hr_city.id).request(
        "PATCH",
        f"/units/{town.puskesmas}",
        json={"name": "Puskesmas II"},
        headers={"If-Match": f'"{version}"'},
    )

    assert (refused.status_code, problem_of(refused)) == (422, "invalid")


def test_a_length_of_many_digits_is_too_large(nobody: Client) -> None:
    refused = nobody.request("POST", "/files?name=x", headers={"Content-Length": "9" * 5000})

    assert (refused.status_code, problem_of(refused)) == (413, "too-large")
