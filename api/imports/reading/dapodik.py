"""Teachers as Dapodik answers them (`getGtk`): `{results, id, start, limit, rows[]}` in JSON.

Of a row only what is named here is taken: a national identity number, a mother's name, an address or a
birthplace is never read out of the file, so that none of it can be kept (UU 27/2022).
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from api.imports.reading.sheets import LONGEST_CELL, MOST_ROWS, SLICE, Unreadable, Wanted, letters

SCHOOL = "sekolah"
FIELDS: dict[str, tuple[str, ...]] = {
    "number": ("nip",),
    "name": ("nama",),
    "grade": ("pangkat_golongan", "golongan", "pangkat_golongan_terakhir"),
    "position": ("jabatan", "jabatan_ptk_id_str", "jenis_ptk", "jenis_ptk_id_str"),
    "position_since": ("tmt", "tmt_jabatan"),
    "kind": ("status_kepegawaian", "status_kepegawaian_id_str"),
    "unit_code": ("npsn",),
    "unit_name": ("nama_sekolah",),
}
"""A field of a row → the keys it goes by, the first that is filled counts."""
OF_SCHOOL = {"unit_code": "npsn", "unit_name": "nama"}
"""Where the school is an object of its own."""


def read_gtk(file: BinaryIO, _wanted: Wanted) -> Iterator[dict[str, Any]]:
    """Yield which field stands under which key, then the rows in slices; or the problem of the file."""
    try:
        rows = _rows(file)
    except Unreadable as error:
        yield {"problem": error.code}
        return
    places = enumerate(FIELDS.items())
    yield {"mapping": {field: [letters(at), keys[0]] for at, (field, keys) in places}}
    for first in range(0, len(rows), SLICE):
        part = enumerate(rows[first : first + SLICE], first + 1)
        yield {"lines": [(number, _cells(row)) for number, row in part]}


def _rows(file: BinaryIO) -> list[Mapping[str, Any]]:
    try:
        answer = json.loads(file.read())
    except (ValueError, RecursionError) as error:
        raise Unreadable("not_dapodik") from error
    rows = answer.get("rows") if isinstance(answer, dict) else None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Unreadable("not_dapodik")
    if not rows:
        raise Unreadable("no_rows")
    if len(rows) > MOST_ROWS:
        raise Unreadable("too_many_rows")
    return rows


def _cells(row: Mapping[str, Any]) -> dict[str, str]:
    school = row.get(SCHOOL)
    inside = school if isinstance(school, dict) else {}
    found = {field: _first(row, keys) for field, keys in FIELDS.items()}
    found |= {field: _text(inside[key]) for field, key in OF_SCHOOL.items() if inside.get(key)}
    return {field: text for field, text in found.items() if text}


def _first(row: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    texts = (_text(row.get(key)) for key in keys)
    return next((text for text in texts if text), "")


def _text(value: Any) -> str:
    """Take words and whole numbers, but no halves of signs; what else stands there is no cell."""
    is_cell = isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool))
    whole = str(value).encode(errors="ignore").decode() if is_cell else ""
    return whole.strip()[:LONGEST_CELL]
