"""Which post a row means: its kind (R122), whether its holder leads the unit, or acts for another (R6)."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from api.foundation.clock import today
from api.foundation.database import FOREVER
from api.foundation.rows import Row
from api.imports.matching.city import City
from api.imports.matching.rows import Candidate, FileRow, PersonMatch, Question, key_of
from api.imports.models import Asked, RowAction
from api.organization.models import AssignmentKind, PositionKind
from api.organization.names import name_key

LEVELS = {
    "ahli utama": PositionKind.AHLI_UTAMA,
    "ahli madya": PositionKind.AHLI_MADYA,
    "ahli muda": PositionKind.AHLI_MUDA,
    "ahli pertama": PositionKind.AHLI_PERTAMA,
    "penyelia": PositionKind.PENYELIA,
    "pelaksana lanjutan": PositionKind.MAHIR,
    "mahir": PositionKind.MAHIR,
    "terampil": PositionKind.TERAMPIL,
    "pemula": PositionKind.PEMULA,
}
ECHELONS = {
    "i": PositionKind.JPT_MADYA,
    "ii": PositionKind.JPT_PRATAMA,
    "iii": PositionKind.ADMINISTRATOR,
    "iv": PositionKind.PENGAWAS,
    "1": PositionKind.JPT_MADYA,
    "2": PositionKind.JPT_PRATAMA,
    "3": PositionKind.ADMINISTRATOR,
    "4": PositionKind.PENGAWAS,
}
BEGINNINGS = (
    ("kepala sub", PositionKind.PENGAWAS),
    ("kepala seksi", PositionKind.PENGAWAS),
    ("kasubag", PositionKind.PENGAWAS),
    ("kasi ", PositionKind.PENGAWAS),
    ("lurah", PositionKind.PENGAWAS),
    ("sekretaris lurah", PositionKind.PENGAWAS),
    ("sekretaris daerah", PositionKind.JPT_PRATAMA),
    ("sekretaris dprd", PositionKind.JPT_PRATAMA),
    ("kepala dinas", PositionKind.JPT_PRATAMA),
    ("kepala badan", PositionKind.JPT_PRATAMA),
    ("kepala satuan", PositionKind.JPT_PRATAMA),
    ("inspektur daerah", PositionKind.JPT_PRATAMA),
    ("asisten administrasi", PositionKind.JPT_PRATAMA),
    ("asisten pemerintahan", PositionKind.JPT_PRATAMA),
    ("asisten perekonomian", PositionKind.JPT_PRATAMA),
    ("staf ahli", PositionKind.JPT_PRATAMA),
    ("kepala bidang", PositionKind.ADMINISTRATOR),
    ("kepala bagian", PositionKind.ADMINISTRATOR),
    ("inspektur pembantu", PositionKind.ADMINISTRATOR),
    ("camat", PositionKind.ADMINISTRATOR),
    ("sekretaris", PositionKind.ADMINISTRATOR),
)
STRUCTURAL = frozenset({"struktural", "jabatan struktural", "1", "manajerial"})
FUNCTIONAL = frozenset({"fungsional", "jabatan fungsional", "fungsional tertentu", "2"})
FUNCTIONAL |= {"jabatan fungsional tertentu", "jft", "jf"}
HEAD_TITLES = {
    "kecamatan": ("camat",),
    "kelurahan": ("lurah",),
    "inspektorat": ("inspektur daerah", "inspektur"),
    "rumah": ("direktur", "kepala rumah"),
    "rsud": ("direktur", "kepala rsud"),
    "sekretariat": ("sekretaris", "kepala sekretariat"),
    "sd": ("kepala sekolah", "kepala sd"),
    "smp": ("kepala sekolah", "kepala smp"),
    "tk": ("kepala sekolah", "kepala tk"),
}
ACTING = {
    "plt": AssignmentKind.PLT,
    "pelaksana tugas": AssignmentKind.PLT,
    "pj": AssignmentKind.PLT,
    "penjabat": AssignmentKind.PLT,
    "plh": AssignmentKind.PLH,
    "pelaksana harian": AssignmentKind.PLH,
}
_ACTING = re.compile(
    rf"^\W*({'|'.join(word.replace(' ', chr(92) + 's+') for word in ACTING)})\b\W*", re.I
)
MANY = 4_096
"""Titles and units that one file names; each is read once."""


@lru_cache(MANY)
def kind_of(group: str, echelon: str, title: str) -> PositionKind | None:
    """Read the kind of post from group, echelon and title; nothing where they do not say."""
    words = name_key(group)
    named = words.replace(" ", "_")
    if named in set(PositionKind) - {PositionKind.PEJABAT_NEGARA}:
        return PositionKind(named)
    key = name_key(title)
    if words in FUNCTIONAL:
        return _level(key)
    if words in STRUCTURAL:
        return _structural(echelon, key)
    if words:
        return PositionKind.PELAKSANA if _is_staff(words) else _level(words)
    return _level(key) or _structural(echelon, key)


def _is_staff(words: str) -> bool:
    return words == "4" or any(w in words for w in ("pelaksana", "umum", "jfu", "nonmanajerial"))


def _level(text: str) -> PositionKind | None:
    return next((kind for words, kind in LEVELS.items() if words in text), None)


def _structural(echelon: str, key: str) -> PositionKind | None:
    level = name_key(echelon.replace(".", " ").replace("/", " ")).split(" ")[0]
    if level in ECHELONS:
        return ECHELONS[level]
    return next((kind for words, kind in BEGINNINGS if key.startswith(words)), None)


@lru_cache(MANY)
def leads(title: str, unit_name: str) -> bool:
    """Say whether a title is that of the head of the unit: `Camat` of a kecamatan, `Kepala Dinas`…"""
    key = name_key(title)
    first = name_key(unit_name).split(" ")[0]
    return key.startswith((f"kepala {first}", *HEAD_TITLES.get(first, ())))


def acting(title: str) -> tuple[AssignmentKind | None, str]:
    """Tell an acting title (Plt., Plh., Pj.) and the post that it is held for (R6)."""
    found = _ACTING.match(title)
    rest = title[found.end() :].strip() if found else ""
    if found is None or not rest:
        return None, title
    return ACTING[" ".join(found[1].casefold().split())], rest


def check_kind(row: FileRow, post: str, choices: Mapping[str, str]) -> None:
    """Keep which kind of post a title means, as far as the row or somebody's choice tells (R122)."""
    group, echelon = row.text("position_group"), row.text("echelon")
    kind = kind_of(group, echelon, post)
    if kind is None:
        question = _kind_question(row, post)
        if question.key not in choices:
            return
        row.questions.append(replace(question, chosen=choices[question.key]))
        kind = PositionKind(choices[question.key])
    row.clean["position_kind"] = kind


