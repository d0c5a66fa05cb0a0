"""The regulation's tables as they are stored."""

from collections import Counter
from datetime import date
from itertools import product

import pytest

from api.rules import queries
from api.rules.service import seed_rules
from tests.conftest import Db
from tests.found import found
from tests.goals.factories import As
from tests.people import Town

RATINGS = ("di_bawah_ekspektasi", "sesuai_ekspektasi", "di_atas_ekspektasi")
DAY = date(2026, 10, 8)
W30_TO_W38 = {
    "W30": ("di_atas_ekspektasi", "di_atas_ekspektasi", "sangat_baik"),
    "W31": ("di_atas_ekspektasi", "sesuai_ekspektasi", "baik"),
    "W32": ("di_atas_ekspektasi", "di_bawah_ekspektasi", "kurang"),
    "W33": ("sesuai_ekspektasi", "di_atas_ekspektasi", "baik"),
    "W34": ("sesuai_ekspektasi", "sesuai_ekspektasi", "baik"),
    "W35": ("sesuai_ekspektasi", "di_bawah_ekspektasi", "kurang"),
    "W36": ("di_bawah_ekspektasi", "di_atas_ekspektasi", "butuh_perbaikan"),
    "W37": ("di_bawah_ekspektasi", "sesuai_ekspektasi", "butuh_perbaikan"),
    "W38": ("di_bawah_ekspektasi", "di_bawah_ekspektasi", "sangat_kurang"),
}


@pytest.fixture
def quadrant(db: Db) -> dict[str, str]:
    table = db.read(queries.table, "quadrant", DAY)
    return {key: cells["predikat"] for key, cells in table.items()}


def test_every_worked_example_of_the_quadrant(quadrant: dict[str, str]) -> None:
    """R37, W30–W38."""
    for name, (results, behaviour, predikat) in W30_TO_W38.items():
        assert quadrant[f"{results}/{behaviour}"] == predikat, name


def test_the_quadrant_is_total_and_strict(quadrant: dict[str, str]) -> None:
    """R37: nine cells, one Sangat Baik, and behaviour below never better than Kurang."""
    assert set(quadrant) == {f"{r}/{b}" for r, b in product(RATINGS, RATINGS)}
    assert list(quadrant.values()).count("sangat_baik") == 1
    below = {p for key, p in quadrant.items() if key.endswith("/di_bawah_ekspektasi")}
    assert below == {"kurang", "sangat_kurang"}


@pytest.mark.parametrize(
    ("table", "rule", "rows"),
    [
        ("aspects", "R14", 4),
        ("perspectives", "R15", 4),
        ("goal_kinds", "R16", 2),
        ("ratings", "R36", 3),
        ("predikat", "R38", 5),
        ("unit_grades", "R39", 5),
        ("distribution", "R42", 5),
        ("teaching_practices", "R106", 8),
    ],
)
def test_tables_are_served_with_their_rule(
    town: Town, as_: As, table: str, rule: str, rows: int
) -> None:
    shown = as_(town.wayan.id).get(f"/rules/tables/{table}").json()

    assert (shown["rule_id"], len(shown["rows"])) == (rule, rows)


def test_practices_have_three_behaviours_with_three_of_each_kind(db: Db) -> None:
    """R106, R107: eight practices in three components; one name is the city's own reading."""
    table = db.read(queries.table, "teaching_practices", DAY)

    assert Counter(cells["component"] for cells in table.values()) == {
        "manajemen_kelas": 2,
        "dukungan_psikologis": 3,
        "metode_pembelajaran": 3,
    }
    assert [key for key, cells in table.items() if cells["read_by"] == "city"] == [
        "aktivitas_interaktif"
    ]
    for cells in found(table.values()):
        behaviours = cells["behaviours"]
        assert len({behaviour["code"] for behaviour in behaviours}) == 3
        for behaviour in behaviours:
            assert (len(behaviour["advised"]), len(behaviour["avoided"])) == (3, 3)
            sentences = [behaviour["text"], *behaviour["advised"], *behaviour["avoided"]]
            assert all(words.keys() == {"id", "en"} for words in sentences)


def test_behaviour_has_seven_values_of_three_guides(town: Town, as_: As) -> None:
    """R26."""
    items = as_(town.wayan.id).get("/rules/behaviour-values").json()["items"]

    assert [len(value["guides"]) for value in items] == [3] * 7


def test_unknown_rules_are_not_found(town: Town, as_: As) -> None:
    me = as_(town.wayan.id)

    assert me.get("/rules/tables/nothing").status_code == 404
    assert me.get("/rules/texts/R999").status_code == 404
    assert me.get("/rules/texts/R37").json()["title"] == "Kuadran kinerja"
    assert "R34" in {row["legal_basis"] for row in me.get("/rules/settings").json()["items"]}


def test_seeding_again_changes_nothing(db: Db) -> None:
    before = db.read(queries.table, "quadrant", DAY)
    db.write(seed_rules)

    assert db.read(queries.table, "quadrant", DAY) == before


@pytest.mark.parametrize(
    ("start", "count", "six_day", "expected"),
    [
        (date(2026, 10, 8), 1, False, date(2026, 10, 9)),
        (date(2026, 10, 9), 1, False, date(2026, 10, 12)),
        (date(2026, 10, 9), 1, True, date(2026, 10, 10)),
        (date(2026, 6, 15), 1, False, date(2026, 6, 19)),
        (date(2026, 8, 14), 1, False, date(2026, 8, 18)),
        (date(2026, 10, 8), 14, False, date(2026, 10, 28)),
    ],
)
def test_working_days_know_bali(
    db: Db, start: date, count: int, six_day: bool, expected: date
) -> None:
    """Galungan on 17 June 2026 closes three days, Independence Day falls on a Monday."""

    def add(session: object) -> date:
        return queries.add_working_days(session, start, count, six_day=six_day)  # type: ignore[arg-type]  # a session

    assert db.read(add) == expected
