"""The units and people of the example, made over HTTP as HR makes a city: units from a file, people one by one.

The annex leaves names and numbers open ("NAMA PEGAWAI"): those here are ours.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.worked_example.hands import Hand, Row, answered, get, post

UNITS = """KODE;NAMA;JENIS;KODE INDUK;MANDIRI
PEMDA;PEMERINTAH DAERAH X;kota;;
DINKES;DINAS KESEHATAN;opd;PEMDA;
KOMINFO;DINAS KOMINFO;opd;PEMDA;
PKM;PUSKESMAS;puskesmas;DINKES;ya
"""
SINCE = "2026-01-01"


@dataclass(frozen=True)
class Post:
    """Somebody's place: key, name, unit, title as printed, and what kind of post it is."""

    key: str
    name: str
    unit: str
    title: str
    kind: str
    grade: str | None = None
    is_head: bool = False


POSTS = (
    Post(
        "kepala_daerah",
        "I Gusti Agung Satria",
        "PEMDA",
        "KEPALA DAERAH",
        "pejabat_negara",
        is_head=True,
    ),
    Post(
        "kepala_dinas",
        "Ida Ayu Saraswati",
        "DINKES",
        "KEPALA DINAS KESEHATAN",
        "jpt_pratama",
        "IV/c",
        is_head=True,
    ),
    Post(
        "kepala_kominfo",
        "I Nyoman Darmawan",
        "KOMINFO",
        "KEPALA DINAS KOMINFO",
        "jpt_pratama",
        "IV/c",
        is_head=True,
    ),
    Post(
        "kepala_puskesmas",
        "I Made Suardana",
        "PKM",
        "KEPALA PUSKESMAS",
        "pengawas",
        "IV/a",
        is_head=True,
    ),
    Post(
        "ketua_tim",
        "Ni Luh Puspita",
        "PKM",
        "PENANGGUNG JAWAB UKP KEFARMASIAN DAN LABORATORIUM",
        "ahli_muda",
        "III/d",
    ),
    Post("dokter", "I Wayan Gunawan", "PKM", "DOKTER", "ahli_pertama", "III/b"),
    Post(
        "bidan_penyelia",
        "Ni Ketut Ariani",
        "PKM",
        "JABATAN FUNGSIONAL BIDAN PENYELIA",
        "penyelia",
        "III/d",
    ),
    Post("bidan_mahir", "Ni Made Suci", "PKM", "BIDAN MAHIR", "mahir", "III/b"),
    Post("bidan_terampil", "Ni Putu Dewanti", "PKM", "BIDAN TERAMPIL", "terampil", "II/c"),
    Post("nutrisionis", "I Komang Yasa", "PKM", "NUTRISIONIS PELAKSANA LANJUTAN", "mahir", "III/b"),
    Post("petugas_loket", "Ni Wayan Rasmini", "PKM", "PETUGAS LOKET", "pelaksana", "II/b"),
    Post("sopir_ambulans", "I Ketut Merta", "PKM", "SOPIR AMBULANS", "pelaksana", "II/a"),
)
OFFICIAL = "pejabat_negara"


@dataclass(frozen=True)
class City:
    """Where things lie after HR has made them: units by code, people by key, how they sign in."""

    units: dict[str, str]
    people: dict[str, str]
    logins: dict[str, str]


def build(
    hr: Hand, wait: Callable[[str], None], units_file: str = UNITS, posts: Sequence[Post] = POSTS
) -> City:
    """Import the units, add the people; `wait` lets the server read or apply an uploaded file."""
    units = _import_units(hr, wait, units_file)
    people, logins = {}, {}
    for number, post_ in enumerate(posts, 1):
        draft = _draft(post_, units[post_.unit], number)
        people[post_.key] = post(hr, "/employees", draft)["id"]
        logins[post_.key] = draft["number"] or draft["login"]
    return City(units, people, logins)


def _import_units(hr: Hand, wait: Callable[[str], None], file: str) -> dict[str, str]:
    wanted = {"kind": "units", "file_name": "unit.csv"}
    headers = {"Content-Type": "application/octet-stream"}
    begun = answered(
        hr.request("POST", "/imports", params=wanted, content=file.encode(), headers=headers)
    )
    wait(begun["id"])
    post(hr, f"/imports/{begun['id']}/application", {})
    wait(begun["id"])
    applied = get(hr, f"/imports/{begun['id']}")
    assert applied["state"] == "applied", applied
    assert applied["counts"]["add"] == len(file.splitlines()) - 1, applied
    listed = get(hr, "/units", size=50)["items"]
    return {unit["code"]: unit["id"] for unit in listed}


def _draft(place: Post, unit_id: str, number: int) -> Row:
    official = place.kind == OFFICIAL
    return {
        "number": None if official else f"198001012005012{number:03d}",
        "login": "kepala-daerah" if official else None,
        "name": place.name,
        "kind": OFFICIAL if official else "pns",
        "grade": place.grade,
        "unit_id": unit_id,
        "title": place.title,
        "position_kind": place.kind,
        "is_head": place.is_head,
        "valid_from": SINCE,
    }
