"""How many people need what, and who, on the wire."""

from datetime import date
from typing import Literal
from uuid import UUID

from api.development.competence.models import NeedState, OriginKind
from api.development.competence.need_schemas import NeedOriginView, NeedSeatView
from api.development.competence.schemas import Code, Name, NamedCompetence, OfYear, Year
from api.foundation.paging import PageRequest
from api.foundation.schema import Named, View


class HeatFilter(OfYear):
    unit_id: UUID
    by: Literal["unit", "position", "competence"] = "unit"


class HeatCell(View):
    """`people`: how many; empty where they are fewer than `small_group` and the asker does not lead them."""

    competence_code: str
    people: int | None


class HeatRow(View):
    """A unit with all below it, a unit's own people, a post by its title, or a competence."""

    key: str
    name: str
    cells: list[HeatCell]
    people: int | None
    needs: int


class HeatView(View):
    """How many people need what. `needs` counts what is shown; a person may have several.

    `people` is empty for whom small groups are hidden: the rest would tell how many those are.
    """

    unit: Named
    year: int
    by: Literal["unit", "position", "competence"]
    small_group: int
    people: int | None
    needs: int
    competences: list[NamedCompetence]
    rows: list[HeatRow]


class NeedPeopleFilter(PageRequest):
    """`own`: only people of the unit itself; `title`: of posts so called, the key of a row by position."""

    unit_id: UUID
    competence_code: Code
    year: Year | None = None
    own: bool = False
    title: Name | Literal["*"] | None = None


class OriginCount(View):
    kind: OriginKind
    people: int


class NeedOfPersonView(View):
    """`seat`: the latest in a programme of the year that answers the need."""

    id: UUID
    employee: Named
    position: str | None
    unit_name: str
    state: NeedState
    strength: int
    since: date
    origins: list[NeedOriginView]
    seat: NeedSeatView | None


class NeedPeopleList(View):
    """Who needs to learn something, the strongest need first; `origins`: how many each kind of fact has."""

    competence: NamedCompetence
    origins: list[OriginCount]
    items: list[NeedOfPersonView]
    total: int
    page: int
    size: int
