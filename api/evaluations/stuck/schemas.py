"""How evaluations that nobody will make look on the wire."""

from uuid import UUID

from api.evaluations.stuck.records import StuckBy
from api.foundation.paging import PageRequest
from api.foundation.schema import Named, Number, View


class StuckFilter(PageRequest):
    """Without a period, all that are evaluated now."""

    period_id: Number | None = None


class StuckEvaluation(View):
    """Somebody who will not be evaluated unless HR does something; `evaluation_id` null: none is open."""

    evaluation_id: UUID | None
    employee: Named
    unit: Named
    period_id: int
    reason: StuckBy
    assessor_name: str | None
    """Who is away."""
