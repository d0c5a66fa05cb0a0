"""Carries out what matching found for people; one transaction, a few statements per 500 rows."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from api.foundation.database import FOREVER
from api.foundation.ids import new_id
from api.foundation.rows import Row
from api.identity.models import User, UserState
from api.organization.import_matching import Verdict
from api.organization.import_models import RowAction
from api.organization.import_posts import Posts
from api.organization.import_writes import Writes
from api.organization.models import (
    Assessor,
    AssessorKind,
    Assignment,
    AssignmentKind,
    Employee,
    EmployeeNumber,
    NumberKind,
    Source,
)
from api.organization.names import nickname, search_name, sort_name

COLUMNS = ("front_title", "back_title", "grade", "state", "kind", "phone", "birth_date", "sex")
PLACE = (("agency_id", "agency_id"), ("unit_id", "id"))


@dataclass
class Handover:
    """Whose assessor is another one now, on which assignment."""

    line: int
    employee_id: UUID
    assignment_id: UUID
    before: UUID | None
    after: UUID


@dataclass
class Applied:
    """What to write, and what happened that others must hear of."""

    writes: Writes = field(default_factory=Writes)
    handovers: list[Handover] = field(default_factory=list)
    begun: list[tuple[Verdict, UUID]] = field(default_factory=list)


def plan_writes(verdicts: list[Verdict], known_posts: list[Row], today: date) -> Applied:
    """Turn verdicts into writes; refused and unchanged rows write nothing."""
    applied = Applied()
    going = [v for v in verdicts if v.action in (RowAction.ADD, RowAction.CHANGE)]
    posts = Posts(known_posts, going, applied.writes)
    for verdict in going:
        if verdict.known is None:
            _add(applied, posts, verdict, today)
        else:
            _change(applied, posts, verdict, today)
    return applied


def _add(applied: Applied, posts: Posts, verdict: Verdict, today: date) -> None:
    clean, writes, line = verdict.clean, applied.writes, verdict.row.line
    unit: Row = verdict.unit or {}
    since = clean.get("position_since", today)
    position_id = posts.find(verdict, since)
    writes.make(
        line,
        User,
        id=verdict.person_id,
        login_key=clean["number"],
        email=clean.get("email"),
        email_key=clean.get("email"),
        state=UserState.ACTIVE,
        agency_id=unit["agency_id"],
        leads=[unit["path"]] if verdict.is_head else [],
    )
    writes.make(
        line,
        Employee,
        id=verdict.person_id,
        nip=clean["number"],
        **_named(clean["name"]),
        **{name: clean.get(name) for name in COLUMNS},
        agency_id=unit["agency_id"],
        unit_id=unit["id"],
        position_id=position_id,
        version=1,
    )
    _number(writes, verdict, since)
    assignment_id = _assign(writes, verdict, position_id, since)
    _assess(writes, verdict, assignment_id, since)


def _named(name: str) -> dict[str, str]:
    return {
        "name": name,
        "nickname": nickname(name),
        "sort_name": sort_name(name),
        "search_name": search_name(name),
    }


def _number(writes: Writes, verdict: Verdict, since: date) -> None:
    writes.make(
        verdict.row.line,
        EmployeeNumber,
        number=verdict.clean["number"],
        employee_id=verdict.person_id,
        kind=NumberKind(verdict.clean["number_kind"]),
        valid_from=since,
        valid_until=FOREVER,
    )


def _assign(writes: Writes, verdict: Verdict, position_id: UUID, since: date) -> UUID:
    unit = verdict.unit or {}
    key: UUID = writes.make(
        verdict.row.line,
        Assignment,
        id=new_id(),
        agency_id=unit["agency_id"],
        employee_id=verdict.person_id,
        unit_id=unit["id"],
        position_id=position_id,
        title=verdict.clean["title"],
        kind=AssignmentKind.DEFINITIF,
        valid_from=since,
        valid_until=FOREVER,
        source=Source.IMPORT,
    )
    return key


def _assess(writes: Writes, verdict: Verdict, assignment_id: UUID, since: date) -> None:
    if verdict.assessor_id is None:
        return
    writes.make(
        verdict.row.line,
        Assessor,
        id=new_id(),
        agency_id=(verdict.unit or {})["agency_id"],
        employee_id=verdict.person_id,
        assignment_id=assignment_id,
        assessor_id=verdict.assessor_id,
        kind=AssessorKind.DEFINITIF,
        valid_from=since,
        valid_until=FOREVER,
        source=verdict.assessor_source,
    )


def _change(applied: Applied, posts: Posts, verdict: Verdict, today: date) -> None:
    known: Row = verdict.known or {}
    new, user = _corrected(verdict)
    if "number" in verdict.changes:
        _number(applied.writes, verdict, today)
    assignment_id = known["assignment_id"]
    if verdict.moved or assignment_id is None:
        assignment_id, new["position_id"] = _move(applied, posts, verdict, today)
        new |= {name: (verdict.unit or {})[key] for name, key in PLACE}
        user |= _led(verdict)
    elif "title" in verdict.changes:
        new["position_id"] = _retitle(applied.writes, posts, verdict, today)
    if "assessor" in verdict.changes:
        _hand_over(applied, verdict, assignment_id, today)
    new["version"] = known["version"] + 1
    before, line = _before(known), verdict.row.line
    applied.writes.change(line, Employee, known["id"], before, **new)
    if user:
        applied.writes.change(line, User, known["id"], before, **user)


def _corrected(verdict: Verdict) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give the columns of person and user that are simply written anew."""
    changes, clean = verdict.changes, verdict.clean
    new: dict[str, Any] = {name: clean[name] for name in COLUMNS if name in changes}
    user: dict[str, Any] = {}
    if "name" in changes:
        new |= _named(clean["name"])
    if "email" in changes:
        user |= {"email": clean["email"], "email_key": clean["email"]}
    if "number" in changes:
        new["nip"] = user["login_key"] = clean["number"]
    return new, user


