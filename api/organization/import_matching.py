"""What each row of people would do: whom it means, where, under whom; refused, added or changed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from api.foundation.ids import new_id
from api.foundation.rows import Row
from api.organization import import_positions
from api.organization.import_checking import Checked
from api.organization.import_knowing import City
from api.organization.import_models import RowAction
from api.organization.import_units_found import UnitIndex, UnitRefused
from api.organization.models import EmployeeKind, EmployeeState, Source

ENDED = frozenset({EmployeeState.PENSIUN, EmployeeState.BERHENTI})
PLAIN = ("name", "front_title", "back_title", "grade", "state", "kind", "phone", "email")
FROM_NUMBER = ("birth_date", "sex")
UNIT_COLUMNS = ("unit_code", "unit_name")
UNIT_NAMES = (*UNIT_COLUMNS, "upper_unit_name")


@dataclass
class Verdict:
    """What a row would do."""

    row: Checked
    known: Row | None = None
    person_id: UUID = field(default_factory=new_id)
    has_new_number: bool = False
    unit: Row | None = None
    is_head: bool = False
    assessor_id: UUID | None = None
    assessor_source: Source = Source.DERIVED
    action: RowAction = RowAction.SAME
    changes: dict[str, list[Any]] = field(default_factory=dict)

    @property
    def good(self) -> bool:
        return not self.row.problems

    @property
    def clean(self) -> dict[str, Any]:
        return self.row.clean

    @property
    def moved(self) -> bool:
        """Whether the post is another one, and not only its title."""
        return bool({"unit", "position_kind", "is_head"} & self.changes.keys())


def numbers_of(rows: Iterable[Checked]) -> set[str]:
    """Name every number that the rows mention."""
    names = ("number", "old_number", "superior_number")
    return {row.clean[name] for row in rows for name in names if name in row.clean}


def emails_of(rows: Iterable[Checked]) -> set[str]:
    return {row.clean["email"] for row in rows if "email" in row.clean}


def match_people(rows: list[Checked], city: City, only: int | None) -> list[Verdict]:
    """Say what each row would do; `only` is the one agency that the file may touch."""
    index = UnitIndex.of(city.units)
    verdicts = [_recognize(row, city) for row in rows]
    doubles = _refuse_doubles(verdicts)
    for verdict in verdicts:
        _place(verdict, index, only)
        _refuse_ended(verdict)
    _refuse_taken(verdicts, city)
    heads = _find_heads(verdicts, city)
    _find_assessors(verdicts, city, index, heads)
    _follow_refused(verdicts)
    names = {**city.names, **{v.person_id: v.clean["name"] for v in verdicts if v.good}}
    for verdict in verdicts:
        if verdict.row.line not in doubles or not verdict.good:
            _compare(verdict, index, names)
    return verdicts


def _recognize(row: Checked, city: City) -> Verdict:
    mentioned = (row.clean.get("number"), row.clean.get("old_number"))
    key = next((city.by_number[n] for n in mentioned if n in city.by_number), None)
    known = city.people.get(key) if key else None
    if known is None:
        return Verdict(row)
    return Verdict(row, known, known["id"], has_new_number=mentioned[0] not in city.by_number)


def _refuse_doubles(verdicts: list[Verdict]) -> set[int]:
    """Refuse rows of the same person that differ; the repetition of a row changes nothing."""
    by_person: dict[Any, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        if verdict.good:
            known = verdict.known
            by_person[known["id"] if known else verdict.clean["number"]].append(verdict)
    repeated: set[int] = set()
    for same in by_person.values():
        lines = [verdict.row.line for verdict in same]
        differ = any(verdict.clean != same[0].clean for verdict in same)
        for verdict in same if differ else same[1:]:
            others = ", ".join(str(line) for line in lines if line != verdict.row.line)
            verdict.person_id = same[0].person_id
            if differ:
                verdict.row.refuse("number", "duplicate", f"the person is also on line {others}")
            else:
                verdict.row.hint("number", "repeated", f"the same as line {lines[0]}")
                repeated.add(verdict.row.line)
    return repeated


def _place(verdict: Verdict, index: UnitIndex, only: int | None) -> None:
    row, known = verdict.row, verdict.known
    column = next((name for name in UNIT_COLUMNS if name in row.clean), None)
    if column is None:
        verdict.unit = index.by_id.get(known["unit_id"]) if known else None
        if verdict.unit is None:
            row.refuse("unit_name", "missing")
    else:
        code, name, upper = (row.clean.get(one) for one in UNIT_NAMES)
        try:
            verdict.unit = index.find(code, name, upper, only)
        except UnitRefused as error:
            row.refuse(column, error.code, error.reason)
    touched = {place["agency_id"] for place in (verdict.unit, known) if place}
    if only is not None and touched - {only}:
        row.refuse(column or "number", "other_agency", "the row belongs to another agency")


def _refuse_ended(verdict: Verdict) -> None:
    before = verdict.known["state"] if verdict.known else EmployeeState.AKTIF
    after = verdict.clean.get("state", before)
    if before != after and ENDED & {before, after}:
        verdict.row.refuse("state", "service_end", "end somebody's service on their own page")


def _refuse_taken(verdicts: list[Verdict], city: City) -> None:
    owners: dict[str, UUID] = dict(city.emails)
    for verdict in verdicts:
        if not verdict.good:
            continue
        email = verdict.clean.get("email")
        if email and owners.setdefault(email, verdict.person_id) != verdict.person_id:
            verdict.row.refuse("email", "email_taken", "somebody else has this address")
        login = city.logins.get(verdict.clean["number"])
        if login is not None and login != verdict.person_id:
            verdict.row.refuse("number", "login_taken", "an account has this number already")


def _find_heads(verdicts: list[Verdict], city: City) -> dict[UUID, UUID]:
    """Say who leads which unit once the file is applied; two for a unit are refused."""
    claims: dict[UUID, list[Verdict]] = defaultdict(list)
    for verdict in _placed(verdicts):
        verdict.is_head = _leads(verdict)
        if verdict.is_head:
            claims[_unit_id(verdict)].append(verdict)
    for several in claims.values():
        if len({verdict.person_id for verdict in several}) > 1:
            lines = ", ".join(str(verdict.row.line) for verdict in several)
            for verdict in several:
                verdict.row.refuse("position", "two_heads", f"lines {lines} lead the same unit")
    return _settle_heads(_placed(verdicts), city)


def _settle_heads(placed: list[Verdict], city: City) -> dict[UUID, UUID]:
    """Let heads of the file follow those of the city who leave by the same file."""
    leading = [verdict for verdict in placed if verdict.is_head]
    staying = {(_unit_id(verdict), verdict.person_id) for verdict in leading}
    in_file = {verdict.person_id for verdict in placed}
    heads = {
        unit_id: head["employee_id"]
        for unit_id, head in city.heads.items()
        if head["employee_id"] not in in_file or (unit_id, head["employee_id"]) in staying
    }
    for verdict in leading:
        head = heads.setdefault(_unit_id(verdict), verdict.person_id)
        if head != verdict.person_id:
            named = city.names.get(head, "")
            verdict.row.refuse("position", "unit_has_head", f"{named} leads the unit")
    return heads


def _placed(verdicts: list[Verdict]) -> list[Verdict]:
    return [verdict for verdict in verdicts if verdict.good and verdict.unit]


def _unit_id(verdict: Verdict) -> UUID:

    key: UUID = (verdict.unit or {})["id"]
    return key


def _leads(verdict: Verdict) -> bool:
    if "is_head" in verdict.clean:
        return bool(verdict.clean["is_head"])
    known = verdict.known
    title, unit = verdict.clean["title"], verdict.unit
    if known and unit and (known["title"], known["unit_id"]) == (title, unit["id"]):
        return bool(known["is_head"])
    return bool(unit) and import_positions.leads(title, (unit or {})["name"])


def _find_assessors(
    verdicts: list[Verdict], city: City, index: UnitIndex, heads: Mapping[UUID, UUID]
) -> None:
    in_file = {v.clean["number"]: v.person_id for v in verdicts if "number" in v.clean}
    for verdict in _placed(verdicts):
        number = verdict.clean.get("superior_number")
        if number is None:
            verdict.assessor_id = _head_above(verdict, index, heads)
            if verdict.assessor_id is None and verdict.known is None:
                verdict.row.hint("superior_number", "no_superior", "nobody leads the unit yet")
            continue
        found = city.by_number.get(number) or in_file.get(number)
        if found is None:
            verdict.row.refuse("superior_number", "superior_unknown", "nobody has this number")
        elif found == verdict.person_id:
            verdict.row.refuse("superior_number", "superior_is_self", "nobody assesses themselves")
        verdict.assessor_id, verdict.assessor_source = found, Source.IMPORT


def _head_above(verdict: Verdict, index: UnitIndex, heads: Mapping[UUID, UUID]) -> UUID | None:
    unit = verdict.unit
    while unit is not None:
        head = heads.get(unit["id"])
        if head is not None and head != verdict.person_id:
            return head
        unit = index.above(unit)
    return None


def _follow_refused(verdicts: list[Verdict]) -> None:
    """Refuse who would be assessed by somebody who is refused and not there yet."""
    waiting = True
    while waiting:
        absent = {v.person_id for v in verdicts if not v.good and v.known is None}
        there = {v.person_id for v in verdicts if v.good}
        waiting = False
        for verdict in verdicts:
            if verdict.good and verdict.assessor_id in absent - there:
                reason = "the superior's own row is refused"
                verdict.row.refuse("superior_number", "superior_refused", reason)
                waiting = True


def _compare(verdict: Verdict, index: UnitIndex, names: Mapping[UUID, str]) -> None:
    if not verdict.good:
        verdict.action = RowAction.REFUSE
        return
    if verdict.known is None:
        verdict.action = RowAction.ADD
        verdict.clean.setdefault("kind", EmployeeKind.PNS)
        verdict.clean.setdefault("state", EmployeeState.AKTIF)
        return
    known, clean, changes = verdict.known, verdict.clean, verdict.changes
    changes |= {n: [known[n], clean[n]] for n in PLAIN if n in clean and known[n] != clean[n]}
    if verdict.has_new_number:
        changes["number"] = [known["nip"], clean["number"]]
    for name in FROM_NUMBER:
        said = verdict.row.text(name) or known[name] is None
        if said and name in clean and known[name] != clean[name]:
            changes[name] = [known[name], clean[name]]
    _compare_post(verdict, index)
    _compare_assessor(verdict, names)
    verdict.action = RowAction.CHANGE if changes else RowAction.SAME


def _compare_post(verdict: Verdict, index: UnitIndex) -> None:
    known, clean, changes = verdict.known or {}, verdict.clean, verdict.changes
    if verdict.unit and known["unit_id"] != verdict.unit["id"]:
        before = index.by_id.get(known["unit_id"])
        changes["unit"] = [before["name"] if before else None, verdict.unit["name"]]
    for name, new in (
        ("title", clean["title"]),
        ("position_kind", clean["position_kind"]),
        ("is_head", verdict.is_head),
    ):
        if known[name] != new:
            changes[name] = [known[name], new]


def _compare_assessor(verdict: Verdict, names: Mapping[UUID, str]) -> None:
    """Keep an assessor whom somebody named, unless the file names one or the post is another."""
    known = verdict.known or {}
    before = known["assessor_id"]
    named_by_hand = before is not None and known["assessor_source"] != Source.DERIVED
    keeps = named_by_hand and verdict.assessor_source is Source.DERIVED and not verdict.moved
    if keeps or verdict.assessor_id is None:
        verdict.assessor_id = before
    elif verdict.assessor_id != before:
        verdict.changes["assessor"] = [names.get(before), names.get(verdict.assessor_id)]
