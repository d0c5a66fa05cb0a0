"""Rows of acting officials (Plt, Plh): a second post with its dates, beside the person's own (R6)."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from api.foundation.clock import today
from api.foundation.database import FOREVER
from api.foundation.rows import Row
from api.organization.import_checking import ask_kind
from api.organization.import_knowing import City
from api.organization.import_models import RowAction
from api.organization.import_positions import leads
from api.organization.import_verdicts import Verdict
from api.organization.names import name_key


def match_acting(verdicts: list[Verdict], city: City, heads: Mapping[UUID, UUID]) -> None:
    """Say what each acting row would do, once it is clear who is there and who leads what."""
    mains = {v.clean["number"]: v for v in verdicts if v.acting is None and v.good}
    acting = [verdict for verdict in verdicts if verdict.acting is not None]
    for verdict in acting:
        _recognize(verdict, mains.get(verdict.clean.get("number", "")))
        has_post = verdict.is_head and verdict.unit_id in heads
        if "position_kind" not in verdict.clean and not has_post:
            ask_kind(verdict.row)
    _refuse_doubles(acting)
    for verdict in acting:
        if verdict.good:
            _compare(verdict, city)
        else:
            verdict.action = verdict.refused()


def _recognize(verdict: Verdict, main: Verdict | None) -> None:
    """Tie an acting row to the person's own row of the file, or to the person as known."""
    if main is not None:
        verdict.person_id, verdict.known = main.person_id, main.known
    elif verdict.known is None and verdict.good:
        reason = "the person's own post is neither in the file nor known"
        verdict.row.refuse("number", "acting_unknown", reason)
    if verdict.unit:
        said, unit = verdict.clean.get("is_head"), verdict.unit["name"]
        verdict.is_head = leads(verdict.clean["post"], unit) if said is None else bool(said)


def _refuse_doubles(acting: list[Verdict]) -> None:
    same: dict[Any, list[Verdict]] = defaultdict(list)
    for verdict in acting:
        if verdict.good:
            same[verdict.person_id, verdict.unit_id, verdict.clean["post"]].append(verdict)
    for several in same.values():
        for verdict in several[1:]:
            line = several[0].row.line
            verdict.row.refuse("position", "duplicate", f"the acting post is also on line {line}")


def _compare(verdict: Verdict, city: City) -> None:
    clean = verdict.clean
    held = verdict.held = _held(verdict, city)
    if clean["position_until"] <= today():
        verdict.row.hint("position_until", "acting_over", "it has ended; nothing is kept")
    elif held is None:
        if clean["position_until"] == FOREVER:
            verdict.row.hint("position_until", "acting_open", "it goes on until somebody ends it")
        verdict.action = RowAction.ADD
    elif held["valid_from"] != clean["position_since"]:
        reason = f"the person acts there since {held['valid_from']:%d-%m-%Y} already"
        verdict.row.refuse("position_since", "acting_overlaps", reason)
        verdict.action = RowAction.REFUSE
    elif held["valid_until"] != clean["position_until"]:
        before, after = _last(held["valid_until"]), _last(clean["position_until"])
        verdict.changes["position_until"] = [before, after]
        verdict.action = RowAction.CHANGE


def _held(verdict: Verdict, city: City) -> Row | None:
    """Find the same acting post in the same time among those that go on."""
    since, until = verdict.clean["position_since"], verdict.clean["position_until"]
    for post in city.acting:
        about = (post["employee_id"], post["unit_id"], post["kind"], post["is_head"])
        alike = post["is_head"] or name_key(post["title"]) == name_key(verdict.clean["post"])
        meets = post["valid_from"] < until and since < post["valid_until"]
        if about == _about(verdict) and alike and meets:
            return post
    return None


def _about(verdict: Verdict) -> tuple[UUID, UUID, Any, bool]:
    return verdict.person_id, verdict.unit_id, verdict.acting, verdict.is_head


def _last(until: date) -> date | None:
    """Give the last day of dates that end before a day."""
    return None if until == FOREVER else date.fromordinal(until.toordinal() - 1)
