"""A changed head is the assessor of people whom the file does not name, too (R4)."""

from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from api.foundation.clock import today
from api.organization.models import Assessor, Source
from api.organization.posts import queries
from tests.conftest import Db
from tests.imports.factories import As, applied, nip_of, person, read, sheet, undone
from tests.people import Person, Town

NEW_HEAD = {"JENIS JABATAN": "JF", "JABATAN NAMA": "Kepala Puskesmas (Dokter Ahli Madya)"}


def _derive(session: Session, who: Person) -> None:
    """Let somebody's assessor be one that was worked out, as in an imported city."""
    mine = Assessor.assignment_id == who.assignment_id
    session.execute(update(Assessor).where(mine).values(source=Source.DERIVED))


def _assessor(session: Session, who: Person) -> Any:
    return queries.effective_assessor(session, who.assignment_id, today())


def _leaving(town: Town, db: Db) -> dict[str, Any]:
    return person(
        2,
        town.chief.name,
        NIP=nip_of(db, town.chief.id),
        **{
            "JENIS JABATAN": "Struktural",
            "JABATAN NAMA": "Sekretaris Dinas",
            "UNOR NAMA": "Dinas Kesehatan",
        },
    )


def test_people_outside_the_file_follow_a_new_head(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_city.id)
    db.write(_derive, town.made)
    rows = [_leaving(town, db), person(3, "Ni Luh Kepala Baru", **NEW_HEAD)]

    found = read(hr, db, sheet(rows))
    assert found["counts"]["others"] == 1
    applied(hr, db, found["id"])

    new = db.read(_assessor, town.made)
    assert new not in (None, town.chief.id)
    assert db.read(_assessor, town.wayan) == town.chief.id, "named by hand stays"
    assert undone(hr, db, found["id"])["state"] == "undone"
    assert db.read(_assessor, town.made) == town.chief.id


def test_with_nobody_left_to_lead_them_they_follow_the_head_above(
    town: Town, as_: As, db: Db
) -> None:
    hr = as_(town.hr_city.id)
    db.write(_derive, town.made)

    applied(hr, db, read(hr, db, sheet([_leaving(town, db)]))["id"])

    assert db.read(_assessor, town.made) == town.head.id
