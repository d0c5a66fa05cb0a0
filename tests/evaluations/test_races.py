"""Two windows on one evaluation: what was not seen is not signed."""

from collections.abc import Callable
from uuid import UUID

import pytest

from tests.conftest import Db
from tests.evaluations.factories import ABOVE, MEETS, Work, event_names, make_case
from tests.http import Client, problem_of
from tests.people import Town

As = Callable[..., Client]


@pytest.fixture
def case(town: Town, db: Db) -> tuple[UUID, Work]:
    made: tuple[UUID, Work] = db.write(make_case, town)
    return made


@pytest.fixture
def rated(town: Town, as_: As, case: tuple[UUID, Work]) -> UUID:
    answer = as_(town.chief.id).put(f"/evaluations/{case[0]}/ratings", ABOVE, version=1)
    assert answer.status_code == 200, answer.text
    return case[0]


def test_a_rating_that_changed_meanwhile_is_not_signed_unseen(
    town: Town, as_: As, db: Db, rated: UUID
) -> None:
    """Another tab rated again while this one asked whether to sign."""
    chief, path = as_(town.chief.id), f"/evaluations/{rated}"
    chief.put(f"{path}/ratings", MEETS, version=2)

    late = chief.post(f"{path}/signature", version=2)

    assert (late.status_code, problem_of(late)) == (409, "edited-meanwhile")
    assert late.json()["version"] == 3
    assert "EvaluationSigned" not in db.read(event_names)
    assert chief.post(f"{path}/signature", version=3).status_code == 200


def test_a_signature_says_what_was_read(town: Town, as_: As, rated: UUID) -> None:
    refused = as_(town.chief.id).post(f"/evaluations/{rated}/signature")

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "header/If-Match"
