"""How identity is reached: sign-in and out, own credentials, roles, service accounts."""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Request, Response
from sqlalchemy.orm import Session

from api.foundation.bodies import SIGN_IN_BODY, takes
from api.foundation.errors import NotFound, NotPermitted, problems
from api.foundation.threads import Run
from api.foundation.web import Repeatable, RequestWork, Work
from api.identity import attempts, codes, passwords, queries, service, signing_in
from api.identity.access import REFRESH_COOKIE, Caller, requires
from api.identity.actor import Actor, permit
from api.identity.attempts import Device
from api.identity.cookies import device_key, device_of, forget, remember
from api.identity.errors import (
    AddressBlocked,
    CodeRefused,
    PasswordTooWeak,
    ServiceBusy,
    SessionExpired,
    SignInBlocked,
    WrongCredentials,
)
from api.identity.own_words import known_of
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
from api.identity.weakness import Known

router = APIRouter(tags=["identity"])

Reader = Annotated[Caller, requires(Scope.IDENTITY_READ)]
Writer = Annotated[Caller, requires(Scope.IDENTITY_WRITE)]
EarlyWriter = Annotated[Caller, requires(Scope.IDENTITY_WRITE, before_change=True)]


@router.post(
    "/session",
    status_code=201,
    response_model=SignedInView,
    responses=problems(WrongCredentials, SignInBlocked, AddressBlocked, ServiceBusy),
)
@takes(SIGN_IN_BODY)
async def sign_in(attempt: SignIn, request: Request, work: Work) -> Response:
    """Sign in by NIP or login name and password; the session comes as cookies."""
    with passwords.THREADS.place() as run:
        found = await work.database.read(queries.find_user, attempt.login)
        device = device_of(request, found["id"] if found else None)
        kept = found["password_hash"] if found and queries.is_active(found["state"]) else None
        asked = Attempt(run, attempt.login, device, found["id"] if found else None)
        await _check(work, asked, attempt.password, kept)
        if found is None:
            raise WrongCredentials
        opened = await work.database.write(
            signing_in.open_session, found["id"], attempt.login, device, origin=work.origin
        )
    return remember(request, opened, 201, device)


@dataclass(frozen=True)
class Attempt:
    """A password that is about to be checked: for whom, from where, in which place of the queue."""

    run: Run
    login: str
    device: Device
    user_id: UUID | None


async def _check(work: RequestWork, asked: Attempt, password: str, kept: str | None) -> None:
    """Count an attempt, then compare; refuse a wrong password, and say when it was one too many."""
    database, origin = work.database, work.origin
    failures = await database.write(attempts.begin, asked.login, asked.device, origin=origin)
    if await passwords.fits(asked.run, password, kept):
        return
    await database.write(
        attempts.note_failure, asked.login, asked.device, asked.user_id, failures, origin=origin
    )
    if failures >= attempts.MOST_FAILURES:
        raise SignInBlocked(int(attempts.BLOCKED.total_seconds()))
    raise WrongCredentials


@router.post(
    "/session/renewal",
    status_code=201,
    response_model=SignedInView,
    responses=problems(SessionExpired),
)
@takes(SIGN_IN_BODY)
async def renew_session(request: Request, work: Work) -> Response:
    """Go on with a session whose short token has run out; rotates the refresh cookie.

    Asked again by the same device within a minute it answers the same: an answer may get lost.
    """
    asked = signing_in.Renewal(
        request.cookies.get(REFRESH_COOKIE, ""),
        device_key(request),
        request.app.state.keys.refresh_secret,
    )
    opened = await work.database.write(signing_in.renew_session, asked, origin=work.origin)
    if opened is None:
        raise SessionExpired
    return remember(request, opened, 201)


@router.post(
    "/session/activation",
    status_code=201,
    response_model=SignedInView,
    responses=problems(CodeRefused, PasswordTooWeak, SignInBlocked, AddressBlocked, ServiceBusy),
)
@takes(SIGN_IN_BODY)
async def activate(attempt: Activation, request: Request, work: Work) -> Response:
    """Set a password by a one-time code from HR, and sign in."""
    found = await work.database.read(queries.find_user, attempt.login)
    device = device_of(request, found["id"] if found else None)
    slip = codes.Slip(attempt.login, attempt.code, request.app.state.keys.code_secrets)
    tried = await work.database.write(codes.try_code, slip, device, origin=work.origin)
    if tried.user_id is None:
        raise SignInBlocked(tried.waits) if tried.waits else CodeRefused()
    known = await work.database.read(known_of, tried.user_id)
    passwords.judge(attempt.new_password, known)
    new = signing_in.NewPassword(
        await passwords.hashed(attempt.new_password), attempt.revoke_tokens
    )
    opened = await work.database.write(
        signing_in.set_by_code, slip, new, device, origin=work.origin
    )
    if opened is None:
        raise CodeRefused
    return remember(request, opened, 201, device)


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


@router.post(
    "/sessions/{session_id}/recognition",
    status_code=204,
    responses=problems(NotPermitted, NotFound),
    dependencies=[Repeatable],
)
async def recognize_device(session_id: UUID, caller: Writer, work: Work) -> Response:
    """Say of a new device that it is one's own; from another device."""
    return await work.write(signing_in.recognize_device, caller, session_id)


@router.put(
    "/me/password",
    status_code=204,
    responses=problems(WrongCredentials, PasswordTooWeak, SignInBlocked, NotPermitted, ServiceBusy),
)
@takes(SIGN_IN_BODY)
async def change_password(
    change: PasswordChange, request: Request, caller: EarlyWriter, work: Work
) -> Response:
    """Change the own password; sessions and streams elsewhere end, and tokens where one says so."""
    with passwords.THREADS.place() as run:
        user = await work.database.read_as(caller, _own_password)
        device = device_of(request, user.id)
        asked = Attempt(run, user.known.login, device, user.id)
        await _check(work, asked, change.old_password, user.hash)
    await work.database.write(attempts.end_well, user.known.login, device, origin=work.origin)
    passwords.judge(change.new_password, user.known)
    new = signing_in.NewPassword(await passwords.hashed(change.new_password), change.revoke_tokens)
    return await work.write(signing_in.change_password, caller, new)


@dataclass(frozen=True)
class OwnPassword:
    """What the check of an old and a new password needs."""

    id: UUID
    hash: str | None
    known: Known


def _own_password(session: Session, actor: Actor) -> OwnPassword:
    permit(actor.credential_kind == "session", "Only a signed-in person changes a password")
    user = queries.get_user(session, actor.id)
    return OwnPassword(user.id, user.password_hash, known_of(session, actor.id))


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
