"""How people look on the wire."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.foundation.paging import PageRequest
from api.foundation.schema import Day, Line, Moment, Number, Schema, View
from api.identity.models import Language, Role
from api.identity.schemas import RoleGrantView
from api.organization.models import EmployeeKind, EmployeeState, PositionKind, Sex
from api.organization.people.numbers import SHORTEST_PART
from api.organization.posts.schemas import AssessorView, AssignmentView
from api.organization.units.schemas import UnitName


class RoleView(View):
    role: Role
    for_agency_id: int | None


class MeView(View):
    """Who is signed in."""

    id: UUID
    name: str
    front_title: str | None
    back_title: str | None
    nickname: str | None
    login: str
    nip: str | None
    grade: str | None
    language: Language
    must_change_password: bool
    agency_id: int
    agency_name: str | None
    unit: UnitName | None
    position: str | None
    roles: list[RoleView]
    assesses: int
    """How many people the person assesses today, acting included."""
    leads: bool
    is_employee: bool
    is_asn: bool
    """PNS or PPPK, who have plans and are evaluated (R1); a state official is none."""
    owes_plan: bool
    """Whether they owe a plan today (R24): nobody who rests from duty does."""
    may: list[str]


class RoleHolderView(RoleGrantView):
    """A role with who holds it and who gave it; somebody who is no employee by login."""

    name: str
    position: str | None
    unit_name: str | None
    granted_by_name: str | None
    """Empty where the program gave it: the first administrator."""
    may: list[str]


class RoleHolderList(View):
    items: list[RoleHolderView]


class RoleHolderFilter(Schema):
    """Whose roles, and also those that have ended."""

    user_id: UUID | None = None
    with_ended: bool = False


class EmployeeFilter(PageRequest):
    q: Annotated[Line | None, Field(max_length=80)] = None
    unit_id: UUID | None = None
    agency_id: Number | None = None
    state: list[EmployeeState] = []
    updated_since: Moment | None = None
    sort: Literal["name", "-name", "unit"] | None = None
    """By name; with `unit_id`, by unit."""


class EmployeeRow(View):
    id: UUID
    name: str
    front_title: str | None
    back_title: str | None
    nip: str | None
    kind: EmployeeKind
    grade: str | None
    state: EmployeeState
    agency_id: int
    unit_id: UUID
    unit_name: str
    position: str | None
    version: int


class EmployeeView(EmployeeRow):
    """A person with posts and assessors; `sex_differs`: from what digit 15 of the number says (R125)."""

    sex: Sex | None
    sex_differs: bool
    assignments: list[AssignmentView]
    assessors: list[AssessorView]
    may: list[str]


class NumberSearch(Schema):
    number: Annotated[Line, Field(min_length=8, max_length=40)]


class NumberPartSearch(PageRequest):
    """A piece of a NIP, with or without spaces; and which page of those who have it."""

    number: Annotated[Line, Field(min_length=SHORTEST_PART, max_length=40)]


class EmployeeDraft(Schema):
    """A new person, with the post to begin with.

    Whoever is in service has a NIP or NI PPPK; a state official (the mayor) signs in with a name.
    """

    number: Annotated[Line | None, Field(min_length=8, max_length=40)] = None
    login: Annotated[str | None, Field(pattern=r"^[a-z][a-z0-9._-]{2,39}$")] = None
    name: Annotated[Line, Field(min_length=2, max_length=200)]
    kind: EmployeeKind
    grade: Annotated[Line | None, Field(max_length=10)] = None
    sex: Sex | None = None
    """As it is on record; left out, it is read from the number (R125)."""
    unit_id: UUID
    title: Annotated[Line, Field(min_length=3, max_length=200)]
    position_kind: PositionKind
    is_head: bool = False
    valid_from: Day
    assessor_id: UUID | None = None
    """Without it, whoever leads the unit, or the one above for a head."""


class EmployeeChange(Schema):
    """What is known of a person; what is left out stays, an empty name or kind too."""

    name: Annotated[Line | None, Field(min_length=2, max_length=200)] = None
    grade: Annotated[Line | None, Field(max_length=10)] = None
    phone: Annotated[Line | None, Field(max_length=30)] = None
    nickname: Annotated[Line | None, Field(max_length=60)] = None
    kind: EmployeeKind | None = None
    sex: Sex | None = None
    state: EmployeeState | None = None
    """R24: leave, study, suspension and back; service ends by `end-of-service`."""


class EndOfService(Schema):
    state: EmployeeState
    on: Day
    reason: Annotated[Line, Field(min_length=3)]


class ColleagueView(View):
    id: UUID
    name: str
    front_title: str | None
    back_title: str | None
    unit_name: str
    position: str | None


class ColleagueList(View):
    items: list[ColleagueView]


class CodesWanted(Schema):
    unit_id: UUID


class ActivationCodeView(View):
    user_id: UUID
    name: str
    login: str
    unit_name: str
    code: str
    expires_on: date


class ActivationCodeList(View):
    items: list[ActivationCodeView]
    left_out: int
    """People who are more than the caller: somebody above makes their codes."""
