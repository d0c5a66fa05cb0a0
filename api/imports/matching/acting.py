"""Rows of acting officials (Plt, Plh): a second post with its dates, beside the person's own (R6)."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from api.foundation.clock import today
from api.foundation.database import FOREVER
from api.foundation.rows import Row
from api.imports.matching.checks import ask_kind
from api.imports.matching.city import City
from api.imports.matching.matches import PersonMatch
from api.imports.matching.post_titles import leads
from api.imports.models import RowAction
from api.organization.names import name_key


def match_acting(matches: list[PersonMatch], city: City, heads: Mapping[UUID, UUID]) -> None:
    """Say what each acting row would do, once it is clear who is there and who leads what."""
    mains = {m.clean["number"]: m for m in matches if m.acting is None and m.good}
    acting = [match for match in matches if match.acting is not None]
    for match in acting:
        _recognize(match, mains.get(match.clean.get("number", "")))
        has_post = match.is_head and match.unit_id in heads
        if "position_kind" not in match.clean and not has_post:
            ask_kind(match.row)
    _refuse_doubles(acting)
    for match in acting:
        if match.good:
            _compare(match, city)
        else:
            match.refuse()


def _recognize(match: PersonMatch, main: PersonMatch | None) -> None:
    """Tie an acting row to the person's own row of the file, or to the person as known."""
    if main is not None:
        match.person_id, match.known = main.person_id, main.known
    elif match.known is None and match.good:
        match.row.refuse("number", "acting_unknown")
    if match.unit:
        match.is_head = leads_acting(match)


def leads_acting(match: PersonMatch) -> bool:
    """Say whether an acting row is about the head's post of its unit."""
    said, unit = match.clean.get("is_head"), match.unit or {}
    return leads(match.clean["post"], unit["name"]) if said is None else bool(said)


def _refuse_doubles(acting: list[PersonMatch]) -> None:
    same: dict[Any, list[PersonMatch]] = defaultdict(list)
    for match in acting:
        if match.good:
            same[match.person_id, match.unit_id, match.clean["post"]].append(match)
    for several in same.values():
        for match in several[1:]:
            match.row.refuse("position", "duplicate", lines=str(several[0].row.line))


def _compare(match: PersonMatch, city: City) -> None:
    clean = match.clean
    held = match.held = _held(match, city)
    if clean["position_until"] <= today():
        match.row.hint("position_until", "acting_over")
    elif held is None:
        if clean["position_until"] == FOREVER:
            match.row.hint("position_until", "acting_open")
        match.action = RowAction.ADD
    elif held["valid_from"] != clean["position_since"]:
        since = f"{held['valid_from']:%d-%m-%Y}"
        match.row.refuse("position_since", "acting_overlaps", since=since)
        match.refuse()
    elif held["valid_until"] != clean["position_until"]:
        before, after = _last(held["valid_until"]), _last(clean["position_until"])
        match.changes["position_until"] = [before, after]
        match.action = RowAction.CHANGE


def _held(match: PersonMatch, city: City) -> Row | None:
    """Find the same acting post in the same time among those that go on."""
    since, until = match.clean["position_since"], match.clean["position_until"]
    for post in city.acting:
        about = (post["employee_id"], post["unit_id"], post["kind"], post["is_head"])
        alike = post["is_head"] or name_key(post["title"]) == name_key(match.clean["post"])
        meets = post["valid_from"] < until and since < post["valid_until"]
        if about == _about(match) and alike and meets:
            return post
    return None


def _about(match: PersonMatch) -> tuple[UUID, UUID, Any, bool]:
    return match.person_id, match.unit_id, match.acting, match.is_head


def _last(until: date) -> date | None:
    """Give the last day of dates that end before a day."""
    return None if until == FOREVER else date.fromordinal(until.toordinal() - 1)
