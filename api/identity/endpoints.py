"""How identity is reached: sign-in and out, own credentials, roles, service accounts."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Request, Response

from api.foundation.errors import NotFound, NotPermitted, problems
from api.foundation.web import Repeatable, RequestWork, Work
from api.identity import passwords, queries, service, signing_in
from api.identity.access import Caller, requires
from api.identity.cookies import device_of, forget, remember
from api.identity.errors import (
    CodeRefused,
    PasswordTooWeak,
    ServiceBusy,
    SessionExpired,
    SignInBlocked,
    WrongCredentials,
)
from api.identity.schemas import (
    Activation,
    LanguageChoice,
    NewTokenView,
    PasswordChange,
    SessionList,
    SignedInView,
    SignIn,
    TokenDraft,
    TokenList,
)
from api.identity.scopes import Scope

router = APIRouter(tags=["identity"])

Reader = Annotated[Caller, requires(Scope.IDENTITY_READ)]
Writer = Annotated[Caller, requires(Scope.IDENTITY_WRITE)]
EarlyWriter = Annotated[Caller, requires(Scope.IDENTITY_WRITE, before_change=True)]


@router.post(
    "/session",
    status_code=201,
    response_model=SignedInView,
    responses=problems(WrongCredentials, SignInBlocked, ServiceBusy),
)
async def sign_in(attempt: SignIn, request: Request, work: Work) -> Response:
    """Sign in by NIP or login name and password; the session comes as cookies."""
    found = await work.database.read(queries.find_user, attempt.login)
    device = device_of(request, found["id"] if found else None)
    await _refuse_blocked(work, attempt.login, device)
    kept = found["password_hash"] if found and queries.is_active(found["state"]) else None
    if not await passwords.fits(attempt.password, kept) or found is None:
        known = found["id"] if found else None
        waits = await work.database.write(
            signing_in.note_failure, attempt.login, device, known, origin=work.origin
        )
        raise SignInBlocked(waits) if waits else WrongCredentials()
    opened = await work.database.write(
        signing_in.open_session, found["id"], attempt.login, device, origin=work.origin
    )
    return remember(request, opened, 201)


async def _refuse_blocked(work: RequestWork, login: str, device: signing_in.Device) -> None:
    seconds = await work.database.read(signing_in.blocked_seconds, login, device)
    if seconds:
        raise SignInBlocked(seconds)


@router.post(
    "/session/renewal",
    status_code=201,
    response_model=SignedInView,
    responses=problems(SessionExpired),
)
async def renew_session(request: Request, work: Work) -> Response:
    """Go on with a session whose short token has run out; rotates the refresh cookie."""
    refresh = request.cookies.get("simk_refresh", "")
    opened = await work.database.write(signing_in.renew_session, refresh, origin=work.origin)
    if opened is None:
        raise SessionExpired
    return remember(request, opened, 201)


@router.post(
    "/session/activation",
    status_code=201,
    response_model=SignedInView,
    responses=problems(CodeRefused, PasswordTooWeak, SignInBlocked),
)
async def activate(attempt: Activation, request: Request, work: Work) -> Response:
    """Set a password by a one-time code from HR, and sign in."""
    device = device_of(request, None)
    await _refuse_blocked(work, attempt.login, device)
    passwords.judge(attempt.new_password, queries.normal_login(attempt.login))
    hashed = await passwords.hashed(attempt.new_password)
    user_id = await work.database.write(
        signing_in.use_code, attempt.login, attempt.code, hashed, origin=work.origin
    )
    if user_id is None:
        waits = await work.database.write(
            signing_in.note_failure, attempt.login, device, None, origin=work.origin
        )
        raise SignInBlocked(waits) if waits else CodeRefused()
    opened = await work.database.write(
        signing_in.open_session, user_id, attempt.login, device, origin=work.origin
    )
    return remember(request, opened, 201)


@router.delete("/session", status_code=204, responses=problems())
async def sign_out(caller: EarlyWriter, work: Work) -> Response:
    """Sign out on this device."""
    await work.database.write_as(caller, signing_in.sign_out, origin=work.origin)
    return forget()


@router.get("/sessions", response_model=SessionList, responses=problems(NotPermitted))
async def list_sessions(caller: Reader, work: Work) -> Response:
    """List the devices on which the caller is signed in."""
    return await work.read(queries.list_sessions, caller)


@router.delete(
    "/sessions/{session_id}", status_code=204, responses=problems(NotPermitted, NotFound)
)
async def revoke_session(session_id: UUID, caller: Writer, work: Work) -> Response:
    """End one of the caller's sessions."""
    return await work.write(signing_in.revoke_session, caller, session_id)


@router.put(
    "/me/password",
    status_code=204,
    responses=problems(WrongCredentials, PasswordTooWeak, SignInBlocked, NotPermitted, ServiceBusy),
)
async def change_password(
    change: PasswordChange, request: Request, caller: EarlyWriter, work: Work
) -> Response:
    """Change the own password; sessions on other devices end."""
    user = await work.database.read_as(caller, queries.own_user)
    device = device_of(request, user["id"])
    await _refuse_blocked(work, user["login"], device)
    if not await passwords.fits(change.old_password, user["hash"]):
        waits = await work.database.write(
            signing_in.note_failure, user["login"], device, user["id"], origin=work.origin
        )
        raise SignInBlocked(waits) if waits else WrongCredentials()
    passwords.judge(change.new_password, user["login"])
    hashed = await passwords.hashed(change.new_password)
    return await work.write(signing_in.change_password, caller, hashed)


@router.put("/me/language", status_code=204, responses=problems(NotPermitted))
async def choose_language(choice: LanguageChoice, caller: Writer, work: Work) -> Response:
    """Choose the language in which the caller reads."""
    return await work.write(service.choose_language, caller, choice)


@router.get("/tokens", response_model=TokenList, responses=problems(NotPermitted))
async def list_tokens(caller: Reader, work: Work) -> Response:
    """List the caller's API tokens."""
    return await work.read(queries.list_tokens, caller)


@router.post(
    "/tokens",
    status_code=201,
    response_model=NewTokenView,
    responses=problems(NotPermitted),
    dependencies=[Repeatable],
)
async def make_token(draft: TokenDraft, caller: Writer, work: Work) -> Response:
    """Make a personal API token; it is shown once."""
    return await work.write(service.make_token, caller, draft)


@router.delete("/tokens/{token_id}", status_code=204, responses=problems(NotPermitted, NotFound))
async def revoke_token(token_id: UUID, caller: Writer, work: Work) -> Response:
    """End one of the caller's tokens."""
    return await work.write(service.revoke_token, caller, token_id)
