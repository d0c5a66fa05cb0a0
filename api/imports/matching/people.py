"""What each row of people would do: whom it means, where, under whom; refused, added or changed.

Who leads a unit once the file is applied is the superior of its people (R4).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from api.foundation.rows import Row
from api.imports.matching import belonging
from api.imports.matching.city import City
from api.imports.matching.posts import leads, leads_acting, match_acting
from api.imports.matching.power import Asker, Limits
from api.imports.matching.rows import FileRow, PersonMatch
from api.imports.matching.superiors import check_superiors
from api.imports.matching.units import Finder, UnitIndex
from api.imports.models import RowAction
from api.organization.models import ENDED, EmployeeKind, EmployeeState, Source

PLAIN = ("name", "front_title", "back_title", "grade", "state", "kind", "phone", "email")
FROM_NUMBER = ("birth_date", "sex")
UNIT_COLUMNS = ("unit_code", "unit_name")
UNIT_NAMES = (*UNIT_COLUMNS, "upper_unit_name")


@dataclass
class PeopleMatched:
    """What a file of people would do: its rows, and who leads which unit before and after."""

    matches: list[PersonMatch]
    index: UnitIndex
    before: dict[UUID, UUID]
    after: dict[UUID, UUID]
    """Unit → who leads it definitively once the file is applied."""

    @property
    def mains(self) -> list[PersonMatch]:
        """Acceptable rows about somebody's own post."""
        return [m for m in self.matches if m.good and m.unit and m.acting is None]

    @property
    def acting(self) -> list[PersonMatch]:
        """Acceptable rows that begin or change an acting post."""
        going = (RowAction.ADD, RowAction.CHANGE)
        return [m for m in self.matches if m.acting is not None and m.action in going]


def numbers_of(rows: Iterable[FileRow]) -> set[str]:
    """Name every number that the rows mention."""
    names = ("number", "old_number", "superior_number")
    return {row.clean[name] for row in rows for name in names if name in row.clean}


def emails_of(rows: Iterable[FileRow]) -> set[str]:
    return {row.clean["email"] for row in rows if "email" in row.clean}


def match_people(
    rows: list[FileRow], city: City, asker: Asker, choices: Mapping[str, str]
) -> PeopleMatched:
    """Say what each row would do, and which go beyond what the asker may do."""
    finder = Finder(UnitIndex.of(city.units), choices, asker.only)
    limits = Limits(asker, city, finder.index)
    matches = [_recognize(row, city) for row in rows]
    mains = [match for match in matches if match.acting is None]
    repeated = _refuse_doubles(mains)
    for match in matches:
        _place(match, finder)
        _check_known(match)
    _refuse_taken(mains, city)
    _limit_heads(matches, limits)
    heads = _find_heads(mains, city)
    _find_assessors(mains, city, finder.index, heads)
    for match in _placed(mains):
        limits.check_assessor(match, heads)
    _follow_refused(mains)
    names = {**city.names, **{m.person_id: m.clean["name"] for m in mains if m.good}}
    for match in mains:
        if match.row.line not in repeated or not match.good:
            _compare(match, finder.index, names)
    match_acting(matches, city, heads)
    limits.check_asker(matches)
    before = {unit_id: head["employee_id"] for unit_id, head in city.heads.items()}
    return PeopleMatched(matches, finder.index, before, heads)


def _recognize(row: FileRow, city: City) -> PersonMatch:
    mentioned = (row.clean.get("number"), row.clean.get("old_number"))
    key = next((city.by_number[n] for n in mentioned if n in city.by_number), None)
    known = city.people.get(key) if key else None
    if known is None:
        return PersonMatch(row)
    is_new = mentioned[0] not in city.by_number
    return PersonMatch(row, known, person_id=known["id"], has_new_number=is_new)


