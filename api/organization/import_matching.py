"""What each row of people would do: whom it means, where, under whom; refused, added or changed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from api.organization.import_acting import match_acting
from api.organization.import_checked import Checked
from api.organization.import_choosing import Finder
from api.organization.import_heads import find_heads, head_above, placed
from api.organization.import_knowing import City
from api.organization.import_models import RowAction
from api.organization.import_units_found import UnitIndex
from api.organization.import_verdicts import Outcome, Verdict
from api.organization.models import EmployeeKind, EmployeeState, Source

ENDED = frozenset({EmployeeState.PENSIUN, EmployeeState.BERHENTI})
PLAIN = ("name", "front_title", "back_title", "grade", "state", "kind", "phone", "email")
FROM_NUMBER = ("birth_date", "sex")
UNIT_COLUMNS = ("unit_code", "unit_name")
UNIT_NAMES = (*UNIT_COLUMNS, "upper_unit_name")


def numbers_of(rows: Iterable[Checked]) -> set[str]:
    """Name every number that the rows mention."""
    names = ("number", "old_number", "superior_number")
    return {row.clean[name] for row in rows for name in names if name in row.clean}


def emails_of(rows: Iterable[Checked]) -> set[str]:
    return {row.clean["email"] for row in rows if "email" in row.clean}


def match_people(
    rows: list[Checked], city: City, only: int | None, choices: Mapping[str, str]
) -> Outcome:
    """Say what each row would do; `only` is the one agency that the file may touch."""
    finder = Finder(UnitIndex.of(city.units), choices, only)
    verdicts = [_recognize(row, city) for row in rows]
    mains = [verdict for verdict in verdicts if verdict.acting is None]
    doubles = _refuse_doubles(mains)
    for verdict in verdicts:
        _place(verdict, finder)
        _refuse_ended(verdict)
    _refuse_taken(mains, city)
    heads = find_heads(mains, city)
    _find_assessors(mains, city, finder.index, heads)
    _follow_refused(mains)
    names = {**city.names, **{v.person_id: v.clean["name"] for v in mains if v.good}}
    for verdict in mains:
        if verdict.row.line not in doubles or not verdict.good:
            _compare(verdict, finder.index, names)
    match_acting(verdicts, city, heads)
    before = {unit_id: head["employee_id"] for unit_id, head in city.heads.items()}
    return Outcome(verdicts, finder.index, before, heads)


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


def _place(verdict: Verdict, finder: Finder) -> None:
    row, known = verdict.row, verdict.known
    column = next((name for name in UNIT_COLUMNS if name in row.clean), None)
    if column is None:
        own = known if verdict.acting is None else None
        verdict.unit = finder.index.by_id.get(own["unit_id"]) if own else None
        if verdict.unit is None:
            row.refuse("unit_name", "missing")
    else:
        code, name, upper = (row.clean.get(one) for one in UNIT_NAMES)
        verdict.unit = finder.find(row, column, (code, name, upper))
    touched = {place["agency_id"] for place in (verdict.unit, known) if place}
    if finder.only is not None and touched - {finder.only}:
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


def _find_assessors(
    verdicts: list[Verdict], city: City, index: UnitIndex, heads: Mapping[UUID, UUID]
) -> None:
    in_file = {v.clean["number"]: v.person_id for v in verdicts if "number" in v.clean}
    for verdict in placed(verdicts):
        number = verdict.clean.get("superior_number")
        if number is None:
            verdict.assessor_id = head_above(verdict.unit, verdict.person_id, index, heads)
            if verdict.assessor_id is None and verdict.known is None:
                verdict.row.hint("superior_number", "no_superior", "nobody leads the unit yet")
            continue
        found = city.by_number.get(number) or in_file.get(number)
        if found is None:
            verdict.row.refuse("superior_number", "superior_unknown", "nobody has this number")
        elif found == verdict.person_id:
            verdict.row.refuse("superior_number", "superior_is_self", "nobody assesses themselves")
        verdict.assessor_id, verdict.assessor_source = found, Source.IMPORT


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
        verdict.action = verdict.refused()
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
