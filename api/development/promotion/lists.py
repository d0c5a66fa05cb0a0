"""Lists of candidates: everybody of an agency or unit, each with one outcome; nobody is left out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.promotion import list_queries, proposal_queries
from api.development.promotion.list_queries import Wanted
from api.development.promotion.models import Path, PromotionOutcome, ProposalState
from api.development.promotion.own import kept_view, path_view
from api.development.promotion.paths import check
from api.development.promotion.permissions import may_decide, may_propose
from api.development.promotion.reading import read_people
from api.development.promotion.records import CandidateRow, OutcomeCount
from api.development.promotion.rules import load_rules
from api.development.promotion.schemas import CandidateChoice, CandidateFilter
from api.development.promotion.scope import ListScope, scope_of
from api.development.promotion.windows import chosen_window, time_left
from api.development.promotion.wording import codes_of
from api.foundation import rows
from api.foundation.errors import Invalid
from api.identity.actor import Actor

COUNTED = (
    PromotionOutcome.READY,
    PromotionOutcome.ONE_MISSING,
    PromotionOutcome.MORE_MISSING,
    PromotionOutcome.UNKNOWN,
    PromotionOutcome.TOO_EARLY,
)
DECIDED = (ProposalState.ACCEPTED, ProposalState.REFUSED)
SAME = (
    "id", "name", "front_title", "back_title", "nip", "kind", "state", "agency_id", "unit_id",
    "unit_name", "position", "grade",
)  # fmt: skip


def list_candidates(session: Session, actor: Actor, wanted: CandidateFilter) -> dict[str, Any]:
    """List who is promoted at a window, who almost is, and what each lacks."""
    scope = scope_of(session, actor, wanted.agency_id, wanted.unit_id)
    window, offset = chosen_window(session, wanted.window_on), offset_of(wanted.cursor)
    asked = Wanted(scope, window, wanted)
    counted = list_queries.count_outcomes(session, asked)
    counts = _sums(counted)
    total, everybody = sum(counts.values()), list_queries.count_everybody(session, asked)
    matching = list_queries.count_matching(session, asked)
    found = list_queries.candidates(session, asked, wanted.size, offset)
    states = proposal_queries.count_states(session, scope, window, wanted.path)
    return {
        "window_on": window,
        **time_left(session, window),
        "path": wanted.path,
        **_place(scope),
        "total": total,
        "counts": {one.value: counts[one] for one in COUNTED},
        "not_applicable": everybody - total,
        "everybody": everybody,
        "proposed": states.get(ProposalState.PROPOSED, 0),
        "decided": sum(states.get(one, 0) for one in DECIDED),
        "frequent": list(frequent(counted)),
        "matching": matching,
        "items": shown(session, found, window, wanted.path),
        "next_cursor": cursor_after(offset, len(found), matching),
        "may": _may(actor, scope),
    }


def offset_of(cursor: str | None) -> int:
    """Read from where a list goes on."""
    if cursor is None:
        return 0
    if not cursor.isascii() or not cursor.isdecimal() or len(cursor) > 9:
        raise Invalid(("query/cursor", "cursor", "as it was answered"))
    return int(cursor)


def cursor_after(offset: int, found: int, matching: int) -> str | None:
    """Say from where a list goes on, if it does."""
    after = offset + found
    return str(after) if found and after < matching else None


def _place(scope: ListScope) -> dict[str, Any]:
    return {
        "agency_id": scope.agency_id,
        "agency_name": scope.agency_name,
        "unit_id": scope.unit_id,
        "unit_name": scope.unit_name,
    }


def _may(actor: Actor, scope: ListScope) -> list[str]:
    proposes = actor.is_hr_city or any(may_propose(actor, one) for one in scope.agencies)
    return ["propose"] * proposes + ["decide"] * may_decide(actor)


def _sums(counted: Iterable[OutcomeCount]) -> Counter[PromotionOutcome]:
    found: Counter[PromotionOutcome] = Counter()
    for row in counted:
        found[row["outcome"]] += row["people"]
    return found


def frequent(counted: Iterable[OutcomeCount]) -> Iterator[dict[str, Any]]:
    """Say which conditions are lacking most, by outcome; and how many lack nothing else."""
    people: Counter[tuple[PromotionOutcome, str]] = Counter()
    alone: Counter[tuple[PromotionOutcome, str]] = Counter()
    for row in counted:
        codes = codes_of(row["missing"])
        for code in codes:
            people[row["outcome"], code] += row["people"]
            alone[row["outcome"], code] += row["people"] * (len(codes) == 1)
    for (outcome, code), number in people.most_common():
        only = alone[outcome, code]
        yield {"outcome": outcome, "code": code, "people": number, "only_this": only}


def shown(
    session: Session, found: Sequence[CandidateRow], window: date, path: Path
) -> list[dict[str, Any]]:
    """Show people with what is kept of their check; who has none is told why the path does not apply."""
    proposals = proposal_queries.latest(session, [row["id"] for row in found], window)
    others = _not_applicable(
        session, [row["id"] for row in found if row["outcome"] is None], window, path
    )
    return [
        {
            **rows.pick(row, SAME),
            "detail": {
                **(others[row["id"]] if row["id"] in others else _kept(row, path)),
                "proposal": proposals.get((row["id"], path)),
            },
        }
        for row in found
    ]


def _kept(row: CandidateRow, path: Path) -> dict[str, Any]:
    known = rows.pick(row, ("outcome", "from_value", "to_value", "nearest_on"))
    return {**kept_view(row["conditions"] or []), **known, "path": path}


def _not_applicable(
    session: Session, people: Sequence[UUID], window: date, path: Path
) -> Mapping[UUID, dict[str, Any]]:
    if not people:
        return {}
    rules = load_rules(session)
    return {
        person.id: path_view(one)
        for person in read_people(session, people)
        for one in check(person, rules, window)
        if one.path is path
    }


@dataclass(frozen=True)
class Listed:
    """A whole list, for a file."""

    window: date
    path: Path
    people: list[dict[str, Any]]


def whole_list(session: Session, actor: Actor, wanted: CandidateChoice) -> Listed:
    """Read a list without pages."""
    scope = scope_of(session, actor, wanted.agency_id, wanted.unit_id)
    window = chosen_window(session, wanted.window_on)
    found = list_queries.candidates(session, Wanted(scope, window, wanted))
    return Listed(window, wanted.path, shown(session, found, window, wanted.path))
