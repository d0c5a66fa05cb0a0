"""What a row would do, and what a whole file of people would do."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from api.foundation.ids import new_id
from api.foundation.rows import Row
from api.imports.matching.rows import FileRow
from api.imports.matching.unit_finder import UnitIndex
from api.imports.models import RowAction
from api.organization.models import AssignmentKind, Source


@dataclass
class RowMatch:
    """A row beside what is known of the thing that it means, and what would change."""

    row: FileRow
    known: Row | None = None
    action: RowAction = RowAction.SAME
    changes: dict[str, list[Any]] = field(default_factory=dict)

    @property
    def good(self) -> bool:
        return not self.row.problems

    @property
    def clean(self) -> dict[str, Any]:
        return self.row.clean

    @property
    def unit_name(self) -> str | None:
        """The unit to show beside the row: a person's own, the one above a unit."""
        return self.row.text("unit_name") or self.row.text("parent_name") or None

    def refuse(self) -> None:
        """Let a row with problems wait for an answer, or for another file."""
        self.action = RowAction.CHOOSE if self.row.only_asks else RowAction.REFUSE

    def compare(self, names: tuple[str, ...]) -> None:
        """Note which columns say something else than what is known."""
        known, clean = self.known or {}, self.clean
        for name in names:
            if name in clean and known[name] != clean[name]:
                self.changes[name] = [known[name], clean[name]]


@dataclass
class UnitMatch(RowMatch):
    """What a row of a unit would do."""

    unit_id: UUID = field(default_factory=new_id)
    parent: "UnitMatch | Row | None" = None

    @property
    def parent_id(self) -> UUID | None:
        if isinstance(self.parent, UnitMatch):
            return self.parent.unit_id
        return self.parent["id"] if self.parent else None


@dataclass
class PersonMatch(RowMatch):
    """What a row of a person would do."""

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

    @property
    def unit_id(self) -> UUID:
        key: UUID = (self.unit or {})["id"]
        return key

    @property
    def unit_name(self) -> str | None:
        return self.unit["name"] if self.unit else super().unit_name

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


@dataclass
class PeopleMatched:
    """What a file of people would do: its rows, and who leads which unit before and after."""

    matches: list[PersonMatch]
    index: UnitIndex
    before: dict[UUID, UUID]
    after: dict[UUID, UUID]
    """Unit → who leads it definitively once the file is applied."""

    @property
    def mains(self) -> list[PersonMatch]:
        """Acceptable rows about somebody's own post."""
        return [m for m in self.matches if m.good and m.unit and m.acting is None]

    @property
    def acting(self) -> list[PersonMatch]:
        """Acceptable rows that begin or change an acting post."""
        going = (RowAction.ADD, RowAction.CHANGE)
        return [m for m in self.matches if m.acting is not None and m.action in going]
