"""What tests of measured figures begin with."""

import pytest

from tests.conftest import Db
from tests.goals.factories import As, make_plan
from tests.measurements.mapping import Measured
from tests.people import Town


@pytest.fixture
def measured(town: Town, as_: As, db: Db) -> Measured:
    """Give a service that counts, and Wayan's agreed plan that nothing measures yet."""
    return Measured(as_, db, town, db.write(make_plan, town.wayan, town.chief))


@pytest.fixture
def figure(measured: Measured) -> Measured:
    """Give a figure of two cases, one of them late."""
    measured.deliver(a=6, b=1)
    measured.started()
    return measured
