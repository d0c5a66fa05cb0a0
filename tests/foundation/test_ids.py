"""Keys name their agency and sort by time."""

from hypothesis import given
from hypothesis import strategies as st

from api.foundation.ids import agency_of, new_id, random_id


@given(st.integers(min_value=0, max_value=65535))
def test_a_key_names_its_agency(agency: int) -> None:
    key = new_id(agency)

    assert agency_of(key) == agency
    assert key.version == 8
    assert key.variant == "specified in RFC 4122"


def test_keys_sort_by_time() -> None:
    before = new_id(9)
    while new_id(1).int >> 80 == before.int >> 80:
        pass

    assert new_id(0).bytes > before.bytes


def test_a_random_key_tells_no_time() -> None:
    assert random_id().version == 4