def _refuse_doubles(matches: list[PersonMatch]) -> set[int]:
    """Refuse rows of the same person that differ; the repetition of a row changes nothing."""
    by_person: dict[Any, list[PersonMatch]] = defaultdict(list)
    for match in matches:
        if match.good:
            known = match.known
            by_person[known["id"] if known else match.clean["number"]].append(match)
    repeated: set[int] = set()
    for same in by_person.values():
        lines = [match.row.line for match in same]
        differ = any(match.clean != same[0].clean for match in same)
        for match in same if differ else same[1:]:
            match.person_id = same[0].person_id
            if differ:
                others = ", ".join(str(line) for line in lines if line != match.row.line)
                match.row.refuse("number", "duplicate", lines=others)
            else:
                match.row.hint("number", "repeated", lines=str(lines[0]))
                repeated.add(match.row.line)
    return repeated


def _place(match: PersonMatch, finder: Finder) -> None:
    row, known = match.row, match.known
    column = next((name for name in UNIT_COLUMNS if name in row.clean), None)
    if column is None:
        own = known if match.acting is None else None
        match.unit = finder.index.by_id.get(own["unit_id"]) if own else None
        if match.unit is None:
            row.refuse("unit_name", "missing")
    else:
        code, name, upper = (row.clean.get(one) for one in UNIT_NAMES)
        match.unit = finder.find(row, column, (code, name, upper))
    touched = {place["agency_id"] for place in (match.unit, known) if place}
    if finder.only is not None and touched - {finder.only}:
        row.refuse(column or "number", "other_agency")


def _check_known(match: PersonMatch) -> None:
    """Hold a row against what is recorded of the person."""
    belonging.check_match(match)
    before = match.known["state"] if match.known else EmployeeState.AKTIF
    after = match.clean.get("state", before)
    if before != after and ENDED & {before, after}:
        match.row.refuse("state", "service_end")


def _refuse_taken(matches: list[PersonMatch], city: City) -> None:
    owners: dict[str, UUID] = dict(city.emails)
    for match in matches:
        if not match.good:
            continue
        email = match.clean.get("email")
        if email and owners.setdefault(email, match.person_id) != match.person_id:
            match.row.refuse("email", "email_taken")
        login = city.logins.get(match.clean["number"])
        if login is not None and login != match.person_id:
            match.row.refuse("number", "login_taken")


def _limit_heads(matches: list[PersonMatch], limits: Limits) -> None:
    for match in _placed(matches):
        if leads_acting(match) if match.acting else _leads(match):
            limits.check_head(match)


def _placed(matches: list[PersonMatch]) -> list[PersonMatch]:
    return [match for match in matches if match.good and match.unit]


def _find_heads(matches: list[PersonMatch], city: City) -> dict[UUID, UUID]:
    """Say who leads which unit once the file is applied; two for a unit are refused."""
    claims: dict[UUID, list[PersonMatch]] = defaultdict(list)
    for match in _placed(matches):
        match.is_head = _leads(match)
        if match.is_head:
            claims[match.unit_id].append(match)
    for several in claims.values():
        if len({match.person_id for match in several}) > 1:
            lines = ", ".join(str(match.row.line) for match in several)
            for match in several:
                match.row.refuse("position", "two_heads", lines=lines)
    return _settle_heads(_placed(matches), city)


def _settle_heads(placed: list[PersonMatch], city: City) -> dict[UUID, UUID]:
    """Let heads of the file follow those of the city who leave by the same file."""
    leading = [match for match in placed if match.is_head]
    staying = {(match.unit_id, match.person_id) for match in leading}
    in_file = {match.person_id for match in placed}
    heads = {
        unit_id: head["employee_id"]
        for unit_id, head in city.heads.items()
        if head["employee_id"] not in in_file or (unit_id, head["employee_id"]) in staying
    }
    for match in leading:
        head = heads.setdefault(match.unit_id, match.person_id)
        if head != match.person_id:
            named = {"name": city.names[head]} if head in city.names else {}
            match.row.refuse("position", "unit_has_head", **named)
    return heads


