"""Nobody comes to more power than is theirs, by whatever way and over however many people."""

from typing import Any

import pytest

from tests.found import found
from tests.matrix.asking import requests_of
from tests.matrix.becoming import (
    NOTHING_GIVEN,
    OWN,
    SUPERIORS,
    Gains,
    Trying,
    agency_of,
    ceiling,
    reached,
)
from tests.matrix.world import GRANTABLE, World

GIVING = ("identity", "organization")
"""The modules that give power; those above only use it."""


@pytest.fixture(scope="package")
def trying(world: World) -> Trying:
    return Trying(world)


@pytest.fixture(scope="package")
def gains(trying: Trying) -> dict[str, Gains]:
    """Everybody's attempts, once."""
    world = trying.world
    clients = {name: world.sign_in(person.id) for name, person in trying.people.items()}
    return {name: trying.gains_of(client, name) for name, client in clients.items()}


def test_every_route_that_may_give_power_is_tried(trying: Trying) -> None:
    """A new route of identity or organization says here whether it gives anybody anything."""
    routes = {n for n, (_, one) in requests_of(trying.world).items() if one["tags"][0] in GIVING}
    routes -= {n for n in routes if "import" in n or n == "get_left_out_rows"}

    assert routes == set(trying.tries) | NOTHING_GIVEN


@pytest.mark.parametrize("name", OWN)
def test_nobody_comes_to_more_than_is_theirs(gains: dict[str, Gains], name: str) -> None:
    people, atoms = reached(name, gains)

    assert atoms <= ceiling(name), f"{name} as {sorted(people - {name})}"


def test_hr_of_an_agency_lets_in_its_own_people_and_nobody_who_is_more(
    gains: dict[str, Gains],
) -> None:
    own = {name for name in OWN if agency_of(name) == 1}
    more = {"hr_agency", "hr_same", "admin_to_be", "head_to_be", "assessor_to_be"}

    assert gains["hr_agency"].becomes - {"hr_agency"} == own - more
    assert gains["hr_elsewhere"].becomes - {"hr_elsewhere"} == {"stranger"}
    assert gains["hr_of_city_hall"].becomes == {"hr_of_city_hall"}, "the mayor leads all agencies"


def test_city_hr_lets_in_everybody_but_its_equals_and_those_above(gains: dict[str, Gains]) -> None:
    above = {"hr_city", "auditor", "admin", "admin_to_be"}

    assert gains["hr_city"].becomes - {"hr_city"} == set(OWN) - above


def test_whoever_holds_no_office_gives_nothing(gains: dict[str, Gains]) -> None:
    plain = [name for name, own in OWN.items() if not _office(own) and name not in SUPERIORS]

    for name in found(plain):
        assert gains[name] == Gains({name}), "a token of one's own, and nothing else"
    assert gains["auditor"] == Gains({"auditor"})


@pytest.mark.parametrize("name", SUPERIORS)
def test_a_superior_gives_the_assessing_of_their_own_staff_and_nothing_else(
    gains: dict[str, Gains], name: str
) -> None:
    """Art. 1 no. 9."""
    assert gains[name].becomes == {name}
    assert gains[name].atoms
    assert gains[name].atoms <= {atom for atom in OWN[name] if atom[0] == "over"}


def _office(own: set[tuple[str, Any]]) -> bool:
    return any(kind in ("role", "keeps") for kind, _ in own)


@pytest.mark.parametrize("name", ["hr_agency", "hr_city", "admin"])
def test_a_token_makes_nobody_anybody(trying: Trying, name: str) -> None:
    """Not even of a person who may: whoever finds a token must not become people by it."""
    world = trying.world
    draft = {"name": "skrip", "scopes": GRANTABLE, "expires_on": "2027-03-31"}
    world.remember()
    made = world.sign_in(trying.people[name].id).post("/tokens", draft).json()
    world.forget()

    found_by_token = trying.gains_of(world.bearer(made["token"]), None)

    assert found_by_token.becomes == set()
    assert not {kind for kind, _ in found_by_token.atoms} & {"role", "keeps"}
    assert found_by_token.atoms <= ceiling(name)


@pytest.mark.parametrize("account", ["account", "account_elsewhere", "account_city"])
def test_another_system_gives_nothing(trying: Trying, account: str) -> None:
    assert trying.gains_of(trying.world.callers[account], None) == Gains()
