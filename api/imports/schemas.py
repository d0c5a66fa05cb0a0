"""How imports look on the wire."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from api.foundation.paging import PageRequest
from api.foundation.schema import Line, Number, Schema, View
from api.imports.models import Asked, ImportKind, ImportState, RowAction


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


class ImportChoices(Schema):
    """Key of a question → what its text means: the key of a unit, or a kind of post; null forgets it."""

    choices: Annotated[
        dict[Annotated[str, Field(max_length=64)], Annotated[str, Field(max_length=64)] | None],
        Field(min_length=1, max_length=500),
    ]


class CandidateView(View):
    """Something that a text may mean."""

    value: str
    name: str
    under: str | None


class QuestionView(View):
    """A text of the file that may mean several things, or nothing that is known."""

    key: str
    what: Asked
    text: str
    under: str | None
    """What the file says beside it: the unit above, or the group of posts."""
    rows: int
    line: int
    """The first row that has it."""
    candidates: list[CandidateView]
    chosen: str | None


class QuestionList(View):
    items: list[QuestionView]


class ColumnView(View):
    column: str
    title: str


class ProgressView(View):
    """Rows done in the step that is under way: reading, matching, saving."""

    step: str
    done: int
    total: int


class CountsView(View):
    add: int
    change: int
    same: int
    choose: int
    refuse: int
    others: int
    """People outside the file who get another assessor."""


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
    """Why a step was not taken: no_known_columns, not_a_table, no_rows, too_large, too_many_rows, far_cells,
    out_of_bounds, lost; changed_meanwhile, not_read, not_matched, not_applied, not_undone, changed_since,
    in_use."""
    problem_reason: str | None
    """The same in the reader's language."""
    progress: ProgressView | None
    requested_at: datetime
    applied_at: datetime | None
    undo_until: datetime | None
    """Until when it can be undone; nothing when it cannot."""
    version: int


class RowProblem(View):
    """What is wrong with a cell; on a row that is not refused, what to look at."""

    cell: str | None
    column: str
    code: str
    reason: str
    """In the reader's language."""


class ImportRowView(View):
    line: int
    action: RowAction
    number: str | None
    name: str | None
    unit: str | None
    changes: dict[str, list[Any]]
    """Field → [old, new]."""
    problems: list[RowProblem]
