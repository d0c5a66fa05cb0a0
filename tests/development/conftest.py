"""A January after a year that is evaluated."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from api.foundation.clock import moved_to
from tests.conftest import Db
from tests.development.ledgers import JANUARY, evaluations, functional
from tests.people import Town


@pytest.fixture
def january() -> Iterator[None]:
    with moved_to(JANUARY):
        yield


@pytest.fixture
def made(town: Town, db: Db) -> dict[int, UUID]:
    db.write(functional, town)
    found: dict[int, UUID] = db.write(evaluations, town)
    return found
