"""Lists come a page at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import func, select
from sqlalchemy.orm import Session

Item = TypeVar("Item")
LARGEST_PAGE = 200


class PageRequest(BaseModel):
    """Which page; filters inherit from it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    page: Annotated[int, Field(ge=1, le=100_000)] = 1
    size: Annotated[int, Field(ge=1, le=LARGEST_PAGE)] = 25

    @property
    def offset(self) -> int:
        return (self.page - 1) * self.size


class Page(BaseModel, Generic[Item]):
    """A page on the wire; `total` counts all that match."""

    items: list[Item]
    total: int
    page: int
    size: int


@dataclass(frozen=True)
class Slice:
    """A page as read from the database."""

    items: Sequence[Mapping[str, Any]]
    total: int
    page: int
    size: int

    def _asdict(self) -> dict[str, Any]:
        return self.__dict__


def paginate(session: Session, found: Any, wanted: PageRequest, counted: Any = None) -> Slice:
    """Read one page of what a statement finds; `counted` finds the same with less, where it can."""
    if counted is None:
        counted = found.order_by(None)
    total = session.scalar(select(func.count()).select_from(counted.subquery()))
    page = session.execute(found.limit(wanted.size).offset(wanted.offset)).mappings()
    return Slice([dict(row) for row in page], total or 0, wanted.page, wanted.size)
