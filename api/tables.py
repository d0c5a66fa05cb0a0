"""Knows every table: for migrations, for tests, for the placement on more than one machine."""

from api.achievements import models as achievements
from api.analytics import models as analytics
from api.analytics.insights.adoption import models as adoption
from api.analytics.insights.integrity import models as integrity
from api.analytics.insights.trends import models as trends
from api.analytics.views import models as saved_views
from api.cycles import models as cycles
from api.development.career import models as career
from api.development.competence import models as competence
from api.development.credit import models as credit
from api.development.guidance import models as guidance
from api.development.improvement import models as improvement
from api.development.observations import models as observations
from api.development.promotion import models as promotion
from api.development.talent import models as talent
from api.development.training import models as training
from api.evaluations import models as evaluations
from api.evaluations.carry_overs import models as carry_overs
from api.evaluations.unit_achievements import models as unit_achievements
from api.feedback import models as feedback
from api.foundation import daily, event_tables, idempotency, jobs, storage
from api.foundation.database import Model
from api.goals import models as goals
from api.goals.agreements import models as agreements
from api.identity import models as identity
from api.imports import models as imports
from api.measurements.figures import models as figures
from api.measurements.services import models as services
from api.measurements.sources import models as measurement_sources
from api.notifications import models as notifications
from api.notifications.nudges import models as nudges
from api.organization import models as organization
from api.policy.consultation import models as policy_talk
from api.policy.drafting import models as policy_drafting
from api.policy.surveys import models as policy_surveys
from api.policy.voices import models as policy_voices
from api.rules import models as rules

MODULES = (
    achievements,
    adoption,
    agreements,
    analytics,
    career,
    competence,
    credit,
    cycles,
    daily,
    evaluations,
    event_tables,
    feedback,
    goals,
    guidance,
    idempotency,
    identity,
    imports,
    improvement,
    integrity,
    jobs,
    notifications,
    nudges,
    observations,
    organization,
    policy_drafting,
    policy_surveys,
    policy_talk,
    policy_voices,
    promotion,
    rules,
    saved_views,
    services,
    figures,
    measurement_sources,
    storage,
    talent,
    training,
    trends,
    carry_overs,
    unit_achievements,
)
metadata = Model.metadata


def placement() -> dict[str, str]:
    """Say for each table whether it is distributed, a reference table or local."""
    return {
        mapper.local_table.name: mapper.class_.citus  # type: ignore[attr-defined]  # every mapped table is a Table here
        for mapper in Model.registry.mappers
    }
