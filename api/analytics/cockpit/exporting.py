"""The cockpit to take along: its tables as XLSX or CSV, and a brief of two pages for the weekly meeting."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from api.analytics.cockpit import comparing, people, service, units, words
from api.analytics.cockpit.schemas import CockpitChoice, PeopleFilter, PeopleList, UnitFilter
from api.evaluations.models import Predikat
from api.foundation.clock import WITA
from api.foundation.paging import LARGEST_PAGE
from api.foundation.spreadsheets import Table, guarded, workbook
from api.identity.actor import Actor

MOST_PEOPLE = 2_000
"""Of a list; whoever needs more narrows the unit."""
MARK = "\ufeff"
"""By which a spreadsheet knows that a CSV is UTF-8."""
UNITS_IN_BRIEF, PEOPLE_IN_BRIEF, NEEDS_IN_BRIEF = 12, 10, 3
COUNTS = (
    "plan_missing",
    "complete",
    "unreported",
    "evidence_waiting",
    "feedback_missing",
    "unsigned",
)
Cell = str | int
Shown = Mapping[str, Any]


class TableName(StrEnum):
    """A table of the cockpit."""

    UNITS = "units"
    HELP = "help"
    KINDS = "kinds"


def list_tables(session: Session, actor: Actor, wanted: CockpitChoice) -> list[Table]:
    """Put all tables of the cockpit together, in the reader's language."""
    return [get_table(session, actor, wanted, name) for name in TableName]


def get_table(session: Session, actor: Actor, wanted: CockpitChoice, name: TableName) -> Table:
    """Put one table together, in the reader's language."""
    say = words.in_language(words.LABELS, actor.language)
    if name is TableName.UNITS:
        return _units(_all_units(session, actor, wanted), say, actor.language)
    if name is TableName.HELP:
        return _people(_who_needs_help(session, actor, wanted), say, actor.language)
    return _kinds(session, actor, wanted, say)


def as_workbook(tables: Sequence[Table]) -> bytes:
    """Write each table on a sheet."""
    return workbook(*tables)


def as_csv(table: Table) -> bytes:
    """Write a table as spreadsheets of this country read it: UTF-8, columns parted by semicolons."""
    kept = io.StringIO()
    writer = csv.writer(kept, delimiter=";", lineterminator="\r\n")
    for line in (table.header, *table.lines):
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in line])
    return (MARK + kept.getvalue()).encode()


def brief(session: Session, actor: Actor, wanted: CockpitChoice) -> dict[str, Any]:
    """Say what a brief shows; its template sets it in two pages, whatever lies below."""
    cockpit = service.get_cockpit(session, actor, wanted)
    say = words.in_language(words.LABELS, actor.language)
    tracks = words.in_language(words.TRACKS, actor.language)
    below = _all_units(session, actor, wanted)
    helped = _who_needs_help(session, actor, wanted, PEOPLE_IN_BRIEF)
    figures = cockpit["figures"]
    return {
        "language": actor.language,
        "say": dict(say),
        "unit": cockpit["unit"]["name"],
        "period": cockpit["period"]["id"],
        "lead": say["lead"].format(fine=_fine(figures), measured=_measured(figures)),
        "counted": _counted(cockpit["counted_at"], say),
        "figures": {**figures, "fine": _fine(figures), "late": _behind(figures)},
        "decisions": [_decision(one, actor.language) for one in cockpit["decisions"]],
        "spread": [[words.PREDIKATS[one], figures[one]] for one in Predikat],
        "forecast": cockpit["forecast"],
        "units": [
            {
                "name": line["unit"]["name"],
                "progress": line["figures"]["progress_bp"],
                "expected": line["figures"]["expected_bp"],
                "track": tracks[line["figures"]["track"]],
                "complete": line["figures"]["complete"],
                "posts": line["figures"]["posts"],
            }
            for line in below[:UNITS_IN_BRIEF]
        ],
        "more_units": max(len(below) - UNITS_IN_BRIEF, 0),
        "people": [
            {
                "name": line["employee"]["name"],
                "unit": line["unit"]["name"],
                "track": tracks[line["track"]],
                "needs": _needs(line, actor.language, NEEDS_IN_BRIEF),
            }
            for line in helped
        ],
    }


