"""x"""

from typing import Any

from sqlalchemy.orm import Session

from api.identity.actor import Actor


def list_proposals(session: Session, actor: Actor, *given: Any) -> dict[str, Any]:
    raise NotImplementedError


def get_proposal(session: Session, actor: Actor, *given: Any) -> dict[str, Any]:
    raise NotImplementedError
