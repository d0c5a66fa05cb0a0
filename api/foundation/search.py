"""Finding text inside text, the same on both engines; on columns that are folded already."""

from typing import Any

from sqlalchemy import ColumnElement, Integer
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction


class _Position(GenericFunction[int]):
    """Where a text begins inside another, from 1; 0 where it does not occur."""

    type = Integer()
    inherit_cache = True
    name = "text_position"


@compiles(_Position, "sqlite")
def _on_sqlite(element: Any, compiler: Any, **options: Any) -> str:
    return f"instr({compiler.process(element.clauses, **options)})"


@compiles(_Position, "postgresql")
def _on_postgresql(element: Any, compiler: Any, **options: Any) -> str:
    return f"strpos({compiler.process(element.clauses, **options)})"


def contains(column: Any, text: str) -> ColumnElement[bool]:
    """Say whether a folded column holds a text; reads every row, so narrow the rows first."""
    return _Position(column, text.casefold()) > 0