def _all_units(session: Session, actor: Actor, wanted: CockpitChoice) -> list[Any]:
    asked = UnitFilter(**wanted.model_dump(), size=LARGEST_PAGE)
    return list(units.list_units(session, actor, asked).items)


def _who_needs_help(
    session: Session, actor: Actor, wanted: CockpitChoice, most: int = MOST_PEOPLE
) -> list[Any]:
    found: list[Any] = []
    size = min(most, LARGEST_PAGE)
    for page in range(1, most // size + 1):
        asked = PeopleFilter(**wanted.model_dump(), listed=PeopleList.HELP, page=page, size=size)
        part = people.list_people(session, actor, asked)
        found += part.items
        if len(found) >= part.total:
            break
    return found


def _units(lines: Sequence[Shown], say: words.Words, language: str) -> Table:
    header = (
        "unit",
        "head",
        "posts",
        *COUNTS,
        "on_track",
        "behind",
        "slipped",
        "progress",
        "expected",
        "track",
    )
    rows = (
        [
            line["unit"]["name"],
            line["head"]["name"] if line["head"] else "",
            line["figures"]["posts"],
            *_of_figures(line["figures"], COUNTS),
            _fine(line["figures"]),
            _behind(line["figures"]),
            line["slipped"],
            *_means(line["figures"]),
            words.in_language(words.TRACKS, language)[line["figures"]["track"]],
        ]
        for line in lines
    )
    return Table([say[name] for name in header], rows, say["units"])


def _people(lines: Sequence[Shown], say: words.Words, language: str) -> Table:
    header = ("name", "nip", "position", "unit", "assessor", "track", "needs", "farthest")
    rows = (
        [
            line["employee"]["name"],
            line["employee"]["nip"] or "",
            line["employee"]["position"],
            line["unit"]["name"],
            line["assessor"]["name"] if line["assessor"] else "",
            words.in_language(words.TRACKS, language)[line["track"]],
            _needs(line, language),
            line["farthest"] or "",
        ]
        for line in lines
    )
    return Table([say[name] for name in header], rows, say["help"])


def _kinds(session: Session, actor: Actor, wanted: CockpitChoice, say: words.Words) -> Table:
    header = ("kind", "posts", *COUNTS, "on_track", "behind", "progress", "expected")
    found = comparing.compare_positions(session, actor, wanted)["items"]
    rows = (
        [
            (line["kind"] or "").replace("_", " "),
            line["figures"]["posts"],
            *_of_figures(line["figures"], COUNTS),
            _fine(line["figures"]),
            _behind(line["figures"]),
            *_means(line["figures"]),
        ]
        for line in found
    )
    return Table([say[name] for name in header], rows, say["kinds"])


def _of_figures(figures: Shown, names: Sequence[str]) -> Iterator[int]:
    return (figures[name] for name in names)


def _means(figures: Shown) -> list[Cell]:
    """Give the two means in percent; empty where nothing is measured."""
    means = (figures["progress_bp"], figures["expected_bp"])
    return ["" if one is None else round(one / 100) for one in means]


def _fine(figures: Shown) -> int:
    return int(figures["ahead"] + figures["on_track"])


def _behind(figures: Shown) -> int:
    return int(figures["slightly_behind"] + figures["far_behind"])


def _measured(figures: Shown) -> int:
    return _fine(figures) + _behind(figures)


def _needs(line: Shown, language: str, most: int | None = None) -> str:
    said = words.in_language(words.NEEDS, language)
    return ", ".join(said[need["kind"]] for need in line["needs"][:most])


def _decision(one: Shown, language: str) -> str:
    said = words.in_language(words.DECISIONS, language)[one["kind"]]
    return said.format(unit=one["unit"]["name"], count=one["count"], of=one["of"])


def _counted(at: datetime | None, say: words.Words) -> str:
    if at is None:
        return ""
    return say["counted"].format(at=f"{at.astimezone(WITA):%d-%m-%Y %H.%M}")