def _kind_question(row: FileRow, post: str) -> Question:
    group = row.text("position_group")
    key = key_of(Asked.POSITION_KIND, post, group, row.text("echelon"))
    kinds = tuple(Candidate(one, one) for one in PositionKind)
    return Question(Asked.POSITION_KIND, key, post, group or None, kinds)


def ask_kind(row: FileRow) -> None:
    """Ask which kind of post a title means that nothing in the row tells (R122)."""
    row.ask("position", "position_kind", _kind_question(row, row.clean["post"]))


def match_acting(matches: list[PersonMatch], city: City, heads: Mapping[UUID, UUID]) -> None:
    """Say what each acting row would do, once it is clear who is there and who leads what."""
    mains = {m.clean["number"]: m for m in matches if m.acting is None and m.good}
    acting = [match for match in matches if match.acting is not None]
    for match in acting:
        _recognize(match, mains.get(match.clean.get("number", "")))
        has_post = match.is_head and match.unit_id in heads
        if "position_kind" not in match.clean and not has_post:
            ask_kind(match.row)
    _refuse_doubles(acting)
    for match in acting:
        if match.good:
            _compare(match, city)
        else:
            match.refuse()


def _recognize(match: PersonMatch, main: PersonMatch | None) -> None:
    """Tie an acting row to the person's own row of the file, or to the person as known."""
    if main is not None:
        match.person_id, match.known = main.person_id, main.known
    elif match.known is None and match.good:
        match.row.refuse("number", "acting_unknown")
    if match.unit:
        match.is_head = leads_acting(match)


def leads_acting(match: PersonMatch) -> bool:
    """Say whether an acting row is about the head's post of its unit."""
    said, unit = match.clean.get("is_head"), match.unit or {}
    return leads(match.clean["post"], unit["name"]) if said is None else bool(said)


def _refuse_doubles(acting: list[PersonMatch]) -> None:
    same: dict[Any, list[PersonMatch]] = defaultdict(list)
    for match in acting:
        if match.good:
            same[match.person_id, match.unit_id, match.clean["post"]].append(match)
    for several in same.values():
        for match in several[1:]:
            match.row.refuse("position", "duplicate", lines=str(several[0].row.line))


def _compare(match: PersonMatch, city: City) -> None:
    clean = match.clean
    held = match.held = _held(match, city)
    if clean["position_until"] <= today():
        match.row.hint("position_until", "acting_over")
    elif held is None:
        if clean["position_until"] == FOREVER:
            match.row.hint("position_until", "acting_open")
        match.action = RowAction.ADD
    elif held["valid_from"] != clean["position_since"]:
        since = f"{held['valid_from']:%d-%m-%Y}"
        match.row.refuse("position_since", "acting_overlaps", since=since)
        match.refuse()
    elif held["valid_until"] != clean["position_until"]:
        before, after = _last(held["valid_until"]), _last(clean["position_until"])
        match.changes["position_until"] = [before, after]
        match.action = RowAction.CHANGE


def _held(match: PersonMatch, city: City) -> Row | None:
    """Find the same acting post in the same time among those that go on."""
    since, until = match.clean["position_since"], match.clean["position_until"]
    for post in city.acting:
        about = (post["employee_id"], post["unit_id"], post["kind"], post["is_head"])
        alike = post["is_head"] or name_key(post["title"]) == name_key(match.clean["post"])
        meets = post["valid_from"] < until and since < post["valid_until"]
        if about == _about(match) and alike and meets:
            return post
    return None


def _about(match: PersonMatch) -> tuple[UUID, UUID, Any, bool]:
    return match.person_id, match.unit_id, match.acting, match.is_head


def _last(until: date) -> date | None:
    """Give the last day of dates that end before a day."""
    return None if until == FOREVER else date.fromordinal(until.toordinal() - 1)