def _leads(match: PersonMatch) -> bool:
    if "is_head" in match.clean:
        return bool(match.clean["is_head"])
    known, title, unit = match.known, match.clean["title"], match.unit or {}
    if known and (known["title"], known["unit_id"]) == (title, unit["id"]):
        return bool(known["is_head"])
    return leads(title, unit["name"])


def head_above(
    unit: Row | None, person_id: UUID, index: UnitIndex, heads: Mapping[UUID, UUID]
) -> UUID | None:
    """Find who leads somebody's unit, or the nearest one above that somebody else leads (R4)."""
    while unit is not None:
        head = heads.get(unit["id"])
        if head is not None and head != person_id:
            return head
        unit = index.above(unit)
    return None


def _find_assessors(
    matches: list[PersonMatch], city: City, index: UnitIndex, heads: Mapping[UUID, UUID]
) -> None:
    in_file = {m.clean["number"]: m.person_id for m in matches if "number" in m.clean}
    for match in _placed(matches):
        number = match.clean.get("superior_number")
        if number is None:
            match.assessor_id = head_above(match.unit, match.person_id, index, heads)
            if match.assessor_id is None and match.known is None:
                match.row.hint("superior_number", "no_superior")
            continue
        found = city.by_number.get(number) or in_file.get(number)
        if found is None:
            match.row.refuse("superior_number", "superior_unknown")
        elif found == match.person_id:
            match.row.refuse("superior_number", "superior_is_self")
        match.assessor_id, match.assessor_source = found, Source.IMPORT
    check_superiors(_placed(matches), city, index, heads)


def _follow_refused(matches: list[PersonMatch]) -> None:
    """Refuse who would be assessed by somebody who is refused and not there yet."""
    waiting = True
    while waiting:
        absent = {m.person_id for m in matches if not m.good and m.known is None}
        there = {m.person_id for m in matches if m.good}
        waiting = False
        for match in matches:
            if match.good and match.assessor_id in absent - there:
                match.row.refuse("superior_number", "superior_refused")
                waiting = True


def _compare(match: PersonMatch, index: UnitIndex, names: Mapping[UUID, str]) -> None:
    if not match.good:
        match.refuse()
        return
    if match.known is None:
        match.action = RowAction.ADD
        match.clean.setdefault("kind", EmployeeKind.PNS)
        match.clean.setdefault("state", EmployeeState.AKTIF)
        return
    known, clean = match.known, match.clean
    match.compare(PLAIN)
    if match.has_new_number:
        match.changes["number"] = [known["nip"], clean["number"]]
    said = [name for name in FROM_NUMBER if match.row.text(name) or known[name] is None]
    match.compare(tuple(said))
    _compare_post(match, known, index)
    _compare_assessor(match, known, names)
    match.action = RowAction.CHANGE if match.changes else RowAction.SAME


def _compare_post(match: PersonMatch, known: Row, index: UnitIndex) -> None:
    changes = match.changes
    if match.unit and known["unit_id"] != match.unit["id"]:
        before = index.by_id.get(known["unit_id"])
        changes["unit"] = [before["name"] if before else None, match.unit["name"]]
    match.compare(("title", "position_kind"))
    if known["is_head"] != match.is_head:
        changes["is_head"] = [known["is_head"], match.is_head]


def _compare_assessor(match: PersonMatch, known: Row, names: Mapping[UUID, str]) -> None:
    """Keep an assessor whom somebody named, unless the file names one or the post is another."""
    before = known["assessor_id"]
    named_by_hand = before is not None and known["assessor_source"] != Source.DERIVED
    keeps = named_by_hand and match.assessor_source is Source.DERIVED and not match.moved
    if keeps or match.assessor_id is None:
        match.assessor_id = before
    elif match.assessor_id != before:
        match.changes["assessor"] = [names.get(before), names.get(match.assessor_id)]
