"""What a job of an import is told: which import, on whose behalf, and for which request."""

from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.foundation.events import EventActor, Origin


@dataclass(frozen=True)
class Requester:
    """Whoever asked for the job; events name them as if they had waited for it."""

    kind: str
    id: UUID | None
    credential_kind: str
    credential_id: UUID | None
    acting_for_id: UUID | None


def payload_of(session: Session, actor: EventActor, import_id: UUID, **more: Any) -> dict[str, Any]:
    """Write down what the job needs to know."""
    by = {name: getattr(actor, name) for name in Requester.__dataclass_fields__}
    origin: Origin = session.info.get("origin") or Origin()
    return {"import_id": import_id, "by": by, "origin": asdict(origin), **more}


def requester_of(payload: dict[str, Any]) -> Requester:
    """Say on whose behalf a job works."""
    by = payload["by"]
    keys = {name: _key(by[name]) for name in ("id", "credential_id", "acting_for_id")}
    return Requester(kind=by["kind"], credential_kind=by["credential_kind"], **keys)


def origin_of(payload: dict[str, Any]) -> Origin:
    """Say which request a job goes back to."""
    origin = payload["origin"]
    return Origin(UUID(origin["request_id"]), origin["address"])


def _key(text: str | None) -> UUID | None:
    return UUID(text) if text else None
