"""Every router, in the order of the contract."""

from fastapi import APIRouter

from api import operations
from api.achievements import endpoints as achievements
from api.analytics import endpoints as analytics
from api.analytics.cockpit import endpoints as cockpit
from api.analytics.insights import endpoints as insights
from api.analytics.leadership import endpoints as leadership
from api.analytics.nudges import endpoints as nudges
from api.analytics.views import endpoints as saved_views
from api.audit import endpoints as audit
from api.cycles import endpoints as cycles
from api.development.career import endpoints as career
from api.development.competence import endpoints as competence
from api.development.competence import file_endpoints as competence_files
from api.development.competence import heat_endpoints as development_needs
from api.development.competence import plan_endpoints as development
from api.development.credit import endpoints as credit
from api.development.guidance import endpoints as guidance
from api.development.improvement import endpoints as improvement
from api.development.observations import endpoints as observations
from api.development.promotion import endpoints as promotion
from api.development.talent import endpoints as talent
from api.development.training import endpoints as training
from api.development.training import seat_endpoints as training_seats
from api.evaluations import endpoints as evaluations
from api.evaluations import hearing_endpoints as evaluations_hearing
from api.evaluations.carry_overs import endpoints as carry_overs
from api.evaluations.stuck import endpoints as stuck_evaluations
from api.evaluations.unit_achievements import endpoints as unit_achievements
from api.feedback import endpoints as feedback
from api.goals import editing_endpoints as goals_editing
from api.goals import endpoints as goals
from api.goals.agreements import endpoints as goals_agreements
from api.identity import admin_endpoints as identity_admin
from api.identity import endpoints as identity
from api.identity import oversight_endpoints as identity_oversight
from api.imports import endpoints as imports
from api.measurements.figures import endpoints as figures
from api.measurements.services import endpoints as services
from api.measurements.sources import endpoints as sources
from api.notifications import endpoints as notifications
from api.organization.people import endpoints as people
from api.organization.units import endpoints as units
from api.policy.adoption import endpoints as policy_adoption
from api.policy.consultation import endpoints as policy_talk
from api.policy.drafting import endpoints as policy_drafting
from api.policy.simulation import endpoints as policy_simulation
from api.policy.surveys import endpoints as policy_surveys
from api.policy.voices import endpoints as policy_voices
from api.rules import endpoints as rules

ROUTERS: tuple[APIRouter, ...] = (
    operations.router,
    identity.router,
    identity_admin.router,
    identity_oversight.router,
    people.router,
    units.router,
    imports.router,
    rules.router,
    cycles.router,
    goals.router,
    goals_editing.router,
    goals_agreements.router,
    achievements.router,
    services.router,
    sources.router,
    figures.router,
    feedback.router,
    unit_achievements.router,
    evaluations.router,
    stuck_evaluations.router,
    carry_overs.router,
    evaluations_hearing.router,
    credit.router,
    career.router,
    promotion.router,
    observations.router,
    competence.router,
    competence_files.router,
    development.router,
    development_needs.router,
    talent.router,
    training.router,
    training_seats.router,
    guidance.router,
    improvement.router,
    policy_talk.router,
    policy_surveys.router,
    policy_voices.router,
    policy_adoption.router,
    policy_drafting.router,
    policy_simulation.router,
    notifications.router,
    analytics.router,
    cockpit.router,
    saved_views.router,
    nudges.router,
    leadership.router,
    insights.router,
    audit.router,
)
