"""How administrators change roles and keep service accounts; who holds a role, organization shows by name."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response

from api.foundation.errors import Conflict, NotFound, NotPermitted, problems
from api.foundation.web import Repeatable, Work
from api.identity import queries, roles, service_accounts
from api.identity.access import Caller, requires
from api.identity.schemas import (
    NewSecretView,
    RoleGrantDraft,
    RoleGrantView,
    SecretDraft,
    ServiceAccountDraft,
    ServiceAccountList,
    ServiceAccountView,
)
from api.identity.scopes import Scope

router = APIRouter(tags=["identity"])

Reader = Annotated[Caller, requires(Scope.IDENTITY_READ)]
Writer = Annotated[Caller, requires(Scope.IDENTITY_WRITE)]


@router.post(
    "/role-grants",
    status_code=201,
    response_model=RoleGrantView,
    responses=problems(NotPermitted, NotFound, Conflict),
    dependencies=[Repeatable],
)
async def grant_role(draft: RoleGrantDraft, caller: Writer, work: Work) -> Response:
    """Give somebody a role."""
    return await work.write(roles.grant_role, caller, draft)


@router.delete(
    "/role-grants/{grant_id}", status_code=204, responses=problems(NotPermitted, NotFound, Conflict)
)
async def end_role(grant_id: UUID, caller: Writer, work: Work) -> Response:
    """End a role today."""
    return await work.write(roles.end_role, caller, grant_id)


@router.get(
    "/service-accounts", response_model=ServiceAccountList, responses=problems(NotPermitted)
)
async def list_service_accounts(caller: Reader, work: Work) -> Response:
    """List the accounts of other systems."""
    return await work.read(queries.list_service_accounts, caller)


@router.post(
    "/service-accounts",
    status_code=201,
    response_model=ServiceAccountView,
    responses=problems(NotPermitted, Conflict),
    dependencies=[Repeatable],
)
async def make_service_account(draft: ServiceAccountDraft, caller: Writer, work: Work) -> Response:
    """Make an account for another system."""
    return await work.write(service_accounts.make_service_account, caller, draft)


@router.delete(
    "/service-accounts/{account_id}", status_code=204, responses=problems(NotPermitted, NotFound)
)
async def disable_service_account(account_id: UUID, caller: Writer, work: Work) -> Response:
    """End an account of another system."""
    return await work.write(service_accounts.disable_service_account, caller, account_id)


@router.post(
    "/service-accounts/{account_id}/secrets",
    status_code=201,
    response_model=NewSecretView,
    responses=problems(NotPermitted, NotFound),
    dependencies=[Repeatable],
)
async def make_secret(account_id: UUID, draft: SecretDraft, caller: Writer, work: Work) -> Response:
    """Make a secret for a service account; it is shown once, older ones go on."""
    return await work.write(service_accounts.make_secret, caller, account_id, draft)


@router.delete(
    "/service-accounts/{account_id}/secrets/{secret_id}",
    status_code=204,
    responses=problems(NotPermitted, NotFound),
)
async def revoke_secret(account_id: UUID, secret_id: UUID, caller: Writer, work: Work) -> Response:
    """End one secret of a service account."""
    return await work.write(service_accounts.revoke_secret, caller, account_id, secret_id)
