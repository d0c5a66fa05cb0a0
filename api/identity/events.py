"""What happened to users and their credentials."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from api.foundation.events import Event
from api.foundation.fingerprints import Fingerprint


@dataclass(frozen=True, kw_only=True)
class UserEvent(Event):
    subject_kind: ClassVar[str] = "user"


@dataclass(frozen=True, kw_only=True)
class SignedIn(UserEvent):
    device: str


@dataclass(frozen=True, kw_only=True)
class NewDeviceSeen(UserEvent):
    """Somebody who was here before came from a device that was not."""

    session_id: UUID
    device: str


@dataclass(frozen=True, kw_only=True)
class DeviceRecognized(UserEvent):
    """The person says from elsewhere that a new device is theirs."""

    session_id: UUID


@dataclass(frozen=True, kw_only=True)
class SignInFailed(UserEvent):
    failures: int
    blocked: bool


@dataclass(frozen=True, kw_only=True)
class SessionRevoked(UserEvent):
    session_id: UUID
    cause: str


@dataclass(frozen=True, kw_only=True)
class PasswordChanged(UserEvent):
    record: Fingerprint
    by_code: bool = False


@dataclass(frozen=True, kw_only=True)
class CodesIssued(UserEvent):
    purpose: str


@dataclass(frozen=True, kw_only=True)
class CodeGuessed(UserEvent):
    """Somebody tries wrong codes; the counterpart issued the right one."""

    code_id: UUID
    failures: int


@dataclass(frozen=True, kw_only=True)
class TokenMade(UserEvent):
    token_id: UUID
    name: str
    scopes: list[str]


@dataclass(frozen=True, kw_only=True)
class TokenRevoked(UserEvent):
    token_id: UUID


@dataclass(frozen=True, kw_only=True)
class TokenExpiring(UserEvent):
    token_id: UUID
    name: str
    expires_on: str


@dataclass(frozen=True, kw_only=True)
class RoleEvent(UserEvent):
    """The days are those of the grant as it is from now on; it holds until the day before the last."""

    role: str
    for_agency_id: int | None
    valid_from: date
    valid_until: date
    record: Fingerprint


@dataclass(frozen=True, kw_only=True)
class RoleGranted(RoleEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class RoleEnded(RoleEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class LanguageChosen(UserEvent):
    language: str


@dataclass(frozen=True, kw_only=True)
class ServiceAccountEvent(Event):
    subject_kind: ClassVar[str] = "service_account"


@dataclass(frozen=True, kw_only=True)
class ServiceAccountMade(ServiceAccountEvent):
    """Without an agency it sees the whole city, for the event's reason."""

    name: str
    scopes: list[str]
    home_agency_id: int | None


@dataclass(frozen=True, kw_only=True)
class ServiceAccountSecretMade(ServiceAccountEvent):
    secret_id: UUID


@dataclass(frozen=True, kw_only=True)
class ServiceAccountSecretRevoked(ServiceAccountEvent):
    secret_id: UUID


@dataclass(frozen=True, kw_only=True)
class ServiceAccountDisabled(ServiceAccountEvent):
    name: str
