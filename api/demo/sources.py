"""Reads the data files of the demonstration; see data/SOURCE.md."""

import csv
import json
from functools import cache
from importlib.resources import files
from typing import Any

Line = dict[str, str]


@cache
def lines(name: str) -> tuple[Line, ...]:
    """Read a table: `units`, `indicators`, `programmes`, `posts` or `work`."""
    source = files("api").joinpath("demo", "data", f"{name}.csv")
    return tuple(csv.DictReader(source.read_text(encoding="utf-8").splitlines()))


@cache
def grouped(name: str, column: str) -> dict[str, list[Line]]:
    """Read a table by the words of one of its columns."""
    found: dict[str, list[Line]] = {}
    for line in lines(name):
        found.setdefault(line[column], []).append(line)
    return found


@cache
def texts() -> dict[str, Any]:
    """Read remarks and reasons."""
    source = files("api").joinpath("demo", "data", "texts.json")
    read: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    return read
