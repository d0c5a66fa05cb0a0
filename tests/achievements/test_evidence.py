"""Evidence: files by their content, links that are safe, verdicts with reasons."""

from typing import Any

import pytest

from tests.conftest import Db
from tests.goals.making import Q3, As, MadePlan, make_plan
from tests.http import Client, problem_of
from tests.people import Town

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"


@pytest.fixture
def plan(town: Town, db: Db) -> MadePlan:
    made: MadePlan = db.write(make_plan, town.wayan, town.chief)
    return made


def _link(plan: MadePlan, **more: Any) -> dict[str, Any]:
    return {
        "period_id": Q3,
        "kind": "link",
        "title": "Daftar hadir",
        "url": "https://contoh.example/hadir",
        "indicator_ids": [str(plan.indicators[0]), str(plan.indicators[1])],
        **more,
    }


def _upload(
    client: Client, content: bytes = PDF, name: str = "bukti.pdf", key: str | None = None
) -> Any:
    headers = {"Idempotency-Key": key} if key else {}
    return client.request("POST", "/files", params={"name": name}, content=content, headers=headers)


def test_one_link_proves_several_indicators(town: Town, as_: As, plan: MadePlan) -> None:
    me = as_(town.wayan.id)

    made = me.post(f"/plans/{plan.id}/evidence", _link(plan))

    assert made.status_code == 201, made.text
    assert made.json()["verdict"] == "waiting"
    shown = me.get(f"/plans/{plan.id}/periods/{Q3}/report").json()["indicators"]
    assert [len(indicator["evidence"]) for indicator in shown] == [1, 1, 0]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "https://saya:rahasia@contoh.example/x",
        "bukti",
        "file:///etc/passwd",
    ],
)
def test_unsafe_links_are_refused(town: Town, as_: As, plan: MadePlan, url: str) -> None:
    refused = as_(town.wayan.id).post(f"/plans/{plan.id}/evidence", _link(plan, url=url))

    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/url")


def test_a_file_goes_the_whole_way(town: Town, as_: As, plan: MadePlan) -> None:
    me, chief = as_(town.wayan.id), as_(town.chief.id)
    file = _upload(me, name="../../Daftar hadir.pdf").json()
    assert (file["name"], file["media_type"]) == ("Daftar hadir.pdf", "application/pdf")
    place = f"/files/{file['id']}/content"
    assert chief.get(place).status_code == 404
    body = _link(plan, kind="file", url=None, file_id=file["id"])

    made = me.post(f"/plans/{plan.id}/evidence", body)

    assert made.status_code == 201, made.text
    sent = chief.get(place)
    assert sent.content == PDF
    assert sent.headers["content-disposition"].startswith("attachment")
    assert sent.headers["x-content-type-options"] == "nosniff"
    assert as_(town.made.id).get(place).status_code == 404
    assert as_(town.stranger.id).get(place).status_code == 404


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<html><script>", "bukti.pdf"),
        (b"", "kosong.pdf"),
        (b"MZ\x90", "program.exe"),
        (b"PK\x03\x04abc", "arsip.zip"),
    ],
)
def test_files_are_judged_by_content_not_name(
    town: Town, as_: As, content: bytes, name: str
) -> None:
    refused = _upload(as_(town.wayan.id), content, name)

    assert (refused.status_code, problem_of(refused)) == (422, "file-refused")


def test_a_file_over_the_limit_is_refused_before_it_is_read(town: Town, as_: As) -> None:
    refused = _upload(as_(town.wayan.id), PDF + b"0" * (22 * 1024 * 1024))

    assert (refused.status_code, problem_of(refused)) == (413, "too-large")


def test_the_same_file_twice_is_one(town: Town, as_: As) -> None:
    me = as_(town.wayan.id)

    assert _upload(me).json()["id"] == _upload(me).json()["id"]


def test_a_colleague_s_file_proves_nothing_of_mine(town: Town, as_: As, plan: MadePlan) -> None:
    file = _upload(as_(town.made.id)).json()

    refused = as_(town.wayan.id).post(
        f"/plans/{plan.id}/evidence", _link(plan, kind="file", url=None, file_id=file["id"])
    )

    assert refused.json()["errors"][0]["pointer"] == "/file_id"


def test_returned_with_a_reason_and_replaced(town: Town, as_: As, plan: MadePlan) -> None:
    me, chief = as_(town.wayan.id), as_(town.chief.id)
    first = me.post(f"/plans/{plan.id}/evidence", _link(plan)).json()
    place = f"/evidence/{first['id']}/verdict"

    bare = chief.request("POST", place, json={"verdict": "returned"}, headers={"If-Match": '"1"'})
    assert bare.json()["errors"][0]["pointer"] == "/reason"
    body = {"verdict": "returned", "reason": "Belum ditandatangani"}
    back = chief.request("POST", place, json=body, headers={"If-Match": '"1"'})
    assert (back.json()["verdict"], back.json()["verdict_reason"]) == (
        "returned",
        "Belum ditandatangani",
    )
    stale = chief.request("POST", place, json=body, headers={"If-Match": '"1"'})
    assert (stale.status_code, problem_of(stale)) == (409, "edited-meanwhile")

    second = me.post(f"/plans/{plan.id}/evidence", _link(plan, replaces_id=first["id"]))
    assert second.status_code == 201, second.text
    again = me.post(f"/plans/{plan.id}/evidence", _link(plan, replaces_id=second.json()["id"]))
    assert again.json()["errors"][0]["pointer"] == "/replaces_id"


def test_waiting_evidence_can_be_taken_back(town: Town, as_: As, plan: MadePlan) -> None:
    me, chief = as_(town.wayan.id), as_(town.chief.id)
    first = me.post(f"/plans/{plan.id}/evidence", _link(plan)).json()
    second = me.post(f"/plans/{plan.id}/evidence", _link(plan, title="Foto kegiatan")).json()
    verdict = {"json": {"verdict": "accepted"}, "headers": {"If-Match": '"1"'}}
    chief.request("POST", f"/evidence/{second['id']}/verdict", **verdict)

    assert chief.delete(f"/evidence/{first['id']}").status_code == 403
    assert me.delete(f"/evidence/{first['id']}").status_code == 204
    refused = me.delete(f"/evidence/{second['id']}")
    assert (refused.status_code, problem_of(refused)) == (409, "evidence-settled")


@pytest.mark.parametrize(
    ("who", "status"), [("wayan", 403), ("head", 403), ("made", 404), ("stranger", 404)]
)
def test_only_the_assessor_judges(
    town: Town, as_: As, plan: MadePlan, who: str, status: int
) -> None:
    made = as_(town.wayan.id).post(f"/plans/{plan.id}/evidence", _link(plan)).json()
    verdict = {"json": {"verdict": "accepted"}, "headers": {"If-Match": '"1"'}}

    answer = as_(getattr(town, who).id).request(
        "POST", f"/evidence/{made['id']}/verdict", **verdict
    )

    assert answer.status_code == status
