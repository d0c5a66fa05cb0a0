"""What is kept of imports: the file's rows as staged, and what each would do."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from api.foundation.database import Local, Model, foreign_key
from api.foundation.types import Instant, Json, Key, text_enum


class ImportKind(StrEnum):
    UNITS = "units"
    EMPLOYEES = "employees"
    DAPODIK = "dapodik"
    """Teachers, in the shape in which Dapodik answers."""


class ImportState(StrEnum):
    READING = "reading"
    MATCHING = "matching"
    """Read already; matched anew with what somebody has chosen."""
    PREVIEWED = "previewed"
    APPLYING = "applying"
    APPLIED = "applied"
    FAILED = "failed"
    UNDOING = "undoing"
    UNDONE = "undone"
    EXPIRED = "expired"
    """Never applied; the rows have been forgotten."""


class RowAction(StrEnum):
    ADD = "add"
    CHANGE = "change"
    SAME = "same"
    CHOOSE = "choose"
    """Somebody has to say which unit or kind of post a text means."""
    REFUSE = "refuse"


class Asked(StrEnum):
    """What a text of the file may mean that nobody but a person can tell."""

    UNIT = "unit"
    POSITION_KIND = "position_kind"


class Import(Local, Model):
    """One file, from reading to application or undoing."""

    __tablename__ = "imports"

    kind: Mapped[ImportKind] = mapped_column(text_enum(ImportKind))
    file_name: Mapped[str]
    sha256: Mapped[bytes]
    state: Mapped[ImportState] = mapped_column(text_enum(ImportState), default=ImportState.READING)
    counts: Mapped[Any] = mapped_column(Json, default=dict)
    mapping: Mapped[Any] = mapped_column(Json, default=dict)
    questions: Mapped[Any] = mapped_column(Json, default=list, deferred=True)
    """Texts of the file that may mean several things, with what they may mean."""
    choices: Mapped[Any] = mapped_column(Json, default=dict)
    """Key of a question → what was chosen, for all rows with the same text."""
    undo: Mapped[bytes | None] = mapped_column(deferred=True)
    """What it takes to put back what the application changed, packed; gone once it cannot."""
    problem: Mapped[str | None]
    job_id: Mapped[UUID | None] = mapped_column(Key)
    requested_by: Mapped[UUID] = mapped_column(Key, foreign_key("users"))
    agency_id: Mapped[int | None]
    """The only agency that the file may touch; none for the whole city."""
    applied_at: Mapped[datetime | None] = mapped_column(Instant)
    version: Mapped[int] = mapped_column(default=1)


class ImportRow(Model):
    """One line of the file."""

    __tablename__ = "import_rows"
    citus = "local"

    import_id: Mapped[UUID] = mapped_column(Key, foreign_key("imports"), primary_key=True)
    line: Mapped[int] = mapped_column(primary_key=True)
    raw: Mapped[Any] = mapped_column(Json)
    clean: Mapped[Any | None] = mapped_column(Json)
    matched_id: Mapped[UUID | None] = mapped_column(Key)
    action: Mapped[RowAction] = mapped_column(text_enum(RowAction))
    changes: Mapped[Any | None] = mapped_column(Json)
    """Field → [old, new]."""
    problems: Mapped[Any] = mapped_column(Json, default=list)
    """Cell, column and code of what is wrong, with the facts that its words need."""
