"""The anchors of a log of two days."""

from pathlib import Path

import pytest

from api.foundation.anchors import Anchor, read_anchors
from tests.conftest import Db
from tests.foundation.chains import seal_two_days


@pytest.fixture
def anchors(db: Db, tmp_path: Path) -> list[Anchor]:
    db.write(seal_two_days, tmp_path / "anchors")
    found, faults = read_anchors(tmp_path / "anchors")
    assert (len(found), faults) == (2, [])
    return found
