"""What posts an agency needs, beside what it has."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.career.families import family_key, family_of, raised
from api.organization.models import PositionKind
from tests.conftest import Db
from tests.development.careers import NEED, As, make_nurse, promote_by_id
from tests.people import Town


def _staff(session: Session, town: Town) -> None:
    make_nurse(session, town.wayan.id)
    promote_by_id(session, town.made.id, PositionKind.AHLI_MADYA, "Perawat Ahli Madya")


def _rows(answer: Any) -> dict[str, tuple[int, int | None, int | None]]:
    assert answer.status_code == 200, answer.text
    return {
        one["level"]: (one["filled"], one["seats"], one["free"])
        for one in answer.json()["items"]
        if one["family"] == "Perawat"
    }


def test_a_family_is_the_title_without_its_jenjang() -> None:
    assert family_of("Guru Pendidikan Jasmani Ahli Pertama") == "Guru Pendidikan Jasmani"
    assert family_key("PERAWAT  ahli Muda") == family_key("Perawat Mahir") == "perawat"
    assert raised("Perawat Ahli Muda", "ahli_madya") == "Perawat Ahli Madya"
    assert raised("Kepala SD Negeri 3", "ahli_madya") == "Kepala SD Negeri 3 Ahli Madya"


def test_what_is_needed_stands_beside_what_there_is(town: Town, as_: As, db: Db) -> None:
    db.write(_staff, town)
    hr = as_(town.hr_agency.id)

    before = _rows(hr.get("/position-needs"))
    after = _rows(hr.put("/position-needs", NEED | {"seats": 3}))
    fewer = _rows(hr.put("/position-needs", NEED | {"seats": 0, "family": "PERAWAT ahli madya"}))

    assert before == {"ahli_muda": (1, None, None), "ahli_madya": (1, None, None)}
    assert after["ahli_madya"] == (1, 3, 2)
    assert fewer["ahli_madya"] == (1, 0, 0)


def test_a_need_of_a_later_day_holds_from_that_day(town: Town, as_: As, db: Db) -> None:
    db.write(_staff, town)
    hr = as_(town.hr_agency.id)
    hr.put("/position-needs", NEED | {"seats": 2})

    shown = hr.put("/position-needs", NEED | {"seats": 9, "valid_from": "2027-01-01"})

    assert _rows(shown)["ahli_madya"] == (1, 2, 1)


def test_what_nobody_holds_yet_is_listed_once_it_is_needed(town: Town, as_: As) -> None:
    shown = as_(town.hr_city.id).put("/position-needs", NEED | {"seats": 2})

    assert _rows(shown) == {"ahli_madya": (0, 2, 2)}


def test_only_hr_says_and_sees_what_is_needed(town: Town, as_: As, with_token: As) -> None:
    draft = NEED | {"seats": 2}

    def both(who: UUID) -> tuple[int, int]:
        me = as_(who)
        return me.get("/position-needs", agency_id=1).status_code, me.put(
            "/position-needs", draft
        ).status_code

    assert both(town.wayan.id) == (403, 403)
    assert both(town.chief.id) == (403, 403)
    assert both(town.stranger.id) == (404, 404)
    assert both(town.auditor.id) == (200, 403)
    assert both(town.hr_agency.id) == (200, 200)
    reader = with_token(town.hr_agency.id, "development:read")
    assert reader.put("/position-needs", draft).status_code == 403
    assert as_(town.hr_city.id).get("/position-needs", agency_id=77).status_code == 404


def test_a_need_names_what_is_wrong_with_it(town: Town, as_: As) -> None:
    answer = as_(town.hr_agency.id).put(
        "/position-needs", NEED | {"seats": -1, "level": "pelaksana"}
    )

    assert answer.status_code == 422
    assert {one["pointer"] for one in answer.json()["errors"]} == {"/seats", "/level"}
