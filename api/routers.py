"""Every router, in the order of the contract."""

from fastapi import APIRouter

from api import operations
from api.identity import admin_endpoints as identity_admin
from api.identity import endpoints as identity

ROUTERS: tuple[APIRouter, ...] = (
    operations.router,
    identity.router,
    identity_admin.router,
)
