"""The competence model comes in as files: looked at first, row by row, and goes out to be changed."""

from datetime import timedelta
from typing import Any

import pytest

from api.foundation.clock import moved_to
from tests.conftest import TODAY as NOW
from tests.development.learning import As, add_technical
from tests.http import Client, problem_of
from tests.people import Town

HEADER = "Kode;Kelompok;Nama;Uraian;Tingkat 1;Tingkat 2;Tingkat 3;Tingkat 4;Tingkat 5"
LEVELS = "Dasar;Terbimbing;Mandiri;Membimbing;Menyusun"
FILE = "\n".join(
    [
        HEADER,
        f"gizi;Teknis;Asesmen gizi balita;Menilai gizi;{LEVELS}",
        "imunisasi;teknis;Imunisasi;;;;;;",
        "imunisasi;teknis;Imunisasi lagi;;;;;;",
        "integritas;Manajerial;Integritas;;;;;;",
        "sopir;sopan;Sopir;;;;;;",
        "x;teknis;Terlalu pendek;;;;;;",
        "baru;manajerial;Baru;;;;;;",
    ]
)
OF_POSTS = "\n".join(
    [
        "Jenis jabatan;Jabatan;Kode kompetensi;Tingkat",
        "Ahli Muda;Nutrisionis Ahli Muda;gizi;4",
        "ahli_pertama;*;gizi;2",
        "ahli_pertama;*;gizi;3",
        "Ahli Super;*;gizi;3",
        "Ahli Muda;Bidan;gizi;9",
        "Ahli Muda;Bidan;terbang;3",
        "Ahli Muda;Bidan;integritas;4",
    ]
)


