"""Names and numbers of fictitious people: of the valid form, and nobody's."""

import asyncio
import re
from datetime import date

import pytest

from api.identity.passwords import THREADS, fits
from api.organization.people import numbers
from demo.days import dice
from demo.names import MAN, WOMAN, Numbers, draw
from demo.people import Cast, Person, alike
from demo.personas import HASH, PASSWORD, SIGN_INS
from demo.places import lay_out

LONG = 45
PNS = re.compile(r"(19|20)\d{2}(0[1-9]|1[0-2])\d{2}(19|20)\d{2}(0[1-9]|1[0-2])[12]9\d{2}")
PPPK = re.compile(r"(19|20)\d{2}(0[1-9]|1[0-2])\d{2}20\d{2}2[1-9][12]9\d{2}")


@pytest.fixture(scope="module")
def people() -> list[Person]:
    """Everybody who is entered in a whole city, and some thousands of their likes."""
    cast = Cast(lay_out(1, whole=True))
    staff = [one for one in cast.people if not one.is_head and one.number]
    chance = dice("likes")
    likes = [alike(chance, cast.numbers, one, one.place) for one in staff * 40]
    return [*cast.people, *likes]


def test_numbers_are_valid_and_marked_as_fictitious(people: list[Person]) -> None:
    """R123, R124: structure, sex, birth; serial 9xx."""
    assert len(people) > 5_000
    for person in people:
        if person.number:
            assert (PPPK if person.is_pppk else PNS).fullmatch(person.number), person.number
            assert person.number[14] == ("1" if person.sex == MAN else "2")
            born = numbers.read(person.number).born_on
            assert born
            assert date(1966, 1, 1) < born < date(2004, 12, 31)


def test_nobody_shares_a_number(people: list[Person]) -> None:
    known = [person.number for person in people if person.number]

    assert len(known) == len(set(known)) == len(people) - 1


def test_there_are_names_of_one_word_and_very_long_ones(people: list[Person]) -> None:
    assert any(" " not in person.name for person in people)
    assert max(len(person.name) for person in people) >= LONG


def test_names_are_drawn_the_same_each_time() -> None:
    first, second = dice("names"), dice("names")
    drawn = [draw(first, WOMAN) for _ in range(50)]

    assert len(set(drawn)) > 40
    assert drawn == [draw(second, WOMAN) for _ in range(50)]


def test_people_born_alike_get_the_next_serial() -> None:
    made = Numbers(("198001012005011901",))

    assert made.nip(date(1980, 1, 1), date(2005, 1, 1), MAN) == "198001012005011902"
    assert made.ni_pppk(date(1990, 2, 3), 2023, WOMAN) == "199002032023212901"


def test_a_whole_city_has_all_agencies(people: list[Person]) -> None:
    assert len({person.place.agency for person in people}) == 38


def test_the_password_is_the_one_that_is_told(runner: asyncio.Runner) -> None:
    assert runner.run(fits(THREADS.run, PASSWORD, HASH)) is True


def test_everyone_to_sign_in_as_says_what_there_is_to_try() -> None:
    assert len(SIGN_INS) >= 8
    assert all(one.who and one.to_try for one in SIGN_INS)
