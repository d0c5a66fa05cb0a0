"""The competence model is kept by HR; levels have two views, a reason, a history and a gap (R31)."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from api.development.competence.catalogue import title_key
from api.development.competence.models import CompetenceLevel
from api.foundation.event_tables import EventRecord
from api.organization.models import Assignment, Position, PositionKind
from tests.conftest import Db
from tests.development.learning import BECAUSE, TECHNICAL, As, add_technical, item_of
from tests.http import problem_of
from tests.people import Town, promote

NINE = {
    "integritas",
    "kerja_sama",
    "komunikasi",
    "orientasi_hasil",
    "pelayanan_publik",
    "pengembangan_diri",
    "mengelola_perubahan",
    "pengambilan_keputusan",
    "perekat_bangsa",
}


def test_the_nine_of_the_form_are_there_and_every_post_requires_them(town: Town, as_: As) -> None:
    wayan = as_(town.wayan.id)
    listed = wayan.get("/competences").json()
    mine = wayan.get(f"/employees/{town.wayan.id}/competences").json()

    assert {one["code"] for one in listed["items"]} == NINE
    assert listed["may"] == []
    assert {one["competence"]["code"]: one["post_level"] for one in mine["items"]} == dict.fromkeys(
        NINE, 3
    )
    assert mine["may"] == ["own"]
    assert wayan.get("/rules/texts/R31").status_code == 200


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Guru Ahli Muda", "guru"),
        ("Perawat Terampil", "perawat"),
        ("Kepala Puskesmas", "kepala puskesmas"),
        ("Ahli Muda", "*"),
        ("", "*"),
    ],
)
def test_a_title_counts_without_its_jenjang(title: str, key: str) -> None:
    assert title_key(title) == key


def test_hr_of_an_agency_keeps_its_own_technical_competences(town: Town, as_: As) -> None:
    hr = as_(town.hr_agency.id)
    made = add_technical(hr)
    changed = hr.patch(f"/competences/{made['id']}", {"name": "Asesmen gizi balita"}, version=1)
    stale = hr.patch(f"/competences/{made['id']}", {"name": "Lain"}, version=1)
    ended = hr.patch(f"/competences/{made['id']}", {"valid_until": "2026-10-01"}, version=2)

    assert (changed.status_code, changed.json()["version"]) == (200, 2)
    assert (stale.status_code, problem_of(stale)) == (409, "edited-meanwhile")
    assert ended.status_code == 200
    listed = {one["code"] for one in hr.get("/competences", agency_id=1).json()["items"]}
    every = {one["code"] for one in hr.get("/competences", ended="true").json()["items"]}
    assert (made["code"] in listed, made["code"] in every) == (False, True)
    twice = hr.post("/competences", TECHNICAL)
    assert (twice.status_code, problem_of(twice)) == (409, "already-there")


def test_nobody_keeps_what_is_not_theirs(town: Town, as_: As) -> None:
    city_wide = {**TECHNICAL, "agency_id": None}
    managerial = {**TECHNICAL, "agency_id": None, "group": "manajerial"}
    of_agency = {**TECHNICAL, "group": "manajerial"}
    hr, city, wayan = as_(town.hr_agency.id), as_(town.hr_city.id), as_(town.wayan.id)
    made = add_technical(city)
    requirement = {
        "position_kind": "pelaksana",
        "title": "*",
        "competence_code": "integritas",
        "level": 4,
    }

    for draft in (city_wide, managerial, {**TECHNICAL, "agency_id": 2}):
        assert hr.post("/competences", draft).status_code == 403
    assert wayan.post("/competences", TECHNICAL).status_code == 403
    assert wayan.patch(f"/competences/{made['id']}", {"name": "Lain"}, version=1).status_code == 403
    assert city.patch(f"/competences/{uuid4()}", {"name": "Lain"}, version=1).status_code == 404
    for who in (hr, wayan):
        assert who.put("/position-competences", requirement).status_code == 403
        words = {"words": "jujur", "competence_code": "integritas"}
        assert who.post("/competence-words", words).status_code == 403
    refused = city.post("/competences", {**of_agency, "code": "lain"})
    assert [one["pointer"] for one in refused.json()["errors"]] == ["/group"]
    nowhere = city.post("/competences", {**TECHNICAL, "code": "lain", "agency_id": 77})
    assert [one["pointer"] for one in nowhere.json()["errors"]] == ["/agency_id"]
    unknown = city.put("/position-competences", {**requirement, "competence_code": "terbang"})
    assert [one["pointer"] for one in unknown.json()["errors"]] == ["/competence_code"]


def _guru(session: Session, town: Town) -> None:
    promote(session, town.wayan, PositionKind.AHLI_MUDA)
    post = session.get_one(Assignment, town.wayan.assignment_id)
    session.get_one(Position, post.position_id).title = "Nutrisionis Ahli Muda"


def test_a_title_s_own_requirement_comes_before_that_of_the_kind(
    town: Town, as_: As, db: Db
) -> None:
    db.write(_guru, town)
    city = as_(town.hr_city.id)
    add_technical(city)
    place = f"/employees/{town.wayan.id}/competences"
    general = {"position_kind": "ahli_muda", "title": "*", "competence_code": "gizi", "level": 2}
    own = {**general, "title": "Nutrisionis Ahli Muda", "level": 4}

    levels = []
    for draft in (general, own, {**own, "level": None}, {**general, "level": None}):
        assert city.put("/position-competences", draft).status_code == 200
        found = item_of(city.get(place).json(), "gizi")
        levels.append(found["post_level"] if found else None)

    assert levels == [2, 4, 2, None]
    listed = city.get("/position-competences", position_kind="ahli_muda").json()
    assert (listed["adequate"], listed["items"]) == (3, [])


def test_two_views_a_gap_and_what_was_said_before(town: Town, as_: As, db: Db) -> None:
    wayan, chief = as_(town.wayan.id), as_(town.chief.id)
    place = f"/employees/{town.wayan.id}/competence-levels"
    own = {"competence_code": "komunikasi", "level": 3}

    assert wayan.post(place, own).status_code == 201
    silent = chief.post(place, {**own, "level": 2})
    assert [one["pointer"] for one in silent.json()["errors"]] == ["/reason"]
    first = {**own, "level": 1, "reason": BECAUSE, "given_on": "2026-04-01"}
    for draft in ({**own, "level": 2, "reason": BECAUSE}, first):
        assert chief.post(place, draft).status_code == 201

    found = item_of(chief.get(f"/employees/{town.wayan.id}/competences").json(), "komunikasi")
    assert found is not None
    assert (found["own_level"], found["assessor_level"], found["gap"]) == (3, 2, 1)
    assert [(one["viewpoint"], one["level"]) for one in found["history"]] == [
        ("assessor", 2),
        ("own", 3),
        ("assessor", 1),
    ]
    told = select(EventRecord.data).where(EventRecord.name == "CompetenceLevelGiven")
    assert {tuple(sorted(data)) for data in db.read(lambda s: s.scalars(told).all())} == {
        ("code", "viewpoint")
    }


def test_what_was_said_of_a_level_is_never_changed(
    town: Town, as_: As, db: Db, engine: str
) -> None:
    place = f"/employees/{town.wayan.id}/competence-levels"
    as_(town.wayan.id).post(place, {"competence_code": "komunikasi", "level": 3})
    if engine == "postgresql":
        granted = text(
            "SELECT has_table_privilege('public', 'competence_levels', 'UPDATE, DELETE')"
        )
        assert db.read(lambda s: s.scalar(granted)) is False
        return
    with pytest.raises(DBAPIError, match="append_only"):
        db.write(lambda s: s.execute(text("UPDATE competence_levels SET level = 5")))
    assert db.read(lambda s: s.scalars(select(CompetenceLevel.level)).all()) == [3]


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"level": 6}, "/level"),
        ({"level": 0}, "/level"),
        ({"competence_code": "terbang"}, "/competence_code"),
        ({"given_on": "2026-12-01"}, "/given_on"),
    ],
)
def test_a_level_that_is_none_is_refused(
    town: Town, as_: As, change: dict[str, Any], pointer: str
) -> None:
    draft = {"competence_code": "komunikasi", "level": 3, **change}
    refused = as_(town.wayan.id).post(f"/employees/{town.wayan.id}/competence-levels", draft)

    assert refused.status_code == 422
    assert [one["pointer"] for one in refused.json()["errors"]] == [pointer]


def test_who_sees_levels_and_who_gives_them(town: Town, as_: As) -> None:
    place = f"/employees/{town.wayan.id}"
    draft = {"competence_code": "komunikasi", "level": 3, "reason": BECAUSE}
    for who in (town.chief, town.head, town.hr_agency, town.hr_city, town.auditor):
        assert as_(who.id).get(f"{place}/competences").status_code == 200
    for who in (town.stranger, town.made):
        assert as_(who.id).get(f"{place}/competences").status_code == 404
        assert as_(who.id).post(f"{place}/competence-levels", draft).status_code == 404
    for who in (town.head, town.hr_agency, town.auditor):
        assert as_(who.id).post(f"{place}/competence-levels", draft).status_code == 403


def test_a_repeated_request_gives_one_level(town: Town, as_: As, db: Db) -> None:
    draft = {"competence_code": "komunikasi", "level": 3, "reason": BECAUSE}
    place = f"/employees/{town.wayan.id}/competence-levels"
    chief = as_(town.chief.id)
    answers = [chief.post(place, draft, key="satu") for _ in range(2)]

    assert answers[0].json() == answers[1].json()
    assert len(db.read(lambda s: s.scalars(select(CompetenceLevel.id)).all())) == 1


def test_words_are_kept_once_and_removed(town: Town, as_: As) -> None:
    city = as_(town.hr_city.id)
    draft = {"words": "Ibu  hamil!", "competence_code": "komunikasi"}
    [kept] = city.post("/competence-words", draft).json()["items"]
    twice = city.post("/competence-words", draft)
    empty = city.post("/competence-words", {**draft, "words": "!!!"})

    assert kept["words"] == "ibu hamil"
    assert (twice.status_code, problem_of(twice)) == (409, "already-there")
    assert [one["pointer"] for one in empty.json()["errors"]] == ["/words"]
    hr = as_(town.hr_agency.id)
    assert hr.delete(f"/competence-words/{kept['id']}").status_code == 403
    assert city.delete(f"/competence-words/{kept['id']}").status_code == 204
    assert city.delete(f"/competence-words/{kept['id']}").status_code == 404
    assert city.get("/competence-words").json() == {"items": []}
