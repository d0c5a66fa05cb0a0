"""Cases from a file: the columns of the licensing system, read to what an interface would deliver.

`tgl masuk …` and `tgl keluar …` name a step by its code. Columns that are not known here are not read:
a list with the names of applicants leaves none of them behind.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy.orm import Session

from api.foundation.bounded import Bounds, OutOfBounds, read_apart
from api.foundation.errors import Problem
from api.identity.actor import Actor
from api.imports.matching.dates import read_date
from api.imports.reading.sheets import Wanted, read_table
from api.measurements.services.checking import CaseRefused
from api.measurements.services.delivering import check_may_deliver, deliver
from api.measurements.services.queries import steps_of
from api.measurements.services.schemas import MOST_CASES, CaseDraft, DeliveryOutcome
from api.organization.names import name_key

BOUNDS = Bounds(memory=300 * 2**20, processor_seconds=20, seconds=60, answer=24 * 2**20)
COLUMNS = {
    "external_key": "id izin, nomor izin, id",
    "kind": "jenis izin, jenis",
    "officer_nip": "nip petugas, petugas",
    "unit_code": "unit, kode unit",
    "requested_on": "tgl permohonan, tanggal permohonan",
    "complete_on": "tgl berkas lengkap, tanggal berkas lengkap",
    "issued_on": "tgl terbit, tanggal terbit",
    "status": "status",
    "suspended_on": "tgl jeda mulai, tanggal jeda mulai",
    "resumed_on": "tgl jeda selesai, tanggal jeda selesai",
    "reason": "alasan jeda",
}
"""The fields of a case and what a file calls them; the better known names first."""
DATES = ("requested_on", "complete_on", "issued_on")
TEXTS = ("external_key", "kind", "officer_nip", "unit_code")
WITHDRAWN = frozenset({"ditarik", "dicabut", "batal", "dibatalkan", "withdrawn"})
NO_REASON = "Melengkapi berkas"
ENTERED, LEFT = "tgl masuk ", "tgl keluar "
Cells = Mapping[str, str]
Table = list[tuple[int, Cells]]
"""Lines with their numbers, each with the cells that are known by their field."""


class TableUnreadable(Problem):
    status = 422
    title = "The file is neither CSV nor XLSX, or has no column with the keys of cases"


def wanted(codes: Sequence[str]) -> Wanted:
    """Say what a header is searched for, the steps of the service among it."""
    names = {
        name: (rank, field)
        for field, others in COLUMNS.items()
        for rank, name in enumerate(others.split(", "))
    }
    for code in codes:
        for beginning in (ENTERED, LEFT):
            names[name_key(f"{beginning}{code}".replace("_", " "))] = (0, beginning + code)
    return {"names": names, "needed": ["external_key", "complete_on"]}


def begin_file(session: Session, actor: Actor, service_id: UUID) -> list[str]:
    """Refuse whoever may not deliver before a file is read; give the codes of the service's steps."""
    check_may_deliver(session, actor, service_id)
    return [step["code"] for step in steps_of(session, service_id)]


async def read_file(path: Path, codes: Sequence[str]) -> Table:
    """Read a file in a process that it may kill."""
    try:
        with path.open("rb") as file:
            read = await read_apart(read_table, file, wanted(codes), BOUNDS)
    except OutOfBounds as error:
        raise TableUnreadable(why="out_of_bounds") from error
    if "problem" in read[-1]:
        raise TableUnreadable(why=read[-1]["problem"])
    table = [(line, cells) for part in read[1:] for line, cells in part["lines"]]
    if len(table) > MOST_CASES:
        raise TableUnreadable(why="too_many_rows")
    return table


def deliver_table(
    session: Session, actor: Actor, service_id: UUID, table: Table, dry_run: bool
) -> dict[str, Any]:
    """Take the lines of a file in; one that cannot be read is refused beside those that are."""
    codes = begin_file(session, actor, service_id)
    cases, refused = [], []
    for line, cells in table:
        try:
            cases.append((line, draft_of(cells, codes)))
        except CaseRefused as refusal:
            refused.append(_refused(line, cells, refusal))
    result = deliver(session, actor, service_id, cases, dry_run=dry_run)
    rows = sorted([*result["rows"], *refused], key=lambda one: one["row"])
    return {**result, "refused": result["refused"] + len(refused), "rows": rows}


def _refused(line: int, cells: Cells, refusal: CaseRefused) -> dict[str, Any]:
    return {
        "row": line,
        "external_key": cells.get("external_key"),
        "outcome": DeliveryOutcome.REFUSED,
        "field": refusal.field,
        "code": refusal.code,
    }


def draft_of(cells: Cells, codes: Sequence[str]) -> CaseDraft:
    """Read a line as a case, or refuse it."""
    given: dict[str, Any] = {name: cells[name] for name in TEXTS if cells.get(name)}
    given |= {name: _date(cells, name) for name in DATES}
    given["withdrawn"] = cells.get("status", "").casefold() in WITHDRAWN
    given["suspensions"] = _suspensions(cells)
    given["steps"] = _stays(cells, codes)
    try:
        return CaseDraft(**given)
    except ValidationError as error:
        first = error.errors()[0]
        raise CaseRefused("/".join(map(str, first["loc"])), first["type"]) from error


def _suspensions(cells: Cells) -> list[dict[str, Any]]:
    begins = _date(cells, "suspended_on")
    if begins is None:
        return []
    reason = cells.get("reason") or NO_REASON
    return [{"reason": reason, "suspended_on": begins, "resumed_on": _date(cells, "resumed_on")}]


def _stays(cells: Cells, codes: Sequence[str]) -> list[dict[str, Any]]:
    stays = [
        {"step": code, "entered_on": entered, "left_on": _date(cells, LEFT + code)}
        for code in codes
        if (entered := _date(cells, ENTERED + code)) is not None
    ]
    return sorted(stays, key=lambda stay: stay["entered_on"])


def _date(cells: Cells, field: str) -> date | None:
    text = cells.get(field)
    if not text:
        return None
    found = read_date(text)
    if found is None:
        raise CaseRefused(field, "no_date")
    return found
