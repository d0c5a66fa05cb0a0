"""Needs are counted by unit, post and competence; small groups are for who leads them."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from api.organization.models import Assignment, Employee, Position, PositionKind, UnitKind
from tests.conftest import Db
from tests.development.learning import As, add_technical, look, name_indicator, word
from tests.evaluations.factories import Q2, Q3, make_plan, report
from tests.http import Client
from tests.people import Person, Town, make_employee, make_unit

PLACES = {"Pustu A": ("000G/000G/000G/000G/", 6), "Pustu B": ("000G/000G/000G/000W/", 2)}


def _needy(session: Session, town: Town, unit_id: UUID, name: str) -> Person:
    person = make_employee(session, unit_id, name, assessor_id=town.chief.id)
    work = make_plan(session, person, town.chief)
    name_indicator(session, work.indicators[1], "Gizi buruk tertangani")
    for period in (Q2, Q3):
        report(session, person, work, 30, at=1, period_id=period)
    return person


def _people(session: Session, town: Town) -> dict[str, Any]:
    units = {
        name: make_unit(session, 1, name, path, town.puskesmas, UnitKind.SEKSI)
        for name, (path, _) in PLACES.items()
    }
    people = [
        _needy(session, town, units[name], f"{name} {at}")
        for name, (_, size) in PLACES.items()
        for at in range(size)
    ]
    people.append(_needy(session, town, town.puskesmas, "Ni Luh Sendiri"))
    for at, person in enumerate(people):
        post = session.get_one(Assignment, person.assignment_id)
        position = session.get_one(Position, post.position_id)
        position.title = "Nutrisionis Ahli Muda" if at % 3 else "Bidan Terampil"
        position.kind = PositionKind.AHLI_MUDA
    make_employee(session, units["Pustu B"], "Tanpa Kebutuhan", assessor_id=town.chief.id)
    return {**units, "people": people}


@pytest.fixture
def made(town: Town, db: Db, as_: As) -> dict[str, Any]:
    city = as_(town.hr_city.id)
    add_technical(city)
    word(city, "gizi buruk", "gizi")
    found: dict[str, Any] = db.write(_people, town)
    assert len(look(db)) == 9
    return found


def _heat(client: Client, unit_id: UUID, **wanted: Any) -> Any:
    answer = client.get("/development/needs", unit_id=unit_id, **wanted)
    assert answer.status_code == 200, answer.text
    return answer.json()


def _rows(shown: Any) -> list[tuple[str, int | None, list[int | None]]]:
    return [
        (one["name"], one["people"], [cell["people"] for cell in one["cells"]])
        for one in shown["rows"]
    ]


def test_needs_are_counted_by_the_units_below_and_the_unit_s_own(
    town: Town, as_: As, made: dict[str, Any]
) -> None:
    chief = as_(town.chief.id)
    shown = _heat(chief, town.puskesmas)

    assert (shown["people"], shown["needs"], shown["year"]) == (9, 9, 2026)
    assert [one["code"] for one in shown["competences"]] == ["gizi"]
    assert _rows(shown) == [("Pustu A", 6, [6]), ("Pustu B", 2, [2]), ("Puskesmas I", 1, [1])]
    assert [one["key"] for one in shown["rows"]] == [
        str(made["Pustu A"]),
        str(made["Pustu B"]),
        "own",
    ]
    above = _heat(as_(town.head.id), town.dinkes)
    assert _rows(above) == [("Puskesmas I", 9, [9])]
    assert _heat(chief, town.puskesmas, year=2025)["rows"] == []


def test_needs_are_counted_by_post_and_by_competence(
    town: Town, as_: As, made: dict[str, Any]
) -> None:
    chief = as_(town.chief.id)

    assert _rows(_heat(chief, town.puskesmas, by="position")) == [
        ("nutrisionis", 6, [6]),
        ("bidan", 3, [3]),
    ]
    assert _rows(_heat(chief, town.puskesmas, by="competence")) == [("Asesmen gizi", 9, [9])]


def test_small_groups_are_hidden_from_who_does_not_lead_them(
    town: Town, as_: As, made: dict[str, Any]
) -> None:
    auditor, hr = as_(town.auditor.id), as_(town.hr_agency.id)
    shown = _heat(auditor, town.puskesmas)

    assert _rows(shown) == [
        ("Pustu A", 6, [6]),
        ("Pustu B", None, [None]),
        ("Puskesmas I", None, [None]),
    ]
    assert (shown["people"], shown["needs"], shown["small_group"]) == (None, 6, 5)
    assert _rows(_heat(hr, town.puskesmas))[1] == ("Pustu B", 2, [2])


def _moved(session: Session, person: Person, unit_id: UUID) -> None:
    session.get_one(Employee, person.id).unit_id = unit_id


def test_people_are_named_with_the_facts_to_who_leads_them(
    town: Town, as_: As, db: Db, made: dict[str, Any]
) -> None:
    wanted = {"unit_id": made["Pustu A"], "competence_code": "gizi"}
    chief = as_(town.chief.id)
    first = chief.get("/development/needs/people", **wanted, size=4).json()
    second = chief.get("/development/needs/people", **wanted, size=4, page=2).json()

    assert (first["total"], len(first["items"]), len(second["items"])) == (6, 4, 2)
    assert first["origins"] == [{"kind": "indicator", "people": 6}]
    one = first["items"][0]
    assert (one["unit_name"], one["state"], one["strength"]) == ("Pustu A", "proposed", 2)
    assert [origin["value"] for origin in one["origins"]] == ["30"]
    db.write(_moved, made["people"][0], made["Pustu B"])
    again = chief.get("/development/needs/people", **wanted).json()
    assert again["total"] == 5, "people count where they serve now"


def test_the_people_behind_a_cell_are_those_of_its_row(
    town: Town, as_: As, made: dict[str, Any]
) -> None:
    chief = as_(town.chief.id)
    wanted = {"unit_id": town.puskesmas, "competence_code": "gizi"}

    def names(**more: Any) -> tuple[int, list[str]]:
        found = chief.get("/development/needs/people", **wanted, **more).json()
        assert sum(one["people"] for one in found["origins"]) == found["total"]
        return found["total"], [one["employee"]["name"] for one in found["items"]]

    assert names(own=True) == (1, ["Ni Luh Sendiri"])
    shown = _heat(chief, town.puskesmas, by="position")["rows"]
    of_titles = {row["key"]: names(title=row["key"])[0] for row in shown}
    assert (
        of_titles == {row["key"]: row["people"] for row in shown} == {"nutrisionis": 6, "bidan": 3}
    )
    total, found = names(title="nutrisionis", size=2, page=2)
    assert (total, len(found)) == (6, 2)


def test_who_counts_and_who_is_refused(town: Town, as_: As, made: dict[str, Any]) -> None:
    where = {"unit_id": town.puskesmas}
    people = {**where, "competence_code": "gizi"}
    for who, counts, names in (
        (town.chief, 200, 200),
        (town.head, 200, 200),
        (town.hr_agency, 200, 200),
        (town.hr_city, 200, 200),
        (town.auditor, 200, 403),
        (town.wayan, 403, 403),
        (town.stranger, 403, 403),
    ):
        client = as_(who.id)
        assert client.get("/development/needs", **where).status_code == counts
        assert client.get("/development/needs/people", **people).status_code == names
    chief = as_(town.chief.id)
    assert chief.get("/development/needs", unit_id=uuid4()).status_code == 404
    assert chief.get("/development/needs", unit_id=town.dinkes).status_code == 403
    unknown = chief.get("/development/needs/people", **where, competence_code="terbang")
    assert unknown.status_code == 422
    assert chief.get("/development/needs", **where, by="bulan").status_code == 422
