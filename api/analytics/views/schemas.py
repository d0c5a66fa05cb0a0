"""Saved views on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.analytics.cockpit.schemas import PeopleList
from api.analytics.tallies import Tally
from api.foundation.schema import Line, Named, Schema, View

ViewName = Annotated[Line, Field(min_length=1, max_length=80)]


class SavedViewDraft(Schema):
    """What to save: a unit, and the list that is open; without a unit the highest of one's own.

    `is_weekly`: a notice each Monday that the week's brief can be read.
    """

    name: ViewName
    unit_id: UUID | None = None
    listed: Tally | PeopleList | None = None
    is_weekly: bool = False


class SavedViewChange(Schema):
    name: ViewName
    is_weekly: bool


class SavedViewShown(View):
    """A saved view; `unit` is null where it is the highest of one's own."""

    id: UUID
    name: str
    unit: Named | None
    listed: str | None
    is_weekly: bool
    version: int


class SavedViews(View):
    items: list[SavedViewShown]
