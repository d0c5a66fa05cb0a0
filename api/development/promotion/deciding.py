"""x"""

from typing import Any

from sqlalchemy.orm import Session

from api.identity.actor import Actor


def give_back(session: Session, actor: Actor, *given: Any) -> dict[str, Any]:
    raise NotImplementedError


def decide(session: Session, actor: Actor, *given: Any) -> dict[str, Any]:
    raise NotImplementedError


def decide_together(session: Session, actor: Actor, *given: Any) -> dict[str, Any]:
    raise NotImplementedError
