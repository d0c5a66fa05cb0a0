"""Who can become whom: every route that gives power away, tried by everybody on everybody.

What somebody gains by it, for themselves or for a friend, is followed to its end: a code makes its
holder the person, and whatever that person may give is given next.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from tests.http import Client
from tests.matrix.world import ENDS, GRANTABLE, World

Atom = tuple[str, Any]
"""A piece of power: `("role", "admin")`, `("keeps", 1)`, `("leads", "disdik")`, `("over", "wayan")`."""
UNITS = {"kota": 0, "dinkes": 1, "puskesmas": 1, "disdik": 2}
BELOW = {"kota": set(UNITS), "dinkes": {"dinkes", "puskesmas"}}
ASSESSED = ("mayor", "head", "wayan", "stranger", "admin")
OWN: dict[str, set[Atom]] = {
    "mayor": {("leads", "kota"), ("over", "stranger"), ("over", "admin")},
    "head": {("leads", "dinkes")},
    "chief": {("leads", "puskesmas"), ("over", "wayan")},
    "wayan": set(),
    "made": set(),
    "stranger": set(),
    "hr_agency": {("keeps", 1)},
    "hr_same": {("keeps", 1)},
    "hr_elsewhere": {("keeps", 2)},
    "hr_of_city_hall": {("keeps", 0)},
    "hr_city": {("role", "hr_city")},
    "auditor": {("role", "auditor")},
    "admin": {("role", "admin")},
    "admin_to_be": {("role", "admin")},
    "head_to_be": {("leads", "disdik")},
    "assessor_to_be": {("over", "stranger")},
}
"""What everybody is, or is settled to be, by the rows that `tests.people` and `others` have made."""
SUPERIORS = ("mayor", "chief")
"""Who assesses by right today somebody whom they are tried on, and may delegate it."""
OF_AGENCY = {"mayor": 0, "hr_of_city_hall": 0} | dict.fromkeys(
    ("stranger", "hr_city", "auditor", "admin", "hr_elsewhere"), 2
)
"""Where people serve; everybody else in agency 1."""
NOTHING_GIVEN = frozenset(
    {
        "sign_in",
        "sign_out",
        "renew_session",
        "activate",
        "list_sessions",
        "revoke_session",
        "recognize_device",
        "list_issued_tokens",
        "revoke_issued_token",
        "list_issued_secrets",
        "change_password",
        "choose_language",
        "list_tokens",
        "revoke_token",
        "list_role_grants",
        "end_role",
        "list_service_accounts",
        "disable_service_account",
        "revoke_secret",
        "get_me",
        "list_employees",
        "get_employee",
        "change_employee",
        "search_by_number",
        "find_by_number",
        "end_service",
        "end_delegation",
        "list_colleagues",
        "list_agencies",
        "list_units",
        "get_unit",
        "add_unit",
        "change_unit",
    }
)
"""Routes of identity and organization that show, change or end, and give nobody anything.

