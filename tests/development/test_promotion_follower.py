"""What is kept is what would be judged: after each change, by whichever way, for one and for all."""

from datetime import date
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.development.promotion import checks, follower
from api.development.promotion.models import PromotionCheck
from api.development.promotion.reading import read_people
from api.development.promotion.rules import load_rules
from api.development.promotion.windows import kept_windows
from tests.conftest import Db
from tests.development.careers import NEED, As, candidates, enter, follow, make_ready, own, record
from tests.people import Town


def _wrong(db: Db) -> list[str]:
    found: list[str] = db.runner.run(follower.find_wrong(db.database))
    return found


def test_after_each_change_everything_is_as_if_judged_anew(town: Town, as_: As, db: Db) -> None:
    db.runner.run(follower.recheck_all(db.database))
    hr = as_(town.hr_agency.id)

    make_ready(db, as_, town)
    assert _wrong(db) == []
    shown = enter(hr, town.wayan.id, record("hukuman", "ringan", until_on="2026-12-31"))
    assert _wrong(db) == []
    assert candidates(hr)["counts"]["one_missing"] == 1
    hr.post(f"/career-records/{shown['items'][0]['id']}/reversal", {"reason": "Dibatalkan"})
    hr.put("/position-needs", NEED | {"seats": 4})
    assert _wrong(db) == []
    assert candidates(hr, path="jenjang")["counts"]["more_missing"] == 2


def test_a_post_that_is_taken_changes_the_way_of_who_may_rise_into_it(
    town: Town, as_: As, db: Db
) -> None:
    db.runner.run(follower.recheck_all(db.database))
    make_ready(db, as_, town)
    hr = as_(town.hr_agency.id)
    hr.put("/position-needs", NEED | {"seats": 1})
    follow(db)
    person = hr.get(f"/employees/{town.made.id}").json()
    post = {
        "unit_id": person["unit_id"],
        "title": "Perawat Ahli Madya",
        "position_kind": "ahli_madya",
        "kind": "definitif",
        "valid_from": "2026-10-01",
    }

    begun = hr.post(f"/employees/{town.made.id}/assignments", post)

    assert begun.status_code == 201, begun.text
    assert _wrong(db) == []
    vacancy = own(hr, town.wayan.id)["jenjang"]["conditions"][-1]
    assert (vacancy["state"], vacancy["facts"][0]["have"]) == ("not_met", "1")


def _tamper(session: Session) -> None:
    session.execute(update(PromotionCheck).values(missing=0))


def test_what_is_kept_otherwise_is_found_and_mended(town: Town, as_: As, db: Db) -> None:
    make_ready(db, as_, town)
    db.runner.run(follower.recheck_all(db.database))
    assert db.runner.run(follower.recheck_all(db.database)) == 0

    db.write(_tamper)

    assert _wrong(db) != []
    assert db.runner.run(follower.recheck_all(db.database)) > 0
    assert _wrong(db) == []


def _windows(session: Session) -> set[date]:
    return set(session.scalars(select(PromotionCheck.window_on).distinct()))


def _one_by_one(session: Session) -> list[Any]:
    rules, windows = load_rules(session), kept_windows(session)
    return [
        row
        for key in checks.everybody(session)
        for one in read_people(session, [key])
        for row in checks.judge(one, rules, windows)
    ]


def _together(session: Session) -> list[Any]:
    rules, windows = load_rules(session), kept_windows(session)
    everybody = checks.everybody(session)
    found = {one.id: one for one in read_people(session, everybody)}
    return [row for key in everybody for row in checks.judge(found[key], rules, windows)]


def test_judging_many_is_judging_one_by_one(town: Town, as_: As, db: Db) -> None:
    make_ready(db, as_, town)
    as_(town.hr_agency.id).put("/position-needs", NEED | {"seats": 1})

    assert db.read(_together) == db.read(_one_by_one)
    assert db.read(_windows) == {date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)}
