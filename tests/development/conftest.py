"""What several files of tests on careers and teaching begin with."""

import pytest

from tests.conftest import Db
from tests.development.observing import Observing, make_teacher
from tests.goals.factories import As
from tests.people import Town


@pytest.fixture
def observing(town: Town, db: Db, as_: As) -> Observing:
    return Observing(town, as_, db, db.write(make_teacher, town.wayan, town.chief))
