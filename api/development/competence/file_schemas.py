"""Files of the competence model on the wire: what each row would do, or did."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from api.development.competence.models import ModelFileKind
from api.foundation.schema import Number, Schema, View


class ModelFile(Schema):
    kind: ModelFileKind


class ModelFileWanted(ModelFile):
    """`dry_run`: only say what the file would do. `agency_id`: whose technical competences it holds."""

    agency_id: Number | None = None
    dry_run: bool = False


class ModelRowView(View):
    """What became of a line of the file; of a refused one the field and what is wrong with it."""

    row: int
    code: str | None
    outcome: Literal["added", "changed", "removed", "same", "refused"]
    field: str | None
    fault: str | None


class ModelFileResult(View):
    """`id`: by which the file can be taken back, until `undo_until`; empty where it changed nothing."""

    id: UUID | None
    undo_until: datetime | None
    added: int
    changed: int
    removed: int
    same: int
    refused: int
    dry_run: bool
    rows: list[ModelRowView]


class ModelFileUndone(View):
    """How many rows were put back."""

    id: UUID
    undone: int
