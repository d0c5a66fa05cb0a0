"""A log of events of two agencies, sealed and anchored on two days."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation import clock, sealer
from api.foundation.anchors import Anchor, append_anchor, chain_heads
from api.foundation.chain_check import Harm, check_chains
from api.foundation.event_tables import EventLink
from tests.conftest import TODAY
from tests.foundation.factories import publish_example


def seal_two_days(session: Session, folder: Path) -> None:
    """Seal eight events of two agencies, anchored after six and after eight; one more waits."""
    for number in range(6):
        publish_example(session, 1 + number % 2, f"catatan {number}")
    sealer.seal(session)
    append_anchor(folder, *chain_heads(session))
    for agency in (1, 2):
        publish_example(session, agency, "esok")
    sealer.seal(session)
    with clock.moved_to(TODAY + timedelta(days=1)):
        append_anchor(folder, *chain_heads(session))
    publish_example(session, 1, "menunggu")


def harms(session: Session, anchors: Sequence[Anchor]) -> set[Harm]:
    """Say what is wrong with the log."""
    return {finding.harm for finding in check_chains(session, anchors).findings}


def event_at(seq: int) -> Any:
    """Select the key of an event of agency 1 by its place."""
    return select(EventLink.event_id).where(EventLink.agency_id == 1, EventLink.seq == seq)
