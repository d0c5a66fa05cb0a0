"""What tests on careers and teaching begin with: a January after an evaluated year, an observed teacher."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from api.foundation.clock import moved_to
from tests.conftest import Db
from tests.development.helping import Helping
from tests.development.ledgers import JANUARY, evaluations, functional
from tests.development.observing import Observing, make_teacher
from tests.goals.factories import As
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


@pytest.fixture
def observing(town: Town, db: Db, as_: As) -> Observing:
    return Observing(town, as_, db, db.write(make_teacher, town.wayan, town.chief))


@pytest.fixture
def helping(town: Town, db: Db, as_: As) -> Helping:
    return Helping(town, as_, db)
