"""Works out what to write for the rows of people that matching accepted; knows no database."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from api.foundation.database import FOREVER
from api.foundation.rows import Row
from api.identity.models import User, UserState
from api.organization.import_models import RowAction
from api.organization.import_posts import Posts
from api.organization.import_relations import Relations
from api.organization.import_telling import Begun, News, Redated, Restated
from api.organization.import_verdicts import Outcome, Verdict
from api.organization.import_writes import Writes
from api.organization.models import (
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
class Applied:
    """What to write, and what happened that others must hear of."""

    today: date
    posts: Posts
    relations: Relations
    writes: Writes
    news: News
    leads: dict[UUID, list[str]] = field(default_factory=dict)
    """What people lead, as it is about to be written."""


def plan_writes(
    outcome: Outcome, known_posts: list[Row], stood_in: dict[UUID, list[Row]], today: date
) -> Applied:
    """Turn verdicts into writes; refused and unchanged rows write nothing."""
    going = [v for v in outcome.mains if v.action in (RowAction.ADD, RowAction.CHANGE)]
    writes = Writes()
    posts = Posts(known_posts, going, writes)
    news = News()
    relations = Relations(writes, news.handed, stood_in, today)
    applied = Applied(today, posts, relations, writes, news)
    for verdict in going:
        if verdict.known is None:
            _add(applied, verdict)
        else:
            _change(applied, verdict)
    return applied


def plan_acting(applied: Applied, acting: Iterable[Verdict]) -> None:
    """Begin acting posts, or let them end on another day; who leads a unit so sees it (R6)."""
    for verdict in acting:
        until = verdict.clean["position_until"]
        if verdict.held is not None:
            _redate(applied, verdict.held, until)
            applied.relations.prolong(verdict.held, until)
            continue
        since = verdict.clean["position_since"]
        position_id = applied.posts.acting(verdict, min(since, applied.today))
        _assign(applied.writes, verdict, position_id, since)
        _note_begun(applied, verdict, since)
        if verdict.is_head and since <= applied.today:
            _lead(applied, verdict)


def _redate(applied: Applied, held: Row, until: date) -> None:
    """Let a post end on another day; `held` names it as a row of assignments does."""
    applied.writes.change(Assignment, held["id"], held, valid_until=until)
    redated = Redated(held["id"], held["employee_id"], held["valid_until"], until)
    applied.news.redated.append(redated)


def _lead(applied: Applied, verdict: Verdict) -> None:
    path = (verdict.unit or {})["path"]
    known: Row = verdict.known or {}
    if verdict.person_id not in applied.leads:
        applied.leads[verdict.person_id] = list(known["leads"])
        new = {"leads": applied.leads[verdict.person_id]}
        applied.writes.change(User, verdict.person_id, known, **new)
    leads = applied.leads[verdict.person_id]
    leads[:] = sorted({*leads, path})


def _note_begun(applied: Applied, verdict: Verdict, since: date) -> None:
    kind = verdict.acting or AssignmentKind.DEFINITIF
    begun = Begun(verdict.assignment_id, verdict.person_id, verdict.unit_id, kind, since)
    applied.news.begun.append(begun)


def _add(applied: Applied, verdict: Verdict) -> None:
    clean, writes = verdict.clean, applied.writes
    unit: Row = verdict.unit or {}
    since = clean.get("position_since", applied.today)
    position_id = applied.posts.find(verdict, since)
    leads = applied.leads[verdict.person_id] = [unit["path"]] if verdict.is_head else []
    writes.make(
        User,
        id=verdict.person_id,
        login_key=clean["number"],
        email=clean.get("email"),
        email_key=clean.get("email"),
        state=UserState.ACTIVE,
        agency_id=unit["agency_id"],
        leads=leads,
    )
    writes.make(
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
    _assign(writes, verdict, position_id, since)
    applied.relations.assess(verdict, since)


def _named(name: str) -> dict[str, str]:
    return {
        "name": name,
        "nickname": nickname(name),
        "sort_name": sort_name(name),
        "search_name": search_name(name),
    }


def _number(writes: Writes, verdict: Verdict, since: date) -> None:
    writes.make(
        EmployeeNumber,
        number=verdict.clean["number"],
        employee_id=verdict.person_id,
        kind=NumberKind(verdict.clean["number_kind"]),
        valid_from=since,
        valid_until=FOREVER,
    )


def _assign(writes: Writes, verdict: Verdict, position_id: UUID, since: date) -> None:
    unit, clean = verdict.unit or {}, verdict.clean
    writes.make(
        Assignment,
        id=verdict.assignment_id,
        agency_id=unit["agency_id"],
        employee_id=verdict.person_id,
        unit_id=unit["id"],
        position_id=position_id,
        title=clean["title"],
        kind=verdict.acting or AssignmentKind.DEFINITIF,
        valid_from=since,
        valid_until=clean.get("position_until", FOREVER),
        document_no=clean.get("document_no"),
        source=Source.IMPORT,
    )


def _change(applied: Applied, verdict: Verdict) -> None:
    known: Row = verdict.known or {}
    new, user = _corrected(verdict)
    if "number" in verdict.changes:
        _number(applied.writes, verdict, applied.today)
    if verdict.begins:
        new["position_id"] = _move(applied, verdict)
        new |= {name: (verdict.unit or {})[key] for name, key in PLACE}
        user |= _led(applied, verdict)
    elif "title" in verdict.changes:
        new["position_id"] = _retitle(applied, verdict)
    if "assessor" in verdict.changes:
        applied.relations.hand_over(verdict)
    _note_state(applied, known, new)
    new["version"] = known["version"] + 1
    before = _before(known)
    applied.writes.change(Employee, known["id"], before, **new)
    if user:
        applied.writes.change(User, known["id"], before, **user)


def _note_state(applied: Applied, known: Row, new: Row) -> None:
    if "state" in new:
        applied.news.restated.append(Restated(known["id"], known["state"], new["state"]))


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


def _led(applied: Applied, verdict: Verdict) -> dict[str, Any]:
    """Say what a person leads now, and in which agency; nothing where both are as before."""
    known: Row = verdict.known or {}
    left = known["led_path"] if known["is_head"] else None
    leads = {path for path in known["leads"] if path != left}
    if verdict.is_head:
        leads.add((verdict.unit or {})["path"])
    agency_id = (verdict.unit or {})["agency_id"]
    if sorted(leads) == sorted(known["leads"]) and agency_id == known["agency_id"]:
        return {}
    applied.leads[verdict.person_id] = sorted(leads)
    return {"leads": applied.leads[verdict.person_id], "agency_id": agency_id}


def _move(applied: Applied, verdict: Verdict) -> UUID:
    known: Row = verdict.known or {}
    started = known["assigned_from"]
    since = verdict.clean.get("position_since", applied.today)
    if started is not None and since <= started:
        since = applied.today
    if known["assignment_id"] is not None:
        held = {
            "id": known["assignment_id"],
            "employee_id": known["id"],
            "valid_until": known["assigned_until"],
        }
        _redate(applied, held, since)
    position_id = applied.posts.find(verdict, since)
    _assign(applied.writes, verdict, position_id, since)
    applied.relations.end_others(known["assignment_id"], since)
    if "assessor" not in verdict.changes:
        applied.relations.end(known, since)
        applied.relations.assess(verdict, since)
    _note_begun(applied, verdict, since)
    return position_id


def _retitle(applied: Applied, verdict: Verdict) -> UUID:
    """Keep the assignment, and the plans on it, where only the title is spelt differently."""
    known: Row = verdict.known or {}
    position_id = applied.posts.find(verdict, applied.today)
    new = {"title": verdict.clean["title"], "position_id": position_id}
    applied.writes.change(Assignment, known["assignment_id"], known, **new)
    return position_id
