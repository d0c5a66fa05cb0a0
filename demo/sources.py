"""Reads the data files of the demonstration; see data/SOURCE.md."""

import csv
import json
from functools import cache
from importlib.resources import files
from typing import Any

Line = dict[str, str]


@cache
def lines(name: str) -> tuple[Line, ...]:
    """Read a table: `units`, `people`, `posts`, `kinds`, `work`, `indicators` or `programmes`."""
    return tuple(csv.DictReader(_text(f"{name}.csv").splitlines()))


@cache
def grouped(name: str, column: str) -> dict[str, list[Line]]:
    """Read a table by the words of one of its columns."""
    found: dict[str, list[Line]] = {}
    for line in lines(name):
        found.setdefault(line[column], []).append(line)
    return found


@cache
def texts(name: str = "texts") -> dict[str, Any]:
    """Read remarks and reasons, or `names`."""
    read: dict[str, Any] = json.loads(_text(f"{name}.json"))
    return read


def _text(name: str) -> str:
    return files("demo").joinpath("data", name).read_text(encoding="utf-8")
