"""Writes what was found of needs: only what differs, in few statements for many people."""

from collections.abc import Mapping, Sequence
from functools import cache
from uuid import UUID

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from api.development.competence.catalogue import Post
from api.development.competence.finding import Found, Origin
from api.development.competence.models import DevelopmentNeed, NeedOrigin, NeedState
from api.development.competence.records import NeedRow, OriginRow
from api.foundation import rows
from api.foundation.bulk import Changes, insert_many
from api.foundation.ids import new_id
from api.foundation.types import plain

FOLLOWING = (NeedState.PROPOSED, NeedState.AGREED)
"""Needs whose strength follows the facts; what is rejected or answered stays as it was left."""
_AT = ("employee_id", "year", "competence_code", "kind", "source", "agency_id")
_GONE_ORIGIN = delete(NeedOrigin).where(
    *(getattr(NeedOrigin, name) == bindparam(name) for name in _AT)
)
_GONE_NEED = delete(DevelopmentNeed).where(
    DevelopmentNeed.id == bindparam("need_id"), DevelopmentNeed.agency_id == bindparam("owner")
)


@cache
def _needs(size: int) -> rows.TypedSelect[NeedRow]:
    return rows.TypedSelect(
        NeedRow,
        select(
            DevelopmentNeed.id,
            DevelopmentNeed.employee_id,
            DevelopmentNeed.agency_id,
            DevelopmentNeed.year,
            DevelopmentNeed.competence_code,
            DevelopmentNeed.state,
            DevelopmentNeed.strength,
            DevelopmentNeed.since,
            DevelopmentNeed.reason,
            DevelopmentNeed.decided_on,
            DevelopmentNeed.answered_on,
            DevelopmentNeed.answered_by,
            DevelopmentNeed.version,
        )
        .where(
            rows.among(DevelopmentNeed.employee_id, size),
            DevelopmentNeed.year == bindparam("year"),
        )
        .order_by(
            DevelopmentNeed.strength.desc(),
            DevelopmentNeed.since,
            DevelopmentNeed.competence_code,
        ),
    )


def kept_needs(session: Session, people: Sequence[UUID], year: int) -> list[NeedRow]:
    """Read the needs of people in a year, the strongest first."""
    return rows.fetch_among(session, _needs, people, year=year)


def write_origins(
    session: Session,
    posts: Mapping[UUID, Post],
    kept: Mapping[UUID, Sequence[OriginRow]],
    found: Mapping[UUID, Sequence[Origin]],
    year: int,
) -> int:
    """Let the facts that are kept be those that were found; say how many rows changed."""
    before = {
        (who, one["competence_code"], one["kind"], one["source"]): one
        for who, every in kept.items()
        for one in every
    }
    after = {
        (who, one.competence_code, one.kind, one.source): one
        for who, every in found.items()
        for one in every
    }
    gone = [_place(one, year) for key, one in before.items() if key not in after]
    rows.change_each(session, _GONE_ORIGIN, gone)
    new = [
        {
            "employee_id": key[0],
            "year": year,
            "competence_code": one.competence_code,
            "kind": one.kind,
            "source": one.source,
            "agency_id": posts[key[0]].agency_id,
            "since": one.since,
            "facts": one.facts,
        }
        for key, one in after.items()
        if key not in before
    ]
    insert_many(session, NeedOrigin, new)
    changes, differing = Changes(*_AT), 0
    for key, one in after.items():
        old = before.get(key)
        if old and (old["since"] != one.since or plain(old["facts"]) != plain(one.facts)):
            place = tuple(_place(old, year)[name] for name in _AT)
            changes.add(place, {"since": one.since, "facts": one.facts})
            differing += 1
    changes.run(session, NeedOrigin)
    return len(gone) + len(new) + differing


def _place(one: OriginRow, year: int) -> rows.Row:
    return {**rows.pick(one, (name for name in _AT if name != "year")), "year": year}


def write_needs(
    session: Session,
    posts: Mapping[UUID, Post],
    found: Mapping[UUID, Mapping[str, Found]],
    year: int,
) -> int:
    """Propose needs that were found, and take back those that nothing speaks for and nobody agreed."""
    kept = {
        (one["employee_id"], one["competence_code"]): one
        for one in kept_needs(session, list(posts), year)
    }
    wanted = {(who, code): one for who, every in found.items() for code, one in every.items()}
    gone = [
        {"need_id": one["id"], "owner": one["agency_id"]}
        for key, one in kept.items()
        if key not in wanted and one["state"] is NeedState.PROPOSED
    ]
    rows.change_each(session, _GONE_NEED, gone)
    new = [
        {
            "id": new_id(posts[who].agency_id),
            "agency_id": posts[who].agency_id,
            "employee_id": who,
            "year": year,
            "competence_code": code,
            "strength": one.strength,
            "since": one.since,
        }
        for (who, code), one in wanted.items()
        if (who, code) not in kept
    ]
    insert_many(session, DevelopmentNeed, new)
    changes, differing = Changes("id", "agency_id"), 0
    for key, one in wanted.items():
        old = kept.get(key)
        if old is None or old["state"] not in FOLLOWING:
            continue
        if (old["strength"], old["since"]) != (one.strength, one.since):
            new_facts = {"strength": one.strength, "since": one.since}
            changes.add((old["id"], old["agency_id"]), new_facts)
            differing += 1
    changes.run(session, DevelopmentNeed)
    return len(gone) + len(new) + differing
