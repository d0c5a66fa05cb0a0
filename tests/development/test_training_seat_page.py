"""One seat is shown with what is needed to answer it, and to let the person go."""

import pytest

from tests.conftest import Db
from tests.development.training import approved, make_competences, make_staff, offered
from tests.evaluations.guards import As
from tests.people import Person, Town

LATER = [{"on": "2026-11-06", "starts": "08:00", "ends": "12:00"}]


@pytest.fixture
def staff(town: Town, db: Db) -> list[Person]:
    """Five of the puskesmas, of whose eight people two may be away at once."""
    db.write(make_competences)
    found: list[Person] = db.write(make_staff, town, (5, 4, 3, 2, 1))
    return found


def test_the_superior_sees_who_else_is_away_and_the_person_sees_who_is_asked_next(
    town: Town, as_: As, staff: list[Person]
) -> None:
    one, other = staff[0], staff[1]
    seats = offered(as_, town, approved(as_, town, seats=1))
    offered(as_, town, approved(as_, town, seats=1, title="Yang lain", sessions=LATER))
    place = f"/training-seats/{seats[str(one.id)]['id']}"

    own = as_(one.id).get(place).json()
    as_(one.id).post(f"{place}/answer", {"accepts": True})
    asked = as_(town.chief.id).get(place).json()

    assert own["superior"] == {"id": str(town.chief.id), "name": town.chief.name}
    assert (own["provider"], own["mode"], own["approve_days"]) == ("BKPSDM", "tatap_muka", 2)
    assert (own["unit_most"], own["seat"]["reasons"]["unit_people"]) == (2, 8)
    assert own["colleagues"] == [], "who else is asked is for whoever lets people go"
    assert asked["seat"]["may"] == ["approve"]
    [away] = asked["colleagues"]
    assert away["employee"] == {"id": str(other.id), "name": other.name}
    assert (away["title"], away["state"], away["days"]) == ("Yang lain", "offered", ["2026-11-06"])
    mine = as_(one.id).get(f"/employees/{one.id}/training-seats").json()
    assert (mine["superior"], mine["approve_days"]) == (own["superior"], 2)


def test_a_seat_is_nobody_elses_business(town: Town, as_: As, staff: list[Person]) -> None:
    seats = offered(as_, town, approved(as_, town))
    place = f"/training-seats/{seats[str(staff[0].id)]['id']}"

    for who in (town.stranger, staff[3]):
        assert as_(who.id).get(place).status_code == 404
