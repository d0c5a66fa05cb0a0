"""What to write for the rows of people that matching accepted; knows no database."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from api.foundation.database import FOREVER
from api.foundation.rows import Row
from api.identity.models import User, UserState
from api.imports.changes.change_set import Writes
from api.imports.changes.notices import Begun, Notices, Redated, Restated
from api.imports.changes.posts import Posts, Relations
from api.imports.matching.city import City
from api.imports.matching.followers import followers_of
from api.imports.matching.people import PeopleMatched
from api.imports.matching.rows import PersonMatch
from api.imports.models import RowAction
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


def people_writes(
    matched: PeopleMatched, city: City, others: list[Row], posts: list[Row], today: date
) -> tuple[Writes, Notices]:
    """Work out all writes of a file; refused and unchanged rows write nothing."""
    going = [m for m in matched.mains if m.action in (RowAction.ADD, RowAction.CHANGE)]
    writes, notices = Writes(), Notices()
    relations = Relations(writes, notices.handovers, city.stood_in, today)
    changes = _Changes(
        today, Posts(posts, going, writes, city.populations), relations, writes, notices
    )
    for match in going:
        if match.known is None:
            changes.add(match)
        else:
            changes.change(match, match.known)
    for match in matched.acting:
        changes.act(match)
    for follower in followers_of(matched, city, others, today):
        relations.follow(follower)
    return writes, notices


@dataclass
class _Changes:
    """Gathers the writes, and what others are notified of."""

    today: date
    posts: Posts
    relations: Relations
    writes: Writes
    notices: Notices
    leads: dict[UUID, list[str]] = field(default_factory=dict)
    """What people lead, as it is about to be written."""

    def act(self, match: PersonMatch) -> None:
        """Begin an acting post, or let it end on another day; who leads a unit so sees it (R6)."""
        until = match.clean["position_until"]
        if match.held is not None:
            self._redate(match.held, until)
            self.relations.prolong(match.held, until)
            return
        since = match.clean["position_since"]
        position_id = self.posts.acting(match, min(since, self.today))
        self._assign(match, position_id, since)
        self._note_begun(match, since)
        if match.is_head and since <= self.today:
            self._lead(match)

    def _redate(self, held: Row, until: date) -> None:
        """Let a post end on another day; `held` names it as a row of assignments does."""
        self.writes.change(Assignment, held["id"], held, valid_until=until)
        redated = Redated(held["id"], held["employee_id"], held["valid_until"], until)
        self.notices.redated.append(redated)

    def _lead(self, match: PersonMatch) -> None:
        path = (match.unit or {})["path"]
        known: Row = match.known or {}
        if match.person_id not in self.leads:
            self.leads[match.person_id] = list(known["leads"])
            new = {"leads": self.leads[match.person_id]}
            self.writes.change(User, match.person_id, known, **new)
        leads = self.leads[match.person_id]
        leads[:] = sorted({*leads, path})

    def _note_begun(self, match: PersonMatch, since: date) -> None:
        kind = match.acting or AssignmentKind.DEFINITIF
        begun = Begun(match.assignment_id, match.person_id, match.unit_id, kind, since)
        self.notices.begun.append(begun)

    def add(self, match: PersonMatch) -> None:
        clean = match.clean
        unit: Row = match.unit or {}
        since = clean.get("position_since", self.today)
        position_id = self.posts.find(match, since)
        leads = self.leads[match.person_id] = [unit["path"]] if match.is_head else []
        self.writes.make(
            User,
            id=match.person_id,
            login_key=clean["number"],
            email=clean.get("email"),
            email_key=clean.get("email"),
            state=UserState.ACTIVE,
            agency_id=unit["agency_id"],
            leads=leads,
        )
        self.writes.make(
            Employee,
            id=match.person_id,
            nip=clean["number"],
            **_named(clean["name"]),
            **{name: clean.get(name) for name in COLUMNS},
            agency_id=unit["agency_id"],
            unit_id=unit["id"],
            position_id=position_id,
            version=1,
        )
        self._number(match, since)
        self._assign(match, position_id, since)
        self.relations.assess(match, since)

    def _number(self, match: PersonMatch, since: date) -> None:
        self.writes.make(
            EmployeeNumber,
            number=match.clean["number"],
            employee_id=match.person_id,
            kind=NumberKind(match.clean["number_kind"]),
            valid_from=since,
            valid_until=FOREVER,
        )

    def _assign(self, match: PersonMatch, position_id: UUID, since: date) -> None:
        unit, clean = match.unit or {}, match.clean
        self.writes.make(
            Assignment,
            id=match.assignment_id,
            agency_id=unit["agency_id"],
            employee_id=match.person_id,
            unit_id=unit["id"],
            position_id=position_id,
            title=clean["title"],
            kind=match.acting or AssignmentKind.DEFINITIF,
            valid_from=since,
            valid_until=clean.get("position_until", FOREVER),
            document_no=clean.get("document_no"),
            source=Source.IMPORT,
        )

    def change(self, match: PersonMatch, known: Row) -> None:
        new, user = _corrected(match)
        if "number" in match.changes:
            self._number(match, self.today)
        if match.begins:
            new["position_id"] = self._move(match, known)
            new |= {name: (match.unit or {})[key] for name, key in PLACE}
            user |= self._led(match, known)
        elif "title" in match.changes:
            new["position_id"] = self._retitle(match, known)
        if "assessor" in match.changes:
            self.relations.hand_over(match, known)
        self._note_state(known, new)
        new["version"] = known["version"] + 1
        before = _before(known)
        self.writes.change(Employee, known["id"], before, **new)
        if user:
            self.writes.change(User, known["id"], before, **user)

    def _note_state(self, known: Row, new: Row) -> None:
        if "state" in new:
            restated = Restated(known["id"], known["state"], new["state"])
            self.notices.restated.append(restated)

    def _led(self, match: PersonMatch, known: Row) -> dict[str, Any]:
        """Say what a person leads now, and in which agency; nothing where both are as before."""
        left = known["led_path"] if known["is_head"] else None
        leads = {path for path in known["leads"] if path != left}
        if match.is_head:
            leads.add((match.unit or {})["path"])
        agency_id = (match.unit or {})["agency_id"]
        if sorted(leads) == sorted(known["leads"]) and agency_id == known["agency_id"]:
            return {}
        self.leads[match.person_id] = sorted(leads)
        return {"leads": self.leads[match.person_id], "agency_id": agency_id}

    def _move(self, match: PersonMatch, known: Row) -> UUID:
        started = known["assigned_from"]
        since = match.clean.get("position_since", self.today)
        if started is not None and since <= started:
            since = self.today
        if known["assignment_id"] is not None:
            held = {
                "id": known["assignment_id"],
                "employee_id": known["id"],
                "valid_until": known["assigned_until"],
            }
            self._redate(held, since)
        position_id = self.posts.find(match, since)
        self._assign(match, position_id, since)
        self.relations.end_others(known["assignment_id"], since)
        if "assessor" not in match.changes:
            self.relations.end(known, since)
            self.relations.assess(match, since)
        self._note_begun(match, since)
        return position_id

    def _retitle(self, match: PersonMatch, known: Row) -> UUID:
        """Keep the assignment, and the plans on it, where only the title is spelt differently."""
        position_id = self.posts.find(match, self.today)
        new = {"title": match.clean["title"], "position_id": position_id}
        self.writes.change(Assignment, known["assignment_id"], known, **new)
        return position_id


def _named(name: str) -> dict[str, str]:
    return {
        "name": name,
        "nickname": nickname(name),
        "sort_name": sort_name(name),
        "search_name": search_name(name),
    }


def _corrected(match: PersonMatch) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give the columns of person and user that are simply written anew."""
    changes, clean = match.changes, match.clean
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