def _before(known: Row) -> Row:
    """Give a person's columns as they were; the version only ever grows."""
    derived = {**_named(known["name"]), "email_key": known["email"]}
    return {name: value for name, value in {**derived, **known}.items() if name != "version"}


def _led(verdict: Verdict) -> dict[str, Any]:
    known: Row = verdict.known or {}
    left = known["led_path"] if known["is_head"] else None
    leads = [path for path in known["leads"] if path != left]
    if verdict.is_head:
        leads.append((verdict.unit or {})["path"])
    agency_id = (verdict.unit or {})["agency_id"]
    return {"leads": sorted(set(leads)), "agency_id": agency_id}


def _move(applied: Applied, posts: Posts, verdict: Verdict, today: date) -> tuple[UUID, UUID]:
    known: Row = verdict.known or {}
    line, started = verdict.row.line, known["assigned_from"]
    since = verdict.clean.get("position_since", today)
    if started is not None and since <= started:
        since = today
    if known["assignment_id"] is not None:
        was = {"valid_until": known["assigned_until"]}
        applied.writes.change(line, Assignment, known["assignment_id"], was, valid_until=since)
    position_id = posts.find(verdict, since)
    assignment_id = _assign(applied.writes, verdict, position_id, since)
    if "assessor" not in verdict.changes:
        _end_relation(applied.writes, verdict, since)
        _assess(applied.writes, verdict, assignment_id, since)
    applied.begun.append((verdict, assignment_id))
    return assignment_id, position_id


def _retitle(writes: Writes, posts: Posts, verdict: Verdict, today: date) -> UUID:
    """Keep the assignment, and the plans on it, where only the title is spelt differently."""
    known: Row = verdict.known or {}
    position_id = posts.find(verdict, today)
    new = {"title": verdict.clean["title"], "position_id": position_id}
    writes.change(verdict.row.line, Assignment, known["assignment_id"], known, **new)
    return position_id


def _hand_over(applied: Applied, verdict: Verdict, assignment_id: UUID, today: date) -> None:
    known: Row = verdict.known or {}
    after = verdict.assessor_id
    if after is None:
        return
    _end_relation(applied.writes, verdict, today)
    _assess(applied.writes, verdict, assignment_id, today)
    line, before = verdict.row.line, known["assessor_id"]
    applied.handovers.append(Handover(line, known["id"], assignment_id, before, after))


def _end_relation(writes: Writes, verdict: Verdict, since: date) -> None:
    known: Row = verdict.known or {}
    if known["relation_id"] is not None:
        ends = max(since, known["assessed_from"])
        was = {"valid_until": known["assessed_until"]}
        writes.change(verdict.row.line, Assessor, known["relation_id"], was, valid_until=ends)
