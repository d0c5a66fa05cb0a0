"""Weak passwords: common ones in any dress, and what everybody can know of a person."""

from datetime import date

import pytest

from api.identity.weakness import Known, common, weakness

WAYAN = Known(
    "198405172009032001",
    frozenset({"Ni Wayan Sukerti", "Iluh", "081234567890", "198405172009032001"}),
    (date(1984, 5, 17),),
)


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("Rahasia#1", "too_short"),
        ("aaaaaaaaaaaa", "too_uniform"),
        ("sanursanursanur", "too_uniform"),
        ("Denpasar2026!", "too_common"),
        ("password123", "too_common"),
        ("P@ssw0rd2026", "too_common"),
        ("r4h4s14123", "too_common"),
        ("sayangku1990", "too_common"),
        ("balidenpasar", "too_common"),
        ("demo-denpasar-2026", "too_common"),
        ("kinerja.asn.26", "too_common"),
        ("17agustus1945", "too_common"),
        ("qwertyuiop", "too_common"),
        ("asdfgh123456", "too_common"),
        ("1q2w3e4r5t", "too_common"),
        ("0361223344", "too_common"),
        ("17-08-1945-01", "too_common"),
        ("198405172009032001", "is_the_login"),
        ("Nip198405172009032001", "is_the_login"),
        ("Sukerti1984", "is_about_you"),
        ("wayan.sukerti", "is_about_you"),
        ("Sukerti-bali-17", "is_about_you"),
        ("iluh17051984", "is_about_you"),
        ("081234567890ni", "is_about_you"),
    ],
)
def test_what_a_guesser_tries_first_is_refused(password: str, code: str) -> None:
    assert weakness(password, WAYAN) == code


@pytest.mark.parametrize(
    "password",
    [
        "sawah hijau di Sanur",
        "ombak besar di Serangan",
        "gamelan subak canang 77",
        "Sukerti menanam kelapa",
        "x9!Kv3#qLm2@",
        "tiga kucing makan tahu",
        "bali-83749283749",
    ],
)
def test_what_nobody_guesses_is_taken(password: str) -> None:
    assert weakness(password, WAYAN) is None


def test_the_list_knows_both_the_world_s_and_the_city_s() -> None:
    assert len(common()) > 600
    assert {"password", "qwerty", "rahasia", "denpasar", "suksma", "kinerja"} <= common()