def _sent(client: Client, text: str, kind: str = "kompetensi", **more: Any) -> Any:
    params = {"kind": kind, **more}
    answer = client.request("POST", "/competences/file", content=text.encode(), params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


def _rows(result: Any) -> list[tuple[str, str | None, str | None]]:
    return [(one["outcome"], one["field"], one["fault"]) for one in result["rows"]]


WANTED = [
    ("changed", None, None),
    ("added", None, None),
    ("refused", "code", "twice"),
    ("refused", "code", "not_yours"),
    ("refused", "group", "enum"),
    ("refused", "code", "too_short"),
    ("refused", "code", "not_yours"),
]


def test_a_file_is_looked_at_first_and_then_taken(town: Town, as_: As) -> None:
    hr = as_(town.hr_agency.id)
    add_technical(hr)

    looked = _sent(hr, FILE, dry_run="true")
    before = hr.get("/competences", group="teknis").json()["items"]
    taken = _sent(hr, FILE)
    after = hr.get("/competences", group="teknis").json()["items"]
    again = _sent(hr, FILE)

    assert _rows(looked) == _rows(taken) == WANTED
    assert (looked["dry_run"], taken["added"], taken["changed"], taken["refused"]) == (
        True,
        1,
        1,
        5,
    )
    assert [one["name"] for one in before] == ["Asesmen gizi"]
    assert [(one["name"], one["agency_id"]) for one in after] == [
        ("Asesmen gizi balita", 1),
        ("Imunisasi", 1),
    ]
    assert (after[0]["version"], after[0]["levels"]) == (2, LEVELS.split(";"))
    assert [row[0] for row in _rows(again)][:2] == ["same", "same"]


def test_levels_of_posts_come_in_as_a_file(town: Town, as_: As) -> None:
    hr = as_(town.hr_agency.id)
    add_technical(hr)
    result = _sent(hr, OF_POSTS, "kompetensi_jabatan")
    kept = hr.get("/position-competences").json()["items"]

    assert _rows(result) == [
        ("added", None, None),
        ("added", None, None),
        ("refused", "competence_code", "twice"),
        ("refused", "position_kind", "enum"),
        ("refused", "level", "less_than_equal"),
        ("refused", "competence_code", "unknown_competence"),
        ("refused", "competence_code", "not_yours"),
    ]
    assert [(one["position_kind"], one["title_key"], one["level"]) for one in kept] == [
        ("ahli_muda", "nutrisionis", 4),
        ("ahli_pertama", "*", 2),
    ]
    less = "Jenis jabatan;Jabatan;Kode kompetensi;Tingkat\nAhli Muda;Nutrisionis;gizi;\n"
    assert _sent(hr, less, "kompetensi_jabatan")["removed"] == 1
    assert len(hr.get("/position-competences").json()["items"]) == 1


@pytest.mark.parametrize("kind", ["kompetensi", "kompetensi_jabatan"])
def test_what_was_downloaded_puts_back_what_it_held(town: Town, as_: As, kind: str) -> None:
    city = as_(town.hr_city.id)
    add_technical(city)
    level = {"position_kind": "ahli_muda", "title": "*", "competence_code": "gizi", "level": 2}
    city.put("/position-competences", level)
    sheet = city.get("/competences/file", kind=kind)
    assert sheet.status_code == 200

    changed = FILE if kind == "kompetensi" else OF_POSTS.replace("Nutrisionis Ahli Muda", "*")
    _sent(city, changed, kind, agency_id=1)
    params = {"kind": kind, "agency_id": 1}
    back = city.request("POST", "/competences/file", content=sheet.content, params=params).json()

    assert (back["refused"], back["changed"] > 0) == (0, True)
    again = city.request("POST", "/competences/file", content=sheet.content, params=params).json()
    assert {one["outcome"] for one in again["rows"]} == {"same"}


def test_who_may_send_a_file_and_which(town: Town, as_: As) -> None:
    hr, city = as_(town.hr_agency.id), as_(town.hr_city.id)
    for who in (town.wayan, town.chief, town.auditor):
        refused = as_(who.id).request(
            "POST", "/competences/file", content=FILE.encode(), params={"kind": "kompetensi"}
        )
        assert refused.status_code == 403
    for client, params, pointer in (
        (hr, {"kind": "kompetensi", "agency_id": 2}, "query/agency_id"),
        (city, {"kind": "kompetensi", "agency_id": 77}, "query/agency_id"),
        (hr, {"kind": "lain"}, "query/kind"),
    ):
        refused = client.request("POST", "/competences/file", content=b"a;b\n", params=params)
        assert [one["pointer"] for one in refused.json()["errors"]] == [pointer]
    for content in (b"a;b\n1;2\n", b"PK\x03\x04 nothing"):
        refused = hr.request(
            "POST", "/competences/file", content=content, params={"kind": "kompetensi"}
        )
        assert (refused.status_code, problem_of(refused)) == (422, "model-file-unreadable")


def _undone(client: Client, file: Any) -> Any:
    return client.post(f"/competences/files/{file['id']}/undo")


@pytest.mark.parametrize("kind", ["kompetensi", "kompetensi_jabatan"])
def test_a_file_is_taken_back_as_a_whole_and_once(town: Town, as_: As, kind: str) -> None:
    hr = as_(town.hr_agency.id)
    add_technical(hr)
    level = {"position_kind": "ahli_muda", "title": "Nutrisionis", "competence_code": "gizi"}
    hr.put("/position-competences", {**level, "level": 2})
    text = FILE if kind == "kompetensi" else OF_POSTS
    before = _standing(hr)
    looked, taken = _sent(hr, text, kind, dry_run="true"), _sent(hr, text, kind)
    assert (looked["id"], looked["undo_until"]) == (None, None)
    assert taken["undo_until"] > "2026-10-08T02:14"
    assert _standing(hr) != before
    assert _sent(hr, text, kind)["id"] is None, "what changes nothing is not there to be undone"

    assert _undone(hr, taken).json() == {"id": taken["id"], "undone": 2}

    assert _standing(hr) == before
    again = _undone(hr, taken)
    assert (again.status_code, problem_of(again)) == (409, "model-file-not-undone")
    assert again.json()["why"] == "undone"


def _standing(client: Client) -> Any:
    """Give what the model says, but for how often it was changed."""
    competences = client.get("/competences").json()["items"]
    told = [(one["code"], one["name"], one["description"], one["levels"]) for one in competences]
    return told, client.get("/position-competences").json()["items"]


def test_what_was_built_upon_or_is_too_old_is_not_taken_back(town: Town, as_: As) -> None:
    hr = as_(town.hr_agency.id)
    added = _sent(hr, "kode;kelompok;nama\ngizi;teknis;Asesmen gizi\n")
    posts = _sent(hr, OF_POSTS, "kompetensi_jabatan")
    assert _undone(hr, added).json()["why"] == "in_use"
    level = {"position_kind": "ahli_muda", "title": "Nutrisionis", "competence_code": "gizi"}
    hr.put("/position-competences", {**level, "level": 5})
    assert _undone(hr, posts).json()["why"] == "changed_since"

    changed = _sent(hr, "kode;kelompok;nama\ngizi;teknis;Asesmen gizi balita\n")
    with moved_to(NOW + timedelta(minutes=16)):
        assert _undone(hr, changed).json()["why"] == "too_late"


def test_who_may_take_a_file_back(town: Town, as_: As) -> None:
    hr = as_(town.hr_agency.id)
    file = _sent(hr, "kode;kelompok;nama\ngizi;teknis;Asesmen gizi\n")
    for who in (town.wayan, town.stranger, town.auditor):
        assert _undone(as_(who.id), file).status_code == 404, who.name
    assert _undone(as_(town.hr_city.id), file).status_code == 200
