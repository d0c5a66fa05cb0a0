"""Files: typed by content, sent as attachments, seen with the plans that they prove."""

import asyncio
import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from api.achievements.evidence_service import keep_file
from api.foundation.file_types import FileRefused, content_type
from api.foundation.ids import new_id
from api.foundation.storage import QUOTA, Storage, StoredFile
from api.foundation.uploads import written
from api.organization.models import Assignment, AssignmentKind
from tests.achievements.factories import actor_of
from tests.conftest import Db
from tests.goals.factories import Q3, As, MadePlan, make_plan
from tests.http import Client, problem_of
from tests.people import NEW_YEAR, Town

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"


@pytest.fixture
def plan(town: Town, db: Db) -> MadePlan:
    made: MadePlan = db.write(make_plan, town.wayan, town.chief)
    return made


def _proof(plan: MadePlan, file_id: str) -> dict[str, Any]:
    return {
        "period_id": Q3,
        "kind": "file",
        "title": "Daftar hadir",
        "file_id": file_id,
        "indicator_ids": [str(plan.indicators[0])],
    }


def _upload(
    client: Client, content: bytes = PDF, name: str = "bukti.pdf", key: str | None = None
) -> Any:
    headers = {"Idempotency-Key": key} if key else {}
    return client.request("POST", "/files", params={"name": name}, content=content, headers=headers)


def _office(*parts: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for part in parts:
            archive.writestr(part, "<x/>")
    return held.getvalue()


def test_a_file_goes_the_whole_way(town: Town, as_: As, plan: MadePlan) -> None:
    me, chief = as_(town.wayan.id), as_(town.chief.id)
    file = _upload(me, name="../../Daftar hadir.pdf").json()
    assert (file["name"], file["media_type"]) == ("Daftar hadir.pdf", "application/pdf")
    place = f"/files/{file['id']}/content"
    assert chief.get(place).status_code == 404

    made = me.post(f"/plans/{plan.id}/evidence", _proof(plan, file["id"]))

    assert made.status_code == 201, made.text
    sent = chief.get(place)
    assert sent.content == PDF
    assert sent.headers["content-disposition"].startswith("attachment")
    assert sent.headers["content-type"] == "application/octet-stream"
    assert sent.headers["x-content-type-options"] == "nosniff"
    assert chief.request("GET", place, headers={"Range": "bytes=1-3"}).content == PDF[1:4]
    assert chief.request("GET", place, headers={"Range": "bytes=99999-"}).content == PDF
    assert as_(town.made.id).get(place).status_code == 404
    assert as_(town.stranger.id).get(place).status_code == 404


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, "application/pdf"),
        (b"\x89PNG\r\n\x1a\n...", "image/png"),
        (b"RIFF0000WEBP", "image/webp"),
        (_office("[Content_Types].xml", "word/document.xml"), "wordprocessingml.document"),
        (_office("[Content_Types].xml", "xl/workbook.xml"), "spreadsheetml.sheet"),
        (_office("[Content_Types].xml", "ppt/presentation.xml"), "presentationml.presentation"),
    ],
)
def test_the_type_is_read_from_the_content(tmp_path: Path, content: bytes, kind: str) -> None:
    assert asyncio.run(content_type(written(tmp_path, content).path)).endswith(kind)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><script>",
        b"<svg onload=alert(1)>",
        b"MZ\x90",
        b"PK\x03\x04abc word/ xl/",
        _office("word/document.xml"),
        _office("[Content_Types].xml", "word/vbaProject.bin"),
        _office("[Content_Types].xml", "jar/Main.class"),
        _office("[Content_Types].xml", "word/document.xml")[:-30],
    ],
)
def test_what_could_run_or_cannot_be_told_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(FileRefused):
        asyncio.run(content_type(written(tmp_path, content).path))


def test_a_name_makes_no_type(town: Town, as_: As) -> None:
    refused = _upload(as_(town.wayan.id), b"<html><script>", "bukti.pdf")

    assert (refused.status_code, problem_of(refused)) == (422, "file-refused")


def test_a_file_over_the_limit_is_refused_before_it_is_read(town: Town, as_: As) -> None:
    refused = _upload(as_(town.wayan.id), PDF + b"0" * (22 * 1024 * 1024))

    assert (refused.status_code, problem_of(refused)) == (413, "too-large")


@pytest.mark.parametrize("key", ["../../etc/passwd", "/etc/passwd", "1/../../x"])
def test_nothing_outside_the_folder_is_reached(app: FastAPI, key: str) -> None:
    storage: Storage = app.state.storage
    with pytest.raises(FileRefused):
        storage.path(key)


def test_the_same_file_twice_is_one(town: Town, as_: As) -> None:
    me = as_(town.wayan.id)

    assert _upload(me).json()["id"] == _upload(me).json()["id"]
    assert _upload(me, key="f-1").json() == _upload(me, key="f-1").json()


def test_the_same_file_from_two_devices_at_once_is_one(
    town: Town, app: FastAPI, plan: MadePlan, db: Db
) -> None:
    wayan = actor_of(town.wayan)
    storage: Storage = app.state.storage

    async def one() -> Any:
        received = await storage.check(1, "bukti.pdf", written(storage.folder, PDF))
        return await db.database.write(keep_file, wayan, received)

    async def both() -> list[Any]:
        return list(await asyncio.gather(one(), one()))

    first, second = db.runner.run(both())
    assert first["id"] == second["id"]


