"""What can be refused about signing in and about credentials."""

from api.foundation.errors import (
    Conflict,
    NotPermitted,
    Problem,
    TooMany,
    Unauthenticated,
    Unavailable,
)


class NotSignedIn(Unauthenticated):
    title = "Nobody is signed in"


class SessionExpired(Unauthenticated):
    title = "The session has ended"


class TokenRefused(Unauthenticated):
    title = "The token is unknown, expired or revoked"


class WrongCredentials(Unauthenticated):
    title = "Login and password do not fit"


class SignInBlocked(TooMany):
    title = "Too many failed sign-ins from this device"


class AddressBlocked(TooMany):
    title = "Too many failed sign-ins from this network"


class ScopeMissing(NotPermitted):
    title = "The credential was not given the scope for this"


class PasswordChangeDue(NotPermitted):
    title = "The password has to be changed first"


class SessionOnly(NotPermitted):
    title = "Only for people who are signed in: no token and no service account may"


class BeyondOwnPower(NotPermitted):
    title = "It would give or open more than is yours; somebody above you may"


class CodeRefused(Problem):
    status = 422
    title = "The code is wrong, used or expired"


class PasswordTooWeak(Problem):
    status = 422
    title = "The password is too easy to guess"


class ServiceBusy(Unavailable):
    title = "Too many people are signing in at this moment"


class LastAdmin(Conflict):
    title = "The last administrator cannot be removed"
