"""Every kind of event that the log may hold; the contract lists them, so that no screen lacks a word."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema

from api.achievements import events as achievements
from api.analytics.views import events as saved_views
from api.cycles import events as cycles
from api.development.career import events as career
from api.development.competence import events as competence
from api.development.credit import events as credit
from api.development.guidance import events as guidance
from api.development.improvement import events as improvement
from api.development.observations import events as observations
from api.development.promotion import events as promotion
from api.development.talent import events as talent
from api.development.training import events as training
from api.evaluations import events as evaluations
from api.evaluations.unit_achievements import events as unit_achievements
from api.feedback import events as feedback
from api.foundation import erasure
from api.foundation.events import Event
from api.goals import events as goals
from api.goals.agreements import events as agreements
from api.identity import events as identity
from api.imports.changes import change_set as imports
from api.measurements.figures import events as figures
from api.measurements.services import events as services
from api.measurements.sources import events as sources
from api.notifications.nudges import events as nudges
from api.organization import events as organization
from api.policy.adoption import events as policy_adoption
from api.policy.consultation import events as policy_talk
from api.policy.drafting import events as policy_drafting
from api.policy.simulation import events as policy_simulation
from api.policy.surveys import events as policy_surveys

MODULES = (
    achievements,
    agreements,
    career,
    competence,
    credit,
    cycles,
    erasure,
    evaluations,
    feedback,
    figures,
    goals,
    guidance,
    identity,
    imports,
    improvement,
    nudges,
    observations,
    organization,
    policy_adoption,
    policy_drafting,
    policy_surveys,
    policy_talk,
    policy_simulation,
    promotion,
    saved_views,
    services,
    sources,
    talent,
    training,
    unit_achievements,
)
"""Where events are described; a test finds any that is not here."""


def _leaves(kind: type[Event]) -> Iterator[type[Event]]:
    """Find what can happen: a class that others are kinds of is only what they share."""
    below = kind.__subclasses__()
    if not below and kind.__module__ in {module.__name__ for module in MODULES}:
        yield kind
    for one in below:
        yield from _leaves(one)


KINDS = tuple(sorted(kind.__name__ for kind in _leaves(Event)))
CONFIDENTIAL = tuple(sorted(kind.__name__ for kind in _leaves(Event) if kind.is_confidential))
"""Kinds of which no reader of the trail learns whom they are about."""


def _known(name: str) -> str:
    if name not in KINDS:
        raise ValueError("no kind of event")
    return name


Kind = Annotated[
    str, AfterValidator(_known), WithJsonSchema({"type": "string", "enum": list(KINDS)})
]
