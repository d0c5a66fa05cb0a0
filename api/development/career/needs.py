"""How many posts of each jenjang an agency needs, and how many it has (kebutuhan jabatan, R83)."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.development.career import queries
from api.development.career.events import PositionNeedSet
from api.development.career.families import family_key, family_of
from api.development.career.models import PositionNeed
from api.development.career.permissions import may_enter, may_see_needs
from api.development.career.records import FilledRow, NeedRow
from api.development.career.schemas import NeedDraft, NeedsFilter
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import NotFound
from api.foundation.events import publish
from api.foundation.ids import new_id
from api.identity.actor import Actor, permit
from api.organization.models import Agency, PositionKind

Key = tuple[str, PositionKind]


def list_needs(session: Session, actor: Actor, wanted: NeedsFilter) -> dict[str, Any]:
    """List the functional posts of an agency with what it needs of them today."""
    agency_id = actor.agency_id if wanted.agency_id is None else wanted.agency_id
    agency = _known(session, actor, agency_id)
    permit(may_see_needs(actor, agency_id), "Only HR sees what posts are needed")
    filled = rows.fetch(session, queries.FILLED_OF_AGENCY, agency_id=agency_id)
    needs = rows.fetch(session, queries.NEEDS_OF_AGENCY, agency_id=agency_id)
    return {
        "agency_id": agency_id,
        "agency_name": agency.name,
        "items": _beside(filled, needs),
        "may": ["set"] if may_enter(actor, agency_id) else [],
    }


def _known(session: Session, actor: Actor, agency_id: int) -> Agency:
    """Load an agency whose needs are not hidden: the own one, and those whose HR one is."""
    agency = session.get(Agency, agency_id)
    own = agency_id == actor.agency_id
    if agency is None or not (own or may_see_needs(actor, agency_id)):
        raise NotFound(agency_id=agency_id)
    return agency


def _beside(filled: Iterable[FilledRow], needs: Iterable[NeedRow]) -> list[dict[str, Any]]:
    """Put what is needed beside what there is; also needs of which nobody holds a post yet."""
    names: dict[Key, str] = {}
    people: dict[Key, int] = defaultdict(int)
    for row in filled:
        key = family_key(row["title"]), row["kind"]
        names.setdefault(key, family_of(row["title"]))
        people[key] += row["people"]
    latest = {
        (row["family_key"], row["level"]): row for row in needs if row["valid_from"] <= today()
    }
    for key, need in latest.items():
        names.setdefault(key, need["family"])
    order = list(PositionKind)
    return [
        _shown(names[key], key[1], people[key], latest.get(key))
        for key in sorted(names, key=lambda one: (one[0], order.index(one[1])))
    ]


def _shown(family: str, level: PositionKind, filled: int, need: NeedRow | None) -> dict[str, Any]:
    seats = need["seats"] if need else None
    return {
        "family": family,
        "level": level,
        "filled": filled,
        "seats": seats,
        "free": None if seats is None else max(0, seats - filled),
        "valid_from": need["valid_from"] if need else None,
        "document_no": need["document_no"] if need else None,
        "set_by_name": need["set_by_name"] if need else None,
    }


def set_need(session: Session, actor: Actor, draft: NeedDraft) -> dict[str, Any]:
    """Say how many posts are needed from a day on; said again for the same day, the number changes."""
    _known(session, actor, draft.agency_id)
    permit(may_enter(actor, draft.agency_id), "Only HR of this agency says what it needs")
    need = _same(session, draft)
    if need is None:
        need = PositionNeed(
            id=new_id(),
            agency_id=draft.agency_id,
            family_key=family_key(draft.family),
            level=PositionKind(draft.level),
            valid_from=draft.valid_from,
        )
        session.add(need)
    need.family, need.seats = family_of(draft.family), draft.seats
    need.document_no, need.set_by = draft.document_no, actor.id
    session.flush()
    publish(session, _said(actor, need))
    return list_needs(session, actor, NeedsFilter(agency_id=draft.agency_id))


def _same(session: Session, draft: NeedDraft) -> PositionNeed | None:
    wanted = select(PositionNeed).where(
        PositionNeed.agency_id == draft.agency_id,
        PositionNeed.family_key == family_key(draft.family),
        PositionNeed.level == draft.level,
        PositionNeed.valid_from == draft.valid_from,
    )
    return session.scalars(wanted.with_for_update()).first()


def _said(actor: Actor, need: PositionNeed) -> PositionNeedSet:
    return PositionNeedSet(
        actor=actor,
        subject_id=need.id,
        agency_id=need.agency_id,
        family=need.family,
        level=need.level.value,
        seats=need.seats,
        valid_from=need.valid_from,
    )
