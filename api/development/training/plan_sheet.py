"""The training plan to take to the budget talk: a workbook in the reader's language."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from api.development.training import queries
from api.development.training.plan_page import get_plan
from api.development.training.plan_schemas import PlanChoice
from api.foundation.spreadsheets import Table
from api.foundation.types import decimal_text
from api.identity.actor import Actor

WORDS: dict[str, dict[str, str]] = {
    "id": {
        "programmes": "Program", "missing": "Belum ada usulan", "sums": "Ringkasan",
        "priority": "Urutan", "title": "Judul", "state": "Status", "unit": "Untuk", "competences": "Kompetensi",
        "days": "Waktu", "hours": "JP", "seats": "Kursi", "needs": "Kebutuhan", "people": "Orang",
        "reached": "Terjangkau", "answered": "Kebutuhan terjawab", "budget": "Anggaran (Rp)",
        "cost_per_seat": "Per kursi (Rp)", "competence": "Kompetensi", "units": "Terbanyak di",
        "figure": "Angka", "value": "Nilai", "year": "Tahun", "people_needing": "Orang dengan kebutuhan",
        "not_reached": "Belum terjangkau", "twice": "Ikut dua program", "ceiling": "Pagu (Rp)",
        "draft": "Rancangan", "proposed": "Diusulkan", "approved": "Disetujui", "done": "Selesai",
    },
    "en": {
        "programmes": "Programmes", "missing": "Nothing proposed", "sums": "Summary",
        "priority": "Order", "title": "Title", "state": "State", "unit": "For", "competences": "Competences",
        "days": "Days", "hours": "JP", "seats": "Seats", "needs": "Needs", "people": "People",
        "reached": "Reached", "answered": "Needs answered", "budget": "Budget (Rp)",
        "cost_per_seat": "Per seat (Rp)", "competence": "Competence", "units": "Most in",
        "figure": "Figure", "value": "Value", "year": "Year", "people_needing": "People with a need",
        "not_reached": "Not reached", "twice": "In two programmes", "ceiling": "Ceiling (Rp)",
        "draft": "Draft", "proposed": "Proposed", "approved": "Approved", "done": "Done",
    },
}  # fmt: skip
COLUMNS = (
    "priority", "title", "state", "unit", "competences", "days", "hours", "seats", "needs", "people",
    "reached", "answered", "budget", "cost_per_seat",
)  # fmt: skip
SUMS = (
    "year", "people_needing", "needs", "reached", "not_reached", "twice", "answered", "seats", "budget",
    "ceiling",
)  # fmt: skip
Cell = str | int


def plan_tables(session: Session, actor: Actor, wanted: PlanChoice) -> list[Table]:
    """Put the plan's sheets together."""
    plan = get_plan(session, actor, wanted)
    say = WORDS[actor.language]
    codes = {code for one in plan["programmes"] for code in one["competences"]}
    codes |= {one["competence"] for one in plan["missing"]}
    names = queries.competence_names(session, sorted(codes))
    return [
        Table(
            [say[name] for name in COLUMNS],
            [_line(one, say, names) for one in plan["programmes"]],
            say["programmes"],
        ),
        Table(
            [say["competence"], say["needs"], say["units"]],
            [
                (names[one["competence"]], one["needs"], ", ".join(u["name"] for u in one["units"]))
                for one in plan["missing"]
            ],
            say["missing"],
        ),
        Table(
            [say["figure"], say["value"]],
            [
                (say["unit"], plan["unit"]["name"]),
                *((say[name], _cell(plan[name])) for name in SUMS),
            ],
            say["sums"],
        ),
    ]


def _line(one: Mapping[str, Any], say: Mapping[str, str], names: Mapping[str, str]) -> list[Cell]:
    cells = {
        **one,
        "state": say[one["state"]],
        "unit": one["unit"]["name"],
        "competences": ", ".join(names[code] for code in one["competences"]),
        "days": f"{one['from_on']:%d/%m/%Y}-{one['until_on']:%d/%m/%Y}",
        "hours": decimal_text(one["hours"]),
    }
    return [_cell(cells[name]) for name in COLUMNS]


def _cell(value: Any) -> Cell:
    """Write whole numbers as numbers, rupiah too."""
    if value is None:
        return ""
    return value if isinstance(value, str) else int(value)
