"""The records of powers: who holds which role, and with which password somebody signs in."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.fingerprints import Fingerprint, RecordKind, fingerprint, forms, record_keys
from api.identity.events import PasswordChanged, RoleEnded, RoleGranted
from api.identity.models import RoleGrant, User

OF_PASSWORD = (User.id, User.password_hash, User.password_changed_at)
"""What a change of password sets; the rest of a user has other reasons to change."""


def read_grants(session: Session, keys: Collection[UUID]) -> dict[UUID, Any]:
    """Read grants of roles whole, those that have ended too."""
    return {row["id"]: row for row in forms(session, RoleGrant, RoleGrant.id.in_(keys))}


def read_passwords(session: Session, keys: Collection[UUID]) -> dict[UUID, Any]:
    """Read the salted hashes of those who have a password."""
    have_one = select(*OF_PASSWORD).where(User.id.in_(keys), User.password_hash.is_not(None))
    return {row["id"]: dict(row) for row in session.execute(have_one).mappings()}


def fingerprint_of_grant(session: Session, grant_id: UUID) -> Fingerprint:
    """Take the fingerprint of a grant that has just been made or ended."""
    session.flush()
    return fingerprint(grant_id, read_grants(session, [grant_id])[grant_id])


def fingerprint_of_password(session: Session, user_id: UUID) -> Fingerprint:
    """Take the fingerprint of a password that has just been set."""
    session.flush()
    return fingerprint(user_id, read_passwords(session, [user_id])[user_id])


ROLE_GRANTS = RecordKind(
    "role",
    (RoleGranted, RoleEnded),
    record_keys(RoleGrant.id, RoleGrant.user_id, RoleGrant.created_at, RoleGrant.for_agency_id),
    read_grants,
)
PASSWORDS = RecordKind(
    "password",
    (PasswordChanged,),
    record_keys(
        User.id, User.id, User.password_changed_at, User.agency_id, User.password_hash.is_not(None)
    ),
    read_passwords,
)
