"""How imports look on the wire."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from api.foundation.paging import PageRequest
from api.foundation.schema import Line, Number, Schema, View
from api.organization.import_models import ImportKind, ImportState, RowAction


class ImportWanted(Schema):
    """What a file holds."""

    kind: ImportKind
    file_name: Annotated[Line, Field(min_length=1, max_length=200)]
    agency_id: Number | None = None
    """The agency whose rows alone may change; HR of one agency need not say it."""


class ImportFilter(PageRequest):
    pass


class ImportRowFilter(PageRequest):
    action: RowAction | None = None


class ImportApplication(Schema):
    """`only_good_rows` leaves out the refused ones; otherwise one refused row refuses all."""

    only_good_rows: bool = False


class ColumnView(View):
    column: str
    title: str


class ProgressView(View):
    done: int
    total: int


class CountsView(View):
    add: int
    change: int
    same: int
    refuse: int


class ImportView(View):
    """A file from reading to application."""

    id: UUID
    kind: ImportKind
    file_name: str
    state: ImportState
    counts: CountsView
    mapping: dict[str, ColumnView]
    """Field → the column that it is read from."""
    problem: str | None
    """Why the file could not be read: no_known_columns, not_a_table, too_large, too_many_rows."""
    progress: ProgressView | None
    requested_at: datetime
    applied_at: datetime | None
    version: int


class RowProblem(View):
    """What is wrong with a cell; on a row that is not refused, what to look at."""

    cell: str | None
    column: str
    code: str
    reason: str


class ImportRowView(View):
    line: int
    action: RowAction
    number: str | None
    name: str | None
    unit: str | None
    changes: dict[str, list[Any]]
    """Field → [old, new]."""
    problems: list[RowProblem]
