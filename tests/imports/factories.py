"""Files for tests of the import, as SIMPEG and people make them."""

import io
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import httpx
import xlsxwriter
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.foundation import jobs
from api.foundation.clock import today
from api.foundation.event_tables import EventRecord
from api.identity.models import User
from api.organization.models import Assessor, Assignment, Employee, EmployeeNumber, Position
from api.organization.posts import queries
from tests.conftest import Db
from tests.http import Client
from tests.people import Town

Row = dict[str, Any]
TABLES = (User, Employee, EmployeeNumber, Position, Assignment, Assessor)
HEADER = (
    "NIP",
    "NAMA",
    "GELAR DEPAN",
    "GELAR BELAKANG",
    "TANGGAL LAHIR",
    "JENIS KELAMIN",
    "GOL AKHIR NAMA",
    "JENIS JABATAN",
    "ESELON",
    "JABATAN NAMA",
    "TMT JABATAN",
    "UNOR NAMA",
    "KODE UNOR",
    "KEDUDUKAN HUKUM",
    "STATUS CPNS PNS",
    "EMAIL GOV",
    "NOMOR HP",
    "NIP ATASAN",
)


LEADS = {"JENIS JABATAN": "Struktural", "ESELON": "IV.a"}
"""What lets somebody assess: a pengawas (art. 1 no. 9)."""


def nip(serial: int) -> str:
    """Make a NIP as in W60."""
    return f"198609262015051{serial:03d}"


def person(serial: int, name: str = "I Gede Baru", **columns: Any) -> Row:
    return {
        "NIP": nip(serial),
        "NAMA": name,
        "JENIS JABATAN": "Pelaksana",
        "JABATAN NAMA": "Pengelola Data",
        "UNOR NAMA": "Puskesmas I",
        **columns,
    }


def sheet(rows: Sequence[Row], header: Sequence[str] = HEADER, title: str | None = None) -> bytes:
    """Write an XLSX; numbers and dates stay what they are."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet()
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    first = 0
    if title:
        page.write_string(0, 0, title)
        first = 2
    page.write_row(first, 0, header)
    for line, row in enumerate(rows, first + 1):
        for place, column in enumerate(header):
            _write(page, (line, place), row.get(column), day)
    book.close()
    return out.getvalue()


def _write(page: Any, place: tuple[int, int], value: Any, day: Any) -> None:
    if isinstance(value, date):
        page.write_datetime(*place, value, day)
    elif isinstance(value, str):
        page.write_string(*place, value)
    elif value is not None:
        page.write_number(*place, value)


def upload(
    client: Client, content: bytes, kind: str = "employees", **params: Any
) -> httpx.Response:
    wanted = {"kind": kind, "file_name": "pegawai.xlsx", **params}
    headers = {"Content-Type": "application/octet-stream"}
    return client.request("POST", "/imports", params=wanted, content=content, headers=headers)


def read(client: Client, db: Db, content: bytes, kind: str = "employees", **params: Any) -> Row:
    """Upload a file and let the job read it."""
    begun = upload(client, content, kind, **params)
    assert begun.status_code == 201, begun.text
    assert begun.json()["state"] == "reading"
    assert db.runner.run(jobs.run_next(db.database))
    shown: Row = client.get(f"/imports/{begun.json()['id']}").json()
    return shown


def rows_of(client: Client, import_id: str) -> dict[int, Row]:
    listed = client.get(f"/imports/{import_id}/rows", size=200)
    assert listed.status_code == 200, listed.text
    return {row["line"]: row for row in listed.json()["items"]}


def apply(client: Client, import_id: str, **wanted: Any) -> httpx.Response:
    """Ask for an import to be applied; the job has still to do it."""
    return client.post(f"/imports/{import_id}/application", wanted)


def work_off(db: Db) -> int:
    """Let every waiting job be done; says how many."""

    async def drain() -> int:
        done = 0
        while await jobs.run_next(db.database):
            done += 1
        return done

    count: int = db.runner.run(drain())
    return count


def applied(client: Client, db: Db, import_id: str, **wanted: Any) -> Row:
    """Apply an import to its end."""
    begun = apply(client, import_id, **wanted)
    assert (begun.status_code, begun.json()["state"]) == (202, "applying"), begun.text
    assert work_off(db) == 1
    return shown(client, import_id)


def undone(client: Client, db: Db, import_id: str) -> Row:
    """Undo an import, or find out why not."""
    begun = client.post(f"/imports/{import_id}/undo")
    assert (begun.status_code, begun.json()["state"]) == (202, "undoing"), begun.text
    assert work_off(db) == 1
    return shown(client, import_id)


def shown(client: Client, import_id: str) -> Row:
    found: Row = client.get(f"/imports/{import_id}").json()
    return found


def nip_of(db: Db, employee_id: UUID) -> str:
    def find(session: Session) -> str | None:
        return session.scalar(select(Employee.nip).where(Employee.id == employee_id))

    found: str | None = db.read(find)
    assert found is not None
    return found


As = Callable[..., Client]


def sizes(session: Session) -> list[int]:
    return [session.scalar(select(func.count()).select_from(table)) or 0 for table in TABLES]


def event_names(session: Session) -> list[str]:
    return list(session.scalars(select(EventRecord.name).order_by(EventRecord.id)))


def by_nip(session: Session, number: str) -> dict[str, Any]:
    found = session.execute(
        select(Employee.__table__, User.email, User.leads)
        .join(User, User.id == Employee.id)
        .where(Employee.nip == number)
    )
    return dict(found.mappings().one())


def assessor_of(session: Session, number: str) -> Any:
    employee = by_nip(session, number)
    main = queries.main_assignment(session, employee["id"], today())
    assert main is not None
    return queries.effective_assessor(session, main["id"], today())


def changed_city(town: Town, db: Db) -> bytes:
    wayan = {"NIP": nip_of(db, town.wayan.id), "GOL AKHIR NAMA": "III/d"}
    chief = {
        "NIP": nip_of(db, town.chief.id),
        "JENIS JABATAN": "Struktural",
        "JABATAN NAMA": "Sekretaris Dinas",
        "UNOR NAMA": "Dinas Kesehatan",
    }
    new = {"JENIS JABATAN": "JF", "JABATAN NAMA": "Kepala Puskesmas (Dokter Ahli Madya)"}
    return sheet(
        [
            person(1, "Ni Wayan Sukerti", **wayan),
            person(2, "I Made Wirawan", **chief),
            person(3, "Ni Luh Kepala Baru", **new),
            person(4, "I Made Astawa", NIP=nip_of(db, town.made.id), **{"NIP ATASAN": nip(3)}),
        ]
    )
