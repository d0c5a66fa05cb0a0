"""Where numbers come from: checks that a metric of a service or a source can feed indicators."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from api.foundation.errors import Invalid, NotFound
from api.identity.actor import Actor
from api.measurements.figures.models import CaseScope, MetricMapping, ServiceMetric
from api.measurements.figures.permissions import may_use
from api.measurements.figures.schemas import MappingDraft
from api.measurements.services.models import ServiceState
from api.measurements.services.permissions import knows
from api.measurements.services.queries import find_service
from api.measurements.sources.models import SourceState
from api.measurements.sources.queries import find_source, load_source

Fault = tuple[str, str, str]


def check_origin(session: Session, actor: Actor, draft: MappingDraft) -> int:
    """Refuse what does not fit together; say of which agency the numbers are."""
    faults = list(_faults(draft))
    if faults:
        raise Invalid(*faults)
    if draft.service_id is not None:
        service = find_service(session, draft.service_id)
        if not knows(actor, service):
            raise NotFound(service_id=draft.service_id)
        return service["agency_id"]
    if draft.source_id is None:
        raise NotFound
    return find_source(session, actor, draft.source_id)["agency_id"]


def check_agency(actor: Actor, origin_agency_id: int, agency_ids: list[int]) -> None:
    """Refuse to feed indicators of one agency with numbers of another, but for HR of the city."""
    faults = [
        (f"/indicators/{at}/plan_id", "other_agency", "only HR of the city joins two agencies")
        for at, agency_id in enumerate(agency_ids)
        if not may_use(actor, origin_agency_id, agency_id)
    ]
    if faults:
        raise Invalid(*faults)


def _faults(draft: MappingDraft) -> Iterator[Fault]:
    if (draft.service_id is None) == (draft.source_id is None):
        yield "/service_id", "one_origin", "a service, or a source"
    elif draft.service_id is not None:
        yield from _of_service(draft)
    elif draft.take is None:
        yield "/take", "missing", "how the measurements of a period become one figure"


def _of_service(draft: MappingDraft) -> Iterator[Fault]:
    if draft.metric not in set(ServiceMetric):
        yield "/metric", "unknown", f"one of {', '.join(ServiceMetric)}"
    if draft.scope not in set(CaseScope):
        yield "/scope", "unknown", f"one of {', '.join(CaseScope)}"
    if draft.take is not None:
        yield "/take", "not_of_a_service", "a metric of a service says itself how it is taken"


def is_in_use(session: Session, mapping: MetricMapping) -> bool:
    """Say whether a mapping's service counts, or its source is not paused."""
    if mapping.service_id is not None:
        return find_service(session, mapping.service_id)["state"] is ServiceState.COUNTING
    if mapping.source_id is None:
        return False
    return load_source(session, mapping.source_id).state is SourceState.ACTIVE
