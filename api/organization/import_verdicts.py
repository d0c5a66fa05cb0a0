"""What a row of people would do, and what a whole file would do."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from api.foundation.ids import new_id
from api.foundation.rows import Row
from api.organization.import_checked import Checked
from api.organization.import_models import RowAction
from api.organization.import_units_found import UnitIndex
from api.organization.models import AssignmentKind, Source


@dataclass
class Verdict:
    """What a row would do."""

    row: Checked
    known: Row | None = None
    person_id: UUID = field(default_factory=new_id)
    assignment_id: UUID = field(default_factory=new_id)
    """Of the post that the row would begin."""
    has_new_number: bool = False
    unit: Row | None = None
    is_head: bool = False
    assessor_id: UUID | None = None
    assessor_source: Source = Source.DERIVED
    held: Row | None = None
    """The acting post that an acting row is about, where it is there already."""
    action: RowAction = RowAction.SAME
    changes: dict[str, list[Any]] = field(default_factory=dict)

    @property
    def good(self) -> bool:
        return not self.row.problems

    @property
    def clean(self) -> dict[str, Any]:
        return self.row.clean

    @property
    def unit_id(self) -> UUID:
        key: UUID = (self.unit or {})["id"]
        return key

    @property
    def acting(self) -> AssignmentKind | None:
        """Plt or Plh where the row is about an acting post."""
        return self.clean.get("acting")

    @property
    def moved(self) -> bool:
        """Whether the post is another one, and not only its title."""
        return bool({"unit", "position_kind", "is_head"} & self.changes.keys())

    @property
    def begins(self) -> bool:
        """Whether the row begins a post."""
        if self.action is RowAction.ADD:
            return True
        known = self.known or {"assignment_id": None}
        began = self.moved or known["assignment_id"] is None
        return self.acting is None and self.action is RowAction.CHANGE and began

    def refused(self) -> RowAction:
        """Name what a row with problems waits for."""
        return RowAction.CHOOSE if self.row.only_asks else RowAction.REFUSE


@dataclass
class Outcome:
    """What a file of people would do: its rows, and who leads which unit before and after."""

    verdicts: list[Verdict]
    index: UnitIndex
    before: dict[UUID, UUID]
    after: dict[UUID, UUID]
    """Unit → who leads it definitively once the file is applied."""

    @property
    def mains(self) -> list[Verdict]:
        """Acceptable rows about somebody's own post."""
        return [v for v in self.verdicts if v.good and v.unit and v.acting is None]

    @property
    def acting(self) -> list[Verdict]:
        """Acceptable rows that begin or change an acting post."""
        going = (RowAction.ADD, RowAction.CHANGE)
        return [v for v in self.verdicts if v.acting is not None and v.action in going]
