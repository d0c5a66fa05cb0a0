"""Rows of acting officials (Plt., Plh.) become acting posts with their dates, and those below follow (R6)."""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.clock import today
from api.foundation.database import FOREVER
from api.foundation.event_tables import EventRecord
from api.identity.models import User
from api.organization.models import Assessor, Assignment, AssignmentKind, Position
from api.organization.posts import queries
from tests.conftest import Db
from tests.imports.factories import (
    As,
    Row,
    applied,
    nip_of,
    person,
    read,
    rows_of,
    sheet,
    undone,
)
from tests.people import Person, Town

HEADER = (
    "NIP",
    "NAMA",
    "JENIS JABATAN",
    "ESELON",
    "JABATAN NAMA",
    "TMT JABATAN",
    "TANGGAL SELESAI JABATAN",
    "NOMOR SURAT PERINTAH",
    "UNOR NAMA",
)


def _acts(db: Db, who: Person, title: str, **columns: Any) -> Row:
    given = {"JABATAN NAMA": title, "TMT JABATAN": "01-10-2026", "JENIS JABATAN": "", **columns}
    return person(1, who.name, NIP=nip_of(db, who.id), **given)


def _acting(session: Session) -> list[tuple[Any, ...]]:
    held = (
        select(
            Assignment.employee_id,
            Assignment.kind,
            Assignment.title,
            Assignment.valid_from,
            Assignment.valid_until,
            Assignment.document_no,
            Position.is_head,
        )
        .join(Position, Position.id == Assignment.position_id)
        .where(Assignment.kind.in_((AssignmentKind.PLT, AssignmentKind.PLH)))
    )
    return [tuple(row) for row in session.execute(held)]


def _assessor(session: Session, who: Person) -> Any:
    return queries.effective_assessor(session, who.assignment_id, today())


def _leads(session: Session, who: Person) -> list[str]:
    leads: list[str] = session.get_one(User, who.id).leads
    return leads


def _relations(session: Session) -> int:
    return len(session.scalars(select(Assessor)).all())


def _handed(session: Session) -> set[Any]:
    named = EventRecord.name == "AssessorChanged"
    return set(session.scalars(select(EventRecord.about_id).where(named)))


def test_an_acting_head_is_posted_with_dates_and_assesses(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_city.id)
    row = _acts(
        db,
        town.made,
        "Plt. Kepala Puskesmas I",
        **{"TANGGAL SELESAI JABATAN": "31-12-2026", "NOMOR SURAT PERINTAH": "821/5/2026"},
    )
    content = sheet([row], HEADER)
    found = read(hr, db, content)
    assert (found["counts"]["add"], found["counts"]["others"]) == (1, 1), rows_of(hr, found["id"])

    assert applied(hr, db, found["id"])["state"] == "applied"

    title = "Plt. Kepala Puskesmas I"
    ends = date(2027, 1, 1)
    assert db.read(_acting) == [
        (town.made.id, "plt", title, date(2026, 10, 1), ends, "821/5/2026", True)
    ]
    assert db.read(_assessor, town.wayan) == town.made.id
    assert db.read(_assessor, town.made) == town.chief.id, "nobody assesses themselves"
    assert db.read(_assessor, town.chief) == town.head.id, "the head is assessed from above"
    assert db.read(_leads, town.made) == ["000G/000G/000G/"]
    assert db.read(_leads, town.chief) == ["000G/000G/000G/"]
    assert db.read(_handed) == {town.wayan.id}
    again = read(hr, db, content)
    assert (again["counts"]["same"], again["counts"]["others"]) == (1, 0)


def test_an_acting_post_ends_on_another_day_and_is_undone(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_city.id)
    before = db.read(_relations)
    first = read(hr, db, sheet([_acts(db, town.made, "Plh. Kepala Puskesmas I")], HEADER))
    codes = [one["code"] for one in rows_of(hr, first["id"])[2]["problems"]]
    assert codes == ["acting_open"]
    applied(hr, db, first["id"])
    assert db.read(_acting)[0][4] == FOREVER

    shorter = _acts(
        db, town.made, "Plh. Kepala Puskesmas I", **{"TANGGAL SELESAI JABATAN": "31-10-2026"}
    )
    second = read(hr, db, sheet([shorter], HEADER))
    assert rows_of(hr, second["id"])[2]["changes"] == {"position_until": [None, "2026-10-31"]}
    applied(hr, db, second["id"])

    assert db.read(_acting)[0][4] == date(2026, 11, 1)
    ends = db.read(lambda s: s.scalar(select(Assessor.valid_until).where(Assessor.kind == "plh")))
    assert ends == date(2026, 11, 1)
    assert undone(hr, db, second["id"])["state"] == "undone"
    assert undone(hr, db, first["id"])["state"] == "undone"
    assert (db.read(_acting), db.read(_relations)) == ([], before)
    assert db.read(_assessor, town.wayan) == town.chief.id
    assert db.read(_leads, town.made) == []


def test_whoever_comes_later_follows_the_acting_head(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_city.id)
    acting = _acts(db, town.stranger, "Plt. Kepala Puskesmas I")
    new = person(7, "Ni Made Baru", **{"JENIS JABATAN": "Pelaksana"})
    applied(hr, db, read(hr, db, sheet([acting], HEADER))["id"])

    applied(hr, db, read(hr, db, sheet([new], HEADER))["id"])

    found = db.read(
        lambda s: s.execute(
            select(Assessor.kind, Assessor.assessor_id)
            .join(Assignment, Assignment.id == Assessor.assignment_id)
            .where(Assignment.title == "Pengelola Data")
        ).all()
    )
    assert sorted(map(tuple, found)) == [
        ("definitif", town.chief.id),
        ("plt", town.stranger.id),
    ]


def test_acting_rows_that_cannot_be_are_refused(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_city.id)
    title, until = "Plt. Kepala Puskesmas I", "TANGGAL SELESAI JABATAN"
    rows = [
        _acts(db, town.made, title, **{"TMT JABATAN": ""}),
        _acts(db, town.made, title, **{until: "30-09-2026"}),
        _acts(db, town.made, title, **{until: "31-13-2026"}),
        person(5, **{"JABATAN NAMA": title, "TMT JABATAN": "01-10-2026", "JENIS JABATAN": ""}),
        _acts(db, town.wayan, title),
        _acts(db, town.wayan, title),
        _acts(db, town.head, title, **{"TMT JABATAN": "01-08-2026", until: "31-08-2026"}),
    ]

    listed = rows_of(hr, read(hr, db, sheet(rows, HEADER))["id"])

    said = {line: [one["code"] for one in row["problems"]] for line, row in listed.items()}
    assert said == {
        2: ["acting_since"],
        3: ["acting_dates"],
        4: ["date"],
        5: ["acting_unknown"],
        6: ["acting_open"],
        7: ["duplicate"],
        8: ["acting_over"],
    }
    assert (listed[6]["action"], listed[8]["action"]) == ("add", "same")
