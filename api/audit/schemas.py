"""How the audit trail looks on the wire."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from api.audit.kinds import Kind
from api.foundation.paging import LARGEST_PAGE
from api.foundation.schema import Schema, View

Day = Annotated[date, Field(ge=date(2000, 1, 1))]


class AuditFilter(Schema):
    """Which events: who did, on whom, what, from which day to which; the newest first.

    `before` is the last event of the page above: however far one goes back, a page costs the same.
    """

    actor_id: UUID | None = None
    about_id: UUID | None = None
    kind: Annotated[list[Kind], Field(max_length=100)] = []
    since: Day | None = None
    until: Day | None = None
    """The last day that is shown."""
    before: UUID | None = None
    size: Annotated[int, Field(ge=1, le=LARGEST_PAGE)] = 50


class AuditEventView(View):
    """Something that happened; what was said in it only as far as an auditor sees it elsewhere."""

    id: UUID
    occurred_at: datetime
    kind: Kind
    actor_kind: str
    actor_id: UUID | None
    actor_name: str | None
    """Empty where nobody but the program did it, and for whoever gave feedback."""
    credential_kind: str
    about_id: UUID | None
    about_name: str | None
    subject_kind: str
    subject_id: UUID
    facts: dict[str, Any]
    reason: str | None
    is_erased: bool
    """What it said was lawfully erased."""


class AuditPage(View):
    items: list[AuditEventView]
    next: UUID | None
    """What to ask for as `before`; empty on the last page."""
