"""Names and numbers of fictitious people: of the valid form, and nobody's."""

import asyncio
import re
from datetime import date

import pytest

from api.demo.keys import Keys, dice
from api.demo.names import MAN, WOMAN, Numbers, draw
from api.demo.people import Crowd, Person
from api.demo.personas import HASH, NAMED, PASSWORD, SIGN_INS
from api.demo.places import lay_out
from api.identity.passwords import fits
from api.organization.people import numbers

LONG = 45
PNS = re.compile(r"(19|20)\d{2}(0[1-9]|1[0-2])\d{2}(19|20)\d{2}(0[1-9]|1[0-2])[12]9\d{2}")
PPPK = re.compile(r"(19|20)\d{2}(0[1-9]|1[0-2])\d{2}20\d{2}2[1-9][12]9\d{2}")


@pytest.fixture(scope="module")
def people() -> list[Person]:
    keys = Keys()
    fixed = sum(bool(one.title) for one in NAMED)
    return Crowd(keys).fill(lay_out(keys, 11_000, fixed))


def test_numbers_are_valid_and_marked_as_fictitious(people: list[Person]) -> None:
    """R123, R124: structure, sex, birth; serial 9xx."""
    for person in people:
        if not person.number:
            continue
        pattern = PPPK if person.employee_kind == "pppk" else PNS
        assert pattern.fullmatch(person.number), person.number
        assert person.number[:8] == f"{person.born:%Y%m%d}"
        assert person.number[14] == ("1" if person.sex == MAN else "2")
        numbers.read(person.number)


def test_nobody_shares_a_number(people: list[Person]) -> None:
    known = [person.number for person in people if person.number]

    assert len(known) == len(set(known)) == len(people) - 1


def test_people_are_of_a_plausible_age(people: list[Person]) -> None:
    for person in people:
        if person.number and not person.left_on:
            assert date(1966, 1, 1) < person.born < date(2004, 12, 31)


def test_there_are_names_of_one_word_and_very_long_ones(people: list[Person]) -> None:
    assert any(" " not in person.name for person in people)
    assert max(len(person.name) for person in people) >= LONG


def test_names_are_drawn_the_same_each_time() -> None:
    first, second = dice("names"), dice("names")

    assert [draw(first, WOMAN) for _ in range(50)] == [draw(second, WOMAN) for _ in range(50)]


def test_people_born_alike_get_the_next_serial() -> None:
    made = Numbers(("198001012005011901",))

    assert made.nip(date(1980, 1, 1), date(2005, 1, 1), MAN) == "198001012005011902"
    assert made.ni_pppk(date(1990, 2, 3), 2023, WOMAN) == "199002032023212901"


def test_a_whole_city_has_all_agencies(people: list[Person]) -> None:
    assert {person.agency_id for person in people} == set(range(38))


def test_the_password_is_the_one_that_is_told(runner: asyncio.Runner) -> None:
    assert runner.run(fits(PASSWORD, HASH)) is True


def test_everyone_to_sign_in_as_says_what_there_is_to_try() -> None:
    assert len(SIGN_INS) >= 8
    assert all(one.who and one.to_try for one in SIGN_INS)
