"""Cases from a file: the columns of the licensing system, names of applicants left where they are."""

from datetime import date
from typing import Any
from uuid import UUID

import httpx

from api.measurements.services.queries import figures_of
from tests.conftest import Db
from tests.http import Client, problem_of
from tests.measurements.factories import As, nip_of, registered
from tests.people import Town

HEADER = (
    "id_izin;jenis_izin;nama_pemohon;nip_petugas;tgl_permohonan;tgl_berkas_lengkap;tgl_terbit;status;"
    "hari_standar;tgl_jeda_mulai;tgl_jeda_selesai;alasan_jeda;"
    "tgl_masuk_rekomendasi;tgl_keluar_rekomendasi"
)


def _file(nip: str) -> bytes:
    lines = [
        HEADER,
        f"SIP-1;Perawat;Ni Kadek;{nip};08-09-2026;09-09-2026;22-09-2026;terbit;5;"
        "10-09-2026;16-09-2026;STR;16-09-2026;21-09-2026",
        f"SIP-2;Bidan;I Putu;{nip};;1 Oktober 2026;;proses;5;;;;;",
        f"SIP-3;Dokter;Ida Bagus;{nip};;bulan lalu;;proses;5;;;;;",
        f"SIP-4;Dokter;Ida Bagus;{nip};;02/10/2026;;ditarik;5;;;;;",
        "SIP-5;Dokter;Ida Bagus;123;;02/10/2026;;proses;5;;;;;",
    ]
    return "\n".join(lines).encode()


def _send(client: Client, service: dict[str, Any], content: bytes, **query: Any) -> httpx.Response:
    place = f"/services/{service['id']}/cases/file"
    return client.request("POST", place, content=content, params=query)


def test_a_file_is_held_against_the_same_rules(town: Town, as_: As, db: Db) -> None:
    service, hr = registered(as_, town), as_(town.hr_agency.id)
    content = _file(nip_of(db, town.wayan))
    place = f"/services/{service['id']}/cases"

    dry = _send(hr, service, content, dry_run=True)
    nothing = hr.get(place).json()["total"]
    answer = _send(hr, service, content)
    again = _send(hr, service, content)

    assert (dry.status_code, nothing) == (200, 0), dry.text
    assert {**dry.json(), "dry_run": False} == answer.json()
    assert [
        (one["row"], one["outcome"], one["field"], one["code"]) for one in answer.json()["rows"]
    ] == [
        (2, "accepted", None, None),
        (3, "accepted", None, None),
        (4, "refused", "complete_on", "no_date"),
        (5, "accepted", None, None),
        (6, "refused", "officer_nip", "unknown"),
    ]
    assert (again.json()["unchanged"], again.json()["accepted"]) == (3, 0)
    found = db.read(figures_of, UUID(service["id"]), date(2026, 9, 1), date(2026, 9, 30))
    assert (found.done, found.median_days) == (1, 5)
    lines = {one["external_key"]: one for one in hr.get(place).json()["items"]}
    assert (lines["SIP-2"]["due_on"], lines["SIP-4"]["state"]) == ("2026-10-08", "withdrawn")
    [stay] = hr.get(f"{place}/{lines['SIP-1']['id']}").json()["steps"]
    assert (stay["step"], stay["working_days"]) == ("Rekomendasi teknis", 3)


def test_what_is_no_list_of_cases_is_refused(town: Town, as_: As) -> None:
    service, hr = registered(as_, town), as_(town.hr_agency.id)

    for content in (b"nama;alamat\nNi Kadek;Jalan Gajah Mada\n", b"PK\x03\x04 no archive"):
        assert problem_of(_send(hr, service, content)) == "table-unreadable"
