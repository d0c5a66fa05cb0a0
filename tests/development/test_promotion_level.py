"""A higher jenjang: proposed, decided, begun as a post on its day (R82, R83)."""

from datetime import date

from api.development.promotion.carrying_out import carry_out_due
from api.foundation.clock import moved_to
from api.foundation.daily import Days
from tests.conftest import Db
from tests.development.careers import (
    ACCEPTED,
    DECEMBER,
    NEED,
    WINDOW,
    As,
    credit,
    decide,
    enter,
    make_ready,
    own,
    propose,
    record,
)
from tests.people import Town


def _at_next_level(db: Db, as_: As, town: Town) -> str:
    make_ready(db, as_, town)
    hr = as_(town.hr_agency.id)
    credit(hr, town.wayan.id, "100")
    enter(hr, town.wayan.id, record("uji_kompetensi", "ahli_madya", "2026-03-01"))
    hr.put("/position-needs", NEED | {"seats": 1})
    answer = propose(hr, town.wayan.id, path="jenjang").json()
    assert answer["proposed"] == 1, answer
    key: str = answer["items"][0]["proposal"]["id"]
    return key


def test_a_higher_jenjang_begins_as_a_post_on_its_day(town: Town, as_: As, db: Db) -> None:
    key = _at_next_level(db, as_, town)

    decided = decide(as_, town, key, ACCEPTED)

    assert decided.status_code == 200, decided.text
    assert (decided.json()["surplus"], decided.json()["surplus_stays"]) == ("18.75", False)
    posts = as_(town.wayan.id).get(f"/employees/{town.wayan.id}").json()["assignments"]
    assert [(one["title"], one["position_kind"], one["valid_from"]) for one in posts] == [
        ("Perawat Ahli Madya", "ahli_madya", WINDOW),
        ("Perawat Ahli Muda", "ahli_muda", "2026-01-01"),
    ]
    assert posts[1]["valid_until"] == WINDOW
    with moved_to(DECEMBER):
        assert db.write(carry_out_due, Days(date(2026, 11, 30), date(2026, 12, 1))) == 1


def test_r82_after_the_jenjang_the_golongan_is_proposed_with_the_same_points(
    town: Town, as_: As, db: Db
) -> None:
    """III/d in Ahli Muda with 218.75 points: first Ahli Madya, then IV/a with what was reached."""
    key = _at_next_level(db, as_, town)
    decide(as_, town, key, ACCEPTED | {"effective_on": WINDOW})
    later = own(as_(town.wayan.id), town.wayan.id, "2027-01-01")["pilihan_fungsional"]

    assert (later["from_value"], later["to_value"]) == ("III/c", "III/d")
    assert later["conditions"][0]["code"] == "time_in_rank"
