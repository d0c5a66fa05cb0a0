"""The worked example of a regional government in PermenPANRB 6/2022, as printed:
its planning (Anak Lampiran 3) and its evaluation (Anak Lampiran 5)."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any


def planning() -> dict[str, Any]:
    """Anak Lampiran 3: strategic plan, performance agreements, plans, role matrices."""
    return _read("planning.json")


def evaluation() -> dict[str, Any]:
    """Anak Lampiran 5: what became of each plan, and what was said about it."""
    return _read("evaluation.json")


def plan_of(key: str) -> dict[str, Any]:
    """The printed SKP of one person, for example `bidan_penyelia`."""
    return _with_key(planning()["plans"], key)


def evaluation_of(key: str) -> dict[str, Any]:
    """The printed evaluation of the same person."""
    return _with_key(evaluation()["evaluations"], key)


def _read(name: str) -> dict[str, Any]:
    source = Path(__file__).with_name("permenpanrb_6_2022") / name
    content: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    return content


def _with_key(rows: Iterable[Mapping[str, Any]], key: str) -> dict[str, Any]:
    for row in rows:
        if row["key"] == key:
            return dict(row)
    raise KeyError(key)
