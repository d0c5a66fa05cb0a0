"""Teachers from Dapodik: matched by NIP and NPSN, shown before anything is done, and nothing private kept."""

from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.types import canonical
from api.organization.models import Employee, Position, Unit
from api.tables import metadata
from tests.conftest import Db
from tests.found import found
from tests.http import Client, problem_of
from tests.imports.dapodik import NPSN, PRIVATE, answer, gtk
from tests.imports.factories import As, applied, nip, nip_of, read, rows_of, undone, upload
from tests.people import Town


@pytest.fixture
def hr(town: Town, as_: As) -> Client:
    """HR of the city, who has entered a school with its NPSN."""
    client = as_(town.hr_city.id)
    school = {
        "parent_id": str(town.disdik),
        "kind": "sekolah",
        "name": "SDN 1 Dauh Puri",
        "npsn": NPSN,
        "valid_from": "2026-01-01",
    }
    assert client.post("/units", school).json()["npsn"] == NPSN
    return client


def brought(client: Client, db: Db, *rows: Any) -> Any:
    return read(client, db, answer(rows), "dapodik")


def test_a_teacher_comes_with_post_and_grade_into_the_school_of_that_number(
    hr: Client, db: Db
) -> None:
    """The school is found by its NPSN, however its name is spelt."""
    told = gtk(1, sekolah={"npsn": NPSN, "nama": "UPT SATUAN PENDIDIKAN SD 1"})
    shown = brought(hr, db, told)

    row = rows_of(hr, shown["id"])[1]
    assert (row["action"], row["problems"]) == ("add", [])
    assert applied(hr, db, shown["id"])["state"] == "applied"

    def look(session: Session) -> tuple[Any, ...]:
        of = select(Employee.name, Employee.grade, Position.title, Position.population, Unit.npsn)
        of = of.join(Position, Position.id == Employee.position_id)
        of = of.join(Unit, Unit.id == Employee.unit_id).where(Employee.nip == nip(1))
        return tuple(session.execute(of).one())

    assert db.read(look) == ("Ni Made Guru Baru", "III/a", "Guru Ahli Pertama", "guru", NPSN)
    assert undone(hr, db, shown["id"])["state"] == "undone"


def test_who_is_known_by_nip_is_proposed_the_new_grade(hr: Client, town: Town, db: Db) -> None:
    known = nip_of(db, town.stranger.id)
    shown = brought(hr, db, gtk(1, town.stranger.name, nip=known, pangkat_golongan="III/d"))

    row = rows_of(hr, shown["id"])[1]
    assert row["action"] == "change"
    assert row["changes"]["grade"] == ["III/c", "III/d"]


def test_a_row_without_nip_or_known_school_waits_or_is_refused(hr: Client, db: Db) -> None:
    shown = brought(
        hr,
        db,
        gtk(1, nip=None),
        gtk(2, sekolah={"npsn": "50109999", "nama": "SD Swasta Entah"}),
        gtk(3, status_kepegawaian="Guru Honor Sekolah"),
    )

    rows = rows_of(hr, shown["id"])
    assert [rows[line]["action"] for line in (1, 2, 3)] == ["refuse", "choose", "refuse"]
    assert rows[1]["problems"][0]["column"] == "number"
    assert rows[3]["problems"][0]["column"] == "kind"


def test_nothing_private_is_kept_anywhere(hr: Client, town: Town, db: Db, app: FastAPI) -> None:
    """UU 27/2022: no NIK, mother's name, address, birthplace, faith, NUPTK or telephone of Dapodik's."""
    known = nip_of(db, town.stranger.id)
    shown = brought(hr, db, gtk(1), gtk(2, nik=None), gtk(3, town.stranger.name, nip=known))
    applied(hr, db, shown["id"])

    def dump(session: Session) -> str:
        rows = [
            dict(row)
            for table in metadata.sorted_tables
            for row in session.execute(select(table)).mappings()
        ]
        readable = [
            {
                name: repr(value) if isinstance(value, bytes) else value
                for name, value in row.items()
            }
            for row in rows
        ]
        return canonical(readable).decode()

    kept = db.read(dump)
    files = Path(app.state.settings.data_folder).rglob("*")
    kept += "".join(one.read_bytes().decode("latin-1") for one in files if one.is_file())
    assert "Ni Made Guru Baru" in kept
    for name, value in found(PRIVATE.items()):
        assert str(value) not in kept, name


@pytest.mark.parametrize(
    "content",
    [
        b"NIP;NAMA\n1;2\n",
        b"[]",
        b'{"rows": 3}',
        b'{"rows": [3]}',
        b'{"rows": []}',
        b"[" * 100_000,
    ],
    ids=["table", "list", "number", "numbers", "nothing", "deep"],
)
def test_what_is_no_answer_of_dapodik_says_so(hr: Client, db: Db, content: bytes) -> None:
    shown = read(hr, db, content, "dapodik")

    assert (shown["state"], shown["problem"]) in (
        ("failed", "not_dapodik"),
        ("failed", "no_rows"),
    )
    assert shown["problem_reason"]


def test_strange_values_are_no_cells(hr: Client, db: Db) -> None:
    shown = brought(hr, db, gtk(1, nama={"a": 1}, tmt=[1], sekolah="SD"), gtk(2, "\ud800 Guru"))

    assert {row["action"] for row in rows_of(hr, shown["id"]).values()} == {"refuse", "add"}


def test_only_hr_brings_it_and_there_is_no_template(hr: Client, town: Town, as_: As) -> None:
    assert upload(as_(town.wayan.id), answer([gtk(1)]), "dapodik").status_code == 403
    assert problem_of(hr.get("/imports/template", kind="dapodik")) == "not-found"


def test_a_number_belongs_to_one_school(hr: Client, town: Town) -> None:
    again = {"parent_id": str(town.disdik), "kind": "sekolah", "name": "SD lain"}
    again |= {"npsn": NPSN, "valid_from": "2026-01-01"}
    wrong = {**again, "npsn": "123"}

    assert hr.post("/units", again).status_code == 409
    assert hr.post("/units", wrong).json()["errors"][0]["pointer"] == "/npsn"