Files of people are held to the same in `tests/imports/test_no_way_up.py`."""


def agency_of(name: str) -> int:
    return OF_AGENCY.get(name, 1)


def ceiling(name: str) -> set[Atom]:
    """Say all that somebody may ever come to, for themselves or for whoever they help."""
    own = set(OWN.get(name, ()))
    if ("role", "admin") in own and name == "admin":
        return _everything()
    kept = {value for kind, value in own if kind == "keeps"}
    if ("role", "hr_city") in own:
        kept = {0, 1, 2}
        own |= {("keeps", agency) for agency in kept}
    led = {unit for unit in UNITS if {UNITS[u] for u in BELOW.get(unit, {unit})} <= kept}
    own |= {("leads", unit) for unit in led}
    return own | {("over", person) for person in OWN if agency_of(person) in kept}


def _everything() -> set[Atom]:
    roles = {("role", role) for role in ("admin", "hr_city", "auditor", "city_account")}
    return (
        roles
        | {("keeps", agency) for agency in (0, 1, 2)}
        | {("leads", unit) for unit in UNITS}
        | {("over", person) for person in OWN}
    )


@dataclass
class Gains:
    """What one asker was given: whose codes, and which power for anybody."""

    becomes: set[str] = field(default_factory=set)
    atoms: set[Atom] = field(default_factory=set)


class Trying:
    """Everybody's attempts, over HTTP."""

    def __init__(self, world: World) -> None:
        self.world = world
        town = world.town
        self.people = {name: getattr(town, name) for name in OWN if hasattr(town, name)}
        self.people |= world.others
        self.names = {str(person.id): name for name, person in self.people.items()}
        self.tries = {
            "issue_reset_code": self._reset,
            "issue_activation_codes": self._activation,
            "issue_activation_code_sheet": self._sheet,
            "grant_role": self._roles,
            "name_assessor": self._assessors,
            "delegate_assessing": self._delegations,
            "begin_assignment": self._posts,
            "add_employee": self._newcomers,
            "make_token": self._tokens,
            "make_service_account": self._accounts,
            "make_secret": self._secrets,
        }

    def gains_of(self, client: Client, name: str | None) -> Gains:
        """Try everything as somebody; `name` is who it is, none for another system."""
        gains = Gains()
        for attempt in self.tries.values():
            for becomes, atom in attempt(client, name):
                gains.becomes |= {becomes} if becomes else set()
                gains.atoms |= {atom} if atom else set()
        return gains

    def _reset(self, client: Client, _name: str | None) -> Iterator[tuple[str | None, Atom | None]]:
        for other, person in self.people.items():
            if client.post(f"/users/{person.id}/reset-code").status_code < 300:
                yield other, None

    def _activation(
        self, client: Client, _name: str | None
    ) -> Iterator[tuple[str | None, Atom | None]]:
        for unit in UNITS:
            wanted = {"unit_id": str(getattr(self.world.town, unit))}
            made = client.post("/activation-codes", wanted)
            if made.status_code < 300:
                for slip in made.json()["items"]:
                    yield self.names[slip["user_id"]], None

    def _sheet(self, client: Client, name: str | None) -> Iterator[tuple[str | None, Atom | None]]:
        """The sheet is the list on paper: whoever gets it has what the list has."""
        wanted = {"unit_id": str(self.world.town.kota)}
        if client.post("/activation-codes/sheet", wanted).status_code < 300:
            yield from self._activation(client, name)

    def _roles(self, client: Client, name: str | None) -> Iterator[tuple[str | None, Atom | None]]:
        for other, (role, agency) in product((name or "made", "made"), ROLES):
            draft = {
                "user_id": str(self.people[other].id),
                "role": role,
                "for_agency_id": agency,
                "valid_from": "2026-10-02",
                "reason": "SK 12",
            }
            if client.post("/role-grants", draft).status_code < 300:
                yield None, ("keeps", agency) if role == "hr_agency" else ("role", role)

    def _assessors(
        self, client: Client, name: str | None
    ) -> Iterator[tuple[str | None, Atom | None]]:
        for person, assessor in product(ASSESSED, _friends(name)):
            draft = {
                "assignment_id": str(self.people[person].assignment_id),
                "assessor_id": str(self.people[assessor].id),
                "kind": "delegasi",
                "valid_from": "2026-10-02",
                "valid_until": "2026-11-02",
                "reason": "Mengikuti pelatihan",
            }
            place = f"/employees/{self.people[person].id}/assessors"
            if client.post(place, draft).status_code < 300:
                yield None, ("over", person)

    def _delegations(
        self, client: Client, name: str | None
    ) -> Iterator[tuple[str | None, Atom | None]]:
        for person, assessor in product(ASSESSED, _friends(name)):
            draft = {
                "assignment_id": str(self.people[person].assignment_id),
                "assessor_id": str(self.people[assessor].id),
                "valid_from": "2026-10-08",
                "valid_until": "2026-11-08",
                "reason": "Mengikuti pelatihan",
            }
            place = f"/employees/{self.people[person].id}/delegations"
            if client.post(place, draft).status_code < 300:
                yield None, ("over", person)

    def _posts(self, client: Client, name: str | None) -> Iterator[tuple[str | None, Atom | None]]:
        for person, unit in product(_friends(name), UNITS):
            draft = {"unit_id": str(getattr(self.world.town, unit)), "kind": "plt", **HEAD}
            place = f"/employees/{self.people[person].id}/assignments"
            if client.post(place, draft).status_code < 300:
                yield None, ("leads", unit)

    def _newcomers(
        self, client: Client, _name: str | None
    ) -> Iterator[tuple[str | None, Atom | None]]:
        for unit in UNITS:
            place = {"unit_id": str(getattr(self.world.town, unit)), **HEAD}
            who = {"login": "wakil", "name": "I Gede Baru", "kind": "pejabat_negara"}
            if client.post("/employees", {**who, **place}).status_code < 300:
                yield None, ("leads", unit)

    def _tokens(self, client: Client, name: str | None) -> Iterator[tuple[str | None, Atom | None]]:
        draft = {"name": "skrip", "scopes": GRANTABLE, "expires_on": ENDS}
        if client.post("/tokens", draft).status_code < 300:
            yield name or "a token", None

    def _accounts(
        self, client: Client, _name: str | None
    ) -> Iterator[tuple[str | None, Atom | None]]:
        draft = {"name": "baru", "scopes": GRANTABLE}
        sights: tuple[dict[str, Any], ...] = (
            {"home_agency_id": 1},
            {"city_wide": True, "reason": "rekap seluruh kota"},
        )
        for sight in sights:
            if client.post("/service-accounts", {**draft, **sight}).status_code < 300:
                yield None, ("role", "city_account")

    def _secrets(
        self, client: Client, _name: str | None
    ) -> Iterator[tuple[str | None, Atom | None]]:
        place = f"/service-accounts/{self.world.keys['account_id']}/secrets"
        if client.post(place, {"expires_on": ENDS}).status_code < 300:
            yield None, ("role", "city_account")


ROLES = (
    ("admin", None),
    ("hr_city", None),
    ("hr_city", 1),
    ("auditor", None),
    ("auditor", 2),
    ("hr_agency", 0),
    ("hr_agency", 1),
    ("hr_agency", 2),
)
"""A role that holds for the city is tried for one agency too: it would only seem to be bounded."""
HEAD = {
    "title": "Kepala",
    "position_kind": "jpt_pratama",
    "is_head": True,
    "valid_from": "2026-10-02",
}


def _friends(name: str | None) -> tuple[str, ...]:
    """Whom somebody would help: themselves, a colleague of the agency, one of another."""
    helped = ("made", "stranger", *((name,) if name else ()))
    return tuple(dict.fromkeys(helped))


def reached(name: str, gains: dict[str, Gains]) -> tuple[set[str], set[Atom]]:
    """Follow what somebody gains to its end: all whom they become, and all the power that is."""
    people, atoms, waiting = {name}, set(OWN[name]), [name]
    while waiting:
        found = gains[waiting.pop()]
        atoms |= found.atoms
        for other in found.becomes - people:
            people.add(other)
            atoms |= OWN[other]
            waiting.append(other)
    return people, atoms
