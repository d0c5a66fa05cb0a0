"""A teacher's whole year in the browser (R100-R109): plan, observation, report, evaluation, credit, promotion.

An empty city gets a school by HTTP; its head, its teacher and HR of the agency do the rest on the pages.
"""

import json
import re
import time
from pathlib import Path

from tests.journeys.browsing import walk
from tests.journeys.example import ADMINISTRATOR, PASSWORD, Socket
from tests.server import environment, run, serving
from tests.worked_example.city import City, Post, build
from tests.worked_example.hands import Row, get, post

DAY = "2026-12-28"
"""The year can be evaluated; it is reported until January."""
YEAR = 20_260_112
CYCLE = 20_262
PATIENCE = 30.0
UNITS = """KODE;NAMA;JENIS;KODE INDUK;MANDIRI
KOTA;KOTA CONTOH;kota;;
DIKPORA;DINAS PENDIDIKAN;opd;KOTA;
SD1;SD NEGERI 1 CONTOH;sekolah;DIKPORA;ya
"""
POSTS = (
    Post("wali", "I Gusti Agung Satria", "KOTA", "WALI KOTA", "pejabat_negara", is_head=True),
    Post(
        "kadis",
        "Ida Ayu Saraswati",
        "DIKPORA",
        "Kepala Dinas Pendidikan",
        "jpt_pratama",
        "IV/c",
        is_head=True,
    ),
    Post("hr", "I Komang Yasa", "DIKPORA", "Penata Layanan Operasional", "pelaksana", "III/b"),
    Post(
        "kepsek",
        "I Made Suardana",
        "SD1",
        "Kepala SD Negeri 1 Contoh",
        "ahli_madya",
        "IV/a",
        is_head=True,
    ),
    Post("guru", "Ni Luh Puspita", "SD1", "Guru Ahli Pertama", "ahli_pertama", "III/a"),
)
PREDIKAT_BEFORE = (2024, 2025)
OLDER_POINTS = "37.5"
"""Three years of Baik before the system; a fourth makes the 50 of III/b (R72)."""


def walk_through(engine: str, database_url: str, folder: Path) -> int:
    """Serve an empty city, make a school, let the browser live the year."""
    env = environment(database_url, folder / "data", SIMKINERJA_TODAY=DAY)
    run(env, "migrate")
    told = run(env, "admin", "create", ADMINISTRATOR)
    code = re.search(r"Kode\s*: (\S+)", told)
    assert code, told
    with serving(env, folder / "server.log") as address:
        script = _prepare(Socket(address), code[1])
        place = folder / "teacher.json"
        place.write_text(json.dumps(script), encoding="utf-8")
        return walk("teacher-year.mjs", address, f"teacher-{engine}", EXAMPLE=str(place))


def _prepare(hr: Socket, code: str) -> Row:
    first = {"login": ADMINISTRATOR, "code": code, "new_password": PASSWORD}
    post(hr, "/session/activation", first)
    city = build(hr, lambda import_id: wait(hr, import_id), UNITS, POSTS)
    _look_back(hr, city)
    slips = post(hr, "/activation-codes", {"unit_id": city.units["KOTA"]})["items"]
    codes = {slip["login"]: slip["code"] for slip in slips}
    return {
        "password": PASSWORD,
        "administrator": ADMINISTRATOR,
        "cycle": CYCLE,
        "year": YEAR,
        "units": city.units,
        "people": {
            place.key: {
                "id": city.people[place.key],
                "name": place.name,
                "login": city.logins[place.key],
                "code": codes[city.logins[place.key]],
            }
            for place in POSTS
        },
    }


def wait(hr: Socket, import_id: str) -> None:
    until = time.monotonic() + PATIENCE
    while get(hr, f"/imports/{import_id}")["state"] in {"reading", "applying"}:
        assert time.monotonic() < until, "the import was not done"
        time.sleep(0.1)


def _look_back(hr: Socket, city: City) -> None:
    """Enter what documents say of the years before: rank, degree, predikat, points; and who is HR."""
    guru = city.people["guru"]
    agency = get(hr, f"/employees/{city.people['hr']}")["agency_id"]
    grant = {
        "user_id": city.people["hr"],
        "role": "hr_agency",
        "for_agency_id": agency,
        "valid_from": "2026-01-01",
        "reason": "SK penunjukan pengelola kepegawaian",
    }
    post(hr, "/role-grants", grant)
    records: list[Row] = [
        {
            "kind": "pangkat",
            "value": "III/a",
            "from_on": "2022-04-01",
            "document_no": "SK 821/17/2022",
        },
        {
            "kind": "pendidikan",
            "value": "s1",
            "from_on": "2015-08-20",
            "document_no": "Ijazah 115/2015",
        },
        *(
            {
                "kind": "predikat",
                "value": "baik",
                "year": year,
                "from_on": f"{year}-12-31",
                "document_no": f"Evaluasi {year}",
            }
            for year in PREDIKAT_BEFORE
        ),
    ]
    for record in records:
        post(hr, f"/employees/{guru}/career-records", record)
    older = {
        "kind": "lama",
        "level": "ahli_pertama",
        "points": OLDER_POINTS,
        "document_no": "PAK 0117/2025",
        "decided_on": "2026-01-10",
        "reason": "Angka kredit tahun 2023 sampai 2025",
    }
    post(hr, f"/employees/{guru}/credit", older)