def test_a_full_space_takes_nothing_new_and_leaves_nothing_behind(
    town: Town, as_: As, app: FastAPI, db: Db
) -> None:
    me = as_(town.wayan.id)
    first = _upload(me).json()

    def fill(session: Session) -> None:
        session.execute(update(StoredFile).values(size=QUOTA - 5))

    db.write(fill)
    refused = _upload(me, PDF + b" ")

    assert (refused.status_code, problem_of(refused)) == (409, "quota-reached")
    folder = app.state.storage.folder
    assert len([one for one in folder.rglob("*") if one.is_file()]) == 1
    assert _upload(me).json()["id"] == first["id"]
    assert _upload(as_(town.made.id), PDF + b" ").status_code == 201


def test_a_colleague_s_file_proves_nothing_of_mine(town: Town, as_: As, plan: MadePlan) -> None:
    file = _upload(as_(town.made.id)).json()

    refused = as_(town.wayan.id).post(f"/plans/{plan.id}/evidence", _proof(plan, file["id"]))

    assert refused.json()["errors"][0]["pointer"] == "/file_id"


def _plan_elsewhere(session: Session, town: Town) -> MadePlan:
    """Let Wayan act in the other agency as well (Plt), assessed by the mayor."""
    assignment = Assignment(
        id=new_id(),
        agency_id=2,
        employee_id=town.wayan.id,
        unit_id=town.disdik,
        title="Plt Kepala Seksi",
        kind=AssignmentKind.PLT,
        valid_from=NEW_YEAR,
    )
    session.add(assignment)
    session.flush()
    there = replace(town.wayan, assignment_id=assignment.id, unit_id=town.disdik, agency_id=2)
    return make_plan(session, there, town.mayor)


def test_a_plan_in_another_agency_takes_one_s_files(
    town: Town, as_: As, plan: MadePlan, db: Db
) -> None:
    """Design 9.20: two plans in a cycle; each assessor sees what proves the own one."""
    me = as_(town.wayan.id)
    elsewhere = db.write(_plan_elsewhere, town)
    file = _upload(me).json()

    here = me.post(f"/plans/{plan.id}/evidence", _proof(plan, file["id"])).json()
    there = me.post(f"/plans/{elsewhere.id}/evidence", _proof(elsewhere, file["id"]))

    assert there.status_code == 201, there.text
    other = there.json()["file_id"]
    mayor, chief = as_(town.mayor.id), as_(town.chief.id)
    assert mayor.get(f"/files/{other}/content").content == PDF
    assert chief.get(f"/files/{here['file_id']}/content").content == PDF
    assert chief.get(f"/files/{other}/content").status_code == 404


def test_every_plan_that_a_file_proves_opens_it(
    town: Town, as_: As, plan: MadePlan, db: Db
) -> None:
    me = as_(town.wayan.id)
    file = _upload(me).json()

    def second(session: Session) -> MadePlan:
        assignment = Assignment(
            id=new_id(),
            agency_id=1,
            employee_id=town.wayan.id,
            unit_id=town.dinkes,
            title="Plt Kepala Seksi",
            kind=AssignmentKind.PLT,
            valid_from=NEW_YEAR,
        )
        session.add(assignment)
        session.flush()
        there = replace(town.wayan, assignment_id=assignment.id, unit_id=town.dinkes)
        return make_plan(session, there, town.stranger)

    other = db.write(second)
    for one in (plan, other):
        made = me.post(f"/plans/{one.id}/evidence", _proof(one, file["id"]))
        assert made.status_code == 201, made.text

    place = f"/files/{file['id']}/content"
    assert as_(town.chief.id).get(place).status_code == 200
    assert as_(town.stranger.id).get(place).status_code == 200
    assert as_(town.made.id).get(place).status_code == 404


def test_a_script_without_scope_uploads_nothing(town: Town, with_token: As, db: Db) -> None:
    refused = _upload(with_token(town.wayan.id, "achievements:read"))

    assert (refused.status_code, problem_of(refused)) == (403, "scope-missing")
    assert db.read(lambda session: session.scalar(select(func.count(StoredFile.id)))) == 0


def test_lost_content_is_told_and_comes_back_with_the_backup(
    town: Town, as_: As, plan: MadePlan, app: FastAPI
) -> None:
    me = as_(town.wayan.id)
    file = _upload(me).json()
    (kept,) = (path for path in app.state.storage.folder.rglob("*") if path.is_file())
    kept.unlink()

    refused = me.get(f"/files/{file['id']}/content")
    kept.write_bytes(PDF)
    restored = me.get(f"/files/{file['id']}/content")

    assert (refused.status_code, problem_of(refused)) == (404, "content-missing")
    assert (restored.status_code, restored.content) == (200, PDF)


def _returned(client: Client, evidence: dict[str, Any]) -> None:
    body = {"verdict": "returned", "reason": "Belum ditandatangani"}
    place = f"/evidence/{evidence['id']}/verdict"
    assert client.request("POST", place, json=body, headers={"If-Match": '"1"'}).is_success


def test_what_was_returned_is_not_replaced_by_itself(town: Town, as_: As, plan: MadePlan) -> None:
    """Whatever its name is now, and not by what was returned before that."""
    me, chief, place = as_(town.wayan.id), as_(town.chief.id), f"/plans/{plan.id}/evidence"
    first = me.post(place, _proof(plan, _upload(me).json()["id"])).json()
    _returned(chief, first)
    renamed = _proof(plan, _upload(me, name="final.pdf").json()["id"])
    other = _proof(plan, _upload(me, PDF + b"%").json()["id"])

    same = me.post(place, renamed | {"replaces_id": first["id"]})
    second = me.post(place, other | {"replaces_id": first["id"]})
    _returned(chief, second.json())
    older = me.post(place, renamed | {"replaces_id": second.json()["id"]})

    assert second.status_code == 201
    for refused in (same, older):
        (fault,) = refused.json()["errors"]
        assert (refused.status_code, fault["pointer"]) == (422, "/file_id")
        assert fault["code"] == "same_file"
