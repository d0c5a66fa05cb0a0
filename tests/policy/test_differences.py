"""Two texts in their common and other words: both can be read out of it again."""

from hypothesis import given
from hypothesis import strategies as st

from api.policy.differences import Kept, difference

TEXTS = st.text(alphabet=st.sampled_from("ab .,\n"), max_size=60)


def test_words_that_are_others_stand_beside_each_other() -> None:
    found = difference(
        "evaluasi setiap bulan mulai 1 Januari 2027.",
        "evaluasi setiap bulan mulai 1 April 2027, setelah pelatihan.",
    )
    assert [(one["kept"].value, one["text"]) for one in found] == [
        ("same", "evaluasi setiap bulan mulai 1 "),
        ("removed", "Januari"),
        ("added", "April"),
        ("same", " 2027"),
        ("added", ", setelah pelatihan"),
        ("same", "."),
    ]


@given(TEXTS, TEXTS)
def test_both_texts_are_in_it(before: str, after: str) -> None:
    found = difference(before, after)
    assert "".join(one["text"] for one in found if one["kept"] is not Kept.ADDED) == before
    assert "".join(one["text"] for one in found if one["kept"] is not Kept.REMOVED) == after
