"""Reads the files of `content/`; what is wrong is refused with its file and its line or key."""

import csv
import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

Read = TypeVar("Read")
CONTENT = files("demo").joinpath("content")
FORBID = ConfigDict(extra="forbid")


class Shape(BaseModel):
    """How a piece of content looks; a key that it does not know is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ContentRefused(Exception):
    """A file of the content does not say what it should."""


def table(name: str, shape: type[Read], folder: Traversable = CONTENT) -> tuple[Read, ...]:
    """Read the lines of a CSV file; an empty cell says nothing."""
    adapter, file = TypeAdapter(shape), f"{name}.csv"
    reader = csv.DictReader(folder.joinpath(file).read_text(encoding="utf-8").splitlines())
    return tuple(
        _checked(adapter, {key: cell for key, cell in line.items() if cell}, f"{file}, line {at}")
        for line, at in ((line, reader.line_num) for line in reader)
    )


def document(name: str, shape: type[Read], folder: Traversable = CONTENT) -> Read:
    """Read a TOML file."""
    file = f"{name}.toml"
    try:
        given = tomllib.loads(folder.joinpath(file).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ContentRefused(f"{file}: {error}") from error
    return _checked(TypeAdapter(shape), given, file)


def _checked(adapter: TypeAdapter[Read], given: Any, where: str) -> Read:
    try:
        return adapter.validate_python(given)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"]))
        raise ContentRefused(f"{where}, {key}: {first['msg']}") from error


def refuse_unknown(where: str, words: Any, known: Any) -> None:
    """Refuse words that nothing else in the content is called by."""
    unknown = sorted({word for word in words if word} - set(known))
    if unknown:
        raise ContentRefused(f"{where}: unknown {', '.join(map(repr, unknown))}")
