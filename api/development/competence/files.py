"""The competence model as files: read with a look at what each row would do, and written to be filled in.

What the file does not name stays as it is. For a while a file can be taken back (`undoing`).
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from sqlalchemy.orm import Session

from api.development.competence.catalogue import Catalogue, catalogue, title_key
from api.development.competence.errors import ModelFileUnreadable
from api.development.competence.file_schemas import ModelFileWanted
from api.development.competence.models import ANY_TITLE, ModelFileKind, ModelFileTaken
from api.development.competence.permissions import may_keep
from api.development.competence.schemas import CompetenceDraft, RequirementDraft
from api.development.competence.taking import Taken, write_competences, write_requirements
from api.foundation.bounded import Bounds, OutOfBounds, read_apart
from api.foundation.clock import now
from api.foundation.errors import Invalid
from api.foundation.ids import new_id
from api.foundation.spreadsheets import Table, workbook
from api.identity.actor import Actor
from api.imports.permissions import agency_for
from api.imports.queries import UNDO_WITHIN
from api.imports.reading.sheets import Wanted, read_table
from api.organization.models import Agency
from api.organization.names import name_key

BOUNDS = Bounds(memory=300 * 2**20, processor_seconds=20, seconds=60, answer=24 * 2**20)
MOST_ROWS = 2_000
LEVELS = tuple(f"tingkat {number}" for number in range(1, 6))
COLUMNS: Mapping[ModelFileKind, Mapping[str, str]] = {
    ModelFileKind.KOMPETENSI: {
        "code": "kode",
        "group": "kelompok",
        "name": "nama",
        "description": "uraian",
        **{name: name for name in LEVELS},
    },
    ModelFileKind.KOMPETENSI_JABATAN: {
        "position_kind": "jenis jabatan",
        "title": "jabatan",
        "competence_code": "kode kompetensi",
        "level": "tingkat",
    },
}
"""The fields of a row and what the file calls them."""
NEEDED = {
    ModelFileKind.KOMPETENSI: ["code", "group", "name"],
    ModelFileKind.KOMPETENSI_JABATAN: ["position_kind", "title", "competence_code", "level"],
}
UNIQUE = {
    ModelFileKind.KOMPETENSI: ["code"],
    ModelFileKind.KOMPETENSI_JABATAN: ["position_kind", "title", "competence_code"],
}
"""What a file names once."""
Cells = Mapping[str, str]
Lines = Sequence[tuple[int, Cells]]


class RowRefused(Exception):
    """A row that cannot be taken: its field, and what is wrong."""

    def __init__(self, field: str, fault: str) -> None:
        super().__init__(field, fault)
        self.field, self.fault = field, fault


async def read_file(path: Path, kind: ModelFileKind) -> Lines:
    """Read a file in a process that it may kill."""
    names = {name_key(title): (0, field) for field, title in COLUMNS[kind].items()}
    wanted: Wanted = {"names": names, "needed": NEEDED[kind]}
    try:
        with path.open("rb") as file:
            read = await read_apart(read_table, file, wanted, BOUNDS)
    except OutOfBounds as error:
        raise ModelFileUnreadable(why="out_of_bounds") from error
    if "problem" in read[-1]:
        raise ModelFileUnreadable(why=read[-1]["problem"])
    lines = [(line, cells) for part in read[1:] for line, cells in part["lines"]]
    if len(lines) > MOST_ROWS:
        raise ModelFileUnreadable(why="too_many_rows")
    return lines


def begin_file(session: Session, actor: Actor, wanted: ModelFileWanted) -> Actor:
    """Refuse whoever keeps nothing of the model, or not of that agency, before a file is read."""
    agency_id = agency_for(actor, wanted.agency_id)
    if agency_id is not None and session.get(Agency, agency_id) is None:
        raise Invalid(("query/agency_id", "unknown", "no such agency"))
    return actor


def take_file(
    session: Session, actor: Actor, lines: Lines, wanted: ModelFileWanted
) -> dict[str, Any]:
    """Take the rows in that are good, or only say what they would do."""
    begin_file(session, actor, wanted)
    shown, taken = _judged(session, actor, lines, wanted)
    differing = [one for one in taken if one.outcome != "same"]
    kept = None if wanted.dry_run else _kept(session, actor, differing, wanted)
    counts = Counter(one["outcome"] for one in shown)
    words = ("added", "changed", "removed", "same", "refused")
    return {
        **{word: counts[word] for word in words},
        "id": kept.id if kept else None,
        "undo_until": kept.created_at + UNDO_WITHIN if kept else None,
        "dry_run": wanted.dry_run,
        "rows": shown,
    }


def _kept(
    session: Session, actor: Actor, taken: Sequence[Taken], wanted: ModelFileWanted
) -> ModelFileTaken | None:
    """Write what differs, and keep what stood before; none where nothing differs."""
    if not taken:
        return None
    of_competences = wanted.kind is ModelFileKind.KOMPETENSI
    write = write_competences if of_competences else write_requirements
    kept = ModelFileTaken(
        id=new_id(),
        kind=wanted.kind,
        agency_id=agency_for(actor, wanted.agency_id),
        taken_by=actor.id,
        changes=write(session, actor, taken),
        created_at=now(),
    )
    session.add(kept)
    session.flush()
    return kept


def _judged(
    session: Session, actor: Actor, lines: Lines, wanted: ModelFileWanted
) -> tuple[list[dict[str, Any]], list[Taken]]:
    """Say of each row what it does, and give those that can be taken."""
    model, agency_id = catalogue(session), agency_for(actor, wanted.agency_id)
    judge = _competence if wanted.kind is ModelFileKind.KOMPETENSI else _requirement
    shown, taken, seen = [], [], set[tuple[str, ...]]()
    for line, cells in lines:
        try:
            one = judge(model, actor, cells, agency_id)
            _check_once(seen, cells, UNIQUE[wanted.kind])
        except RowRefused as refusal:
            shown.append(_shown(line, _code(cells), "refused", refusal))
        else:
            shown.append(_shown(line, one.code, one.outcome, None))
            taken.append(one)
    return shown, taken


def _shown(line: int, code: str | None, outcome: str, refusal: RowRefused | None) -> dict[str, Any]:
    return {
        "row": line,
        "code": code,
        "outcome": outcome,
        "field": refusal.field if refusal else None,
        "fault": refusal.fault if refusal else None,
    }


def _code(cells: Cells) -> str | None:
    return cells.get("code") or cells.get("competence_code")


def _check_once(seen: set[tuple[str, ...]], cells: Cells, fields: Sequence[str]) -> None:
    key = tuple(name_key(cells.get(field, "")) for field in fields)
    if key in seen:
        raise RowRefused(fields[-1], "twice")
    seen.add(key)


def _read(make: Callable[..., Any], **given: Any) -> Any:
    """Read a row as a request would be, or refuse its field."""
    try:
        return make(**given)
    except ValidationError as error:
        first = error.errors()[0]
        raise RowRefused(str(first["loc"][0]), first["type"]) from error


def _word(cells: Cells, field: str) -> str:
    """Read a word of a list as people write it: "Ahli Muda"."""
    return name_key(cells.get(field, "").replace("_", " ")).replace(" ", "_")


def _competence(model: Catalogue, actor: Actor, cells: Cells, agency_id: int | None) -> Taken:
    levels = [cells.get(name, "") for name in LEVELS]
    draft: CompetenceDraft = _read(
        CompetenceDraft,
        code=cells.get("code", ""),
        group=_word(cells, "group"),
        agency_id=agency_id,
        name=cells.get("name", ""),
        description=cells.get("description") or None,
        levels=levels if any(levels) else None,
    )
    known = model.all.get(draft.code)
    group = known["competence_group"] if known else draft.group
    owner = known["agency_id"] if known else draft.agency_id
    if not may_keep(actor, group, owner):
        raise RowRefused("code", "not_yours")
    if group is not draft.group or owner not in (None, agency_id):
        raise RowRefused("group", "another_competence")
    if known is None and owner is not None and group != "teknis":
        raise RowRefused("group", "not_technical")
    said = {"name": draft.name, "description": draft.description, "levels": draft.levels}
    if known is None:
        made = {**said, "code": draft.code, "competence_group": group, "agency_id": owner}
        return Taken("added", draft.code, None, made)
    new = {name: value for name, value in said.items() if known[name] != value}  # type: ignore[literal-required]  # columns of the row
    return Taken("changed" if new else "same", draft.code, known["id"], new)


def _requirement(model: Catalogue, actor: Actor, cells: Cells, _agency_id: int | None) -> Taken:
    draft: RequirementDraft = _read(
        RequirementDraft,
        position_kind=_word(cells, "position_kind"),
        title=cells.get("title") or ANY_TITLE,
        competence_code=cells.get("competence_code", ""),
        level=cells.get("level") or None,
    )
    one = model.all.get(draft.competence_code)
    if one is None:
        raise RowRefused("competence_code", "unknown_competence")
    if not may_keep(actor, one["competence_group"], one["agency_id"]):
        raise RowRefused("competence_code", "not_yours")
    key = ANY_TITLE if draft.title == ANY_TITLE else title_key(draft.title)
    kept = model.level_of(draft.position_kind, key, draft.competence_code)
    outcome = "same" if kept == draft.level else "added" if kept is None else "changed"
    if draft.level is None and kept is not None:
        outcome = "removed"
    values = {
        "position_kind": draft.position_kind,
        "title_key": key,
        "competence_code": draft.competence_code,
        "level": draft.level,
    }
    return Taken(outcome, draft.competence_code, one["id"], values, kept)


def write_file(session: Session, _actor: Actor, kind: ModelFileKind) -> bytes:
    """Write what stands, in the columns of a file: to be filled in, changed and taken in again."""
    model = catalogue(session)
    header = list(COLUMNS[kind].values())
    if kind is ModelFileKind.KOMPETENSI:
        lines = [
            [one["code"], one["competence_group"].value, one["name"], one["description"] or "",
             *(one["levels"] or [""] * len(LEVELS))]
            for one in model.all.values()
        ]  # fmt: skip
        return workbook(Table(header, lines))
    levels = [
        [one["position_kind"].value, one["title_key"], one["competence_code"], str(one["level"])]
        for one in model.requirements
    ]
    return workbook(Table(header, levels))
