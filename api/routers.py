"""Every router, in the order of the contract."""

from fastapi import APIRouter

from api import operations
from api.cycles import endpoints as cycles
from api.goals import editing_endpoints as goals_editing
from api.goals import endpoints as goals
from api.identity import admin_endpoints as identity_admin
from api.identity import endpoints as identity
from api.organization import endpoints as organization
from api.rules import endpoints as rules

ROUTERS: tuple[APIRouter, ...] = (
    operations.router,
    identity.router,
    identity_admin.router,
    organization.router,
    rules.router,
    cycles.router,
    goals.router,
    goals_editing.router,
)
