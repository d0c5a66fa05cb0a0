"""How coaching looks on the wire."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.development.guidance.models import STATEMENTS, GuidanceKind, GuidanceStage, Opinion
from api.foundation.schema import Day, Named, Paragraph, Schema, View


class GuidanceForm(Schema):
    """Format B.1.6: what I want to reach, where I am, what I could do, what I will do.

    All of it may be written little by little; it is whole when it is signed.
    """

    held_on: Day
    goal: Paragraph = ""
    facts: Paragraph = ""
    options: Paragraph = ""
    next_steps: Paragraph = ""
    adjusts_plan: bool = False


class GuidanceDraft(GuidanceForm):
    employee_id: UUID
    kind: GuidanceKind


class Statements(Schema):
    """Format B.1.8: an opinion on each of the nine, in their order."""

    statements: Annotated[list[Opinion], Field(min_length=STATEMENTS, max_length=STATEMENTS)]
    note: Annotated[Paragraph, Field(max_length=2000)] | None = None


class GuidanceFilter(Schema):
    employee_id: UUID


class GuidanceView(View):
    """A session. `statements` are null to whom they are not for; `may`: "change", "sign", "state", "read"."""

    id: UUID
    employee: Named
    leader: Named
    kind: GuidanceKind
    held_on: date
    goal: str
    facts: str
    options: str
    next_steps: str
    adjusts_plan: bool
    signed_by_employee_at: datetime | None
    signed_by_leader_at: datetime | None
    stage: GuidanceStage
    statements: list[Opinion] | None
    statement_note: str | None
    may: list[str]
    version: int


class GuidanceList(View):
    """The sessions of a person that are for this reader; `may`: of which kinds one may hold one."""

    employee: Named
    items: list[GuidanceView]
    may: list[GuidanceKind]
