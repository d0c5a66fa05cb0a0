"""How administrators look through everybody's tokens and secrets, and end one that got into wrong hands."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.foundation.errors import NotFound, NotPermitted, problems
from api.foundation.paging import Page
from api.foundation.web import Work
from api.identity import oversight, tokens
from api.identity.access import Caller, requires
from api.identity.oversight import IssuedFilter
from api.identity.schemas import IssuedSecretView, IssuedTokenView
from api.identity.scopes import Scope

router = APIRouter(tags=["identity"])

Reader = Annotated[Caller, requires(Scope.IDENTITY_READ)]
Writer = Annotated[Caller, requires(Scope.IDENTITY_WRITE)]


@router.get(
    "/issued-tokens", response_model=Page[IssuedTokenView], responses=problems(NotPermitted)
)
async def list_issued_tokens(
    wanted: Annotated[IssuedFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List everybody's API tokens; for administrators."""
    return await work.read(oversight.list_issued_tokens, caller, wanted)


@router.delete(
    "/issued-tokens/{token_id}", status_code=204, responses=problems(NotPermitted, NotFound)
)
async def revoke_issued_token(token_id: UUID, caller: Writer, work: Work) -> Response:
    """End anybody's token at once; its owner's own list shows it as revoked."""
    return await work.write(tokens.revoke_any_token, caller, token_id)


@router.get(
    "/issued-secrets", response_model=Page[IssuedSecretView], responses=problems(NotPermitted)
)
async def list_issued_secrets(
    wanted: Annotated[IssuedFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List the secrets of service accounts; each is ended below its account."""
    return await work.read(oversight.list_issued_secrets, caller, wanted)
