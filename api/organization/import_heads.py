"""Who leads which unit once a file is applied, and whose superior that makes them (R4)."""

from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

from api.foundation.rows import Row
from api.organization.import_knowing import City
from api.organization.import_positions import leads
from api.organization.import_units_found import UnitIndex
from api.organization.import_verdicts import Verdict


def placed(verdicts: list[Verdict]) -> list[Verdict]:
    """Give the acceptable rows whose unit is known."""
    return [verdict for verdict in verdicts if verdict.good and verdict.unit]


def find_heads(verdicts: list[Verdict], city: City) -> dict[UUID, UUID]:
    """Say who leads which unit once the file is applied; two for a unit are refused."""
    claims: dict[UUID, list[Verdict]] = defaultdict(list)
    for verdict in placed(verdicts):
        verdict.is_head = _leads(verdict)
        if verdict.is_head:
            claims[verdict.unit_id].append(verdict)
    for several in claims.values():
        if len({verdict.person_id for verdict in several}) > 1:
            lines = ", ".join(str(verdict.row.line) for verdict in several)
            for verdict in several:
                verdict.row.refuse("position", "two_heads", f"lines {lines} lead the same unit")
    return _settle_heads(placed(verdicts), city)


def _settle_heads(placed: list[Verdict], city: City) -> dict[UUID, UUID]:
    """Let heads of the file follow those of the city who leave by the same file."""
    leading = [verdict for verdict in placed if verdict.is_head]
    staying = {(verdict.unit_id, verdict.person_id) for verdict in leading}
    in_file = {verdict.person_id for verdict in placed}
    heads = {
        unit_id: head["employee_id"]
        for unit_id, head in city.heads.items()
        if head["employee_id"] not in in_file or (unit_id, head["employee_id"]) in staying
    }
    for verdict in leading:
        head = heads.setdefault(verdict.unit_id, verdict.person_id)
        if head != verdict.person_id:
            named = city.names.get(head, "")
            verdict.row.refuse("position", "unit_has_head", f"{named} leads the unit")
    return heads


def _leads(verdict: Verdict) -> bool:
    if "is_head" in verdict.clean:
        return bool(verdict.clean["is_head"])
    known = verdict.known
    title, unit = verdict.clean["title"], verdict.unit
    if known and unit and (known["title"], known["unit_id"]) == (title, unit["id"]):
        return bool(known["is_head"])
    return bool(unit) and leads(title, (unit or {})["name"])


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
