"""What tests on what people say begin with: a policy that is open."""

import pytest

from tests.conftest import Db
from tests.people import Town
from tests.policy.drafting import As
from tests.policy.talking import Talking, talking


@pytest.fixture
def open_policy(town: Town, as_: As, db: Db) -> Talking:
    return talking(town, as_, db)
