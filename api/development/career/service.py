"""x"""

from typing import Any

from sqlalchemy.orm import Session

from api.identity.actor import Actor


def list_records(session: Session, actor: Actor, *given: Any) -> dict[str, Any]:
    raise NotImplementedError


def enter(session: Session, actor: Actor, *given: Any) -> dict[str, Any]:
    raise NotImplementedError


def reverse(session: Session, actor: Actor, *given: Any) -> dict[str, Any]:
    raise NotImplementedError
