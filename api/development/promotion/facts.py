"""What is known of one person, as conditions need it. Pure; `reading.py` fills it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from api.development.career.models import RecordKind
from api.organization.models import EmployeeKind, EmployeeState

Found = TypeVar("Found")


@dataclass(frozen=True)
class OnRecord:
    """A career record that holds."""

    id: UUID
    kind: RecordKind
    value: str
    year: int | None
    from_on: date
    until_on: date | None
    document_no: str | None

    def holds_on(self, day: date) -> bool:
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)


@dataclass(frozen=True)
class Post:
    """A definitive post, half-open in time; `family` is its title without the words of the jenjang."""

    assignment_id: UUID
    agency_id: int
    kind: str
    title: str
    family_key: str
    valid_from: date
    valid_until: date

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day < self.valid_until


@dataclass(frozen=True)
class Evaluated:
    """The evaluation of a year; without a predikat it is not signed yet."""

    id: UUID
    predikat: str | None


@dataclass(frozen=True)
class Part:
    """What some lines of the ledger add together in a jenjang."""

    level: str
    kind: str
    year: int | None
    units: int


@dataclass(frozen=True)
class Seats:
    """How many posts of a jenjang are needed and filled; `need_id` is empty where nobody said."""

    need_id: UUID | None
    seats: int | None
    filled: int


@dataclass(frozen=True)
class Person:
    """Somebody with all that is known."""

    id: UUID
    agency_id: int
    kind: EmployeeKind
    state: EmployeeState
    grade: str | None
    records: Sequence[OnRecord] = ()
    posts: Sequence[Post] = ()
    evaluations: Mapping[int, Evaluated] = field(default_factory=dict)
    parts: Sequence[Part] = ()
    counted_until: int | None = None
    seats: Mapping[tuple[str, str], Seats] = field(default_factory=dict)

    memo: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)
    """What was found of the person once and is the same for every window."""

    def of_kind(self, kind: RecordKind) -> Sequence[OnRecord]:
        return self.once(kind, lambda: [one for one in self.records if one.kind is kind])

    def once(self, key: Any, find: Callable[[], Found]) -> Found:
        """Find something once, however many windows ask for it."""
        if key not in self.memo:
            self.memo[key] = find()
        found: Found = self.memo[key]
        return found

    def post_on(self, day: date) -> Post | None:
        """Give the definitive post of a day."""
        return next((one for one in self.posts if one.holds_on(day)), None)

    def units_in(self, level: str) -> int:
        return sum(one.units for one in self.parts if one.level == level)


@dataclass(frozen=True)
class Rank:
    """The golongan that somebody has at a window, and since when as far as is on record."""

    grade: str
    since: date | None
    record: OnRecord | None
