"""The city's people as a file: read and previewed, applied, undone, with somebody else at work beside."""

import asyncio
import csv
import io
import threading
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import httpx
from sqlalchemy import and_, select

from api.foundation import rows
from api.foundation.work import Database
from api.identity.keys import Claims
from api.organization.models import Assignment, AssignmentKind, Employee, EmployeeState, Position
from api.organization.models import Unit as Units
from bench.city import TODAY, Ask, City
from bench.servers import Server

HEADER = (
    "NIP", "NAMA", "GOLONGAN", "JENIS JABATAN", "JABATAN", "KEPALA UNIT", "KODE UNOR", "UNIT KERJA",
    "NOMOR HP", "NIP ATASAN",
)  # fmt: skip
PEOPLE = (
    select(
        Employee.id,
        Employee.nip,
        Employee.name,
        Employee.grade,
        Position.kind,
        Position.title,
        Position.is_head,
        Units.code,
        Units.name.label("unit"),
        Units.agency_id,
    )
    .join(
        Assignment,
        and_(
            Assignment.employee_id == Employee.id,
            Assignment.kind == AssignmentKind.DEFINITIF,
            Assignment.valid_from <= TODAY,
            Assignment.valid_until > TODAY,
        ),
    )
    .join(Position, Position.id == Assignment.position_id)
    .join(Units, Units.id == Assignment.unit_id)
    .where(Employee.nip.is_not(None), Employee.state == EmployeeState.AKTIF)
    .order_by(Units.path, Employee.nip)
)
PATIENCE = 300.0
LONG_AGO = date(1901, 1, 1)
"""Nobody of the demo city was born then."""
NEW = {"is_head": False, "grade": "III/a"}
STEP = 0.05
UNDER_WAY = frozenset({"reading", "matching", "applying", "undoing"})


@dataclass
class Took:
    """One file: seconds until previewed, applied and undone; how long others waited meanwhile."""

    name: str
    rows: int
    counts: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    cpu: dict[str, float] = field(default_factory=dict)
    slowest: float = 0.0


class Importer:
    """City HR with a file, and a colleague who looks at the home page all the while."""

    def __init__(self, city: City, server: Server) -> None:
        self.city, self.server = city, server
        self.address = f"http://127.0.0.1:{server.port}"
        self.hr = _client(city, city.asks["people_city"][0], self.address)
        self.colleague = _client(city, city.asks["tasks"][0], self.address)

    def measure(self) -> list[Took]:
        """Take files one after the other; what one of them did is undone before the next.

        Without whoever sends them: another sets one's own post and assessor.
        """
        hr = self.city.asks["people_city"][0].who
        people = [one for one in asyncio.run(_people_of(self.city.url)) if one["id"] != hr]
        return [
            self._one("the same again", _lines(people)),
            self._one("every telephone number", _lines(people, phone="0812345678")),
            self._one("everybody moved within the agency", _lines(_moved(people))),
            self._one("everybody another assessor", _lines(_reassessed(people))),
            self._one("as many new people", _lines(_new(people))),
        ]

    def _one(self, name: str, content: bytes) -> Took:
        took = Took(name, content.count(b"\n") - 1)
        with Beside(self.colleague) as beside:
            asked = {"kind": "employees", "file_name": "pegawai.csv"}
            key = self._step(took, "previewed", "/api/v1/imports", params=asked, content=content)
            self._step(took, "applied", f"/api/v1/imports/{key}/application", json={})
            if name != "the same again":
                self._step(took, "undone", f"/api/v1/imports/{key}/undo")
        took.slowest = beside.slowest
        return took

    def _step(self, took: Took, until: str, path: str, **given: Any) -> str:
        cpu, begun = self.server.cpu(), time.perf_counter()
        answer = self.hr.post(path, headers={"Idempotency-Key": f"{took.name} {until}"}, **given)
        answer.raise_for_status()
        shown = answer.json()
        while shown["state"] in UNDER_WAY:
            if time.perf_counter() - begun > PATIENCE:
                raise RuntimeError(f"{took.name} is not {until}: {shown}")
            time.sleep(STEP)
            shown = self.hr.get(f"/api/v1/imports/{shown['id']}").raise_for_status().json()
        took.seconds[until] = time.perf_counter() - begun
        took.cpu[until] = self.server.cpu() - cpu
        if shown["state"] != until or shown["problem"]:
            raise RuntimeError(
                f"{took.name}: {shown['state']} {shown['problem']} {shown['counts']}"
            )
        took.counts = shown["counts"]
        return str(shown["id"])


class Beside:
    """Somebody who asks for their tasks again and again, and notes the longest wait."""

    def __init__(self, client: httpx.Client) -> None:
        self.client, self.slowest = client, 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._ask)

    def __enter__(self) -> "Beside":
        self._thread.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        self._over.set()
        self._thread.join()

    def _ask(self) -> None:
        while not self._over.wait(STEP / 5):
            begun = time.perf_counter()
            self.client.get("/api/v1/tasks").raise_for_status()
            self.slowest = max(self.slowest, time.perf_counter() - begun)


async def _people_of(url: str) -> list[rows.Row]:
    """Read the people as a file would name them."""
    database = Database(url, size=1)
    try:
        found: list[rows.Row] = await database.read(rows.fetch, PEOPLE)
        return found
    finally:
        await database.close()


def _client(city: City, ask: Ask, address: str) -> httpx.Client:
    token = city.keys.sign(Claims(str(ask.who), str(city.sessions[ask.who])))
    cookie = {"Cookie": f"simk_session={token}"}
    return httpx.Client(base_url=address, headers=cookie, timeout=PATIENCE)


def _lines(people: Sequence[rows.Row], phone: str = "") -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADER)
    for number, one in enumerate(people):
        head = "Ya" if one["is_head"] else "Tidak"
        own = f"{phone}{number:05d}" if phone else ""
        writer.writerow(
            (one["nip"], one["name"], one["grade"], one["kind"].value, one["title"], head,
             one["code"], one["unit"], own, one.get("superior"))
        )  # fmt: skip
    return out.getvalue().encode()


def _moved(people: Sequence[rows.Row]) -> list[rows.Row]:
    """Give each agency's staff the place of the one before in another unit; heads stay."""
    staff: dict[int, list[int]] = defaultdict(list)
    for at, one in enumerate(people):
        if not one["is_head"]:
            staff[one["agency_id"]].append(at)
    moved = [dict(one) for one in people]
    for places in staff.values():
        half = len(places) // 2
        for at, other in zip(places, places[half:] + places[:half], strict=True):
            moved[at] |= {name: people[other][name] for name in ("code", "unit")}
    return moved


def _reassessed(people: Sequence[rows.Row]) -> list[rows.Row]:
    """Let all staff be assessed by the head of their agency's first unit; heads keep their assessor."""
    first: dict[int, str] = {}
    for one in people:
        if one["is_head"]:
            first.setdefault(one["agency_id"], one["nip"])
    return [
        one if one["is_head"] else {**one, "superior": first.get(one["agency_id"])}
        for one in people
    ]


def _new(people: Sequence[rows.Row]) -> list[rows.Row]:
    """Give as many people with numbers that nobody has; nobody of them is a head."""
    return [
        {**one, **NEW, "nip": f"{LONG_AGO + timedelta(days=number):%Y%m%d}1950011001"}
        for number, one in enumerate(people)
    ]
