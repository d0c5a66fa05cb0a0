"""What can be done with mappings: try, start, end, and take back what a wrong one wrote."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.achievements.measured_service import write_measured
from api.achievements.measuring import MeasuredFigure
from api.foundation.clock import now
from api.foundation.errors import EditedMeanwhile
from api.foundation.events import publish, publish_many
from api.foundation.ids import new_id
from api.identity.actor import Actor, permit
from api.measurements.figures import events, queries
from api.measurements.figures.contest_service import uphold_contests
from api.measurements.figures.errors import AlreadyMeasured, OriginNotInUse
from api.measurements.figures.lines import lines_of_mapping, source_of
from api.measurements.figures.models import MappingState, MetricMapping
from api.measurements.figures.origins import is_in_use
from api.measurements.figures.permissions import maps
from api.measurements.figures.schemas import EndDraft, MappingDraft
from api.measurements.figures.trial import try_for

MAPPERS = "HR maps indicators of others, leaders those of people below them"


def add_mappings(session: Session, actor: Actor, draft: MappingDraft) -> dict[str, Any]:
    """Map a metric to indicators, tried on the last twelve months; nothing counts before it is started."""
    tried = try_for(session, actor, draft)
    made = [
        MetricMapping(
            id=new_id(row["agency_id"]),
            agency_id=row["agency_id"],
            plan_id=row["plan_id"],
            indicator_id=row["indicator_id"],
            mapped_by=actor.id,
            tried_cases=series.figure(tried.first, tried.last).cases,
            tried_from=tried.first,
            tried_until=tried.last,
            **draft.model_dump(exclude={"indicators"}),
        )
        for row, series in tried.lines
    ]
    session.add_all(made)
    session.flush()
    owners = [row["employee_id"] for row, _ in tried.lines]
    publish_many(
        session,
        [
            events.MappingTried(
                actor=actor,
                subject_id=one.id,
                about_id=owner_id,
                plan_id=one.plan_id,
                indicator_id=one.indicator_id,
                service_id=one.service_id,
                source_id=one.source_id,
                metric=one.metric,
                scope=one.scope,
                cases=one.tried_cases,
            )
            for one, owner_id in zip(made, owners, strict=True)
        ],
    )
    return {"items": [queries.get_mapping(session, actor, one.id) for one in made]}


def start_mapping(session: Session, actor: Actor, mapping_id: UUID, version: int) -> dict[str, Any]:
    """Let a mapping count: its figures are written right after, in the periods that are open."""
    mapping, owner_id = _load(session, actor, mapping_id, version)
    if mapping.state is MappingState.TRIAL and queries.counts_already(session, mapping):
        raise AlreadyMeasured(indicator_id=mapping.indicator_id)
    mapping.step_to(MappingState.COUNTING)
    if not is_in_use(session, mapping):
        raise OriginNotInUse(mapping_id=mapping_id)
    mapping.started_at = now()
    session.flush()
    publish(
        session,
        events.MappingStarted(
            actor=actor,
            subject_id=mapping.id,
            about_id=owner_id,
            plan_id=mapping.plan_id,
            indicator_id=mapping.indicator_id,
        ),
    )
    return queries.get_mapping(session, actor, mapping_id)


def end_mapping(
    session: Session, actor: Actor, mapping_id: UUID, draft: EndDraft, version: int
) -> dict[str, Any]:
    """End a mapping; what a wrong one wrote in open periods goes back to what it replaced.

    A contest of a figure that is taken back is upheld by it.
    """
    mapping, owner_id = _load(session, actor, mapping_id, version)
    mapping.step_to(MappingState.ENDED)
    mapping.ended_at, mapping.end_reason = now(), draft.reason
    session.flush()
    if draft.take_back:
        uphold_contests(session, actor, mapping, draft.reason)
        write_measured(session, actor, _nothing(session, actor, mapping))
    publish(
        session,
        events.MappingEnded(
            actor=actor,
            subject_id=mapping.id,
            about_id=owner_id,
            reason=draft.reason,
            plan_id=mapping.plan_id,
            indicator_id=mapping.indicator_id,
            taken_back=draft.take_back,
        ),
    )
    return queries.get_mapping(session, actor, mapping_id)


def _nothing(session: Session, actor: Actor, mapping: MetricMapping) -> list[MeasuredFigure]:
    return [
        MeasuredFigure(
            plan_id=mapping.plan_id,
            indicator_id=mapping.indicator_id,
            period_id=line["period_id"],
            value=None,
            cases=0,
            source=source_of(mapping.service_id),
            mapping_id=mapping.id,
            mapped_by=actor.id,
        )
        for line in lines_of_mapping(session, mapping.plan_id, mapping.id)
    ]


def _load(
    session: Session, actor: Actor, mapping_id: UUID, version: int
) -> tuple[MetricMapping, UUID]:
    """Load a mapping that the actor may change, with whose it is; or refuse."""
    row = queries.find_mapping(session, actor, mapping_id)
    permit(maps(actor, row), MAPPERS)
    mapping = queries.load_mapping(session, mapping_id)
    if mapping.version != version:
        raise EditedMeanwhile(version=mapping.version)
    return mapping, row["employee_id"]
