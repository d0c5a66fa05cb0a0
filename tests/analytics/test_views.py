"""Views of the cockpit that people save, and the notice as a week begins."""

from collections.abc import Callable
from datetime import date
from typing import Any

from api.analytics.views.service import MOST_VIEWS, tell_of_briefs
from api.foundation.clock import moved_to, now
from api.foundation.daily import Days
from tests.conftest import Db
from tests.http import Client, problem_of
from tests.people import Town

As = Callable[..., Client]
PATH = "/cockpit/views"
DRAFT = {"name": "Rapat Senin", "is_weekly": True}


def _save(client: Client, **other: Any) -> Any:
    answer = client.post(PATH, {**DRAFT, **other})
    assert answer.status_code == 201, answer.text
    return answer.json()


def _turns(client: Client) -> list[str]:
    return [
        task["subject_id"]
        for task in client.get("/tasks").json()["items"]
        if task["kind"] == "read_brief"
    ]


def _on(db: Db, day: date) -> int:
    moment = now().replace(year=day.year, month=day.month, day=day.day, hour=1)
    with moved_to(moment):
        return db.write(tell_of_briefs, Days(day, day))


def test_a_view_is_saved_changed_and_dropped_by_its_owner(town: Town, as_: As) -> None:
    chief = as_(town.chief.id)

    saved = _save(chief, unit_id=str(town.puskesmas), listed="help")
    changed = chief.put(
        f"{PATH}/{saved['id']}", {"name": "Rapat Selasa", "is_weekly": False}, version=1
    ).json()

    assert (saved["unit"]["name"], saved["listed"], saved["version"]) == ("Puskesmas I", "help", 1)
    assert (changed["name"], changed["is_weekly"], changed["version"]) == ("Rapat Selasa", False, 2)
    assert chief.get(PATH).json()["items"] == [changed]
    assert as_(town.head.id).get(PATH).json()["items"] == []
    assert chief.delete(f"{PATH}/{saved['id']}", version=2).status_code == 204
    assert chief.get(PATH).json()["items"] == []


def test_a_repeated_request_saves_once(town: Town, as_: As) -> None:
    chief = as_(town.chief.id)
    for _ in range(2):
        assert chief.post(PATH, DRAFT, key="sekali").status_code == 201

    assert len(chief.get(PATH).json()["items"]) == 1


def test_the_week_s_notice_comes_once_and_goes_when_it_is_read(town: Town, as_: As, db: Db) -> None:
    chief = as_(town.chief.id)
    saved = _save(chief)
    _save(chief, name="Tanpa pemberitahuan", is_weekly=False)

    told = [_on(db, date(2026, 9, day)) for day in (28, 29, 30)]
    before = _turns(chief)
    assert chief.post(f"{PATH}/{saved['id']}/reading").status_code == 204
    after = _turns(chief)
    next_week = _on(db, date(2026, 10, 5))

    assert (told, next_week) == ([1, 0, 0], 1)
    assert (before, after) == ([saved["id"]], [])
    assert _turns(chief) == [saved["id"]]
    chief.put(f"{PATH}/{saved['id']}", {"name": "Rapat", "is_weekly": False}, version=1)
    assert _turns(chief) == []


def test_what_may_not_be_saved_is_refused(town: Town, as_: As, with_token: As) -> None:
    chief, head = as_(town.chief.id), as_(town.head.id)
    saved = _save(chief)
    place = f"{PATH}/{saved['id']}"

    assert problem_of(as_(town.wayan.id).post(PATH, DRAFT)) == "not-permitted"
    assert problem_of(chief.post(PATH, {**DRAFT, "unit_id": str(town.disdik)})) == "not-found"
    assert problem_of(with_token(town.chief.id, "goals:read").post(PATH, DRAFT)) == "scope-missing"
    assert chief.post(PATH, {**DRAFT, "name": " "}).json()["errors"][0]["pointer"] == "/name"
    assert chief.post(PATH, {**DRAFT, "listed": "semua"}).status_code == 422
    for refused in (
        head.put(place, DRAFT, version=1),
        head.delete(place, version=1),
        head.post(f"{place}/reading"),
    ):
        assert problem_of(refused) == "not-found"
    assert problem_of(chief.put(place, DRAFT, version=7)) == "edited-meanwhile"
    assert problem_of(chief.delete(place, version=7)) == "edited-meanwhile"


def test_nobody_saves_without_end(town: Town, as_: As) -> None:
    chief = as_(town.chief.id)
    for number in range(MOST_VIEWS):
        _save(chief, name=f"Tampilan {number}")

    assert problem_of(chief.post(PATH, DRAFT)) == "too-many-views"
